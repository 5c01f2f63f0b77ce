"""Guessing against following: closed form of the expected tries, and the race's own data."""

import runpy

import numpy as np
import pytest

from snippets import knobs_guessed
from snippets.knobs import best, follow, good_enough, loss, tries_following
from snippets.knobs_guessed import (
    counts,
    expected,
    guesses,
    losses,
    race,
    table,
    tries_guessing,
    typical,
    valley,
)


def test_losses_agree_with_loss():
    knobs = np.random.default_rng(1).normal(size=(7, 2))
    np.testing.assert_allclose(losses(knobs), [loss(w, b) for w, b in knobs])


def test_guesses_fill_the_square():
    points = guesses(np.random.default_rng(2))
    assert points.min() >= -3
    assert points.max() <= 3
    np.testing.assert_allclose(points.mean(axis=0), 0, atol=0.2)


def test_the_last_guess_is_the_first_that_is_good_enough():
    tries = tries_guessing(1)
    rng = np.random.default_rng(1)
    tried = np.concatenate([guesses(rng) for _ in range(-(-tries // 1000))])
    good = np.flatnonzero(losses(tried) <= good_enough())
    assert good[0] == tries - 1


def test_the_mean_of_many_players_is_the_ratio_of_the_areas():
    # A geometric count has a spread equal to its mean: 200 players, three standard errors.
    assert np.mean(counts()) == pytest.approx(expected(), rel=3 / np.sqrt(200))


def test_expected_is_what_a_fine_grid_counts():
    near = np.array(best()) + np.random.default_rng(4).uniform(-0.05, 0.05, (200_000, 2))
    share = np.mean(losses(near) <= good_enough()) * 0.01 / 36
    assert expected() == pytest.approx(1 / share, rel=0.02)


def test_following_beats_guessing_by_far():
    follow_row, guess_row = table()
    median = int(guess_row["typical (median)"].replace(",", ""))
    assert int(follow_row["typical (median)"]) == tries_following()
    assert tries_following() * 100 < median
    assert 12_000 < median < 24_000
    assert abs(typical() - median) <= 50
    assert int(guess_row["luckiest"].replace(",", "")) < median


def test_the_map_shows_the_path_and_the_guesses():
    marks, path = valley().axes[0].lines
    np.testing.assert_allclose(path.get_xydata(), follow(19))
    assert len(marks.get_xdata()) == 60


def test_the_race_only_falls():
    axes = race(tries=20_000).axes[0]
    *players, down, _ = axes.lines
    for line in (*players, down):
        assert (np.diff(line.get_ydata()) <= 0).all()
    assert len(players) == 3
    assert (down.get_ydata() <= 0.01).argmax() == tries_following() - 1


def test_the_demonstration_shows_both_ways(capsys):
    runpy.run_path(knobs_guessed.__file__, run_name="__main__")
    first, second = capsys.readouterr().out.splitlines()
    assert first == f"follow the slope: {tries_following()}"
    assert second == "guess: " + " ".join(str(tries_guessing(seed)) for seed in range(3))
