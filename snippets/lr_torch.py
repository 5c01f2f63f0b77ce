"""The cosine schedule in PyTorch, as a list of the rates it uses."""

import torch
from torch.optim.lr_scheduler import CosineAnnealingLR


def cosine_rates(start: float, steps: int) -> list[float]:
    """The rate of each step; a training step goes where w is."""
    w = torch.zeros(1, requires_grad=True)
    optimizer = torch.optim.SGD([w], lr=start)
    schedule = CosineAnnealingLR(optimizer, T_max=steps)
    rates = []
    for _ in range(steps):
        rates.append(optimizer.param_groups[0]["lr"])
        optimizer.step()
        schedule.step()
    return rates


if __name__ == "__main__":
    print(*(f"{rate:.3f}" for rate in cosine_rates(0.5, 5)))
