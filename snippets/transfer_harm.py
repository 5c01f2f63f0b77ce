"""A loan that harms: what was learned on 0 to 4, used for 5 to 9."""

from copy import deepcopy

import numpy as np
import torch
from torch import nn

from snippets import digits_torch
from snippets.digits_data import Digits, Sets, batches, split
from snippets.digits_torch import accuracy, one_epoch
from snippets.strokes_rivals import some

Array = np.ndarray

SHOTS = (1, 10, 50)
WAYS = ("from scratch", "fine-tuned", "frozen", "random, frozen")


def part(data: Digits, first: int) -> Digits:
    """The pictures of five digits, from the first one on."""
    rows = (data.y >= first) & (data.y < first + 5)
    return Digits(data.x[rows], data.y[rows])


def start(trained: nn.Sequential, way: str, seed: int) -> nn.Sequential:
    """Hidden layers on loan or at random; a last layer of its own."""
    fresh = digits_torch.network(seed)
    if way in ("from scratch", "random, frozen"):
        net = fresh
    else:
        net = nn.Sequential(*deepcopy(trained)[:-1], fresh[-1])
    if "frozen" in way:
        net[:-1].requires_grad_(False)
    return net


def learn(net: nn.Sequential, few: Digits, seed: int) -> nn.Sequential:
    """200 steps; five times longer ones if all but one are frozen."""
    free = [p for p in net.parameters() if p.requires_grad]
    rate = 1e-3 if len(free) > 2 else 5e-3
    optimizer = torch.optim.Adam(free, lr=rate)
    rng, order = np.random.default_rng(seed), []
    while len(order) < 200:
        order += batches(len(few.y), rng, size=16)
    one_epoch(net, optimizer, few, order[:200])
    return net


def scores(sets: Sets, draws: int = 2) -> Array:
    """The share of 5 to 9 read correctly: (shots, draws, ways)."""
    trained = digits_torch.train(part(sets.train, 0))
    pool, test = part(sets.train, 5), part(sets.test, 5)
    found = [
        accuracy(learn(start(trained, way, seed), few, seed), test)
        for each in SHOTS
        for seed, few in (
            (seed, some(pool, each, seed)) for seed in range(draws)
        )
        for way in WAYS
    ]
    return np.reshape(found, (len(SHOTS), draws, len(WAYS)))


def table(draws: int = 2) -> list[dict[str, str]]:
    """Means over the draws."""
    means = scores(split(), draws).mean(axis=1)  # (shots, ways)
    return [
        {"of each": str(each)}
        | {way: f"{p:.1%}" for way, p in zip(WAYS, row, strict=True)}
        for each, row in zip(SHOTS, means, strict=True)
    ]


if __name__ == "__main__":
    for row in table(draws=1):
        print(*row.values(), sep="\t")
