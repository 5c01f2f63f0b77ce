"""A trained network, read with dropout off and with dropout on."""

import numpy as np

from snippets.digits_data import split
from snippets.digits_numpy import Net
from snippets.dropout import dropout
from snippets.regularize import treat

Array = np.ndarray


def read(
    net: Net, x: Array, p: float, rng: np.random.Generator
) -> Array:
    """The digit said for each picture, with a share p silent."""
    W1, b1, W2, b2, W3, b3 = net
    h1 = dropout(np.maximum(x @ W1 + b1, 0), p, rng)  # (rows, 128)
    h2 = dropout(np.maximum(h1 @ W2 + b2, 0), p, rng)  # (rows, 64)
    return (h2 @ W3 + b3).argmax(axis=1)  # (rows,)


def table() -> list[dict[str, object]]:
    """Two readings of the same pictures by the same network."""
    net, unseen = treat("dropout")[0], split(validation=100).validation
    rng, rows = np.random.default_rng(0), []
    for name, p in (("off", 0.0), ("left on", 0.5)):
        one, two = (read(net, unseen.x, p, rng) for _ in range(2))
        rows.append(
            {
                "dropout": name,
                "first reading": f"{(one == unseen.y).mean():.1%}",
                "second reading": f"{(two == unseen.y).mean():.1%}",
                "answers that changed": int((one != two).sum()),
            }
        )
    return rows


if __name__ == "__main__":
    for row in table():
        print(*row.values())
