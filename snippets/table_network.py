"""A small network for tables, stopped where unseen rows go best."""

import numpy as np
import torch
from torch import nn

from snippets.table_guards import Part

Array = np.ndarray


def network(columns: int, classes: int, seed: int) -> nn.Sequential:
    """One hidden layer of 16 neurons."""
    torch.manual_seed(seed)
    return nn.Sequential(
        nn.Linear(columns, 16), nn.ReLU(), nn.Linear(16, classes)
    )


def fit(
    taught: Part, chosen: Part, seed: int = 0, steps: int = 200
) -> tuple[nn.Sequential, Array]:
    """The network at its best step, and both losses at every step.

    The best step is that with the lowest loss on the rows to choose
    by. The losses have shape (steps, 2).
    """
    net = network(taught.x.shape[1], int(taught.y.max()) + 1, seed)
    adam = torch.optim.Adam(net.parameters(), lr=0.01)
    parts = [
        (torch.tensor(p.x, dtype=torch.float32), torch.tensor(p.y))
        for p in (taught, chosen)
    ]
    kept, best, state = [], float("inf"), net.state_dict()
    for _ in range(steps):
        both = [
            nn.functional.cross_entropy(net(x), y) for x, y in parts
        ]
        kept.append([loss.item() for loss in both])
        if kept[-1][1] < best:
            best = kept[-1][1]
            state = {k: v.clone() for k, v in net.state_dict().items()}
        adam.zero_grad()
        both[0].backward()
        adam.step()
    net.load_state_dict(state)
    return net, np.array(kept)


def says(net: nn.Sequential, x: Array) -> Array:
    """The class that the network names for each row."""
    with torch.no_grad():
        scores = net(torch.tensor(x, dtype=torch.float32))
    return scores.argmax(1).numpy()  # (rows,)


def confusion(y: Array, said: Array, classes: list[str]) -> str:
    """How often each class (a line) was called each (a column)."""
    width = max(8, *(len(name) + 2 for name in classes))
    head = "is / said".ljust(12) + "".join(
        n.rjust(width) for n in classes
    )
    lines = [head]
    for label, name in enumerate(classes):
        counts = np.bincount(said[y == label], minlength=len(classes))
        cells = "".join(str(n).rjust(width) for n in counts)
        lines.append(name.ljust(12) + cells)
    return "\n".join(lines)


if __name__ == "__main__":
    rng = np.random.default_rng(0)
    y = np.repeat([0, 1], 50)
    x = rng.normal(size=(100, 2)) + 3 * y[:, None]
    taught, chosen = Part(x[::2], y[::2]), Part(x[1::2], y[1::2])
    net, losses = fit(taught, chosen)
    print(confusion(chosen.y, says(net, chosen.x), ["small", "large"]))
