"""The sweep back through three neurons, drawn from its own numbers."""

import numpy as np
from matplotlib.figure import Figure

from snippets.backprop import X, Y, gradients
from snippets.forward import TINY, Layers, forward
from snippets.graph_drawing import arrow, box

Array = np.ndarray

PLACES = [[(0, 2), (0, 0)], [(3, 2), (3, 0)], [(6, 1)]]
NAMES = [["$x_1$", "$x_2$"], ["$h_1$", "$h_2$"], ["out"]]
FORMS = ("g", ".3f", ".3f")
STAGES = ("answers", "blame the output", "pass it back", "slopes")


def blames(layers: Layers = TINY) -> list[Array]:
    """The blame of each neuron's sum, which is its bias's slope."""
    return [b for _, b in gradients(layers, X, Y)]


def words(stage: str) -> list[list[str]]:
    """What each box says by then."""
    known = STAGES.index(stage)
    answers = forward(TINY, X)
    boxes = [
        [f"{n}\n{v:{form}}" for n, v in zip(names, a[0], strict=True)]
        for names, a, form in zip(NAMES, answers, FORMS, strict=True)
    ]
    boxes[2][0] += f"\nwanted {Y[0, 0]:g}"
    for k, blame in enumerate(blames(), 1):
        if known > 2 - k:
            for j, d in enumerate(blame):
                boxes[k][j] += f"\nblame\n{d:.3f}"
    return boxes


def label(stage: str, k: int, i: int, j: int) -> str:
    """What is written on the arrow from neuron i to j of layer k."""
    W, _ = TINY[k]
    if stage == "pass it back" and k == 1:
        return f"× {W[i, j]:g}"
    if stage == "slopes":
        return f"{gradients(TINY, X, Y)[k][0][i, j] + 0.0:.3f}"
    return ""


def picture(stage: str = "slopes") -> Figure:
    """The tiny network at one stage of the sweep."""
    figure = Figure(figsize=(5.2, 4.2))
    axes = figure.subplots()
    for k, (W, _) in enumerate(TINY):
        for i, j in np.ndindex(W.shape):
            (x, y), (u, v) = PLACES[k][i], PLACES[k + 1][j]
            ends = (x + 0.55, y), (u - (0.55, 0.75)[k], v)
            text = label(stage, k, i, j)
            back = stage == "pass it back" and text
            if back:
                arrow(axes, *ends[::-1], text, 0.6)
            else:
                arrow(axes, *ends, text, 0.5 if y == v else 0.2)
    busy = {"answers": 0, "blame the output": 2, "pass it back": 1}
    for k, boxes in enumerate(words(stage)):
        for place, text in zip(PLACES[k], boxes, strict=True):
            box(axes, place, text, k > 0 and busy.get(stage) == k)
    axes.set(xlim=(-0.6, 6.7), ylim=(-0.75, 2.75))
    axes.set_axis_off()
    return figure


if __name__ == "__main__":
    for name, blame in zip(("hidden", "output"), blames(), strict=True):
        print(f"{name} blame", *blame.round(6))
