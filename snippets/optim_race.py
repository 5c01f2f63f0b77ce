"""Five optimizers on the digits: the same starts, the same batches."""

from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

import numpy as np
from matplotlib.figure import Figure

from snippets.digits_data import Digits, Sets, batches, split
from snippets.digits_numpy import (
    Net,
    accuracy_numpy,
    gradients,
    initial,
)
from snippets.optim import Rule, adam, adamw, momentum, rmsprop, sgd

Array = np.ndarray


class Entry(NamedTuple):
    """One optimizer in the race."""

    rule: Rule
    rates: tuple[float, ...]  # tried
    best: float  # ended highest on the validation pictures
    idea: str
    home: str


LOW, HIGH = (0.0003, 0.001, 0.003), (0.01, 0.03, 0.1)
ENTRIES = {
    "SGD": Entry(
        sgd, (0.03, 0.1, 0.3), 0.3, "against the slope", "baselines"
    ),
    "momentum": Entry(
        momentum, HIGH, 0.03, "keep the last push", "picture networks"
    ),
    "RMSprop": Entry(
        rmsprop, LOW, 0.001, "divide by usual size", "recurrent nets"
    ),
    "Adam": Entry(adam, LOW, 0.003, "both of these", "a first try"),
    "AdamW": Entry(
        adamw, LOW, 0.003, "Adam, decay apart", "transformers"
    ),
}


def flat(net: Net) -> Array:
    """All parameters, or all slopes, in one row."""
    return np.concatenate([p.ravel() for p in net])  # (109386,)


def folded(w: Array, like: Net) -> Net:
    """The same numbers as matrices and biases again."""
    ends = np.cumsum([p.size for p in like])[:-1]
    parts = np.split(w, ends)
    return [
        part.reshape(p.shape)
        for part, p in zip(parts, like, strict=True)
    ]


def train(
    data: Digits, rule: Rule, rate: float, seed: int = 0
) -> Iterator[Net]:
    """The network after each step, for as long as you ask."""
    net, rng = initial(seed), np.random.default_rng(seed)
    w, memory = flat(net), {}
    while True:
        for rows in batches(len(data.y), rng):
            g = flat(gradients(net, data.x[rows], data.y[rows]))
            w = w + rule(w, g, memory, rate)  # (109386,)
            net = folded(w, net)
            yield net


def looks(
    sets: Sets, rule: Rule, rate: float, seed: int
) -> Iterator[tuple[int, float]]:
    """Every five steps: how many, and the share read correctly."""
    nets = train(sets.train, rule, rate, seed)
    for step, net in enumerate(nets, 1):
        if step % 5 == 0:
            yield step, accuracy_numpy(net, sets.validation)


def steps_to(
    sets: Sets, entry: Entry, rate: float, seed: int, goal: float = 0.9
) -> int:
    """The first look at which so many are read; 550 is the most."""
    for step, share in looks(sets, entry.rule, rate, seed):
        if share >= goal or step == 550:
            break
    return step


def tried(seeds: int = 3) -> dict[str, list[float]]:
    """Mean steps to 90%, for each rate; AdamW is close to Adam."""
    sets, found = split(), {}
    for name in ("SGD", "momentum", "RMSprop", "Adam"):
        entry = ENTRIES[name]
        found[name] = [
            float(
                np.mean(
                    [
                        steps_to(sets, entry, rate, s)
                        for s in range(seeds)
                    ]
                )
            )
            for rate in entry.rates
        ]
    return found


def rates() -> Figure:
    """Steps to 90% against the rate, one line for each optimizer."""
    figure = Figure(figsize=(5.4, 4.0), layout="constrained")
    axes = figure.subplots()
    styles = {
        "SGD": ("-o", (0.034, 365)),
        "momentum": ("--s", (0.011, 138)),
        "RMSprop": ("-.^", (0.00022, 51)),
        "Adam": (":D", (0.00036, 215)),
    }
    for i, (name, steps) in enumerate(tried().items()):
        style, place = styles[name]
        at, color = ENTRIES[name].rates, f"C{i}"
        axes.loglog(at, steps, style, color=color, lw=2, ms=6)
        axes.text(*place, name, color=color, weight="bold")
    axes.minorticks_off()
    axes.set_yticks((50, 100, 200, 400), ("50", "100", "200", "400"))
    axes.set(xlabel="learning rate", xlim=(0.0002, 0.5))
    axes.set(ylabel="steps to 90%", ylim=(45, 450))
    return figure


def race(steps: int = 440, seeds: int = 3) -> list[dict[str, object]]:
    """Each at its best rate: how fast, and how good in the end."""
    sets, rows = split(), []
    for name, entry in ENTRIES.items():
        quick, last = [], []
        for seed in range(seeds):
            run = islice(
                looks(sets, entry.rule, entry.best, seed), steps // 5
            )
            seen = dict(run)
            quick.append(
                min((k for k in seen if seen[k] >= 0.9), default=steps)
            )
            last.append(seen[max(seen)])
        rows.append(
            {
                "optimizer": f"{name}, {entry.best:g}",
                "key idea": entry.idea,
                "often used for": entry.home,
                "steps to 90%": f"{min(quick)} to {max(quick)}",
                "in the end": f"{np.mean(last):.1%}",
            }
        )
    return rows


if __name__ == "__main__":
    sets = split()
    for name, entry in ENTRIES.items():
        print(f"{name}: {steps_to(sets, entry, entry.best, 0)} steps")
