"""Weight decay and dropout, where PyTorch keeps them."""

import numpy as np
import torch
from torch import nn

from snippets.digits_data import Digits, batches
from snippets.digits_torch import network, one_epoch


def with_dropout(p: float = 0.5, seed: int = 0) -> nn.Sequential:
    """The digit network, with dropout after both hidden layers."""
    first, bend, second, bend_too, last = network(seed)
    return nn.Sequential(
        *(first, bend, nn.Dropout(p)),
        *(second, bend_too, nn.Dropout(p)),
        last,
    )


def train(
    data: Digits, epochs: int, decay: float, p: float, seed: int = 0
) -> nn.Sequential:
    """The network after training, with dropout switched off."""
    net, rng = with_dropout(p, seed), np.random.default_rng(seed)
    torch.manual_seed(seed)
    optimizer = torch.optim.SGD(
        net.parameters(), lr=0.05, momentum=0.9, weight_decay=decay
    )
    net.train()  # dropout on
    for _ in range(epochs):
        order = batches(len(data.y), rng, size=32)
        one_epoch(net, optimizer, data, order)
    return net.eval()  # dropout off


if __name__ == "__main__":
    print(with_dropout())
