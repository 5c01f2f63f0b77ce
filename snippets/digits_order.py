"""Does the order of the pictures matter?  Same data, same steps."""

import numpy as np
import torch
from torch import nn

from snippets.digits_data import Digits, batches, split
from snippets.digits_torch import accuracy, network, one_epoch


def train_in_order(
    data: Digits, shuffle: bool, epochs: int = 5, seed: int = 0
) -> nn.Sequential:
    """All 0s first, then all 1s and so on; or in random order."""
    net = network(seed)
    optimizer = torch.optim.Adam(net.parameters(), lr=1e-3)
    rng, rows = np.random.default_rng(seed), len(data.y)
    in_order = np.split(np.arange(rows), range(64, rows, 64))
    for _ in range(epochs):
        order = batches(rows, rng) if shuffle else in_order
        one_epoch(net, optimizer, data, order)
    return net


def table(seeds: int = 3) -> list[dict[str, object]]:
    """Validation accuracy after five epochs, over three starts."""
    seen, held, _ = split()
    rows: list[dict[str, object]] = []
    for name, shuffle in (
        ("digit by digit", False),
        ("shuffled", True),
    ):
        values = [
            accuracy(train_in_order(seen, shuffle, seed=s), held)
            for s in range(seeds)
        ]
        rows.append(
            {
                "order": name,
                "mean": f"{np.mean(values):.1%}",
                "worst": f"{min(values):.1%}",
                "best": f"{max(values):.1%}",
            }
        )
    return rows


if __name__ == "__main__":
    for row in table(seeds=1):
        print(row["order"], row["mean"])
