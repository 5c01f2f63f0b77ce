"""One digit on its way through 784 → 128 → 64 → 10, layer by layer."""

from functools import cache
from itertools import pairwise

import numpy as np
from matplotlib.axes import Axes
from matplotlib.colors import LinearSegmentedColormap, to_rgba
from matplotlib.figure import Figure

from snippets.activations import softmax
from snippets.digits_data import split
from snippets.digits_numpy import SIZES, Net, forward, train_numpy

Array = np.ndarray

WHICH = 322  # of the 1,000 test pictures, ten digits of a hundred


@cache
def trained() -> Net:
    """The digit reader after ten passes over its training set."""
    return train_numpy(split().train)


def trace(which: int = WHICH) -> dict[str, Array]:
    """Everything that one test picture becomes on its way."""
    x = split().test.x[which]  # (784,)
    h1, h2, z = forward(trained(), x)  # (128,), (64,), (10,)
    return {
        "picture": x,
        "hidden 1": h1,
        "hidden 2": h2,
        "scores": z,
        "shares": softmax(z),
    }


def ledger(which: int = WHICH) -> list[dict[str, object]]:
    """How many numbers there are at each stop, and their range."""
    inputs = {"hidden 1": 784, "hidden 2": 128, "scores": 64}
    return [
        {
            "stop": name,
            "numbers": len(v),
            "multiplications": inputs.get(name, 0) * len(v),
            "smallest": f"{v.min():.2f}",
            "largest": f"{v.max():.2f}",
            "exactly 0": int((v == 0).sum()),
        }
        for name, v in trace(which).items()
    ]


def journey(which: int = WHICH) -> Figure:
    """The picture, both hidden layers, the scores and the shares."""
    stops = trace(which)
    figure = Figure(figsize=(5.4, 6.4), layout="constrained")
    top, middle, bottom = figure.subfigures(3, 1)
    left, centre, right = top.subplots(1, 3)
    left.imshow(stops["picture"].reshape(28, 28), cmap="gray_r")
    tiles(centre, stops["hidden 1"].reshape(16, 8))
    tiles(right, stops["hidden 2"].reshape(8, 8))
    left.set_title("784 dots")
    centre.set_title("128 answers")
    right.set_title("64 answers")
    for axes in (left, centre, right):
        axes.set(aspect="equal", xticks=(), yticks=())
        axes.spines[:].set_visible(False)
    bars(middle.subplots(), stops["scores"], "10 scores", "{:.1f}")
    bars(bottom.subplots(), stops["shares"], "10 shares", "{:.2f}")
    return figure


def tiles(axes: Axes, a: Array) -> None:
    """One square for each neuron, fuller for a larger answer."""
    ends = [to_rgba("C0", opacity) for opacity in (0.05, 1)]
    shade = LinearSegmentedColormap.from_list("answers", ends)
    axes.pcolormesh(a, cmap=shade, vmin=0)
    axes.invert_yaxis()


def bars(axes: Axes, v: Array, title: str, form: str) -> None:
    """One bar for each digit, with its number."""
    best = v.argmax()
    for digit, number in enumerate(v):
        colour = "C1" if digit == best else "C0"
        axes.bar(digit, number, color=colour)
        at = max(float(number), 0) + 0.03 * np.ptp(v)
        axes.text(digit, at, form.format(number), ha="center")
    axes.axhline(0, color="black", lw=0.5)
    axes.set(title=title, xticks=range(10), yticks=())
    axes.set_ylim(min(0, v.min() * 1.1), 1.25 * v.max())


def multiplications() -> int:
    """How often one picture is multiplied by some weight."""
    return sum(n * m for n, m in pairwise(SIZES))


def verdict(which: int = WHICH) -> str:
    """The digit with the largest share, and that share."""
    shares = trace(which)["shares"]  # (10,)
    return f"{shares.argmax()}, with a share of {shares.max():.2f}"


def noise(count: int = 1_000) -> Array:
    """Pictures of nothing: every dot drawn between 0 and 1."""
    rng = np.random.default_rng(1)
    return rng.uniform(size=(count, 784))  # (count, 784)


def sure_of_nothing() -> list[dict[str, object]]:
    """The largest share: for digits it has not met, and for noise."""
    test, rows = split().test, []
    said = forward(trained(), test.x)[2].argmax(axis=1)  # (1000,)
    right = f"{(said == test.y).mean():.3f}"
    for name, x in (("digits", test.x), ("noise", noise())):
        share = softmax(forward(trained(), x)[2]).max(axis=1)
        rows.append(
            {
                "1,000 pictures of": name,
                "mean largest share": f"{share.mean():.3f}",
                "share above 0.9": f"{(share > 0.9).mean():.3f}",
                "read correctly": right if name == "digits" else "–",
            }
        )
    return rows


if __name__ == "__main__":
    for row in ledger():
        print(row["stop"], row["numbers"])
    print(f"it says {verdict()}")
