"""The same walk in PyTorch, which finds the slopes by itself."""

import torch

from snippets.gd import HIKERS, height


def hike(
    hiker: int = 0, rate: float = 0.2, steps: int = 60
) -> list[float]:
    """Where the hiker stands after so many steps."""
    w = torch.tensor(HIKERS[hiker], dtype=torch.float64)  # (2,)
    w.requires_grad_()
    optimizer = torch.optim.SGD([w], lr=rate)
    for _ in range(steps):
        optimizer.zero_grad()
        height(w).backward()
        optimizer.step()
    return w.tolist()


if __name__ == "__main__":
    for hiker in (0, 1):
        print("x = {:.3f}, y = {:.3f}".format(*hike(hiker)))
