"""Deep against wide with as many numbers to learn."""

from itertools import pairwise

import numpy as np
import torch
from torch import Tensor

from snippets.digits_data import batches
from snippets.residual import data, losses

Array = np.ndarray

SEEDS = 3  # networks trained side by side
BUDGET = 10_000  # numbers to learn
DEPTHS = (0, 1, 2, 3, 5, 10, 20)


def sizes(depth: int, width: int) -> list[int]:
    """Units of each layer, from the 64 dots to the ten scores."""
    return [64, *[width] * depth, 10]


def count(depth: int, width: int) -> int:
    """Weights and biases of such a network."""
    return sum(n * m + m for n, m in pairwise(sizes(depth, width)))


def widest(depth: int, budget: int = BUDGET) -> int:
    """The largest width that the budget allows."""
    width = 1
    while count(depth, width + 1) <= budget and depth:
        width += 1
    return width


def start(depth: int) -> list[Tensor]:
    """He weights and zero biases, one network per seed."""
    params = []
    for k, (n, m) in enumerate(pairwise(sizes(depth, widest(depth)))):
        W = [
            np.random.default_rng((seed, k)).normal(
                0, (2 / n) ** 0.5, (n, m)
            )
            for seed in range(SEEDS)
        ]
        params.append(torch.tensor(np.stack(W), dtype=torch.float32))
        params.append(torch.zeros(SEEDS, 1, m))
    return [p.requires_grad_() for p in params]


def forward(params: list[Tensor], x: Tensor, skip: bool) -> Tensor:
    """Ten scores; with short cuts, each layer adds to its input."""
    *hidden, W, b = params
    h = x.expand(SEEDS, *x.shape[-2:])  # (seeds, rows, 64)
    for V, c in zip(hidden[::2], hidden[1::2], strict=True):
        a = torch.relu(h @ V + c)  # (seeds, rows, width)
        if skip and h.shape == a.shape:
            a = h + a / (len(hidden) / 2) ** 0.5
        h = a
    return h @ W + b  # (seeds, rows, 10)


def train(depth: int, skip: bool = False, epochs: int = 15) -> Array:
    """Share read correctly, seen and new: (2, seeds)."""
    params = start(depth)
    adam = torch.optim.Adam(params, lr=2e-3)
    x, y = data()
    rngs = [np.random.default_rng(seed) for seed in range(SEEDS)]
    for _ in range(epochs):
        orders = [batches(1400, rng) for rng in rngs]
        for rows in zip(*orders, strict=True):
            i = np.stack(rows)  # (seeds, 64)
            loss = losses(forward(params, x[i], skip), y[i]).sum()
            adam.zero_grad()
            loss.backward()
            adam.step()
    with torch.no_grad():
        right = (forward(params, x, skip).argmax(-1) == y).double()
    return np.array([right[:, :1400].mean(1), right[:, 1400:].mean(1)])


def table(epochs: int = 15) -> list[dict[str, str]]:
    """Every depth, as wide as the budget allows."""
    runs = [(str(depth), depth, False) for depth in DEPTHS]
    runs.append(("20, short cuts", 20, True))
    rows = []
    for name, depth, skip in runs:
        seen, new = 100 * train(depth, skip, epochs)  # (seeds,) each
        width = widest(depth)
        rows.append(
            {
                "hidden layers": name,
                "width": str(width) if depth else "–",
                "seen": f"{seen.mean():.1f}%",
                "new": f"{new.mean():.1f}%",
                "worst to best": f"{new.min():.1f} to {new.max():.1f}%",
            }
        )
    return rows


if __name__ == "__main__":
    for row in table(epochs=2):
        print(*row.values(), sep="\t")
