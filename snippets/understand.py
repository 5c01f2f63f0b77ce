"""Tests of understanding: what was asked, and what came back."""

from typing import NamedTuple

import numpy as np
from matplotlib.figure import Figure

from snippets.calibration import noise, shares, trained
from snippets.dataset_size import taught
from snippets.digits_data import Digits, split
from snippets.digits_numpy import accuracy_numpy
from snippets.regularize import moved
from snippets.shortcut import marked, pictures, right, taught_pair

Array = np.ndarray


class Exhibit(NamedTuple):
    """One test; `value` is a share, and enough or too much of it."""

    test: str
    person: str
    value: float
    passed: bool


def shuffled(data: Digits) -> Digits:
    """Every picture with its dots in one fixed new order."""
    order = np.random.default_rng(5).permutation(784)
    return Digits(data.x[:, order], data.y)


def inverted(data: Digits) -> Digits:
    """White ink on black paper."""
    return Digits(1 - data.x, data.y)


def exhibits() -> list[Exhibit]:
    """Six tests of the digit reader, each with a line to pass."""
    train, unseen, _ = split(validation=100)
    net = trained()
    two = Digits(moved(unseen.x, 0, 2), unseen.y)
    blind = accuracy_numpy(
        taught(shuffled(train), 470), shuffled(unseen)
    )
    pair = pictures()
    fooled = right(taught_pair(marked(pair.seen)), pair.unseen).mean()
    plain = accuracy_numpy(net, unseen)
    strange = shares(net, noise()).max(axis=1).mean()
    shift = accuracy_numpy(net, two)
    few, most = 0.5, 0.9  # pass below the one, or above the other
    return [
        Exhibit("reads new digits", "yes", plain, plain > most),
        Exhibit("is unsure of noise", "yes", strange, strange < few),
        Exhibit("needs shapes to read", "yes", blind, blind < few),
        Exhibit("reads them two dots on", "yes", shift, shift > most),
        Exhibit("reads without the mark", "yes", fooled, fooled > most),
    ]


def table() -> list[dict[str, object]]:
    """The tests, and which of them were passed."""
    return [
        {
            "test": e.test,
            "a person passes": e.person,
            "measured": f"{e.value:.0%}",
            "it passes": "yes" if e.passed else "no",
        }
        for e in exhibits()
    ]


def shown(index: int = 820) -> Figure:
    """One digit, and what four of the tests make of it."""
    unseen = split(validation=100).validation
    one = Digits(
        unseen.x[index : index + 1], unseen.y[index : index + 1]
    )
    panels = {
        "a new digit": one.x,
        "noise": noise(1),
        "dots shuffled": shuffled(one).x,
        "two dots on": moved(one.x, 0, 2),
        "with the mark": marked(one, int(one.y[0])).x,
    }
    fig = Figure(figsize=(6, 1.7), layout="constrained")
    axes = fig.subplots(1, len(panels))
    for ax, (name, x) in zip(axes, panels.items(), strict=True):
        ax.imshow(x.reshape(28, 28), cmap="gray_r")
        ax.set_title(name, fontsize="medium")
        ax.set(xticks=[], yticks=[])
    return fig


def in_white() -> str:
    """Unseen digits read when they are white on black."""
    unseen = split(validation=100).validation
    return f"{accuracy_numpy(trained(), inverted(unseen)):.0%}"


if __name__ == "__main__":
    for row in table():
        print(*row.values())
