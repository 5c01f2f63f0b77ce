"""Each source is cited, each citation leads to a source, and the entry says where it is cited."""

from __future__ import annotations

import re

import pytest

from gradient_garden import vault
from tests.course.prose import GARDEN

PATH = "9 Back matter/Bibliography.md"
BIBLIOGRAPHY = GARDEN.notes[PATH]
ENTRIES = {block.id.lower(): block for block in BIBLIOGRAPHY.blocks}


def entry(name: str) -> str:
    """The two lines of an entry: the source, and what it is cited for."""
    lines = BIBLIOGRAPHY.text.splitlines()
    end = next(i for i, line in enumerate(lines) if line.endswith(f" ^{name}"))
    return "\n".join(lines[end - 1 : end + 1])


def citing() -> dict[str, set[str]]:
    """For each block of the bibliography that is linked to, the titles of the citing notes.

    The back matter only gathers what lessons cite.
    """
    found: dict[str, set[str]] = {}
    for path, note in GARDEN.notes.items():
        if path.startswith("9 "):
            continue
        for link in note.links:
            leads = vault.resolve(GARDEN, link.path, path).target if link.path else path
            if leads == PATH and link.subpath.startswith("^"):
                found.setdefault(link.subpath[1:].lower(), set()).add(note.title)
    return found


def test_there_is_a_source_for_each_citation_and_the_other_way_round():
    assert len(ENTRIES) > 30
    assert set(citing()) == set(ENTRIES)


@pytest.mark.parametrize("name", ENTRIES)
def test_an_entry_names_its_lessons(name: str):
    named = set(re.findall(r"Cited in \[\[([^\]|#]+)", entry(name)))
    titles = {note.title for note in GARDEN.notes.values()}

    assert named == citing()[name]
    assert named <= titles


@pytest.mark.parametrize("name", ENTRIES)
def test_an_entry_has_a_year_or_a_page_and_a_title(name: str):
    source = entry(name).splitlines()[0]

    assert re.search(r"\(\d{4}|\(manual\)", source)
    assert re.search(r"\*[^*]{5,}\*", source)
