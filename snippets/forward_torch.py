"""The same forward pass in PyTorch, with the same weights."""

import torch
from torch import Tensor, nn

from snippets.forward import TINY, X


def tiny() -> nn.Sequential:
    """The 2-2-1 network; nn.Linear keeps its weights transposed."""
    net = nn.Sequential()
    for W, b in TINY:
        layer = nn.Linear(*W.shape, dtype=torch.float64)
        with torch.no_grad():
            layer.weight.copy_(torch.from_numpy(W.T))
            layer.bias.copy_(torch.from_numpy(b))
        net.extend([layer, nn.Sigmoid()])
    return net


def forward(net: nn.Sequential, x: Tensor) -> list[Tensor]:
    """Every number on the way: input, sums, answers, sums, ..."""
    stops = [x]
    for part in net:
        stops.append(part(stops[-1]))
    return stops


if __name__ == "__main__":
    with torch.no_grad():
        for stop in forward(tiny(), torch.from_numpy(X)):
            print(*stop.numpy().round(6))
