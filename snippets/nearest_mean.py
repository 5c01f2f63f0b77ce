"""Read a digit by asking which average digit it is nearest to."""

import numpy as np
from matplotlib.figure import Figure

from snippets.digits_data import Digits, split
from snippets.written_rules import share

Array = np.ndarray


def means(data: Digits) -> Array:
    """The average picture of each digit, shape (10, 784)."""
    return np.stack([data.x[data.y == k].mean(0) for k in range(10)])


def nearest(x: Array, centres: Array) -> Array:
    """The digit whose average is least far from each picture."""
    gaps = x[:, None] - centres  # (pictures, 10, 784)
    return (gaps**2).sum(axis=2).argmin(axis=1)  # (pictures,)


def lean(x: Array) -> Array:
    """How far sideways each picture goes, for each row upwards."""
    place = np.arange(28) - 13.5  # (28,)
    ink = x.reshape(-1, 28, 28)  # (pictures, rows, columns)
    total = ink.sum(axis=(1, 2))  # (pictures,)
    middle = ink.sum(axis=2) @ place / total  # (pictures,)
    down = place - middle[:, None]  # (pictures, rows)
    aside = np.sum(ink @ place * down, axis=1)  # (pictures,)
    return -aside / np.sum(ink.sum(axis=2) * down**2, axis=1)


def straighten(x: Array) -> Array:
    """Push the rows sideways until no picture leans."""
    rows = np.arange(28) - 13.5  # (28,)
    shift = np.outer(lean(x), rows)  # (pictures, 28)
    push = np.rint(shift).astype(int)
    columns = np.arange(28) - push[:, :, None]  # (pictures, 28, 28)
    pictures = x.reshape(-1, 28, 28)
    moved = np.take_along_axis(pictures, columns % 28, axis=2)
    return moved.reshape(x.shape)  # (pictures, 784)


def both(name: str) -> dict[str, object]:
    """Accuracy on one set, as they come and straightened."""
    train, data = split().train, getattr(split(), name)
    upright = Digits(straighten(train.x), train.y)
    plain = nearest(data.x, means(train))
    better = nearest(straighten(data.x), means(upright))
    return {
        "pictures": name,
        "nearest average": share(plain, data.y),
        "straightened first": share(better, data.y),
    }


def table() -> list[dict[str, object]]:
    """Choose by the validation pictures, report the test pictures."""
    return [both("validation"), both("test")]


def score() -> str:
    """The plain reader's accuracy on the test pictures."""
    return str(both("test")["nearest average"])


def averages() -> Figure:
    """The ten average digits."""
    figure = Figure(figsize=(6.4, 2.8))
    grid = figure.subplots(2, 5).ravel()
    for axes, picture in zip(grid, means(split().train), strict=True):
        axes.imshow(picture.reshape(28, 28), cmap="gray_r")
        axes.axis("off")
    return figure


def leaning(count: int = 5) -> Figure:
    """The test pictures that lean most, before and after."""
    x = split().test.x
    x = x[np.argsort(-np.abs(lean(x)))[:count]]  # (count, 784)
    figure = Figure(figsize=(6.4, 2.8))
    grid = figure.subplots(2, count)
    for row, pictures in zip(grid, (x, straighten(x)), strict=True):
        for axes, picture in zip(row, pictures, strict=True):
            axes.imshow(picture.reshape(28, 28), cmap="gray_r")
            axes.axis("off")
    return figure


if __name__ == "__main__":
    for row in table():
        print(*row.values())
