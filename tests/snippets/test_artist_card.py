"""The card of a picture set: counts, and guesses that can be worked out by hand."""

import numpy as np
import pytest

from snippets import artist_card as own
from snippets.artist_style import BOUND, PAPERS, STYLES, SUBJECTS, drawn


def test_a_clue_tells_what_it_goes_with():
    style = np.array(list("aabbcc"))
    assert own.told_by(np.array(list("xxyyzz")), style) == 1
    assert own.told_by(np.array(list("xxxxxx")), style) == pytest.approx(1 / 3)
    assert own.told_by(np.array(list("xxxyyy")), style) == pytest.approx(4 / 6)


def test_an_entry_counts_what_is_there():
    data = drawn(BOUND, ("tree", "boat"), each=3)
    found = own.entries(data._replace(style=np.where(data.style == "flat", "dabbed", data.style)))
    assert found["drawings"] == "24"
    assert found["of each style"] == "6 to 12"
    assert found["subjects"] == "tree, boat"
    assert found["papers"] == ", ".join(sorted(PAPERS))


def test_only_in_the_second_set_paper_tells_the_style():
    rows = {row["what"]: (row["any paper"], row["a paper each"]) for row in own.card()}
    assert rows["drawings"] == ("240", "240")
    assert rows["of each style"] == ("60", "60")
    assert rows["style, told by subject"] == ("25%", "25%")
    free, bound = (float(p.rstrip("%")) for p in rows["style, told by paper"])
    assert (free < 40, bound) == (True, 100)


def test_the_wall_has_each_subject_in_each_style():
    axes = own.wall().axes
    assert [ax.get_title() for ax in axes[:6]] == list(SUBJECTS)
    assert [ax.get_ylabel() for ax in axes[::6]] == list(STYLES)
    sheets = {ax.images[0].get_array().tobytes() for ax in axes}
    assert len(sheets) == 24
