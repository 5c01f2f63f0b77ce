"""Schedules: a rate that shrinks on the way.  η(t) = η₀ s(t)"""

from collections.abc import Callable

import numpy as np
from matplotlib.figure import Figure

from snippets.digits_data import Digits, batches, split
from snippets.digits_numpy import (
    Net,
    accuracy_numpy,
    forward,
    gradients,
    initial,
)
from snippets.losses import cross_entropy

Array = np.ndarray
Schedule = Callable[[float], float]  # share of the run -> factor


def constant(t: float) -> float:
    """The same rate to the end."""
    return 1.0


def cosine(t: float) -> float:
    """From 1 down to 0, slowly at both ends."""
    return (1 + np.cos(np.pi * t)) / 2


def staircase(t: float) -> float:
    """One tenth after two thirds of the way."""
    return 1.0 if t < 2 / 3 else 0.1


SCHEDULES: dict[str, Schedule] = {
    "constant": constant,
    "cosine": cosine,
    "staircase": staircase,
}


def train(
    data: Digits,
    schedule: Schedule,
    start: float,
    epochs: int,
    seed: int,
) -> Net:
    """Plain SGD whose rate is start * schedule(share of the run)."""
    net, rng = initial(seed), np.random.default_rng(seed)
    order = [
        rows
        for _ in range(epochs)
        for rows in batches(len(data.y), rng)
    ]
    for step, rows in enumerate(order):
        rate = np.float32(start * schedule(step / len(order)))
        slopes = gradients(net, data.x[rows], data.y[rows])
        for p, g in zip(net, slopes, strict=True):
            p -= rate * g
    return net


def shapes() -> Figure:
    """The three schedules, as shares of the first rate."""
    t = np.linspace(0, 1, 301)  # (301,)
    figure = Figure(figsize=(5.4, 3.0), layout="constrained")
    axes = figure.subplots()
    places = {
        "constant": (0.03, 1.05),
        "cosine": (0.3, 0.5),
        "staircase": (0.69, 0.32),
    }
    styles = ("-", "--", "-.")
    for i, (name, schedule) in enumerate(SCHEDULES.items()):
        shares = [schedule(share) for share in t]
        axes.plot(t, shares, styles[i], color=f"C{i}", lw=2)
        axes.text(*places[name], name, color=f"C{i}", weight="bold")
    axes.set(xlim=(0, 1), ylim=(0, 1.2), xlabel="share of the run")
    axes.set(ylabel="share of the first rate")
    return figure


def compare(
    start: float = 0.1, epochs: int = 10, seeds: int = 3
) -> list[dict[str, object]]:
    """The digits by each schedule, on the validation pictures."""
    (seen, held, _), rows = split(), []
    for name, schedule in SCHEDULES.items():
        nets = [
            train(seen, schedule, start, epochs, s)
            for s in range(seeds)
        ]
        loss = [
            cross_entropy(forward(net, held.x)[2], held.y)
            for net in nets
        ]
        read = [accuracy_numpy(net, held) for net in nets]
        rows.append(
            {
                "schedule": name,
                "loss": f"{np.mean(loss):.3f}",
                "read correctly": f"{np.mean(read):.1%}",
                "worst": f"{min(read):.1%}",
                "best": f"{max(read):.1%}",
            }
        )
    return rows


if __name__ == "__main__":
    for row in compare(epochs=1, seeds=1):
        print(*row.values())
