"""Two linear layers against one, and the lines that cannot bend."""

import numpy as np
import pytest

from snippets.collapse import STARTS, TURNS, bends, collapse, merge


def test_merge_is_two_layers_in_a_row():
    rng = np.random.default_rng(5)
    A, a, B, b = (rng.normal(size=s) for s in ((4, 3), 3, (3, 2), 2))
    W, w = merge(A, a, B, b)
    x = rng.normal(size=4)
    hidden = [sum(x[i] * A[i, j] for i in range(4)) + a[j] for j in range(3)]
    expected = [sum(hidden[j] * B[j, k] for j in range(3)) + b[k] for k in range(2)]
    np.testing.assert_allclose(x @ W + w, expected, atol=1e-12)
    assert W.shape == (4, 2)


def test_collapse_to_rounding_without_a_bend_only():
    rows = {(r["between the layers"], r["arithmetic"]): r["largest difference"] for r in collapse()}
    assert rows["nothing", "64 bits"] < 1e-13
    assert rows["nothing", "32 bits"] < 1e-5
    assert rows["ReLU", "64 bits"] > 1


def thick(figure):
    """The sum's points."""
    line = figure.axes[0].lines[-1]
    return line.get_xdata(), line.get_ydata()


def test_straight_lines_add_up_to_a_straight_line():
    x, y = thick(bends(lines="straight"))
    np.testing.assert_allclose(np.diff(y, 2), 0, atol=1e-12)
    assert np.diff(y)[0] / np.diff(x)[0] == pytest.approx(TURNS.sum())


def test_bent_lines_draw_two_hills():
    x, y = thick(bends(lines="bent"))
    corners = np.interp([-3, -2, -1, 0, 1], x, y)
    np.testing.assert_allclose(corners, [0, 0, 2, 1, 2.5], atol=1e-9)
    turning = x[1:-1][np.abs(np.diff(y, 2)) > 1e-9]
    np.testing.assert_allclose(turning, STARTS, atol=1e-9)


def test_thin_lines_are_the_parts_of_the_thick_one():
    *thin, total = bends().axes[0].lines
    assert len(thin) == 4
    np.testing.assert_allclose(sum(t.get_ydata() for t in thin), total.get_ydata())
