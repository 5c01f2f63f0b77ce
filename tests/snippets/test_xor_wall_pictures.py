"""The pictures of the wall show what the arithmetic says."""

import math

import numpy as np
import pytest

from snippets import xor_wall_pictures as pictures
from snippets.gates import XOR, stall


def words(figure):
    return [t.get_text() for t in figure.axes[0].texts]


@pytest.mark.parametrize(
    ("angle", "right"), [(0, 2), (45, 3), (90, 2), (135, 1), (180, 2), (225, 3)]
)
def test_one_line_marks_as_many_right_as_its_title_says(angle, right):
    figure = pictures.one_line(angle=angle)
    assert figure.axes[0].get_title() == f"{right} of 4 right"
    assert sum("right" in w for w in words(figure)) == right


@pytest.mark.parametrize(("line", "right"), [("OR", 3), ("NAND", 3), ("both", 4)])
def test_two_lines_do_what_one_cannot(line, right):
    assert sum("right" in w for w in words(pictures.two_lines(line))) == right


def test_the_map_of_lines_has_three_kinds_of_region():
    figure = pictures.all_lines()
    labels = words(figure)
    assert labels.count("3 right") == labels.count("1") == 4
    for text in figure.axes[0].texts:
        angle, shift = text.get_position()
        count = pictures.right_answers(np.array([angle]), np.array([shift]))[0]
        assert text.get_text().startswith(str(count))


def test_the_hidden_layer_moves_both_yes_corners_to_one_place():
    texts = {t.get_position(): t.get_text().split("\n") for t in pictures.moved().axes[0].texts}
    assert texts == {
        (0, 1): ["no", "(0, 0)"],
        (1, 1): ["yes", "(0, 1)", "(1, 0)"],
        (1, 0): ["no", "(1, 1)"],
    }


def test_every_start_stalls_at_ln_2():
    lines = pictures.stalls().axes[0].lines[:-1]
    assert len(lines) == 12
    for line in lines:
        losses = line.get_ydata()
        assert losses[0] > math.log(2) + 0.05
        assert losses[-1] == pytest.approx(math.log(2), abs=1e-6)
        assert (np.diff(losses) <= 1e-12).all()


def test_the_descent_is_that_of_the_lone_neuron():
    losses = pictures.descent(np.array([[2.0, -1.0, 0.5]]), 101)[:, 0]
    for steps in (0, 1, 100):
        p, loss = stall(steps)
        assert losses[steps] == pytest.approx(loss, abs=1e-12)
        assert p.shape == XOR.shape


@pytest.mark.parametrize(("k", "right"), [(2.0, 2), (3.0, 4), (5.0, 4), (20.0, 4)])
def test_the_surface_is_right_once_the_numbers_are_large_enough(k, right):
    assert sum("right" in w for w in words(pictures.surface(k=k))) == right


def test_the_losses_start_and_end_where_the_caption_says():
    curves = [line.get_ydata() for line in pictures.stalls().axes[0].lines[:12]]
    assert len(curves) == 12
    assert round(min(curve[0] for curve in curves), 1) == 0.8
    assert round(max(curve[0] for curve in curves), 1) == 3.8
    assert [curve[-1] for curve in curves] == pytest.approx([0.693] * 12, abs=0.001)
