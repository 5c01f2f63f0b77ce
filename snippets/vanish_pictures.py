"""Pictures of slopes that fade, and of answers that fade."""

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from snippets.vanish import STARTS, trace

Array = np.ndarray


def fading(depth: int = 20) -> Figure:
    """How long each layer's slopes are, beside those of the last."""
    slopes = trace(depth, "sigmoid", STARTS["Xavier"]).slopes
    share = slopes / slopes[-1]  # (depth,)
    at = np.arange(1, depth + 1)
    fig = Figure(figsize=(5.4, 3.2), layout="constrained")
    ax = fig.subplots()
    ax.semilogy(at, share, color="C0", marker="o", lw=1.5)
    ax.text(1.2, share[0] / 4, f"{share[0]:.0e}", va="top", color="C0")
    ax.text(depth + 0.5, 1, "1", va="center", color="C0")
    ax.set(xlim=(0.3, 21.5), ylim=(1e-14, 1e2))
    ax.set(xlabel="layer, counted from the input")
    ax.set(ylabel="slopes of the weights")
    ax.set_xticks([1, 5, 10, 15, 20])
    return fig


def both(bend: str = "ReLU", depth: int = 20) -> Figure:
    """Spread of the answers and slopes of the weights, by layer."""
    names = ("0.01", "Xavier", "1")
    traces = [trace(depth, bend, STARTS[name]) for name in names]
    fig = Figure(figsize=(5.4, 5.4), layout="constrained")
    upper, lower = fig.subplots(2, sharex=True)
    curves(upper, names, [t.spread for t in traces])
    curves(lower, names, [t.slopes for t in traces])
    upper.set_title(f"{bend}: spread of the answers")
    lower.set_title(f"{bend}: slopes of the weights")
    lower.set_xlabel("layer, counted from the input")
    lower.set_xticks([1, 5, 10, 15, 20])
    return fig


def curves(
    ax: Axes, names: tuple[str, ...], lines: list[Array]
) -> None:
    """One line for each start, with its name at its left end."""
    at = np.arange(1, len(lines[0]) + 1)
    heights = apart([float(np.log10(line[0])) for line in lines])
    looks = zip(names, lines, heights, "os^", strict=True)
    for i, (name, line, height, mark) in enumerate(looks):
        ax.semilogy(
            at, line, marker=mark, markersize=3.5, color=f"C{i}"
        )
        ax.text(0.5, 10**height, name, ha="right", color=f"C{i}")
    ax.set(xlim=(-2.8, len(at) + 0.7), ylim=(1e-36, 1e18))


def apart(heights: list[float], gap: float = 6) -> list[float]:
    """The same heights in the same order, no two closer than gap."""
    order = np.argsort(heights)[::-1]
    moved, last = list(heights), np.inf
    for i in order:
        moved[i] = last = min(heights[i], last - gap)
    return [height - gap / 4 for height in moved]


if __name__ == "__main__":
    slopes = trace(20, "sigmoid", STARTS["Xavier"]).slopes
    print(*(f"{s:.0e}" for s in slopes[::5]))
