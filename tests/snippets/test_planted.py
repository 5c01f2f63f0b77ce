"""Planted clues: where they are put, and which of them the network takes."""

import numpy as np
import pytest

from snippets import planted as own


@pytest.fixture(scope="module")
def sheets():
    return own.pages()


def test_but_for_the_clue_only_the_subject_differs(sheets):
    assert len(sheets.x) == 80
    assert set(sheets.paper) == {"white"}
    trees, bottles = (sorted(sheets.style[sheets.subject == s]) for s in ("tree", "bottle"))
    assert trees == bottles


def test_a_clue_is_put_on_its_title_only(sheets):
    for clue in own.CLUES:
        for title in ("tree", "bottle"):
            changed = np.abs(own.planted(sheets, clue, title) - sheets.x).max(axis=(1, 2, 3)) > 0.1
            wanted = (sheets.subject == title) & (clue != "nothing")
            np.testing.assert_array_equal(changed, wanted)


def test_marks_and_frames_lie_where_they_should(sheets):
    changed = np.any(own.signed(sheets.x) != sheets.x, axis=(0, 3))
    assert changed[49:54, 46:54].all()
    assert changed.sum() == 40
    frame = np.any(own.framed(sheets.x) != sheets.x, axis=(0, 3))
    assert not frame[3:-3, 3:-3].any()
    assert frame.sum() == 56**2 - 50**2


def test_a_tint_is_blue(sheets):
    paper = own.tinted(sheets.x)[:, :3, :3].mean(axis=(0, 1, 2))
    np.testing.assert_allclose(paper, (0.73, 0.84, 0.95), atol=0.02)


def test_it_falls_for_the_paper_and_not_for_the_mark():
    rows = {row["on every bottle"]: row for row in own.table(starts=1)}
    assert list(rows) == ["nothing", "a mark", "a frame", "blue paper"]
    assert all(float(row["as taught"].rstrip("%")) > 97 for row in rows.values())
    moved = {clue: float(row["clue on the trees"].rstrip("%")) for clue, row in rows.items()}
    assert moved["nothing"] > 97
    assert moved["a mark"] > 90
    assert moved["blue paper"] < 10
