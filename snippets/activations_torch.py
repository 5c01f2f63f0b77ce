"""The same activation functions, as PyTorch names them."""

from collections.abc import Callable

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional

from snippets.activations import ACTIVATIONS, softmax

TORCH: dict[str, Callable[[Tensor], Tensor]] = {
    "ReLU": functional.relu,
    "leaky ReLU": functional.leaky_relu,  # 0.01 below zero
    "sigmoid": torch.sigmoid,
    "tanh": torch.tanh,
    "GELU": functional.gelu,  # the erf form
    "SiLU": functional.silu,
}


def softmax_torch(z: Tensor, temperature: float = 1.0) -> Tensor:
    """Turn scores (..., classes) into shares that sum to 1."""
    return torch.softmax(z / temperature, dim=-1)  # (..., classes)


def disagreement() -> float:
    """The largest difference between NumPy and PyTorch, in float64."""
    z = np.linspace(-8, 8, 1601)  # (1601,)
    t = torch.from_numpy(z)  # (1601,)
    pairs = [(softmax(z), softmax_torch(t))]
    for name, phi in ACTIVATIONS.items():
        pairs.append((phi(z), TORCH[name](t)))
    worst = max(np.abs(a - b.numpy()).max() for a, b in pairs)
    return float(f"{worst:.0e}")


if __name__ == "__main__":
    print(f"largest difference: {disagreement()}")
