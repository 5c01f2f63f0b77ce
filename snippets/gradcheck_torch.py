"""PyTorch's own gradient check, and a place where it accuses."""

from collections.abc import Callable

import torch
from torch import Tensor
from torch.autograd import gradcheck


def f(x: Tensor) -> Tensor:
    """The sigmoid, squared."""
    return torch.sigmoid(x) ** 2


def agrees(g: Callable[[Tensor], Tensor], x: float) -> bool:
    """Whether PyTorch's slope of g at x stands up to small steps."""
    at = torch.tensor([x], dtype=torch.float64, requires_grad=True)
    return gradcheck(g, at, raise_exception=False)


def verdicts() -> list[dict[str, str]]:
    """Right code in three places: does the check agree with it?"""
    cases = {
        "squared sigmoid at -1": agrees(f, -1.0),
        "ReLU at 0": agrees(torch.relu, 0.0),
        "ReLU at 0.1": agrees(torch.relu, 0.1),
    }
    return [
        {"checked": name, "verdict": "agrees" if good else "accuses"}
        for name, good in cases.items()
    ]


if __name__ == "__main__":
    for row in verdicts():
        print(*row.values(), sep=": ")
