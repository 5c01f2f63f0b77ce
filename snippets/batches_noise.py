"""How far a batch's slopes are off.  error ∝ 1 / √batch"""

from itertools import islice

import numpy as np
from matplotlib.figure import Figure

from snippets.batches_digits import sgd
from snippets.digits_data import Digits, split
from snippets.digits_numpy import Net, gradients, initial

Array = np.ndarray

SIZES = (8, 32, 128, 512)


def flat(slopes: Net) -> Array:
    """All slopes of a network in one row."""
    return np.concatenate([s.ravel() for s in slopes])  # (109386,)


def error(net: Net, data: Digits, size: int, draws: int = 60) -> float:
    """How far a batch misses, in lengths of the true slopes."""
    rng, (x, y) = np.random.default_rng(1), data
    true = flat(gradients(net, x, y))  # (109386,)
    squares = []
    for _ in range(draws):
        rows = rng.integers(len(y), size=size)  # (size,)
        miss = flat(gradients(net, x[rows], y[rows])) - true
        squares.append(miss @ miss)
    return float(np.sqrt(np.mean(squares) / (true @ true)))


def errors(steps: int = 55) -> dict[int, float]:
    """The miss for each size, after one epoch in batches of 64."""
    data = split().train
    net = next(islice(sgd(data, 64), steps - 1, None))
    return {size: error(net, data, size) for size in SIZES}


def noise() -> Figure:
    """The miss against the size of the batch; both scales multiply."""
    found = errors()
    first = found[SIZES[0]]
    law = [first * (SIZES[0] / size) ** 0.5 for size in SIZES]
    figure = Figure(figsize=(5.2, 3.6), layout="constrained")
    axes = figure.subplots()
    axes.loglog(SIZES, law, "--", color="C1", lw=1.5)
    axes.loglog(SIZES, list(found.values()), "o", color="C0", ms=8)
    for size, miss in found.items():
        axes.text(size * 1.12, miss * 1.08, f"{miss:.2f}", color="C0")
    axes.text(9, 0.45, "falling as 1 / √batch", color="C1")
    axes.minorticks_off()
    axes.set_xticks(SIZES, [str(size) for size in SIZES])
    axes.set_yticks((0.3, 1, 3, 9), ("0.3", "1", "3", "9"))
    axes.set(xlabel="pictures in the batch", xlim=(6, 900))
    axes.set(ylabel="miss / true slopes", ylim=(0.25, 10))
    return figure


def in_parts(net: Net, x: Array, y: Array, part: int = 16) -> Net:
    """The slopes of a whole batch, seen a part at a time."""
    total = [np.zeros_like(p) for p in net]
    for first in range(0, len(y), part):
        some = slice(first, first + part)
        share = np.float32(len(y[some]) / len(y))
        for sum_, slope in zip(
            total, gradients(net, x[some], y[some]), strict=True
        ):
            sum_ += share * slope
    return total


def plain_mean(net: Net, x: Array, y: Array, part: int = 16) -> Net:
    """The tempting mistake: every part counts the same."""
    starts = range(0, len(y), part)
    parts = [
        gradients(net, x[i : i + part], y[i : i + part]) for i in starts
    ]
    return [np.mean(same, axis=0) for same in zip(*parts, strict=True)]


def both_ways(size: int = 100) -> list[dict[str, object]]:
    """How far each way is from the slopes of the whole batch."""
    data, net = split().train, initial()
    rows = np.random.default_rng(0).permutation(len(data.y))[:size]
    x, y = data.x[rows], data.y[rows]
    whole = flat(gradients(net, x, y))
    ways = {
        "parts weighted by size": in_parts,
        "plain mean": plain_mean,
    }
    table: list[dict[str, object]] = []
    for name, way in ways.items():
        off = np.linalg.norm(flat(way(net, x, y)) - whole)
        share = off / np.linalg.norm(whole)
        table.append({"way": name, "off by": f"{share:.1%}"})
    return table


if __name__ == "__main__":
    for size, miss in errors().items():
        print(f"batch {size}: {miss:.2f}")
