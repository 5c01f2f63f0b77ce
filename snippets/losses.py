"""Loss functions: how wrong, in one number.  L = -log p(right)"""

import numpy as np
from matplotlib.figure import Figure

from snippets.activations import softmax

Array = np.ndarray


def squared_error(answers: Array, wanted: Array) -> float:
    """The mean of the squared misses."""
    return float(np.mean((answers - wanted) ** 2))


def binary_cross_entropy(p: Array, y: Array) -> float:
    """For yes or no: p (rows,) says how likely, y (rows,) is 0 or 1."""
    costs = -(y * np.log(p) + (1 - y) * np.log(1 - p))  # (rows,)
    return float(np.mean(costs))


def cross_entropy(scores: Array, y: Array) -> float:
    """For many classes: scores (rows, classes), y (rows,) the class."""
    z = scores - scores.max(axis=1, keepdims=True)  # no overflow
    log_sum = np.log(np.exp(z).sum(axis=1))  # (rows,)
    right = z[np.arange(len(y)), y]  # (rows,)
    return float(np.mean(log_sum - right))


def costs() -> list[dict[str, object]]:
    """What it costs to give the truth a share of p."""
    rows = []
    for p in (0.99, 0.9, 0.5, 0.1, 0.01, 0.001):
        share, true = np.array([p]), np.array([1.0])
        rows.append(
            {
                "share for the truth": p,
                "squared error": f"{squared_error(share, true):.4f}",
                "cross-entropy": (
                    f"{binary_cross_entropy(share, true):.4f}"
                ),
            }
        )
    return rows


def cost(p: float = 0.5) -> Figure:
    """Both losses of a true case, and where a share of p lies."""
    shares = np.linspace(0.004, 1, 250)  # (250,)
    figure = Figure(figsize=(5.4, 3.6), layout="constrained")
    axes = figure.subplots()
    curves = {
        "cross-entropy": ("C0", "-", -np.log(shares), -np.log(p)),
        "squared error": ("C1", "--", (1 - shares) ** 2, (1 - p) ** 2),
    }
    for i, (name, (colour, style, line, here)) in enumerate(
        curves.items()
    ):
        axes.plot(shares, line, style, color=colour, lw=2)
        axes.plot([p], [here], "o", color=colour, clip_on=False)
        label = f"{name}: {here:.2f}"
        axes.text(0.4, 4.2 - 0.6 * i, label, color=colour)
    axes.axvline(p, color="black", lw=0.5)
    axes.set(xlim=(0, 1), ylim=(0, 5), xlabel="share for the truth")
    axes.set(ylabel="cost", title=f"p = {p:g}")
    return figure


def expected(p: Array, rain: float) -> dict[str, Array]:
    """The mean cost of always saying p, if it rains that often."""
    dry = 1 - rain
    with np.errstate(divide="ignore"):  # log 0: sure and wrong
        entropy = -rain * np.log(p) - dry * np.log(1 - p)
    return {
        "cross-entropy": entropy,
        "squared error": rain * (1 - p) ** 2 + dry * p**2,
        "distance": rain * (1 - p) + dry * p,
    }


def forecasts(rain: float = 0.7) -> Figure:
    """Which forecast each loss rewards; a dot marks the cheapest."""
    p = np.linspace(0, 1, 201)  # (201,)
    styles = ("-", "--", ":")
    figure = Figure(figsize=(5.4, 3.8), layout="constrained")
    axes = figure.subplots()
    for i, (name, mean) in enumerate(expected(p, rain).items()):
        colour, best = f"C{i}", mean.argmin()
        axes.plot(p, mean, styles[i], color=colour, lw=2)
        axes.plot(p[best], mean[best], "o", color=colour, clip_on=False)
        label = f"{name}: best at {p[best]:.2f}"
        axes.text(0.3, 1.58 - 0.16 * i, label, color=colour)
    axes.vlines(rain, 0, 1.2, color="black", lw=0.5)
    axes.set(xlim=(0, 1), ylim=(0, 1.75), ylabel="mean cost")
    axes.set(xlabel="forecast for rain, every day the same")
    return figure


def one_number() -> list[dict[str, object]]:
    """The single answer that suits five wanted numbers best."""
    wanted = np.array([1.0, 2.0, 3.0, 4.0, 40.0])  # (5,)
    answer = np.linspace(0, 40, 401)[:, None]  # (401, 1)
    squared = ((answer - wanted) ** 2).mean(axis=1)  # (401,)
    distance = np.abs(answer - wanted).mean(axis=1)  # (401,)
    return [
        {
            "loss": name,
            "best answer to 1, 2, 3, 4 and 40": float(
                answer[mean.argmin(), 0]
            ),
            "which is the": word,
        }
        for name, mean, word in (
            ("squared error", squared, "mean"),
            ("distance", distance, "middle one, the median"),
        )
    ]


def beans() -> list[dict[str, object]]:
    """The price of a share in tenths: ten times the cross-entropy."""
    row: dict[str, object] = {"tenths for what came true": "beans"}
    return [
        row
        | {str(n): round(-10 * np.log(n / 10)) for n in range(9, 0, -1)}
    ]


def uniform(classes: int = 10) -> float:
    """The cost of giving every class the same share."""
    scores = np.zeros((1, classes))  # (1, classes)
    return round(cross_entropy(scores, np.array([0])), 6)


def twice(p: float, classes: int = 10) -> float:
    """The share of p after a second softmax; the rest is shared."""
    others = np.full(classes - 1, (1 - p) / (classes - 1))
    return float(softmax(np.array([p, *others]))[0])


def floor(classes: int = 10) -> float:
    """The lowest loss that softmax twice can reach: p = 1."""
    return round(-np.log(twice(1.0, classes)), 6)


def softened() -> list[dict[str, object]]:
    """What a second softmax makes of a share, and what it costs."""
    return [
        {
            "share for the truth": f"{p:g}",
            "after a second softmax": f"{twice(p):.4f}",
            "cost once": f"{abs(np.log(p)):.4f}",
            "cost twice": f"{-np.log(twice(p)):.4f}",
        }
        for p in (0.1, 0.5, 0.9, 1.0)
    ]


if __name__ == "__main__":
    for row in costs():
        print(*row.values())
