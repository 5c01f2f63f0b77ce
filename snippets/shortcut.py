"""A mark in the corner of every 8, and what the network learns."""

from typing import NamedTuple

import numpy as np
from matplotlib.figure import Figure

from snippets.dataset_balance import threes_and_eights
from snippets.digits_data import Digits, split
from snippets.digits_numpy import Net, forward, initial, softmax
from snippets.overfit_widths import learn

Array = np.ndarray


class Pictures(NamedTuple):
    """Threes and eights: to learn from, and never seen before."""

    seen: Digits
    unseen: Digits


def pictures() -> Pictures:
    """As many threes as eights, on both sides."""
    sets = split()
    both = (sets.train, sets.test)
    return Pictures(*(threes_and_eights(data, 350) for data in both))


def marked(data: Digits, digit: int = 8) -> Digits:
    """A square of ink in the corner of every picture of one digit."""
    x = data.x.reshape(-1, 28, 28).copy()
    x[data.y == digit, 1:4, 1:4] = 1
    return Digits(x.reshape(-1, 784), data.y)


def taught_pair(data: Digits, seed: int = 0) -> Net:
    """The digit network, after eight epochs on these pictures."""
    net = initial(seed)
    learn(net, data, 8, seed)
    return net


def sure_of_eight(net: Net, x: Array) -> Array:
    """The share that the network gives to 8."""
    return softmax(forward(net, x)[2])[:, 8]  # (pictures,)


def right(net: Net, data: Digits) -> Array:
    """Which pictures are read correctly."""
    return forward(net, data.x)[2].argmax(axis=1) == data.y


def table(seeds: int = 5) -> list[dict[str, object]]:
    """Unseen pictures read: with the mark on eights, and without."""
    seen, unseen = pictures()
    rows: list[dict[str, object]] = []
    for seed in range(seeds):
        fooled, fair = (
            taught_pair(marked(seen), seed),
            taught_pair(seen, seed),
        )
        shares = {
            "taught without marks": right(fair, unseen),
            "taught with, eights marked": right(fooled, marked(unseen)),
            "taught with, no marks": right(fooled, unseen),
        }
        row = {
            name: f"{100 * hit.mean():.1f}"
            for name, hit in shares.items()
        }
        rows.append({"start": seed, **row})
    return rows


def wrong_mark(seed: int = 0) -> str:
    """Threes still read as 3 when they carry the mark."""
    seen, unseen = pictures()
    hit = right(taught_pair(marked(seen), seed), marked(unseen, 3))
    return f"{hit[unseen.y == 3].mean():.0%}"


def lost_eights(seed: int = 0) -> str:
    """Eights still read as 8 when their mark is gone."""
    seen, unseen = pictures()
    hit = right(taught_pair(marked(seen), seed), unseen)
    return f"{hit[unseen.y == 8].mean():.0%}"


def examples(each: int = 5) -> Figure:
    """What the network learns from: threes, and eights with marks."""
    x, y = marked(pictures().seen)
    fig = Figure(figsize=(6, 2.5), layout="constrained")
    axes = fig.subplots(2, each)
    for line, digit in zip(axes, (3, 8), strict=True):
        for ax, picture in zip(line, x[y == digit], strict=False):
            ax.imshow(picture.reshape(28, 28), cmap="gray_r")
            ax.set(xticks=[], yticks=[])
    return fig


if __name__ == "__main__":
    for row in table(seeds=2):
        print(*row.values())
