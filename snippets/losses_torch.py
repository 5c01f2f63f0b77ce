"""Three losses in PyTorch, one of them by mistake."""

from collections.abc import Callable

import torch
from torch import Tensor
from torch.nn import functional

Loss = Callable[[Tensor, Tensor], Tensor]


def cross_entropy(scores: Tensor, y: Tensor) -> Tensor:
    """PyTorch's own: it takes raw scores, and applies softmax."""
    return functional.cross_entropy(scores, y)


def suspect(scores: Tensor, y: Tensor) -> Tensor:
    """Turn the scores into shares, then ask what they cost."""
    shares = torch.softmax(scores, dim=1)  # (rows, classes)
    return functional.cross_entropy(shares, y)


def squared(scores: Tensor, y: Tensor) -> Tensor:
    """The squared distance to 1 for the truth and 0 for the rest."""
    wanted = functional.one_hot(y, scores.shape[1]).to(scores)
    return functional.mse_loss(scores, wanted)


LOSSES: dict[str, Loss] = {
    "cross-entropy": cross_entropy,
    "softmax twice": suspect,
    "squared error": squared,
}


def lowest(classes: int = 10, score: float = 1e4) -> float:
    """What `suspect` says of a network that is right and sure."""
    scores = torch.zeros(1, classes, dtype=torch.float64)
    scores[0, 0] = score
    return round(float(suspect(scores, torch.tensor([0]))), 6)


if __name__ == "__main__":
    print(f"right and sure, softmax twice: {lowest()}")
