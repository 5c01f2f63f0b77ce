"""A network that is asked for a picture by a name."""

from itertools import combinations

import numpy as np
from matplotlib.figure import Figure

from snippets.approximate import rmse
from snippets.approximate_trained import Net, gradients, says
from snippets.digits_data import Digits, split
from snippets.digits_numpy import Adam
from snippets.overfit import few

Array = np.ndarray

STEPS = 300
TENS = (1, 3, 30)  # pictures under each of ten names


def folder(each: int) -> Digits:
    """So many pictures under each of ten names, 0 to 9."""
    return few(split(validation=100).train, each)


def names(y: Array) -> Array:
    """A name as the network gets it: a one in its own place."""
    return np.eye(10)[y]  # (rows, 10)


def start(hidden: int = 64) -> Net:
    """From ten names to 784 dots, thrown by a die."""
    rng = np.random.default_rng(0)
    W1 = rng.normal(0, 1, (10, hidden))
    W2 = rng.normal(0, 1 / np.sqrt(hidden), (hidden, 784))
    return [W1, np.zeros((1, hidden)), W2, np.zeros((1, 784))]


def taught(pictures: Digits) -> Net:
    """The network, after practice on a folder of pictures."""
    net, x = start(), names(pictures.y)
    adam = Adam(net, rate=0.01)
    for _ in range(STEPS):
        adam.step(net, gradients(net, x, pictures.x))
    return net


def asked(net: Net, name: int) -> Array:
    """What it gives back for a name: (784,)."""
    return np.clip(says(net, names(np.array([name])))[0], 0, 1)


def nearest(picture: Array, pictures: Digits) -> float:
    """The usual miss from the picture that it is closest to."""
    return min(rmse(picture, x) for x in pictures.x)


def table() -> list[dict[str, object]]:
    """How close to a picture of the folder are the ten answers?"""
    rows: list[dict[str, object]] = []
    for each in TENS:
        pictures = folder(each)
        net = taught(pictures)
        misses = [nearest(asked(net, n), pictures) for n in range(10)]
        rows.append(
            {"pictures under a name": each}
            | {"miss from the nearest": f"{np.mean(misses):.3f}"}
        )
    return rows


def repeated(copies: int, name: int = 4) -> tuple[Digits, Array]:
    """Thirty pictures a name; one lies in the folder several times."""
    x, y = folder(30)
    first = np.flatnonzero(y == name)[0]
    more = np.full(copies - 1, first)
    rows = np.concatenate([np.arange(len(y)), more])
    return Digits(x[rows], y[rows]), x[first]


def copies() -> list[dict[str, object]]:
    """One picture among thirty, and how often it was put in."""
    rows: list[dict[str, object]] = []
    for times in (1, 10, 100):
        pictures, one = repeated(times)
        miss = rmse(asked(taught(pictures), 4), one)
        rows.append(
            {"times in the folder": times}
            | {"miss from that picture": f"{miss:.3f}"}
        )
    return rows


def apart(name: int = 4) -> str:
    """The usual miss between two pictures with the same name."""
    x, y = folder(30)
    fours = x[y == name]
    gaps = [rmse(a, b) for a, b in combinations(fours, 2)]
    return f"{np.mean(gaps):.2f}"


def withdrawn(name: int = 4) -> list[dict[str, object]]:
    """A picture is taken out of the folder: before and after."""
    x, y = folder(1)
    left = Digits(x[y != name], y[y != name])
    nets = {
        "in the folder": taught(Digits(x, y)),
        "taken out, network kept": taught(Digits(x, y)),
        "taken out, taught anew": taught(left),
    }
    one = x[y == name][0]
    return [
        {"picture": way, "miss": f"{rmse(asked(net, name), one):.3f}"}
        for way, net in nets.items()
    ]


def given_back(name: int = 4) -> Figure:
    """A picture of the folder, and what comes back by its name."""
    panels = {"shown": folder(1).x[name]} | {
        f"of {each}": asked(taught(folder(each)), name) for each in TENS
    }
    fig = Figure(figsize=(6, 1.9), layout="constrained")
    axes = fig.subplots(1, len(panels))
    for ax, (title, x) in zip(axes, panels.items(), strict=True):
        dots = x.reshape(28, 28)
        ax.imshow(dots, "gray_r", vmin=0, vmax=1, interpolation="none")
        ax.set(xticks=[], yticks=[])
        ax.set_title(title, fontsize="medium")
    return fig


if __name__ == "__main__":
    for row in table() + copies() + withdrawn():
        print(*row.values(), sep="\t")
