"""Saturation: where a curve is flat, its slope is close to nothing."""

import numpy as np
from matplotlib.figure import Figure

from snippets.activations import ACTIVATIONS, gelu, sigmoid, slope

Array = np.ndarray


def sigmoid_slope(z: Array) -> Array:
    """The exact slope: σ(z) (1 - σ(z)), at most a quarter."""
    a = sigmoid(z)
    return a * (1 - a)


def tanh_slope(z: Array) -> Array:
    """The exact slope: 1 - tanh²(z), at most 1."""
    return 1 - np.tanh(z) ** 2


def slopes() -> Figure:
    """The slope of four functions, on a scale of powers of ten."""
    z = np.linspace(0.01, 10, 400)  # (400,)
    exact = {"sigmoid": sigmoid_slope, "tanh": tanh_slope}
    styles = {"ReLU": "-", "GELU": "--", "sigmoid": "-.", "tanh": ":"}
    heights = {"ReLU": 0.2, "GELU": 5, "sigmoid": 5e-3, "tanh": 2e-5}
    figure = Figure(figsize=(5.4, 3.4))
    axes = figure.subplots()
    for i, (name, style) in enumerate(styles.items()):
        phi = ACTIVATIONS[name]
        s = exact[name](z) if name in exact else slope(phi, z)  # (400,)
        axes.semilogy(z, s, style, color=f"C{i}", lw=2.5)
        axes.text(7.5, heights[name], name, color=f"C{i}", va="center")
    axes.set(xlim=(0, 10), ylim=(1e-9, 30))
    axes.set(xlabel="input $z$", ylabel="slope")
    return figure


def one_part_in(layers: int = 10) -> int:
    """What that many sigmoids divide a slope by, at their best."""
    steepest = sigmoid_slope(np.array(0.0))
    return round(1 / float(steepest) ** layers)


def slope_at(name: str = "sigmoid", z: float = 10.0) -> str:
    """The slope of sigmoid or tanh at z, to six decimals."""
    exact = {"sigmoid": sigmoid_slope, "tanh": tanh_slope}[name]
    return f"{exact(np.array(z)):.6f}"


def gelu_peak() -> str:
    """Where GELU is steepest, and how steep it is there."""
    z = np.linspace(0, 4, 40_001)  # (40001,)
    s = slope(gelu, z)  # (40001,)
    i = int(s.argmax())
    return f"{s[i]:.4f} at z = {z[i]:.3f}"


if __name__ == "__main__":
    print(f"steepest GELU: {gelu_peak()}")
    print(f"ten sigmoids, at best: one part in {one_part_in():,}")
