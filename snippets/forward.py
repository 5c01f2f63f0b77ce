"""The forward pass.  a1 = φ(x W1 + b1),  a2 = φ(a1 W2 + b2), ..."""

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from snippets.activations import sigmoid

Array = np.ndarray
Layers = list[tuple[Array, Array]]  # W and b of each layer

X = np.array([1.0, 0.0])  # (2,)
W1 = np.array([[0.5, -0.3], [0.8, 0.2]])  # (2, 2)
B1 = np.array([0.0, 0.1])  # (2,)
W2 = np.array([[0.7], [-0.4]])  # (2, 1)
B2 = np.array([0.05])  # (1,)
TINY = [(W1, B1), (W2, B2)]

STAGES = (
    "input",
    "first sums",
    "first answers",
    "last sum",
    "last answer",
)


def weigh(x: Array, W: Array, b: Array) -> Array:
    """One layer's sums: a column of W and one b for each neuron."""
    return x @ W + b  # (neurons,), or (rows, neurons)


def forward(layers: Layers, x: Array) -> list[Array]:
    """Every answer on the way, from the input to the output."""
    answers = [x]
    for W, b in layers:
        z = weigh(answers[-1], W, b)
        answers.append(sigmoid(z))
    return answers


def by_hand(x1: float, x2: float) -> float:
    """The same neurons, written out without a single array."""
    h1 = sigmoid(0.5 * x1 + 0.8 * x2 + 0.0)
    h2 = sigmoid(-0.3 * x1 + 0.2 * x2 + 0.1)
    out = sigmoid(0.7 * h1 - 0.4 * h2 + 0.05)
    return round(float(out), 6)


def every_node() -> list[dict[str, object]]:
    """What each neuron of the tiny network takes, adds and says."""
    rows, read = [], "x"
    for (W, b), a in zip(TINY, forward(TINY, X), strict=False):
        for j, z in enumerate(weigh(a, W, b)):
            terms = " + ".join(
                f"{v:g} · {n:g}"
                for v, n in zip(a.round(6), W[:, j], strict=True)
            )
            rows.append(
                {
                    "neuron": f"h{j + 1}" if read == "x" else "out",
                    "weighs and adds": f"{terms} + {b[j]:g}",
                    "sum z": f"{z:.6f}",
                    "answer": f"{sigmoid(z):.6f}",
                }
            )
        read = "h"
    return rows


def answer() -> float:
    """What the tiny network says in the end."""
    return round(float(forward(TINY, X)[-1][0]), 6)


def all_rows() -> list[dict[str, float]]:
    """Four inputs at once: one matrix in, one column out."""
    x = np.array([(0, 0), (0, 1), (1, 0), (1, 1)])  # (4, 2)
    _, h, out = forward(TINY, x)  # (4, 2), (4, 1)
    return [
        {"x1": int(i), "x2": int(j)}
        | {"h1": round(float(p), 6), "h2": round(float(q), 6)}
        | {"out": round(float(o), 6)}
        for (i, j), (p, q), (o,) in zip(x, h, out, strict=True)
    ]


def shares_of_one(z: Array) -> Array:
    """Softmax of the scores of one picture: (classes,)."""
    e = np.exp(z - z.max())  # (classes,)
    return e / e.sum()  # (classes,)


def shares_of_batch(z: Array) -> Array:
    """Softmax of each row of scores: (rows, classes)."""
    e = np.exp(z - z.max(axis=1, keepdims=True))  # (rows, classes)
    return e / e.sum(axis=1, keepdims=True)  # (rows, classes)


def batch_sums() -> list[dict[str, object]]:
    """What the shares of each row add up to, both ways."""
    z = np.array([(2.0, 1.0, 0.0), (0.0, 3.0, 1.0)])  # (2, 3)
    wrong, right = shares_of_one(z), shares_of_batch(z)  # (2, 3)
    return [
        {
            "scores": " ".join(f"{v:g}" for v in row),
            "for one, given both": round(float(w.sum()), 3),
            "for a batch": round(float(r.sum()), 3),
        }
        for row, w, r in zip(z, wrong, right, strict=True)
    ]


def words(stage: str) -> list[list[str]]:
    """What is known so far, node by node, layer by layer."""
    known = STAGES.index(stage)
    _, h, out = forward(TINY, X)  # (2,), (1,)
    sums = weigh(X, W1, B1), weigh(h, W2, B2)  # (2,), (1,)
    layers = [[f"$x_{i + 1}$\n{v:g}" for i, v in enumerate(X)]]
    for k, (z, a) in enumerate(zip(sums, (h, out), strict=True)):
        if known < 2 * k + 1:
            layers.append(["?" for _ in z])
        elif known == 2 * k + 1:
            layers.append([f"sum\n{v:.3f}" for v in z])
        else:
            layers.append([f"says\n{v:.3f}" for v in a])
    return layers


def diagram(stage: str = "last answer") -> Figure:
    """The tiny network, with every number that is known so far."""
    figure = Figure(figsize=(5.4, 3.6), layout="constrained")
    axes = figure.subplots()
    places = [(0, 2), (0, 0)], [(3, 2), (3, 0)], [(6, 1)]
    for k, (W, b) in enumerate(TINY):
        busy = STAGES.index(stage) == 2 * k + 1
        for j, end in enumerate(places[k + 1]):
            for i, begin in enumerate(places[k]):
                connect(axes, begin, end, W[i, j], busy)
            axes.text(*(end[0], end[1] - 0.62), f"bias {b[j]:g}")
            axes.texts[-1].set(ha="center", va="center")
    for layer, labels in zip(places, words(stage), strict=True):
        for place, label in zip(layer, labels, strict=True):
            axes.text(*place, label, ha="center", va="center")
    axes.set(xlim=(-0.6, 6.7), ylim=(-0.9, 2.6), title=stage)
    axes.set_axis_off()
    return figure


def connect(
    axes: Axes, begin: tuple, end: tuple, weight: float, busy: bool
) -> None:
    """An arrow with its weight; dashed if the weight is negative."""
    arrow = {"arrowstyle": "-|>", "shrinkA": 24, "shrinkB": 24}
    arrow["color"] = "C0" if weight > 0 else "C1"
    arrow["linestyle"] = "solid" if weight > 0 else "dashed"
    arrow["lw"] = 3 if busy else 1
    axes.annotate("", end, begin, arrowprops=arrow)
    x, y = 0.68 * np.array(begin) + 0.32 * np.array(end)
    bold = "bold" if busy else "normal"
    axes.text(x, y + 0.2, f"{weight:g}", ha="center", weight=bold)


if __name__ == "__main__":
    names = ("in", "hidden", "out")
    for name, a in zip(names, forward(TINY, X), strict=True):
        print(f"{name:<7}", *a.round(6))
