"""Embedded notes end, whatever embeds what, and keep apart what belongs to each."""

from __future__ import annotations

import re

import pytest

from gradient_garden.pages.excerpts import MOST_NESTED, MOST_TEXT
from tests.garden.pages.helpers import body, codes, page


def test_a_cycle_is_named_once_and_stops() -> None:
    notes = {"A": "in A ![[#^x]]\n\n![[B]]", "B": "in B\n\n![[A]]"}
    made = page("![[A]]", **notes)

    cycles = [d for d in made.diagnostics if d.code == "embed-cycle"]
    assert [d.message for d in cycles] == ["The note embeds itself: A.md → B.md → A.md."]
    assert [d.path for d in cycles] == ["docs/B.md"]
    assert made.html.count("in B") == 1


def test_a_note_that_embeds_itself_is_named() -> None:
    assert "embed-cycle" in codes("x\n\n![[Page]]")


def test_a_diamond_is_no_cycle() -> None:
    notes = {"Left": "![[Low]]", "Right": "![[Low]]", "Low": "bottom"}

    assert codes("![[Left]]\n\n![[Right]]", **notes) == []
    assert body("![[Left]]\n\n![[Right]]", **notes).count("bottom") == 2


def test_a_chain_ends_at_the_depth_of_obsidian() -> None:
    chain = {f"N{n}": f"level {n}\n\n![[N{n + 1}]]" for n in range(1, 20)}
    html = body("![[N1]]", **chain)

    assert f"level {MOST_NESTED}" in html
    assert f"level {MOST_NESTED + 1}" not in html
    assert codes("![[N1]]", **chain) == ["embed-depth"]


def test_the_sum_of_embeds_is_limited() -> None:
    tree = {f"T{n}": "word " * 60 + f"\n\n![[T{n + 1}]]" * 10 for n in range(5)}
    made = page("![[T0]]", **tree)

    assert "embed-too-large" in {d.code for d in made.diagnostics}
    assert len(made.html) < 4 * MOST_TEXT


def test_footnotes_and_ids_of_embeds_stay_apart() -> None:
    html = page("mine[^1]\n\n![[Target]]\n\n![[Target]]\n\n## Layers\n\n[^1]: Mine.").html

    ids = re.findall(r'\bid="([^"]*)"', html)
    assert len(ids) == len(set(ids))
    assert {"fn:1", "fn:embed-1-1", "fn:embed-2-1", "layers"} <= set(ids)
    for target in re.findall(r'href="#([^"]*)"', html):
        assert target in ids


def test_a_section_ends_at_the_next_heading_of_its_rank() -> None:
    html = body("![[Target#Layers]]")

    assert "Deeper." in html
    assert "inner" not in html


def test_headings_of_embeds_are_not_in_the_contents() -> None:
    made = page("# Page\n\n## Own\n\n![[Target]]")

    assert [e.title for e in made.toc[0].children] == ["Own"]


def test_a_title_is_not_printed_twice() -> None:
    assert "<h1" not in body("![[deep/Relative]]")


@pytest.mark.parametrize("link", ["![[gone]]", "![[Target#Nope]]", "![[Target#^nope]]"])
def test_what_is_missing_is_said_in_its_place(link: str) -> None:
    assert 'class="gg-fault" role="alert"' in body(link)
    assert 'class="gg-fault" role="alert"' in body(f"In a sentence {link}.")
