"""The trap of the papers, ways out of it, and three eyes: relations that the lesson speaks of."""

import numpy as np
import pytest
import torch

from snippets import artist_eye, artist_shoulders, artist_trap
from snippets.artist_style import BOUND, FREE, STYLES, drawn


@pytest.fixture(scope="module", autouse=True)
def lent_once():
    """The same eye and the same test sheets everywhere."""
    eye, sets = artist_eye.lent(), artist_trap.tests()
    with pytest.MonkeyPatch.context() as patch:
        for module in (artist_shoulders, artist_trap):
            patch.setattr(module, "lent", lambda: eye)
        patch.setattr(artist_trap, "tests", lambda: sets)
        yield


def test_tests_hold_papers_as_they_say():
    for rule, data in zip(artist_trap.TESTS.values(), artist_trap.tests(), strict=True):
        pairs = set(zip(data.style, data.paper, strict=True))
        assert pairs == {(style, paper) for style, papers in rule.items() for paper in papers}


def test_the_other_papers_are_never_a_styles_own():
    for style in STYLES:
        assert artist_trap.NEXT[style] != BOUND[style]
    assert sorted(artist_trap.NEXT.values()) == sorted(BOUND.values())


def test_the_trap_raises_one_score_and_ruins_the_others():
    fair, fooled = ([*row.values()][1:] for row in artist_trap.table())
    fair, fooled = ([float(p.rstrip("%")) for p in row] for row in (fair, fooled))
    assert min(fair) > 90
    assert fooled[0] >= fair[0]
    assert fooled[1] < fair[1] - 15
    assert fooled[2] < 15


def test_one_drawing_on_four_papers():
    sheets = artist_trap.sheets()
    ink = (sheets - sheets[0]).reshape(4, -1, 3)
    dark = sheets[0].mean(axis=2).ravel() < 0.3
    assert np.abs(ink[:, dark]).max() < 0.1  # the ink lies in the same places
    axes = artist_trap.papers().axes
    assert [ax.get_xlabel() for ax in axes] == ["“hatched”"] * 4
    assert len({ax.get_title() for ax in axes}) > 1


def test_grey_has_no_colour_and_balanced_paper_is_white():
    data = drawn(FREE, ("boat", "bottle"), each=1)
    grey = artist_trap.grey(data).x
    np.testing.assert_allclose(grey[..., 0], data.x.mean(axis=3), atol=1e-6)
    assert np.ptp(grey, axis=3).max() == 0
    white = artist_trap.balanced(data).x
    assert np.median(white[:, :4], axis=(1, 2)).min() > 0.95
    assert white.max() == 1


def test_many_others_and_white_balance_cure_grey_does_not():
    cures = {row.pop("attempt"): [*row.values()] for row in artist_trap.cures()}
    last = {name: float(shares[-1].rstrip("%")) for name, shares in cures.items()}
    assert last["look in grey"] < 75
    assert 50 < last["24 more, on any paper"] < 85
    assert last["240 more, on any paper"] > 88
    assert last["white balance"] > 90
    assert len(artist_trap.mixed(1).x) == 264


def test_an_eye_of_chance_does_as_well_as_the_lent_one():
    lent, die, _ = artist_shoulders.scores(shots=(10,), draws=1)[0, 0]
    assert die > lent - 0.05
    assert min(lent, die) > 0.6


def test_the_shoulders_are_means_over_draws(monkeypatch):
    values = np.random.default_rng(0).uniform(size=(2, 2, 3))
    monkeypatch.setattr(artist_shoulders, "scores", lambda draws: values)
    for row, mean in zip(artist_shoulders.table(), values.mean(axis=1), strict=True):
        assert [*row.values()][1:] == [f"{p:.0%}" for p in mean]


def test_its_own_network_sees_colours_first():
    data = drawn(FREE, ("ball",), each=1)
    plain = artist_shoulders.plain(data)
    assert plain.x.shape == (4, 3, 56, 56)
    np.testing.assert_allclose(plain.x[2, 1], 1 - data.x[2, :, :, 1])
    assert plain.y.tolist() == [0, 1, 2, 3]
    net = artist_shoulders.network(0)
    with torch.no_grad():
        assert net(torch.from_numpy(plain.x)).shape == (4, 4)
    assert not set(artist_shoulders.SHOWN) & set(artist_shoulders.NEW)
