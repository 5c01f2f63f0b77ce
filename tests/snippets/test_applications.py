"""The gallery: each picture shows its run; each row of the lesson names lessons that exist."""

import re
from pathlib import Path

import numpy as np

from snippets import applications as own
from snippets.dataset_balance import recalls
from snippets.digits_data import split
from snippets.next_letter import shares
from snippets.taste import ratings

DOCS = Path(__file__).parents[2] / "docs"


def test_each_picture_is_from_its_run():
    vision, language, taste, health, driving = own.gallery().axes
    np.testing.assert_array_equal(vision.images[0].get_array(), split().test.x[820].reshape(28, 28))
    assert [bar.get_width() for bar in language.patches] == list(shares("t").values())[:3]
    true, known = ratings()
    drawn = np.ma.reshape(taste.collections[0].get_array(), (8, 8))
    np.testing.assert_array_equal(drawn.mask, ~known[:8, :8])
    np.testing.assert_allclose(drawn.compressed(), true[:8, :8][known[:8, :8]])
    np.testing.assert_allclose([bar.get_height() for bar in health.patches], recalls(20))
    assert driving.lines[0].get_xdata()[-1] == 4


def test_each_of_five_rows_names_two_lessons_that_exist():
    text = (DOCS / "7 Meaning/Applications.md").read_text("utf-8")
    rows = [line for line in text.splitlines() if line.startswith("|")][2:]
    titles = {path.stem for path in DOCS.rglob("*.md")}
    assert [row.split("|")[1].strip() for row in rows] == [
        "vision",
        "language",
        "recommendation",
        "health care",
        "driving",
    ]
    for row in rows:
        named = re.findall(r"(?<!!)\[\[([^\]#|\\]+)", row)
        assert len(set(named)) >= 2
        assert set(named) <= titles
