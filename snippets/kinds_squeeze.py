"""An autoencoder: squeeze 64 dots into a few numbers, and back."""

import numpy as np
import torch
from matplotlib.figure import Figure
from torch import Tensor, nn

from snippets.digits_data import batches
from snippets.small_digits import seen_unseen

Array = np.ndarray


def autoencoder(numbers: int = 8, seed: int = 0) -> nn.Sequential:
    """64 dots, 48 units, a few numbers, 48 units, 64 dots."""
    torch.manual_seed(seed)
    return nn.Sequential(
        nn.Linear(64, 48),
        nn.ReLU(),
        nn.Linear(48, numbers),  # the narrow place
        nn.Linear(numbers, 48),
        nn.ReLU(),
        nn.Linear(48, 64),
    )


def miss(net: nn.Module, x: Tensor) -> Tensor:
    """Mean squared miss: the picture is its own right answer."""
    return ((net(x) - x) ** 2).mean()


def learn(numbers: int, seed: int = 0, epochs: int = 40) -> nn.Module:
    """Train on pictures alone; no label is ever read."""
    x = torch.tensor(seen_unseen()[0].x, dtype=torch.float32)
    net, rng = autoencoder(numbers, seed), np.random.default_rng(seed)
    optimizer = torch.optim.Adam(net.parameters(), lr=3e-3)
    for _ in range(epochs):
        for rows in batches(len(x), rng):
            optimizer.zero_grad()
            miss(net, x[rows]).backward()
            optimizer.step()
    return net


def flat(x: Array, unseen: Array, numbers: int) -> Array:
    """The best that a flat map can do with so few numbers (PCA)."""
    mean = x.mean(axis=0)  # (64,)
    _, _, V = np.linalg.svd(x - mean, full_matrices=False)
    axes = V[:numbers]  # (numbers, 64)
    return mean + (unseen - mean) @ axes.T @ axes  # (rows, 64)


def misses(numbers: int, seeds: int = 2) -> tuple[float, float]:
    """On unseen pictures: PCA, and the mean of some autoencoders."""
    seen, unseen = (data.x for data in seen_unseen())
    x = torch.tensor(unseen, dtype=torch.float32)
    nets = [learn(numbers, seed) for seed in range(seeds)]
    with torch.no_grad():
        bent = np.mean([miss(net, x).item() for net in nets])
    line = np.mean((flat(seen, unseen, numbers) - unseen) ** 2)
    return float(line), float(bent)


def table() -> list[dict[str, object]]:
    """Mean squared miss per dot, with 2 and with 8 numbers."""
    rows: list[dict[str, object]] = []
    for numbers in (2, 8):
        line, bent = misses(numbers)
        row = {"numbers kept of 64": numbers, "flat map": f"{line:.4f}"}
        rows.append(row | {"autoencoder": f"{bent:.4f}"})
    return rows


def pictures(numbers: int = 8) -> Figure:
    """Unseen digits, and the same after the narrow place."""
    unseen = seen_unseen()[1]
    rows = [int(np.flatnonzero(unseen.y == d)[0]) for d in range(10)]
    x = torch.tensor(unseen.x[rows], dtype=torch.float32)
    back = learn(numbers)(x).detach().numpy()  # (10, 64)
    fig = Figure(figsize=(6, 1.7), layout="constrained")
    lines = zip(fig.subplots(2, 10), (x.numpy(), back), strict=True)
    for line, shown in lines:
        for ax, picture in zip(line, shown, strict=True):
            dots = picture.reshape(8, 8)
            ax.imshow(dots, cmap="gray_r", vmin=0, vmax=1)
            ax.axis("off")
    return fig


if __name__ == "__main__":
    for row in table():
        print(*row.values())
