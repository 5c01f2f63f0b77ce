"""The convolutional network in PyTorch: 5,994 numbers to learn."""

import numpy as np
import torch
from torch import nn

from snippets.cnn import initial
from snippets.digits_data import Digits, batches, split
from snippets.digits_torch import accuracy, one_epoch


def network(seed: int = 0) -> nn.Sequential:
    """Stencils, ReLU, pool, twice; then one dense layer."""
    net = nn.Sequential(
        nn.Unflatten(1, (1, 28, 28)),
        nn.Conv2d(1, 8, kernel_size=5),
        nn.ReLU(),
        nn.MaxPool2d(2),
        nn.Conv2d(8, 16, kernel_size=5),
        nn.ReLU(),
        nn.MaxPool2d(2),
        nn.Flatten(),
        nn.Linear(256, 10),
    )
    with torch.no_grad():
        for p, W in zip(net.parameters(), initial(seed), strict=True):
            p.copy_(torch.from_numpy(W))
    return net


def train(
    data: Digits, epochs: int = 5, seed: int = 0, rate: float = 3e-3
) -> nn.Sequential:
    """The network after that many passes over the data."""
    net = network(seed)
    optimizer = torch.optim.Adam(net.parameters(), lr=rate)
    rng = np.random.default_rng(seed)
    for _ in range(epochs):
        order = batches(len(data.y), rng)
        one_epoch(net, optimizer, data, order)
    return net


def parameter_count() -> int:
    """How many numbers the network can change."""
    return sum(p.numel() for p in network().parameters())


NAMES = {
    nn.Conv2d: "stencils",
    nn.MaxPool2d: "pool",
    nn.Linear: "dense",
}


def ledger() -> list[dict[str, object]]:
    """What each layer gives and holds, for one picture."""
    h, rows = torch.zeros(1, 784), []
    for layer in network():
        h = layer(h)
        if type(layer) in NAMES:
            held = sum(p.numel() for p in layer.parameters())
            shape = " × ".join(map(str, h.shape[1:]))
            name = NAMES[type(layer)]
            rows.append({"layer": name, "gives": shape, "holds": held})
    return rows


if __name__ == "__main__":
    sets = split()
    net = train(sets.train)
    print(f"{parameter_count():,} parameters")
    print(f"validation {accuracy(net, sets.validation):.3f}")
