"""The same five optimizers in PyTorch."""

from collections.abc import Callable

import torch
from torch.optim import SGD, Adam, AdamW, Optimizer, RMSprop

OPTIMIZERS: dict[str, Callable[..., Optimizer]] = {
    "SGD": lambda w, rate: SGD(w, rate),
    "momentum": lambda w, rate: SGD(w, rate, momentum=0.9),
    "RMSprop": lambda w, rate: RMSprop(w, rate, alpha=0.99),
    "Adam": lambda w, rate: Adam(w, rate),
    "AdamW": lambda w, rate: AdamW(w, rate, weight_decay=0.01),
}


def walk(name: str, rate: float, steps: int) -> list[list[float]]:
    """Two weights from (3, 1), with curvatures of 1 and 20."""
    w = torch.tensor([3.0, 1.0], dtype=torch.float64)
    w.requires_grad_()
    optimizer = OPTIMIZERS[name]([w], rate)
    path = [w.tolist()]
    for _ in range(steps):
        optimizer.zero_grad()
        (w**2 @ torch.tensor([0.5, 10.0]).to(w)).backward()
        optimizer.step()
        path.append(w.tolist())
    return path


if __name__ == "__main__":
    for name in OPTIMIZERS:
        print(name, [round(v, 4) for v in walk(name, 0.01, 10)[-1]])
