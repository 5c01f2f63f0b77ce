"""Seven patients for a doctor: one small mistake in each training."""

from typing import NamedTuple

import numpy as np
import torch
from torch import Tensor, nn

from snippets.small_digits import seen_unseen

Array = np.ndarray


class Pictures(NamedTuple):
    """Digits of 8 x 8 dots, to learn from or to judge by."""

    x: Tensor  # (pictures, 64)
    y: Tensor  # (pictures,)


class Sheet(NamedTuple):
    """What was written down while one network trained."""

    batch: Array  # (steps,), the loss of each batch before its step
    loss: Array  # (epochs, 2), seen and unseen, after each epoch
    read: Array  # (epochs, 2), share read correctly
    same: float  # asked twice, share of answers that agree
    turn: Array  # (2,), how far each layer has moved, of its size


def sets(fault: str) -> tuple[Pictures, Pictures]:
    """Pictures seen and unseen; two of the faults are planted here."""
    seen, unseen = (
        Pictures(torch.tensor(x, dtype=torch.float32), torch.tensor(y))
        for x, y in seen_unseen()
    )
    if fault == "labels slid":
        seen = Pictures(seen.x, seen.y.roll(1))
    if fault == "unseen not scaled":
        unseen = Pictures(16 * unseen.x, unseen.y)
    return seen, unseen


def network(seed: int) -> nn.Sequential:
    """64 dots, 64 hidden neurons, a dropout, 10 scores."""
    torch.manual_seed(seed)
    return nn.Sequential(
        nn.Linear(64, 64), nn.ReLU(), nn.Dropout(0.5), nn.Linear(64, 10)
    )


def cost(scores: Tensor, y: Tensor, fault: str) -> Tensor:
    """The cross-entropy, which takes the softmax by itself."""
    if fault == "softmax twice":
        scores = scores.softmax(1)
    return nn.functional.cross_entropy(scores, y)


def one_step(
    net: nn.Sequential,
    optimizer: torch.optim.Optimizer,
    batch: Pictures,
    fault: str,
) -> float:
    """The loss of a batch, and a step down, or so it is meant."""
    loss = cost(net(batch.x), batch.y, fault)
    if fault != "slopes pile up":
        optimizer.zero_grad()
    (-loss if fault == "uphill" else loss).backward()
    optimizer.step()
    return loss.item()


def judged(
    net: nn.Sequential, data: Pictures, fault: str
) -> tuple[float, float]:
    """Loss, and share read correctly."""
    with torch.no_grad():
        scores = net(data.x)  # (pictures, 10)
    read = (scores.argmax(1) == data.y).float().mean()
    return cost(scores, data.y, fault).item(), read.item()


def watch(fault: str, seed: int = 0, epochs: int = 10) -> Sheet:
    """Train with that fault, or with one of no known name."""
    (seen, unseen), net = sets(fault), network(seed)
    before = [net[i].weight.detach().clone() for i in (0, 3)]
    tuned = net[3] if fault == "half forgotten" else net
    optimizer = torch.optim.SGD(tuned.parameters(), lr=0.2)
    batch, lows, reads = [], [], []
    for _ in range(epochs):
        net.train()
        for rows in torch.randperm(len(seen.y)).split(32):
            now = Pictures(seen.x[rows], seen.y[rows])
            batch.append(one_step(net, optimizer, now, fault))
        net.train(fault == "dropout left on")
        both = [judged(net, data, fault) for data in (seen, unseen)]
        lows.append([low for low, _ in both])
        reads.append([read for _, read in both])
    with torch.no_grad():
        first, second = (net(unseen.x).argmax(1) for _ in range(2))
    same = (first == second).float().mean().item()
    after = [net[i].weight.detach() for i in (0, 3)]
    pairs = zip(before, after, strict=True)
    turn = [float((b - a).norm() / b.norm()) for b, a in pairs]
    return Sheet(
        *map(np.array, (batch, lows, reads)), same, np.array(turn)
    )


if __name__ == "__main__":
    sheet = watch("none", epochs=3)
    for epoch, (seen, unseen) in enumerate(sheet.loss, start=1):
        print(f"{epoch}: seen {seen:.2f}, unseen {unseen:.2f}")
