"""Find a rate in one short run: raise it until the loss breaks."""

import numpy as np
from matplotlib.figure import Figure

from snippets.digits_data import Digits, batches, split
from snippets.digits_numpy import forward, gradients, initial
from snippets.losses import cross_entropy

Array = np.ndarray


def sweep(
    data: Digits, low: float = 1e-4, high: float = 10, steps: int = 110
) -> tuple[Array, Array]:
    """One step at each rate, and the loss of its batch before it."""
    net, rng = initial(), np.random.default_rng(0)
    rates = np.geomspace(low, high, steps)  # (steps,)
    order: list[Array] = []
    while len(order) < steps:
        order += batches(len(data.y), rng)
    losses = []
    for rate, rows in zip(rates, order, strict=False):
        x, y = data.x[rows], data.y[rows]
        losses.append(cross_entropy(forward(net, x)[2], y))
        for p, g in zip(net, gradients(net, x, y), strict=True):
            p -= np.float32(rate) * g
    return rates, np.array(losses)  # (steps,), (steps,)


def smooth(losses: Array, keep: float = 0.8) -> Array:
    """A running mean that forgets a fifth at each step."""
    mean, out = 0.0, []
    for t, loss in enumerate(losses, 1):
        mean = keep * mean + (1 - keep) * loss
        out.append(mean / (1 - keep**t))
    return np.array(out)  # (steps,)


def suggestion(rates: Array, losses: Array) -> float:
    """A third of the rate at which the smoothed loss is lowest."""
    return float(rates[smooth(losses).argmin()] / 3)


def found() -> float:
    """What the finder says for the digits."""
    return round(suggestion(*sweep(split().train)), 2)


def picture() -> Figure:
    """The sweep: nothing, then better and better, then broken."""
    rates, losses = sweep(split().train)
    pick = suggestion(rates, losses)
    figure = Figure(figsize=(5.4, 3.4), layout="constrained")
    axes = figure.subplots()
    axes.semilogx(rates, losses, ".", color="C0", ms=4)
    axes.semilogx(rates, smooth(losses), color="C0", lw=2)
    axes.axvline(pick, color="C1", lw=2, ls="--")
    axes.text(pick / 1.2, 2.9, f"{pick:.2f}", color="C1", ha="right")
    axes.set(xlim=(rates[0], rates[-1]), ylim=(0, 3.2))
    axes.set(xlabel="rate of the step", ylabel="loss of its batch")
    return figure


if __name__ == "__main__":
    print(f"try a rate of {found()}")
