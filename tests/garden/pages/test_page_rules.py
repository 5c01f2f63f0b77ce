"""Rules that take a whole vault: `rules.md` has notes, and the page and report of the first.

A line `@ path` begins a note or file. Together with the other fixtures every rule has a case.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from markdown_it.utils import read_fixture_file

from gradient_garden.vault import check
from gradient_garden.vault.model import Vault
from gradient_garden.vault.names import check_names
from gradient_garden.vault.slug import PAGE_SUFFIXES
from gradient_garden.vault.withheld import withhold
from tests.garden.pages.helpers import faults_of_html, page_of, parsed_note

GARDEN = Path(__file__).parents[1]
CASES = [
    pytest.param(text, expected, id=title)
    for _, title, text, expected in read_fixture_file(Path(__file__).parent / "rules.md")
]
RULES = {
    f"{letter}{number}"
    for letter, last in {"L": 11, "R": 11, "S": 13, "E": 8, "C": 6, "X": 16}.items()
    for number in range(1, last + 1)
}
# A footnote as a target is optional, and a vault's own style sheets are not part of its site.
NOT_OURS = {"S11", "C6"}


def parts(text: str) -> dict[str, str]:
    """The texts of a case, by path, the page's first."""
    found = re.split(r"^@ (.+)\n", text, flags=re.MULTILINE)
    return dict(zip(found[1::2], found[2::2], strict=True))


def report(whole: Vault) -> set[str]:
    """What is wrong with a vault, before any page is made."""
    found = [*check(whole), *check_names(whole.files, "docs")]
    found += [d for note in whole.notes.values() for d in note.diagnostics]
    return {f"{d.path.removeprefix('docs/')}:{d.line}:{d.column} {d.code}" for d in found}


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_a_vault_gives_this_page_and_report(text: str, expected: str) -> None:
    texts = parts(text)
    notes = {p: parsed_note(p, t) for p, t in texts.items() if p.endswith(PAGE_SUFFIXES)}
    whole = withhold(Vault(Path("docs"), "docs", notes, tuple(sorted(texts))))
    made = page_of(whole, next(iter(texts)))
    html = made.html.partition("</h1>\n")[2]
    said = {
        f"{d.path.removeprefix('docs/')}:{d.line}:{d.column} {d.code}" for d in made.diagnostics
    }
    assert html.splitlines() + sorted(report(whole) | said) == expected.splitlines()
    assert faults_of_html(made.html) == []


def test_every_rule_has_a_case() -> None:
    files = [*GARDEN.glob("*/fixtures/*.md"), GARDEN / "pages" / "rules.md"]
    text = "\n".join(file.read_text(encoding="utf-8") for file in files)
    named = set(
        re.findall(r"\b[LRSECX]\d{1,2}\b", " ".join(re.findall(r"^[LRSECX]\d.*", text, re.M)))
    )
    assert named == RULES - NOT_OURS
