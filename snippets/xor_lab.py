"""A laboratory for XOR: turn one knob, start a hundred times, count."""

from typing import NamedTuple

import numpy as np
from matplotlib.figure import Figure

from snippets.xor_scratch import Net, X, mark, sigmoid
from snippets.xor_seeds import forward, solved, starts, step

Array = np.ndarray


class Setup(NamedTuple):
    """The knobs of one experiment, as the lesson has them."""

    hidden: int = 2  # neurons in the middle
    bias: bool = True
    rate: float = 0.5  # how far each step goes
    size: float = 1.0  # the starting weights are multiplied by this
    steps: int = 5_000


def trained(setup: Setup, first: int = 0) -> Net:
    """A hundred networks, from that seed on, in one stack."""
    stack = starts(setup.hidden, first + 100)
    net = Net(*(part[first:].copy() for part in stack))
    net.W1[:] *= setup.size  # (seeds, 2, hidden)
    net.W2[:] *= setup.size  # (seeds, hidden, 1)
    for _ in range(setup.steps):
        step(net, setup.bias, setup.rate)
    return net


def successes(net: Net) -> Array:
    """Which of them have all four answers on the right side."""
    return solved(forward(net)[1][..., 0])  # (100,)


def likely(found: int, tries: int = 100) -> tuple[float, float]:
    """Between which shares the true one lies, 19 times in 20.

    Wilson (1927): the shares p at most 1.96 standard errors away,
    (found / tries - p)^2 = 1.96^2 p (1 - p) / tries.
    """
    z2 = 1.96**2 / tries
    share = found / tries
    middle = share + z2 / 2
    half = np.sqrt(z2 * share * (1 - share) + z2**2 / 4)
    low, high = (middle - half) / (1 + z2), (middle + half) / (1 + z2)
    return max(0.0, float(low)), min(1.0, float(high))


def count(setup: Setup, first: int = 0) -> int:
    """How many of a hundred starts succeed."""
    return int(successes(trained(setup, first)).sum())


def counted(setups: dict[str, Setup], first: int = 0) -> str:
    """One line for each: solved of 100, and what may be chance."""
    lines = ["setting           solved   likely"]
    for name, setup in setups.items():
        found = count(setup, first)
        low, high = likely(found)
        span = f"{low:.0%} to {high:.0%}"
        lines.append(f"{name:<18}{found:>6}   {span}")
    return "\n".join(lines)


def kinds_of_stuck(net: Net) -> dict[tuple[float, ...], int]:
    """What the stuck ones answer, to one decimal, and how many do."""
    outputs = forward(net)[1][..., 0]  # (seeds, 4)
    stuck = outputs[~solved(outputs)].round(1)
    rows, counts = np.unique(stuck, axis=0, return_counts=True)
    pairs = zip(rows.tolist(), counts.tolist(), strict=True)
    return {tuple(row): count for row, count in pairs}


def says(net: Net, seed: int, x: Array) -> Array:
    """The answers of one network of the stack to any inputs."""
    h = sigmoid(x @ net.W1[seed] + net.b1[seed])  # (rows, hidden)
    return sigmoid(h @ net.W2[seed] + net.b2[seed])[:, 0]  # (rows,)


def surfaces(net: Net, seeds: tuple[int, ...]) -> Figure:
    """What some of the networks answer everywhere on the square."""
    side = np.linspace(-0.25, 1.25, 61)
    plane = np.stack(np.meshgrid(side, side), axis=-1).reshape(-1, 2)
    fig = Figure(figsize=(5.2, 3.1), layout="constrained")
    axes = fig.subplots(1, len(seeds), squeeze=False, sharey=True)[0]
    shades = [("C1", a) for a in (0.4, 0.25, 0.1)]
    shades += [("C0", a) for a in (0.1, 0.25, 0.4)]
    for ax, seed in zip(axes, seeds, strict=True):
        out = says(net, seed, plane).reshape(61, 61)
        levels = np.linspace(0, 1, 7)
        ax.contourf(side, side, out, levels, colors=shades)
        mark(ax, says(net, seed, X)[:, None])
        ax.set_title(f"seed {seed}")
        ax.label_outer()
    return fig


def sweep(sizes: tuple[float, ...], found: list[int]) -> Figure:
    """Solved of 100 against the starting size, and what is likely."""
    ends = np.array([likely(each) for each in found]).T  # (2, sizes)
    gaps = abs(100 * ends - np.array(found))
    fig = Figure(figsize=(5.2, 3.2), layout="constrained")
    ax = fig.subplots()
    ax.errorbar(sizes, found, gaps, fmt="o-", capsize=4)
    for size, value in zip(sizes, found, strict=True):
        place = {"xytext": (8, 4), "textcoords": "offset points"}
        ax.annotate(str(value), (size, value), **place)
    ax.set_xscale("log")
    ax.set_xticks(sizes, [f"{size:g}" for size in sizes])
    ax.minorticks_off()
    ax.set(xlabel="starting weights, times", ylim=(0, 108))
    ax.set(ylabel="solved, of 100")
    return fig


if __name__ == "__main__":
    print(counted({"as in the lesson": Setup(steps=2_000)}))
