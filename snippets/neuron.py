"""A neuron: weigh, add, squash.  z = x · w + b,  a = σ(z)"""

import numpy as np
from matplotlib.figure import Figure

Array = np.ndarray

QUESTIONS = ("warm", "free", "rain")
WEIGHTS = (2.0, 2.0, -3.0)
BIAS = -1.5


def weighted_sum(x: Array, w: Array, b: float) -> Array:
    """The evidence for "yes": x has shape (rows, inputs)."""
    return x @ w + b  # (rows,)


def neuron(x: Array, w: Array, b: float) -> Array:
    """The activation of one sigmoid neuron, between 0 and 1."""
    z = weighted_sum(x, w, b)  # (rows,)
    return 1 / (1 + np.exp(-z))  # (rows,)


def go_outside(rain: float = -3.0) -> list[dict[str, object]]:
    """All eight kinds of day; `rain` is the weight of the rain."""
    w = np.array([WEIGHTS[0], WEIGHTS[1], rain])  # (3,)
    x = np.array(
        [(m, f, r) for r in (0, 1) for f in (0, 1) for m in (0, 1)]
    )  # (8, 3)
    z, a = weighted_sum(x, w, BIAS), neuron(x, w, BIAS)  # (8,), (8,)
    yes_no = np.array(["no", "yes"])
    return [
        dict(zip(QUESTIONS, map(str, yes_no[row]), strict=True))
        | {"z": float(s), "a": round(float(p), 3)}
        | {"go": "yes" if s > 0 else "no"}
        for row, s, p in zip(x, z, a, strict=True)
    ]


def changed_days(rain: float = -2.0) -> int:
    """Decisions that change when the rain's weight becomes `rain`."""
    before, after = go_outside(), go_outside(rain)
    return sum(
        day["go"] != other["go"]
        for day, other in zip(before, after, strict=True)
    )


def at_rest() -> float:
    """The activation when every input is 0: the bias alone."""
    nothing = np.zeros((1, 3))  # (1, 3)
    return round(float(neuron(nothing, np.array(WEIGHTS), BIAS)[0]), 3)


def balance(warm: int = 1, free: int = 1, rain: int = 0) -> Figure:
    """One day's evidence, added up from the bias to the decision."""
    parts = np.array([BIAS, *WEIGHTS]) * (1, warm, free, rain)  # (4,)
    ends = np.cumsum(parts)  # (4,)
    labels = ["bias", *QUESTIONS]
    figure = Figure(figsize=(5.4, 3.2))
    axes = figure.subplots()
    for i, (part, end) in enumerate(zip(parts, ends, strict=True)):
        colour = "C0" if part > 0 else "C1"
        axes.barh(i, part, left=end - part, height=0.6, color=colour)
        axes.plot((end, end), (i + 0.3, i + 0.7), color="black", lw=1)
        amount = f"{part:+.1f}" if part else "0"
        axes.text(-5.4, i, f"{labels[i]}  {amount}", va="center")
    go = "go outside" if ends[-1] > 0 else "stay in"
    axes.barh(4, ends[-1], height=0.6, color="C2")
    bold = {"va": "center", "weight": "bold"}
    axes.text(-5.4, 4, f"sum  {ends[-1]:+.1f}", **bold)
    axes.text(2.75, 4, go, **bold)
    axes.axvline(0, color="black", lw=1)
    axes.set(xlim=(-5.5, 5.5), ylim=(4.6, -0.6), yticks=[])
    axes.set(xticks=(-2, 0, 2), xlabel="no  ←  evidence  →  yes")
    axes.spines[["left"]].set_visible(False)
    return figure


def boundary(
    w: tuple[float, float] = (2.0, 2.0), b: float = -1.5
) -> Figure:
    """Where a neuron with two inputs says yes, and the line z = 0."""
    grid = np.linspace(-2, 2, 81)  # (81,)
    x1, x2 = np.meshgrid(grid, grid)  # (81, 81), (81, 81)
    x = np.stack([x1, x2], axis=-1)  # (81, 81, 2)
    z = weighted_sum(x, np.array(w), b)  # (81, 81)
    figure = Figure(figsize=(5.2, 3.9))
    axes = figure.subplots()
    axes.contourf(x1, x2, z, levels=[0, 99], colors=["C0"], alpha=0.25)
    axes.contour(x1, x2, z, levels=[0], colors=["C0"], linewidths=2)
    foot = -b * np.array(w) / np.dot(w, w)  # nearest point to (0, 0)
    tip = foot + 0.6 * np.array(w) / np.hypot(*w)  # (2,)
    arrow = {"arrowstyle": "->", "color": "black", "lw": 2}
    axes.annotate("", xy=tip, xytext=foot, arrowprops=arrow)
    axes.text(*(tip + 0.1), "yes", weight="bold")
    axes.set(xlim=(-2, 2), ylim=(-2, 2), xticks=range(-2, 3))
    axes.set(yticks=range(-2, 3), xlabel="$x_1$", ylabel="$x_2$")
    axes.set_title(f"w = ({w[0]:g}, {w[1]:g}),  b = {b:g}")
    axes.set_aspect("equal")
    return figure


if __name__ == "__main__":
    for day in go_outside():
        print(*day.values())
