"""Albums: what is in them, and that the album decides what the network knows."""

from functools import cache

import numpy as np
import pytest

from snippets import album as own
from snippets.artist_style import STYLES, SUBJECTS
from snippets.sorter import answers


def share(text):
    return float(text.rstrip("%")) / 100


@pytest.fixture(scope="module", autouse=True)
def once():
    """What is drawn or taught once stays drawn and taught: albums keep their identity."""
    taught, pupil = {}, own.pupil

    def remembered(pages, seed=0):
        key = id(pages), seed
        if key not in taught:
            taught[key] = pupil(pages, seed)
        return taught[key]

    with pytest.MonkeyPatch.context() as patch:
        for name in ("album", "unseen"):
            patch.setattr(own, name, cache(getattr(own, name)))
        patch.setattr(own, "pupil", remembered)
        yield pupil


@pytest.fixture(scope="module")
def rows():
    return {row["album"]: row for row in own.table(starts=1)}


def test_every_album_is_as_thick_and_has_all_subjects():
    for name, styles in own.ALBUMS.items():
        pages = own.album(name, 48)
        assert len(pages.x) == 48
        assert set(pages.style) == set(styles)
        assert set(pages.paper) == {"white"}
        assert [list(pages.subject).count(s) for s in SUBJECTS] == [8] * 6
        assert len({(*pair,) for pair in zip(pages.style, pages.subject, strict=True)}) == 6 * len(
            styles
        )


def test_no_album_holds_what_is_asked():
    sheets, pages = own.unseen(), own.album()
    assert len(sheets.x) == 240
    pairs = zip(sheets.style, sheets.subject, strict=True)
    assert len(set(pairs)) == 24
    assert np.abs(sheets.x[:120] - pages.x).reshape(120, -1).max(1).min() > 0.3


def test_a_pupil_looks_as_often_at_few_pages_as_at_many(once, monkeypatch):
    rounds = []
    monkeypatch.setattr(own, "taught", lambda x, y, seed, n: rounds.append(n * len(x)))
    for count in (24, 48, 240):
        once(own.album("flat", count))
    assert rounds == [2400] * 3


def test_the_album_decides(rows):
    assert list(rows) == [*STYLES, "all four"]
    for style in STYLES:
        assert share(rows[style][style]) > 0.95  # its own style
        assert share(rows["all four"][style]) > 0.95
    assert all(share(rows["flat"][s]) < 0.75 for s in STYLES if s != "flat")
    assert all(share(rows["stippled"][s]) > 0.9 for s in STYLES)
    assert share(rows["hatched"]["stippled"]) < 0.85


def test_more_of_the_same_is_no_help():
    few, many, four = own.more()
    assert [row["drawings"] for row in (few, many, four)] == [48, 480, 48]
    assert share(many["flat ones named"]) > 0.95
    assert share(many["others named"]) < 0.75
    assert share(four["others named"]) > 0.9


def test_one_drawing_many_verdicts():
    found = {}
    for name in ("flat", "stippled", "all four"):
        axes = own.verdicts(name=name).axes
        found[name] = [ax.get_title() for ax in axes]
    wanted = ["hills"] * 4 + ["house"] * 4
    for titles in found.values():
        for title, what in zip(titles, wanted, strict=True):
            assert title.startswith("✓" if title.endswith(what) else "✗")
    assert sum(t.startswith("✓") for t in found["flat"]) == 2
    assert sum(t.endswith("bottle") for t in found["flat"]) == 5
    for name in ("stippled", "all four"):
        assert all(t.startswith("✓") for t in found[name])


def test_known_counts_by_style():
    sheets = own.unseen()
    sorter = own.pupil(own.album("flat"))
    said, found = answers(sorter, sheets.x), own.known(sorter, sheets)
    for style in STYLES:
        rows = [
            a == b for a, b, s in zip(said, sheets.subject, sheets.style, strict=True) if s == style
        ]
        assert found[style] == pytest.approx(sum(rows) / 60)
