"""The dialect, rule by rule: inputs and what they mean, written by hand from the rules."""

from pathlib import Path

import pytest

from gradient_garden.vault import parse_note
from tests.garden.vault.outline import outline

FOLDER = Path(__file__).parent / "fixtures"


def cases():
    for file in sorted(FOLDER.glob("*.md")):
        parts = file.read_text(encoding="utf-8").split("\n.\n")
        for title, given, expected in zip(parts[::3], parts[1::3], parts[2::3], strict=False):
            yield pytest.param(given, expected, id=f"{file.stem}: {title.strip()}")


@pytest.mark.parametrize(("given", "expected"), list(cases()))
def test_fixture(given, expected):
    assert outline(parse_note("note.md", given)) == expected


def test_every_file_has_whole_cases():
    for file in FOLDER.glob("*.md"):
        assert (file.read_text(encoding="utf-8").count("\n.\n")) % 3 == 0, file.name
