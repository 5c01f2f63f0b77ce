"""Every case of `fixtures/*.md`: a note, and below it the HTML and the diagnostics it gives."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from markdown_it.utils import read_fixture_file

from tests.garden.pages.helpers import faults_of_html, page

FIXTURES = Path(__file__).parent / "fixtures"
CASES = [
    pytest.param(file.stem, text, expected, id=f"{file.stem}: {title}")
    for file in sorted(FIXTURES.glob("*.md"))
    for _, title, text, expected in read_fixture_file(file)
]


@pytest.mark.parametrize(("feature", "text", "expected"), CASES)
def test_a_note_gives_this_page(feature: str, text: str, expected: str) -> None:
    made = page(text.rstrip("\n"))

    html = made.html if feature == "headings" else made.html.partition("</h1>\n")[2]
    found = [f"{d.code} {d.line}:{d.column}" for d in made.diagnostics]
    assert expected.splitlines() == html.splitlines() + found


@pytest.mark.parametrize(("feature", "text", "expected"), CASES)
def test_a_page_is_valid_html(feature: str, text: str, expected: str) -> None:
    html = page(text).html

    ids = re.findall(r'\sid="([^"]*)"', html)
    assert faults_of_html(html) == []
    assert len(ids) == len(set(ids))
