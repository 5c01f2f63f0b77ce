"""The same two knobs in PyTorch, which finds the slopes by itself."""

import torch

from snippets.knobs import RATE, X, Y


def follow(steps: int = 19) -> list[float]:
    """Both knobs after so many steps: w, b."""
    x, y = torch.from_numpy(X), torch.from_numpy(Y)  # (50,), (50,)
    knobs = torch.zeros(2, dtype=torch.float64, requires_grad=True)
    optimizer = torch.optim.SGD([knobs], lr=RATE)
    for _ in range(steps):
        w, b = knobs
        loss = torch.mean((w * x + b - y) ** 2)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    return knobs.tolist()


if __name__ == "__main__":
    for steps in (0, 1, 19):
        w, b = follow(steps)
        print(f"after {steps:>2} steps: w = {w:.3f}, b = {b:.3f}")
