"""Narrow and varied examples: digits upright, digits turned."""

import numpy as np
from matplotlib.figure import Figure
from scipy.ndimage import rotate

from snippets.dataset_size import taught
from snippets.digits_data import Digits, split
from snippets.digits_numpy import accuracy_numpy

Array = np.ndarray

ANGLES = (0, 10, 20, 30, 45, 60, 90)
TAUGHT = (-30, -10, 10, 30)


def turned(x: Array, degrees: float) -> Array:
    """The pictures (rows, 784), turned about their middle."""
    pictures = x.reshape(-1, 28, 28)
    about = rotate(pictures, degrees, (1, 2), reshape=False, order=1)
    return about.reshape(-1, 784)


def varied(data: Digits) -> Digits:
    """A quarter of the pictures at each of four angles."""
    x = data.x.copy()
    for first, degrees in enumerate(TAUGHT):
        x[first::4] = turned(data.x[first::4], degrees)
    return Digits(x, data.y)


def shares(seeds: int = 2) -> Array:
    """Unseen pictures read, (sets, angles), mean of some starts."""
    sets = split(validation=100)
    x, y = sets.validation
    tests = [Digits(turned(x, angle), y) for angle in ANGLES]
    found = [
        [
            [accuracy_numpy(net, test) for test in tests]
            for net in (taught(data, seed=s) for s in range(seeds))
        ]
        for data in (sets.train, varied(sets.train))
    ]
    return np.mean(found, axis=1)


def figure() -> Figure:
    """Share read against the angle, after two kinds of teaching."""
    fig = Figure(figsize=(6, 3.6), layout="constrained")
    ax = fig.subplots()
    ax.axvspan(0, max(TAUGHT), alpha=0.1, color="C7")
    ax.text(15, 4, "taught angles", ha="center")
    upright, varied_ones = shares()
    ax.plot(ANGLES, 100 * upright, "C1s--")
    ax.text(43, 24, "taught upright", color="C1", ha="right")
    ax.plot(ANGLES, 100 * varied_ones, "C0o-")
    ax.text(55, 60, "taught turned", color="C0")
    ax.set(xlabel="degrees turned", ylabel="unseen pictures read, %")
    ax.set_ylim(0, 100)
    return fig


def table() -> list[dict[str, object]]:
    """The same at four angles."""
    found = dict(zip(ANGLES, shares().T, strict=True))
    return [
        {
            "turned by": f"{angle}°",
            "taught upright": f"{found[angle][0]:.1%}",
        }
        | {"taught turned": f"{found[angle][1]:.1%}"}
        for angle in (0, 20, 30, 60)
    ]


if __name__ == "__main__":
    for row in table():
        print(*row.values())
