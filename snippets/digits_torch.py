"""The same digit classifier in PyTorch: 784 -> 128 -> 64 -> 10."""

import numpy as np
import torch
from torch import nn

from snippets.digits_data import Digits, batches, split
from snippets.digits_numpy import initial


def network(seed: int = 0) -> nn.Sequential:
    """Three linear layers, with the weights of the NumPy network."""
    net = nn.Sequential(
        nn.Linear(784, 128),
        nn.ReLU(),
        nn.Linear(128, 64),
        nn.ReLU(),
        nn.Linear(64, 10),
    )
    with torch.no_grad():
        for p, start in zip(
            net.parameters(), initial(seed), strict=True
        ):
            p.copy_(torch.from_numpy(start.T))
    return net


def one_epoch(
    net: nn.Module,
    optimizer: torch.optim.Optimizer,
    data: Digits,
    order: list[np.ndarray],
) -> None:
    """One pass over the data: one step for each batch of rows."""
    x, y = torch.from_numpy(data.x), torch.from_numpy(data.y)
    for rows in order:
        scores = net(x[rows])  # (batch, 10)
        loss = nn.functional.cross_entropy(scores, y[rows])
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()


def train(
    data: Digits, epochs: int = 10, seed: int = 0
) -> nn.Sequential:
    """The network after that many passes over the data."""
    net = network(seed)
    optimizer = torch.optim.Adam(net.parameters(), lr=1e-3)
    rng = np.random.default_rng(seed)
    for _ in range(epochs):
        order = batches(len(data.y), rng)
        one_epoch(net, optimizer, data, order)
    return net


def predict(net: nn.Module, x: np.ndarray) -> np.ndarray:
    """Ten shares of one for each picture."""
    with torch.no_grad():
        scores = net(torch.from_numpy(x))  # (rows, 10)
    return scores.softmax(dim=1).numpy()


def accuracy(net: nn.Module, data: Digits) -> float:
    """The share of pictures that are read correctly."""
    said = predict(net, data.x).argmax(axis=1)  # (rows,)
    return float((said == data.y).mean())


def parameter_count() -> int:
    """How many numbers the network can change."""
    return sum(p.numel() for p in network().parameters())


def layers() -> list[dict[str, object]]:
    """What each layer takes, gives and holds."""
    rows: list[dict[str, object]] = []
    for layer in network():
        if isinstance(layer, nn.Linear):
            inputs, outputs = layer.in_features, layer.out_features
            rows.append(
                {
                    "inputs": inputs,
                    "outputs": outputs,
                    "weights": layer.weight.numel(),
                    "biases": layer.bias.numel(),
                    "together": sum(
                        p.numel() for p in layer.parameters()
                    ),
                }
            )
    return rows


if __name__ == "__main__":
    sets = split()
    net = train(sets.train)
    print(f"{parameter_count():,} parameters")
    print(f"train      {accuracy(net, sets.train):.3f}")
    print(f"validation {accuracy(net, sets.validation):.3f}")
