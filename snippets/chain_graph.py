"""The graph of chain.py, drawn from its own values and blame."""

import numpy as np
from matplotlib.figure import Figure

from snippets.chain import START, STEPS, backward, forward
from snippets.graph_drawing import arrow, box

Array = np.ndarray

PLACES = {
    "a": (0.0, 1.0),
    "b": (0.0, 0.0),
    "u": (1.6, 1.0),
    "v": (1.6, 0.0),
    "y": (3.0, 0.5),
}
RECIPES = {"u": "u = a + b", "v": "v = a × b", "y": "y = u × v"}
VISITS = ("y", "u", "v")


def beside(name: str, side: int) -> tuple[float, float]:
    """The left (-1) or right (1) edge of a box."""
    x, y = PLACES[name]
    return x + 0.33 * side, y


def graph(visited: int = 0) -> Figure:
    """Values go right; blame goes left, one visit after another."""
    values = forward(STEPS, START)
    known = VISITS[:visited]
    blame = backward(STEPS, values, known) if known else {}
    here = VISITS[visited - 1] if visited else ""
    figure = Figure(figsize=(5.2, 3.6))
    axes = figure.subplots()
    for name, (rule, inputs) in STEPS.items():
        slopes = rule(*(values[i] for i in inputs))[1]
        for i, slope in zip(inputs, slopes, strict=True):
            left, right = beside(i, 1), beside(name, -1)
            if name == here:
                sent = f"{blame[name]:g} × {slope:g}"
                arrow(
                    axes,
                    right,
                    left,
                    sent,
                    0.5 if name == "y" else 0.35,
                )
            else:
                arrow(axes, left, right)
    for name, place in PLACES.items():
        words = RECIPES.get(name, name) + f"\n= {values[name]:g}"
        if blame.get(name) or name == "y":
            words += f"\nblame {blame.get(name, 1):g}"
        active = name in STEPS.get(here, ("", ()))[1] or name == here
        box(axes, place, words, active)
    axes.set(xlim=(-0.37, 3.37), ylim=(-0.4, 1.4))
    axes.set_axis_off()
    return figure


def tangent(r: float, s: float, gap: float) -> Array:
    """The corners of the upper belt between wheels of size r and s."""
    turn = np.arccos((r - s) / gap)
    side = np.array([np.cos(turn), np.sin(turn)])  # (2,)
    return np.stack([r * side, s * side + (gap, 0)])  # (2, 2)


def wheels(turn: float = 60) -> Figure:
    """Three wheels joined by belts, after the first turned so far."""
    sizes, axles = (3.0, 1.0, 0.5), (0.0, 5.2, 8.4)
    figure = Figure(figsize=(5.2, 3.4))
    axes = figure.subplots()
    for i, (size, x) in enumerate(zip(sizes, axles, strict=True)):
        around = np.linspace(0, 2 * np.pi, 97)  # (97,)
        rim = size * np.stack([np.sin(around), np.cos(around)])
        axes.plot(x + rim[0], rim[1], color=f"C{i}")
        angle = turn * sizes[0] / size
        tip = size * np.sin(np.radians([angle, angle + 90]))  # (2,)
        axes.plot((x, x + tip[0]), (0, tip[1]), color=f"C{i}", lw=4)
        axes.text(x, -4.0, f"{angle:g}°", ha="center", weight="bold")
        if i < 2:
            factor, gap = size / sizes[i + 1], axles[i + 1] - x
            belt = tangent(size, sizes[i + 1], gap)  # (2, 2)
            for side in (1, -1):
                across = side * belt[:, 1]  # (2,)
                axes.plot(x + belt[:, 0], across, color="black", lw=1)
            axes.text(x + gap / 2, -4.0, f"× {factor:g} =", ha="center")
    axes.set(xlim=(-3.2, 9.3), ylim=(-4.3, 3.2), aspect="equal")
    axes.set_axis_off()
    return figure


if __name__ == "__main__":
    values = forward(STEPS, START)
    for visited in range(1, 4):
        known = backward(STEPS, values, VISITS[:visited])
        print(f"after {visited} visits:", known)
