"""The walker: its table against the known solution of the board."""

import numpy as np
import pytest

from snippets import kinds_reward as own


@pytest.fixture(scope="module")
def trained():
    return own.practise()


def steps_left(place):
    return (own.SIZE - 1 - place[0]) + (own.SIZE - 1 - place[1])


def test_a_move_leads_to_the_next_square_and_stops_at_the_edge():
    assert own.go((2, 2), 0) == (1, 2)
    assert own.go((2, 2), 1) == (3, 2)
    assert own.go((2, 2), 2) == (2, 1)
    assert own.go((2, 2), 3) == (2, 3)
    assert own.go((0, 0), 0) == (0, 0)
    assert own.go((4, 4), 3) == (4, 4)


def test_the_first_step_teaches_half_of_what_it_cost():
    Q = np.zeros((5, 5, 4))
    own.walk(Q, np.random.default_rng(0))
    assert set(np.unique(Q)) >= {-0.5, 0.0}
    assert Q[own.GOAL].tolist() == [0, 0, 0, 0]


def test_worth_on_the_best_way_is_minus_the_steps_left(trained):
    Q, _ = trained
    path = own.best_path(Q)
    assert path[0] == (0, 0)
    assert path[-1] == own.GOAL
    for place in path[:-1]:
        assert Q[place].max() == pytest.approx(-steps_left(place), abs=0.01)


def test_no_move_is_worth_more_than_the_board_allows(trained):
    Q, _ = trained
    for place in np.ndindex(5, 5):
        if place != own.GOAL:
            for move in range(4):
                assert Q[place][move] >= -1 - steps_left(own.go(place, move)) - 1e-9


def test_one_choice_in_ten_is_any_move():
    rng = np.random.default_rng(0)
    worth = np.array([0.0, 1.0, 0.0, 0.0])
    taken = np.bincount([own.choose(worth, rng) for _ in range(4000)], minlength=4) / 4000
    assert taken[1] == pytest.approx(0.925, abs=0.02)
    assert taken[[0, 2, 3]] == pytest.approx([0.025] * 3, abs=0.01)


def test_walks_grow_short_and_the_best_way_has_eight_steps():
    first, ten, last, best = own.table()
    assert float(first["steps, mean"]) > float(ten["steps, mean"]) > 30
    assert 8 < float(last["steps, mean"]) < 10
    assert (best["fewest"], best["most"]) == (8, 8)


@pytest.mark.parametrize("walks", [3, 10, 30, 300])
def test_the_figure_shows_the_table(walks):
    Q, steps = own.practise(walks)
    axes = own.policy(walks).axes[0]
    assert axes.get_title() == f"walk {walks} took {steps[-1]} steps"
    texts = [text.get_text() for text in axes.texts]
    assert len(texts) == 25
    assert texts[-1] == "goal"
    assert texts[0] == own.said(Q[0, 0])


def test_an_untried_move_shows_as_a_question(trained):
    assert own.said(np.array([-1.0, 0, -1, -1])) == "?"
    assert own.said(np.array([-3.0, -2, -4, -5])) == "↓\n-2.0"
    assert own.said(trained[0][0, 0]).endswith("-8.0")
