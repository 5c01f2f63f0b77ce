"""The same loop at four sizes, with few pictures and with many."""

import numpy as np
import torch
from torch import nn

from snippets.digits_data import Digits, batches, split
from snippets.digits_torch import accuracy, one_epoch
from snippets.overfit import few

WIDTHS = (4, 16, 64, 512)


def network(width: int, seed: int = 0) -> nn.Sequential:
    """784 dots, one hidden layer of this width, ten scores."""
    torch.manual_seed(seed)
    return nn.Sequential(
        nn.Linear(784, width), nn.ReLU(), nn.Linear(width, 10)
    )


def grown(width: int, data: Digits, seed: int = 0) -> nn.Sequential:
    """Trained by the loop of the digit reader, about 300 steps."""
    net, rng = network(width, seed), np.random.default_rng(seed)
    optimizer = torch.optim.Adam(net.parameters(), lr=1e-3)
    for _ in range(round(300 * 64 / len(data.y))):
        one_epoch(net, optimizer, data, batches(len(data.y), rng))
    return net


def count(net: nn.Module) -> int:
    """All numbers that the loop may change."""
    return sum(p.numel() for p in net.parameters())


def table(seeds: int = 2) -> list[dict[str, object]]:
    """Share of 1,000 unseen pictures read, mean of some starts."""
    train, unseen, _ = split(validation=100)
    rows: list[dict[str, object]] = []
    for width in WIDTHS:
        row: dict[str, object] = {"hidden units": width}
        row["parameters"] = f"{count(network(width)):,}"
        for data in (few(train), train):
            nets = [grown(width, data, seed) for seed in range(seeds)]
            read = np.mean([accuracy(net, unseen) for net in nets])
            row[f"{len(data.y):,} pictures"] = f"{read:.1%}"
        rows.append(row)
    return rows


if __name__ == "__main__":
    for row in table(seeds=1):
        print(*row.values())
