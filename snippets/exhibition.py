"""An exhibition of mistakes: the surest answers to strange pictures."""

from typing import NamedTuple

import numpy as np
from matplotlib.figure import Figure

from snippets.calibration import noise, shares, trained
from snippets.digits_data import Digits, split
from snippets.digits_numpy import Net
from snippets.regularize import moved
from snippets.shortcut import marked, pictures, taught_pair
from snippets.understand import shuffled

Array = np.ndarray

SURE = 0.9
ROOMS = ("unseen", "noise", "shuffled", "two dots on", "marked")


class Room(NamedTuple):
    """Pictures, what they are, and what a network said of them."""

    x: Array  # (pictures, 784)
    y: Array  # (pictures,), what each is; -1 if it is no digit
    said: Array  # (pictures,)
    sure: Array  # (pictures,), the share given to the answer


def asked(net: Net, x: Array, y: Array) -> Room:
    """What a network says of each picture, and how sure it is."""
    p = shares(net, x)  # (pictures, 10)
    return Room(x, y, p.argmax(axis=1), p.max(axis=1))


def thick(x: Array) -> Array:
    """As if by a marker: each dot takes the darkest one around it."""
    whole = np.pad(x.reshape(-1, 28, 28), ((0, 0), (1, 1), (1, 1)))
    near = [
        whole[:, i : i + 28, j : j + 28]
        for i in range(3)
        for j in range(3)
    ]
    return np.max(near, axis=0).reshape(-1, 784)


def room(name: str) -> Room:
    """Everything of one kind, shown to the network that reads it."""
    unseen = split(validation=100).validation
    nowhere = np.full(len(unseen.y), -1)
    match name:
        case "noise":
            return asked(trained(), noise(), nowhere)
        case "shuffled":
            return asked(trained(), shuffled(unseen).x, nowhere)
        case "two dots on":
            return asked(trained(), moved(unseen.x, 0, 2), unseen.y)
        case "thick pen":
            return asked(trained(), thick(unseen.x), unseen.y)
        case "marked":
            return asked(*marked_threes())
        case _:  # just as they are
            return asked(trained(), unseen.x, unseen.y)


def marked_threes() -> tuple[Net, Array, Array]:
    """A network taught with a mark on each 8, and threes with it."""
    seen, unseen = pictures()
    threes = Digits(unseen.x[unseen.y == 3], unseen.y[unseen.y == 3])
    shown = marked(threes, 3)
    return taught_pair(marked(seen)), shown.x, shown.y


def table(rooms: tuple[str, ...] = ROOMS) -> list[dict[str, object]]:
    """How many answers are sure, and how many of these are right."""
    rows: list[dict[str, object]] = []
    for name in rooms:
        shown = room(name)
        bold = shown.sure > SURE
        right = f"{(shown.said == shown.y)[bold].mean():.0%}"
        rows.append(
            {"room": name, "pictures": len(bold)}
            | {"more than 90% sure": f"{bold.mean():.0%}"}
            | {"of these right": right if shown.y[0] >= 0 else "none"}
        )
    return rows


def hung(name: str = "noise", count: int = 4) -> Figure:
    """The surest mistakes of a room, each with what it said."""
    shown = room(name)
    wrong = np.flatnonzero(shown.said != shown.y)
    best = wrong[np.argsort(-shown.sure[wrong], kind="stable")[:count]]
    fig = Figure(figsize=(6, 2.1), layout="constrained")
    for ax, i in zip(fig.subplots(1, count), best, strict=True):
        dots = shown.x[i].reshape(28, 28)
        ax.imshow(dots, "gray_r", vmin=0, vmax=1, interpolation="none")
        ax.set(xticks=[], yticks=[])
        ax.set_title(f"“{shown.said[i]}”, {floored(shown.sure[i])}")
    return fig


def floored(share: float) -> str:
    """A share in per cent, never rounded up to certainty."""
    return f"{np.floor(1000 * share) / 10:.1f}%"


def blank() -> str:
    """What it says of an empty sheet, and how sure it is."""
    empty = asked(trained(), np.zeros((1, 784)), np.array([-1]))
    return f"{empty.said[0]}, {floored(empty.sure[0])}"


if __name__ == "__main__":
    for row in table():
        print(*row.values(), sep="\t")
