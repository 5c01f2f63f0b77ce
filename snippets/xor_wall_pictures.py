"""The XOR wall in pictures: one line, every line, two lines."""

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from snippets.activations import sigmoid
from snippets.gates import ROWS, XOR, cross_entropy, gate
from snippets.xor_scratch import mark
from snippets.xor_wall import (
    B,
    C,
    V,
    W,
    every_line,
    hidden,
    right_answers,
    soft,
    xor,
)

Array = np.ndarray

SIDE = np.linspace(-0.4, 1.4, 91)  # (91,)
PLANE = np.stack(np.meshgrid(SIDE, SIDE), axis=-1)  # (91, 91, 2)


def blank(title: str) -> Figure:
    """An empty square with room around its corners."""
    figure = Figure(figsize=(4.6, 4.2), layout="constrained")
    figure.subplots().set_title(title)
    return figure


def border(axes: Axes, w: Array, b: float, colour: str) -> None:
    """Shade the side where w · x + b is above 0; draw its edge."""
    z = PLANE @ w + b  # (91, 91)
    axes.contourf(SIDE, SIDE, z, [0, 99], colors=[colour], alpha=0.2)
    axes.contour(SIDE, SIDE, z, [0], colors=[colour], linewidths=2)


def one_line(angle: int = 45, shift: float = -0.35) -> Figure:
    """The four children, and one line; its shaded side says yes."""
    turn = np.radians(angle)
    w = np.array([np.cos(turn), np.sin(turn)])  # (2,)
    b = -float(w.sum()) / 2 - shift
    right = right_answers(np.array([angle]), np.array([shift]))[0]
    figure = blank(f"{right} of 4 right")
    axes = figure.axes[0]
    border(axes, w, b, "C0")
    mark(axes, gate(ROWS, w, b)[:, None])
    return figure


def all_lines() -> Figure:
    """How many corners are right, for every line on a fine grid."""
    angle, shift = every_line()
    right = right_answers(angle, shift).reshape(101, 360)
    x, y = angle.reshape(101, 360), shift.reshape(101, 360)
    figure = Figure(figsize=(5.4, 3.6), layout="constrained")
    axes = figure.subplots()
    shades = [("C0", a) for a in (0.1, 0.3, 0.7)]
    axes.contourf(x, y, right, [0.5, 1.5, 2.5, 3.5], colors=shades)
    centre = {"ha": "center", "va": "center"}
    for x, sign in ((45, -1), (135, 1), (225, -1), (315, 1)):
        axes.text(x, 0.35 * sign, "3 right", **centre)
        axes.text(x, -0.35 * sign, "1", **centre)
        axes.text(x, 0.86, "2", **centre)
        axes.text(x, -0.86, "2", **centre)
    axes.set(xlabel="direction, in degrees", ylabel="shift")
    axes.set(xticks=range(0, 361, 90), yticks=(-1, 0, 1))
    return figure


def two_lines(line: str = "both") -> Figure:
    """The border of OR, that of NAND, and the strip between them."""
    figure = blank({"both": "both say yes"}.get(line, line))
    axes = figure.axes[0]
    answers = {"OR": hidden(ROWS)[:, 0], "NAND": hidden(ROWS)[:, 1]}
    if line in ("OR", "both"):
        border(axes, W[:, 0], B[0], "C0")
    if line in ("NAND", "both"):
        border(axes, W[:, 1], B[1], "C2")
    mark(axes, answers.get(line, xor(ROWS))[:, None])
    return figure


def moved() -> Figure:
    """Where the hidden layer puts the corners, and one last line."""
    figure = Figure(figsize=(4.6, 4.2), layout="constrained")
    axes = figure.subplots()
    border(axes, V, C, "C0")
    for place in ((0, 1), (1, 0), (1, 1)):
        here = (hidden(ROWS) == place).all(axis=1)  # (4,)
        corners = [f"({a}, {b})" for a, b in ROWS[here]]
        word = "yes" if XOR[here].all() else "no"
        text = "\n".join([word, *corners])
        axes.text(*place, text, ha="center", va="center")
    axes.set(xlabel="what OR says", ylabel="what NAND says")
    axes.set(aspect="equal", xticks=(0, 1), yticks=(0, 1))
    return figure


def descent(starts: Array, steps: int) -> Array:
    """The losses of lone neurons before each correction."""
    rows = np.column_stack([ROWS, np.ones(4)])  # (4, 3)
    w = starts  # (neurons, 3), two weights and a bias each
    losses = np.empty((steps, len(w)))
    for t in range(steps):
        p = sigmoid(rows @ w.T)  # (4, neurons)
        losses[t] = [cross_entropy(q, XOR) for q in p.T]
        w = w - 0.5 * (p.T - XOR) @ rows / 4  # (neurons, 3)
    return losses  # (steps, neurons)


def stalls(steps: int = 500) -> Figure:
    """The losses of twelve lone neurons, each from its own start."""
    starts = np.random.default_rng(0).normal(0, 3, (12, 3))
    figure = Figure(figsize=(5.4, 3.4), layout="constrained")
    axes = figure.subplots()
    when = np.arange(1, steps + 1)  # (steps,)
    axes.semilogx(when, descent(starts, steps), color="C0", lw=1)
    axes.axhline(np.log(2), color="C1", linestyle="--", lw=2)
    axes.text(1, 0.3, "ln 2, a coin toss", color="C1")
    axes.set(xlabel="corrections", ylabel="loss", ylim=(0, 4))
    return figure


def surface(k: float = 5.0) -> Figure:
    """What the soft network says everywhere on the square."""
    p = soft(PLANE, k)  # (91, 91)
    figure = blank(f"k = {k:g}")
    axes = figure.axes[0]
    shades = [("C1", a) for a in (0.6, 0.35, 0.12)]
    shades += [("C0", a) for a in (0.12, 0.35, 0.6)]
    axes.contourf(SIDE, SIDE, p, np.linspace(0, 1, 7), colors=shades)
    if p.max() > 0.5:
        axes.contour(SIDE, SIDE, p, [0.5], colors=["black"])
    mark(axes, soft(ROWS, k)[:, None])
    return figure


if __name__ == "__main__":
    losses = descent(np.array([[3.0, -3.0, 1.0]]), 1_000)[:, 0]
    print(f"loss {losses[0]:.4f}, then {losses[-1]:.6f}")
