"""The same network in PyTorch: one hidden layer that draws a curve."""

import torch
from torch import Tensor, nn

from snippets.approximate_trained import X, target


def network(width: int) -> nn.Sequential:
    """One number in, so many bends, one number out."""
    first = nn.Linear(1, width)
    nn.init.normal_(first.weight, 0, 3)  # (width, 1)
    nn.init.uniform_(first.bias, -3, 3)  # (width,)
    return nn.Sequential(first, nn.Tanh(), nn.Linear(width, 1))


def train(
    net: nn.Sequential, x: Tensor, y: Tensor, steps: int = 4000
) -> float:
    """Train the network where it stands; its last loss."""
    adam = torch.optim.Adam(net.parameters(), lr=0.01)
    for _ in range(steps):
        loss = ((net(x) - y) ** 2).mean()
        adam.zero_grad()
        loss.backward()
        adam.step()
    return loss.item()


if __name__ == "__main__":
    torch.manual_seed(0)
    x = torch.tensor(X, dtype=torch.float32)
    y = torch.tensor(target(X), dtype=torch.float32)
    print(f"loss {train(network(16), x, y, 500):.4f}")
