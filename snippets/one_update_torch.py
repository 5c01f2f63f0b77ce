"""The same loop in PyTorch, with the same weights."""

import torch
from torch import Tensor, nn

from snippets.backprop import X, Y
from snippets.forward_torch import tiny


def learn(
    net: nn.Module, x: Tensor, y: Tensor, rounds: int, rate: float = 0.5
) -> list[float]:
    """Train the network where it stands; each round's loss."""
    optimizer = torch.optim.SGD(net.parameters(), lr=rate)
    losses = []
    for _ in range(rounds):  # 7 repeat
        answer = net(x)  # 3 forward pass, (rows, outputs)
        loss = ((answer - y) ** 2).sum() / 2  # 4 loss
        optimizer.zero_grad()  # forget the slopes of last round
        loss.backward()  # 5 backpropagation
        optimizer.step()  # 6 update
        losses.append(loss.item())
    return losses


if __name__ == "__main__":
    x, y = torch.from_numpy(X), torch.from_numpy(Y)
    print(*(f"{v:.6f}" for v in learn(tiny(), x, y, 3)))
