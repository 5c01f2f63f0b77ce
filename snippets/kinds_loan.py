"""A borrowed eye: learn on many pictures, go on with ten others."""

import numpy as np
import torch
from torch import Tensor, nn

from snippets.digits_data import batches, load
from snippets.small_digits import small_digits

Array = np.ndarray
Labelled = tuple[Tensor, Tensor]  # x of shape (rows, 64), y


def shrunk(x: Array) -> Array:
    """28 x 28 dots, cut to the middle 24, averaged down to 8 x 8."""
    middle = x.reshape(-1, 28, 28)[:, 2:26, 2:26]
    small = middle.reshape(-1, 8, 3, 8, 3).mean(axis=(2, 4))
    return (small / small.max(axis=(1, 2), keepdims=True)).reshape(
        -1, 64
    )


def tensors(x: Array, y: Array) -> Labelled:
    """The same as PyTorch takes it."""
    return torch.tensor(x, dtype=torch.float32), torch.tensor(y)


def network(seed: int) -> nn.Sequential:
    """64 dots to ten scores."""
    torch.manual_seed(seed)
    hidden = nn.Linear(64, 64), nn.ReLU(), nn.Linear(64, 32), nn.ReLU()
    return nn.Sequential(*hidden, nn.Linear(32, 10))


def train(
    net: nn.Module, data: Labelled, epochs: int, seed: int, size: int
) -> nn.Module:
    """The loop of every lesson, whatever the first weights are."""
    rng = np.random.default_rng(seed)
    optimizer = torch.optim.Adam(net.parameters(), lr=1e-3)
    x, y = data
    for _ in range(epochs):
        for rows in batches(len(y), rng, size):
            optimizer.zero_grad()
            nn.functional.cross_entropy(
                net(x[rows]), y[rows]
            ).backward()
            optimizer.step()
    return net


def one_of_each(seed: int) -> tuple[Array, Array]:
    """One picture of each digit, and 900 others to judge by."""
    y = small_digits().y
    order = np.random.default_rng(seed).permutation(len(y))
    chosen = [order[y[order] == digit][0] for digit in range(10)]
    return np.array(chosen), np.setdiff1d(order, chosen)[-900:]


def scores(draw: int) -> tuple[float, float, float]:
    """Share read: from scratch, the lender as it is, and taught on."""
    few, judge = one_of_each(draw)
    x, y = tensors(*small_digits())
    lender = train(network(draw), tensors(*lent()), 8, draw, size=64)
    nets = [network(draw + 100), lender]
    before = share(lender, x[judge], y[judge])
    for net in nets:
        train(net, (x[few], y[few]), 40, draw, size=16)
    scratch, taught = (share(net, x[judge], y[judge]) for net in nets)
    return scratch, before, taught


def lent() -> tuple[Array, Array]:
    """The 5,000 pictures of the course, made small."""
    x, y = load()
    return shrunk(x), y


def share(net: nn.Module, x: Tensor, y: Tensor) -> float:
    """The share that is read correctly."""
    with torch.no_grad():
        return (net(x).argmax(1) == y).float().mean().item()


def table(draws: int = 3) -> list[dict[str, object]]:
    """Ten pictures to learn from: alone, and with a borrowed eye."""
    found = np.array([scores(draw) for draw in range(draws)])
    names = (
        "from scratch",
        "borrowed, not taught",
        "borrowed, then taught",
    )
    return [
        {"network": name, "mean": f"{some.mean():.1%}"}
        | {"worst": f"{some.min():.1%}", "best": f"{some.max():.1%}"}
        for name, some in zip(names, found.T, strict=True)
    ]


if __name__ == "__main__":
    for row in table(draws=1):
        print(*row.values())
