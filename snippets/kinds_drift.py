"""A world that turns: one neuron stays as it is, one goes on."""

from typing import NamedTuple

import numpy as np
from matplotlib.figure import Figure

Array = np.ndarray

TURN = (1000, 4000)  # the border turns between these examples
LAST = 5000


class Stream(NamedTuple):
    """Examples in the order in which they come."""

    x: Array  # (examples, 2)
    y: Array  # (examples,), 0 or 1


def angle(t: Array) -> Array:
    """How far the true border has turned: half a circle in all."""
    return np.pi * np.clip((t - TURN[0]) / (TURN[1] - TURN[0]), 0, 1)


def stream(seed: int = 0) -> Stream:
    """Points in the plane, and the side of the border they are on."""
    x = np.random.default_rng(seed).normal(size=(LAST, 2))
    a = angle(np.arange(LAST))  # (examples,)
    side = x[:, 0] * np.cos(a) + x[:, 1] * np.sin(a)
    return Stream(x, (side > 0).astype(float))


def watch(data: Stream, frozen_after: int = LAST) -> Array:
    """Answer each example, then learn from it until frozen."""
    w, b = np.zeros(2), 0.0
    right = np.zeros(len(data.y), bool)
    for t, (x, y) in enumerate(zip(*data, strict=True)):
        z = w @ x + b
        right[t] = (z > 0) == y
        if t < frozen_after:
            miss = 1 / (1 + np.exp(-z)) - y
            w -= 0.5 * miss * x  # (2,)
            b -= 0.5 * miss
    return right  # (examples,)


def both(seeds: int = 10) -> tuple[Array, Array]:
    """Right answers, frozen and updated: (seeds, examples) each."""
    streams = [stream(seed) for seed in range(seeds)]
    frozen = [watch(data, TURN[0]) for data in streams]
    return np.array(frozen), np.array([watch(d) for d in streams])


def table() -> list[dict[str, object]]:
    """Right answers before, in the middle of and after the turn."""
    frozen, updated = both()
    rows: list[dict[str, object]] = []
    for name, part in (
        ("before the turn", slice(500, 1000)),
        ("half way", slice(2250, 2750)),
        ("after the turn", slice(4500, 5000)),
    ):
        shares = [run[:, part].mean() for run in (frozen, updated)]
        row = {"examples": name, "frozen": f"{shares[0]:.1%}"}
        rows.append(row | {"still learning": f"{shares[1]:.1%}"})
    return rows


def curves() -> Figure:
    """Right answers in each hundred examples, as the world turns."""
    fig = Figure(figsize=(6, 3.4), layout="constrained")
    ax = fig.subplots()
    ax.axvspan(*TURN, alpha=0.1, color="C7")
    ax.text(2500, 4, "the world turns", ha="center")
    looks = (
        ("frozen", "C1", "--", 22),
        ("still learning", "C0", "-", 86),
    )
    for run, (name, color, style, height) in zip(
        both(), looks, strict=True
    ):
        share = 100 * run.reshape(len(run), -1, 100).mean(axis=(0, 2))
        ax.plot(
            50 + 100 * np.arange(len(share)), share, style, color=color
        )
        ax.text(4900, height, name, color=color, ha="right")
    ax.set(xlabel="example", ylabel="right answers, %", ylim=(0, 102))
    return fig


if __name__ == "__main__":
    for row in table():
        print(*row.values())
