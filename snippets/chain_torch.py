"""The same graph in PyTorch, which keeps it and walks it back."""

import torch

from snippets.chain import START


def blame() -> dict[str, float]:
    """How much y grows with a, and with b."""
    a = torch.tensor(START["a"], requires_grad=True)
    b = torch.tensor(START["b"], requires_grad=True)
    y = (a + b) * (a * b)
    y.backward()
    return {"a": float(a.grad), "b": float(b.grad)}


if __name__ == "__main__":
    print(blame())
