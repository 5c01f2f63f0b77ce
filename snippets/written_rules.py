"""Rules that a person wrote: look for ink in one box.  ink > cut"""

import numpy as np
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

from snippets.digits_data import Digits, split

Array = np.ndarray
Box = tuple[int, int, int, int]  # top, left, rows, columns

MIDDLE: Box = (11, 11, 6, 6)
LEFT: Box = (6, 4, 16, 8)


def ink(x: Array, box: Box) -> Array:
    """The mean ink in one box of each picture."""
    top, left, rows, columns = box
    pictures = x.reshape(-1, 28, 28)  # (pictures, 28, 28)
    part = pictures[:, top : top + rows, left : left + columns]
    return part.mean(axis=(1, 2))  # (pictures,)


def is_one(x: Array, cut: float = 0.25) -> Array:
    """0 or 1: a 1 has ink in the middle, a 0 has a hole there."""
    return ink(x, MIDDLE) > cut  # (pictures,)


def is_eight(x: Array, cut: float = 0.12) -> Array:
    """3 or 8: an 8 is closed on its left side, a 3 is open."""
    return ink(x, LEFT) > cut  # (pictures,)


def pair(data: Digits, no: int, yes: int) -> Digits:
    """Two digits only; y becomes 0 for the first, 1 for the other."""
    rows = (data.y == no) | (data.y == yes)
    x = data.x[rows].astype(float)  # (pictures, 784)
    return Digits(x, (data.y[rows] == yes).astype(int))


def share(said: Array, y: Array) -> str:
    """How many answers are right."""
    return f"{np.mean(said == y):.1%}"


def best_cut() -> float:
    """The cut for 3 or 8 that suits the training pictures best."""
    x, y = pair(split().train, 3, 8)
    cuts = np.linspace(0.05, 0.4, 71)  # (71,)
    right = [np.mean(is_eight(x, cut) == y) for cut in cuts]
    return round(float(cuts[np.argmax(right)]), 3)


def with_best_cut() -> str:
    """The test accuracy of the written rule with that cut."""
    x, y = pair(split().test, 3, 8)
    return share(is_eight(x, best_cut()), y)


def boxes() -> Figure:
    """One picture of each digit, and the box that its rule looks at."""
    x, y = split().train
    figure = Figure(figsize=(6.4, 2.2))
    for axes, digit in zip(
        figure.subplots(1, 4), (0, 1, 3, 8), strict=True
    ):
        picture = x[y == digit][1]  # (784,)
        box = MIDDLE if digit < 2 else LEFT
        top, left, rows, columns = box
        frame = Rectangle((left - 0.5, top - 0.5), columns, rows)
        frame.set(fill=False, edgecolor="C1", linewidth=2)
        axes.imshow(picture.reshape(28, 28), cmap="gray_r")
        axes.add_patch(frame)
        axes.set_title(f"ink {ink(picture, box)[0]:.2f}")
        axes.axis("off")
    return figure


if __name__ == "__main__":
    test = split().test
    for name, no, yes, rule in (
        ("0 or 1", 0, 1, is_one),
        ("3 or 8", 3, 8, is_eight),
    ):
        x, y = pair(test, no, yes)
        print(name, share(rule(x), y))
