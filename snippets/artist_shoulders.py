"""Three eyes for drawings: lent, thrown by a die, and its own."""

import numpy as np
import torch
from torch import nn

from snippets import cnn_torch
from snippets.artist_eye import lent, share, taught
from snippets.artist_style import FREE, STYLES, Array, Drawings, drawn
from snippets.digits_data import Digits, batches
from snippets.digits_torch import accuracy, one_epoch

SHOWN = ("ball", "tree", "hills", "boat")
NEW = ("house", "bottle")
SHOTS = (1, 10)


class Mean(nn.Module):
    """The mean answer of each stencil over the sheet."""

    def forward(self, h: torch.Tensor) -> torch.Tensor:
        return h.mean(dim=(2, 3))


def network(seed: int) -> nn.Sequential:
    """An eye that looks at colours, and a head, both to be learned."""
    torch.manual_seed(seed)
    return nn.Sequential(
        nn.Conv2d(3, 16, 5, stride=2),
        nn.ReLU(),
        nn.Conv2d(16, 16, 5, stride=2),
        nn.ReLU(),
        Mean(),
        nn.Linear(16, len(STYLES)),
    )


def plain(data: Drawings) -> Digits:
    """Ink for each colour, and the number of the style."""
    x = np.ascontiguousarray((1 - data.x).transpose(0, 3, 1, 2))
    return Digits(
        x, np.array([list(STYLES).index(s) for s in data.style])
    )


def own(data: Drawings, test: Drawings, seed: int) -> float:
    """Everything learns, in 200 steps."""
    net, seen = network(seed), plain(data)
    optimizer = torch.optim.Adam(net.parameters(), lr=3e-3)
    rng, order = np.random.default_rng(seed), []
    while len(order) < 200:
        order += batches(len(seen.y), rng, size=16)
    one_epoch(net, optimizer, seen, order[:200])
    return accuracy(net, plain(test))


def scores(shots: tuple[int, ...] = SHOTS, draws: int = 2) -> Array:
    """Shares of drawings of new subjects: (shots, draws, eyes)."""
    found, digits = [], lent()
    for each in shots:
        for seed in range(draws):
            data = drawn(FREE, SHOWN, each, seed)
            test = drawn(FREE, NEW, each=10, seed=seed + draws)
            eyes = digits, cnn_torch.network(seed)
            frozen = [share(e, taught(e, data), test) for e in eyes]
            found.append([*frozen, own(data, test, seed)])
    return np.reshape(found, (len(shots), draws, 3))


def table(draws: int = 2) -> list[dict[str, object]]:
    """Means over the draws."""
    names = "eye lent by digits", "eye thrown by a die", "its own eye"
    means = scores(draws=draws).mean(axis=1)  # (shots, eyes)
    return [
        {"drawings of each style": 4 * each}
        | {name: f"{p:.0%}" for name, p in zip(names, row, strict=True)}
        for each, row in zip(SHOTS, means, strict=True)
    ]


if __name__ == "__main__":
    for row in table(draws=1):
        print(*row.values())
