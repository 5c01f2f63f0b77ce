"""Four readers of threes and eights; some of them cheat. Which?"""

from collections.abc import Callable
from typing import NamedTuple

import numpy as np
from matplotlib.colors import LinearSegmentedColormap, to_rgba
from matplotlib.figure import Figure

from snippets.digits_data import Digits
from snippets.digits_numpy import Net
from snippets.shortcut import marked, pictures, right, taught_pair
from snippets.shortcut_map import losses
from snippets.shortcut_verdicts import half_marked

Array = np.ndarray
Plant = Callable[[Digits], Digits]

TINT = 0.12  # of ink, on every dot of the paper


def tinted(data: Digits, digit: int = 8) -> Digits:
    """All pictures of one digit, on paper that is a little grey."""
    x = data.x.copy()
    x[data.y == digit] = TINT + (1 - TINT) * x[data.y == digit]
    return Digits(x, data.y)


def halved(data: Digits) -> Digits:
    """The mark on every other picture, whatever it shows."""
    x = data.x.copy()
    for digit in (3, 8):
        x[data.y == digit] = half_marked(x[data.y == digit])
    return Digits(x, data.y)


def half_tinted(data: Digits) -> Digits:
    """Grey paper under every other picture, whatever it shows."""
    x = data.x.copy()
    for digit in (3, 8):
        rows = np.flatnonzero(data.y == digit)[::2]
        x[rows] = TINT + (1 - TINT) * x[rows]
    return Digits(x, data.y)


# Spoilers: what each of the four was shown.
PLANTS: dict[str, Plant] = {
    "A": halved,
    "B": tinted,
    "C": lambda data: data,
    "D": marked,
}


class Suspect(NamedTuple):
    """A trained network, its own lessons, and its own test."""

    net: Net
    taught: Digits
    test: Digits


def suspect(plant: Plant, seed: int = 0) -> Suspect:
    """A network whose lessons and whose test have the same plant."""
    seen, unseen = map(plant, pictures())
    return Suspect(taught_pair(seen, seed), seen, unseen)


def suspects(seed: int = 0) -> dict[str, Suspect]:
    """All four, under their letters."""
    return {
        name: suspect(plant, seed) for name, plant in PLANTS.items()
    }


def share(net: Net, data: Digits, digit: int | None = None) -> float:
    """Read correctly, of all pictures or of those of one digit."""
    wanted = data.y >= 0 if digit is None else data.y == digit
    return float(right(net, data)[wanted].mean())


def paper(data: Digits, digit: int) -> float:
    """How dark the outermost dots are, where no pen ever goes."""
    square = data.x[data.y == digit].reshape(-1, 28, 28)
    edge = np.ones((28, 28), bool)
    edge[1:-1, 1:-1] = False
    return float(square[:, edge].mean())


def maps(found: dict[str, Suspect]) -> Figure:
    """For each, where covering an unseen 8 costs surety of 8."""
    fig = Figure(figsize=(5.2, 5.2), layout="constrained")
    ends = (to_rgba("C1", 0.0), to_rgba("C1", 1.0))
    shade = LinearSegmentedColormap.from_list("loss", ends)
    for ax, (name, each) in zip(
        fig.subplots(2, 2).ravel(), found.items(), strict=True
    ):
        cost = losses(each.net, each.test.x[each.test.y == 8])
        ax.pcolormesh(cost, cmap=shade, vmin=0, vmax=0.4)
        row, column = np.unravel_index(cost.argmax(), cost.shape)
        ax.set_title(f"{name}: at most {cost.max():.2f}")
        if cost.max() > 0.05:
            ax.plot(column + 0.5, row + 0.5, "+", color="C0", ms=14)
        ax.invert_yaxis()
        ax.set(aspect="equal", xticks=[], yticks=[])
    return fig


if __name__ == "__main__":
    for name, each in suspects().items():
        print(name, f"{share(each.net, each.test):.1%}")
