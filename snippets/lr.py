"""The learning rate: how far to go for a slope.  w ← w - η g"""

from itertools import islice
from typing import NamedTuple

import numpy as np
from matplotlib.figure import Figure

from snippets.batches_digits import sgd
from snippets.digits_data import Digits, Sets, split
from snippets.digits_numpy import Net, accuracy_numpy, forward
from snippets.losses import cross_entropy

Array = np.ndarray

RATES = (0.0001, 0.01, 0.1, 0.5, 1.0, 2.0)


class Run(NamedTuple):
    """What one rate did in a number of steps."""

    losses: list[float]  # on a fifth of the training pictures
    read: list[float]  # share of the validation pictures
    silent: float  # share of units that answer no picture, at the end


def silent(net: Net, data: Digits) -> float:
    """Units of the second hidden layer that are 0 for every picture."""
    h2 = forward(net, data.x)[1]  # (rows, 64)
    return float((h2.max(axis=0) == 0).mean())


def run(
    sets: Sets, rate: float, steps: int = 275, seed: int = 0
) -> Run:
    """Plain SGD in batches of 64, looked at every five steps."""
    losses, read = [], []
    nets = islice(sgd(sets.train, 64, rate, seed), steps)
    for step, net in enumerate(nets, 1):
        if step % 5 == 0:
            scores = forward(net, sets.train.x[::5])[2]  # (700, 10)
            losses.append(cross_entropy(scores, sets.train.y[::5]))
            read.append(accuracy_numpy(net, sets.validation))
    return Run(losses, read, silent(net, sets.train))


def curve(rate: float = 0.1) -> Figure:
    """The loss of five epochs at this rate."""
    found = run(split(), rate)
    at = np.arange(5, 5 * len(found.losses) + 1, 5)  # (55,)
    figure = Figure(figsize=(5.4, 3.6), layout="constrained")
    axes = figure.subplots()
    axes.axhline(np.log(10), color="black", lw=0.8, ls="--")
    axes.text(272, 2.5, "an even guess: ln 10", ha="right")
    axes.plot(at, found.losses, color="C0", lw=2)
    axes.set(xlim=(0, 275), ylim=(0, 3), xlabel="step", ylabel="loss")
    correct = f"{found.read[-1]:.0%} read correctly"
    axes.set_title(f"rate {rate:g}: {correct}")
    return figure


def steps_to(read: list[float], goal: float) -> int | None:
    """The first look, in steps, at which the goal was met."""
    met = [5 * i for i, share in enumerate(read, 1) if share >= goal]
    return met[0] if met else None


def needed(runs: list[Run], goal: float = 0.9) -> str:
    """Steps to the goal, from the quickest start to the slowest."""
    steps = [steps_to(found.read, goal) for found in runs]
    met = [s for s in steps if s is not None]
    if len(met) < len(steps):
        return "not yet" if not met else f"{min(met)} or not yet"
    return f"{min(met)} to {max(met)}"


def compare(seeds: int = 3) -> list[dict[str, object]]:
    """Six rates after five epochs, from three starts."""
    sets, rows = split(), []
    for rate in RATES:
        runs = [run(sets, rate, seed=s) for s in range(seeds)]
        read = [found.read[-1] for found in runs]
        rows.append(
            {
                "rate": f"{rate:g}",
                "loss": f"{np.mean([f.losses[-1] for f in runs]):.3f}",
                "read correctly": f"{np.mean(read):.1%}",
                "steps to 90%": needed(runs),
                "silent units": (
                    f"{np.mean([f.silent for f in runs]):.0%}"
                ),
            }
        )
    return rows


def same_distance(seeds: int = 3) -> list[dict[str, object]]:
    """A rate ten times as small for ten times as many steps."""
    sets, rows = split(), []
    for rate, steps in ((0.1, 110), (0.05, 220), (0.01, 1100)):
        nets = [
            next(islice(sgd(sets.train, 64, rate, s), steps - 1, None))
            for s in range(seeds)
        ]
        read = [accuracy_numpy(net, sets.validation) for net in nets]
        rows.append(
            {
                "rate": f"{rate:g}",
                "steps": steps,
                "rate times steps": f"{rate * steps:.1f}",
                "read correctly": f"{np.mean(read):.1%}",
            }
        )
    return rows


if __name__ == "__main__":
    for rate in RATES:
        found = run(split(), rate, steps=55)
        print(f"{rate:g}: loss {found.losses[-1]:.3f}")
