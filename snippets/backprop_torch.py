"""The same slopes from PyTorch, and who it is that moves a weight."""

import numpy as np
import torch

from snippets.backprop import X, Y
from snippets.forward import TINY, Layers
from snippets.forward_torch import tiny

Array = np.ndarray


def gradients(layers: Layers, x: Array, y: Array) -> Layers:
    """The slope for every parameter, from PyTorch's own graph."""
    values = [
        tuple(torch.tensor(p, requires_grad=True) for p in pair)
        for pair in layers
    ]
    a = torch.from_numpy(x)
    for W, b in values:
        a = torch.sigmoid(a @ W + b)
    loss = ((a - torch.from_numpy(y)) ** 2).sum() / 2
    loss.backward()
    return [(W.grad.numpy(), b.grad.numpy()) for W, b in values]


def who_moves() -> list[dict[str, object]]:
    """What each line of a training step changes."""
    net = tiny()
    optimizer = torch.optim.SGD(net.parameters(), lr=0.5)
    before = [p.detach().clone() for p in net.parameters()]
    rows: list[dict[str, object]] = []

    def look(line: str) -> None:
        pairs = list(zip(net.parameters(), before, strict=True))
        known = sum(p.numel() for p, _ in pairs if p.grad is not None)
        moved = sum(int((p != old).sum()) for p, old in pairs)
        rows.append(
            {"line": line, "slopes known": known, "knobs moved": moved}
        )

    out = net(torch.from_numpy(X))
    loss = ((out - torch.from_numpy(Y)) ** 2).sum() / 2
    look("loss = ...")
    loss.backward()
    look("loss.backward()")
    optimizer.step()
    look("optimizer.step()")
    return rows


if __name__ == "__main__":
    for W, b in gradients(TINY, X, Y):
        print("weights", *W.round(6).ravel(), "biases", *b.round(6))
