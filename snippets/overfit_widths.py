"""Too few hidden units to learn enough, and enough to learn dice."""

import numpy as np

from snippets.digits_data import Digits, batches, split
from snippets.digits_numpy import (
    Adam,
    Net,
    accuracy_numpy,
    gradients,
    initial,
)
from snippets.overfit import few

Array = np.ndarray
WIDTHS = (1, 2, 4, 8, 32, 128)


def squeezed(width: int, seed: int = 0) -> Net:
    """The digit network with fewer units in its first layer."""
    W1, b1, W2, *rest = initial(seed)
    scale = np.sqrt(np.float32(128 / width))
    narrow = [W1[:, :width], b1[:width], W2[:width] * scale]
    return [p.copy() for p in (*narrow, *rest)]


def learn(
    net: Net, data: Digits, epochs: int = 10, seed: int = 0
) -> None:
    """Turn the numbers of the network by Adam, in place."""
    adam, rng = Adam(net), np.random.default_rng(seed)
    for _ in range(epochs):
        for rows in batches(len(data.y), rng):
            slopes = gradients(net, data.x[rows], data.y[rows])
            adam.step(net, slopes)


def shares(widths: tuple[int, ...] = WIDTHS, seeds: int = 3) -> Array:
    """Read correctly: (widths, seeds, 2), seen and unseen pictures."""
    seen, unseen, _ = split(validation=100)
    found = np.zeros((len(widths), seeds, 2))
    for i, width in enumerate(widths):
        for seed in range(seeds):
            net = squeezed(width, seed)
            learn(net, seen, seed=seed)
            both = [accuracy_numpy(net, d) for d in (seen, unseen)]
            found[i, seed] = both
    return found


def table() -> list[dict[str, object]]:
    """The middle of three starts for each width."""
    middle = np.median(shares(), axis=1)  # (widths, 2)
    return [
        {
            "hidden units": width,
            "seen": f"{seen:.1%}",
            "unseen": f"{unseen:.1%}",
            "gap, points": f"{100 * (seen - unseen):.1f}",
        }
        for width, (seen, unseen) in zip(WIDTHS, middle, strict=True)
    ]


def dice(seeds: int = 2) -> list[dict[str, object]]:
    """A thousand pictures with true labels, then with thrown ones."""
    sets, rows = split(validation=100), []
    x, y = few(sets.train, 100)
    thrown = np.random.default_rng(0).integers(0, 10, 1000)
    for name, labels in (("true", y), ("thrown", thrown)):
        data, found = Digits(x, labels), np.zeros((seeds, 2))
        for seed in range(seeds):
            net = initial(seed)
            learn(net, data, 60, seed)
            found[seed] = [
                accuracy_numpy(net, d) for d in (data, sets.validation)
            ]
        seen, unseen = found.mean(axis=0)
        row = {"labels": name, "seen": f"{seen:.1%}"}
        rows.append(row | {"unseen": f"{unseen:.1%}"})
    return rows


if __name__ == "__main__":
    for row in dice(seeds=1):
        print(*row.values())
