"""The digit network with other optimizers in the place of Adam."""

from collections.abc import Callable

import numpy as np
from torch.optim import SGD, Adam, Optimizer

from snippets.digits_data import batches, split
from snippets.digits_torch import accuracy, network, one_epoch

RIVALS: dict[str, Callable[..., Optimizer]] = {
    "Adam, rate 0.001": lambda p: Adam(p, lr=0.001),
    "SGD, rate 0.001": lambda p: SGD(p, lr=0.001),
    "SGD, rate 0.1": lambda p: SGD(p, lr=0.1),
    "SGD, rate 0.1, momentum 0.9": lambda p: SGD(
        p, lr=0.1, momentum=0.9
    ),
}


def compare(epochs: int = 10) -> list[dict[str, object]]:
    """Validation accuracy with each, same start and same batches."""
    seen, held, _ = split()
    rows: list[dict[str, object]] = []
    for name, make in RIVALS.items():
        net = network()
        optimizer = make(net.parameters())
        rng = np.random.default_rng(0)
        for _ in range(epochs):
            order = batches(len(seen.y), rng)
            one_epoch(net, optimizer, seen, order)
        share = f"{accuracy(net, held):.1%}"
        rows.append({"optimizer": name, "validation": share})
    return rows


if __name__ == "__main__":
    for row in compare(epochs=2):
        print(*row.values())
