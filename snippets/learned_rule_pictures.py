"""The written and the learned rule for 3 or 8, side by side."""

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from snippets.digits_data import Digits, split
from snippets.learned_rule import evidence, learn, learned
from snippets.written_rules import LEFT, ink, is_eight, pair

Array = np.ndarray

SIZES = (1, 3, 10, 30, 100, 350)


def marks(axes: Axes, value: Array, border: float, y: Array) -> int:
    """One mark a picture; a cross is on the wrong side. Counts o."""
    lift = y + np.random.default_rng(0).uniform(-0.3, 0.3, len(y))
    right = (value > border) == y  # (pictures,)
    axes.plot(value[right], lift[right], "o", color="C0", ms=5)
    axes.plot(value[~right], lift[~right], "x", color="C1", ms=6, mew=2)
    axes.axvline(border, color="C7")
    axes.set(yticks=(0, 1), yticklabels=("3", "8"), ylim=(-0.5, 1.5))
    return int(right.sum())


def side_by_side(cut: float = 0.12) -> Figure:
    """A hundred pictures that neither rule was made from."""
    sets = split()
    x, y = pair(sets.validation, 3, 8)
    found = evidence(x, *learn(*pair(sets.train, 3, 8)))  # (100,)
    figure = Figure(figsize=(6.4, 5.2))
    top, bottom = figure.subplots(2)
    count = marks(top, ink(x, LEFT), cut, y)
    top.set_title(f"written, cut at {cut:g}: {count} of {len(y)} right")
    top.set_xlabel("ink on the left")
    count = marks(bottom, found, 0, y)
    bottom.set_title(f"learned: {count} of {len(y)} right")
    bottom.set_xlabel("evidence for an 8")
    return figure


def weights() -> Figure:
    """Where ink speaks for a 3, and where for an 8."""
    w, _ = learn(*pair(split().train, 3, 8))
    pictures = np.reshape(
        [np.maximum(-w, 0), np.maximum(w, 0)], (2, 28, 28)
    )
    figure = Figure(figsize=(6.4, 3.4))
    for axes, picture, digit in zip(
        figure.subplots(1, 2), pictures, "38", strict=True
    ):
        axes.imshow(picture, cmap="gray_r", vmin=0, vmax=pictures.max())
        axes.set_title(f"ink here says {digit}")
        axes.axis("off")
    return figure


def some(data: Digits, each: int, seed: int) -> Digits:
    """So many pictures of either answer, drawn at random."""
    mixed = np.random.default_rng(seed).permutation(len(data.y))
    rows = [mixed[data.y[mixed] == k][:each] for k in (0, 1)]
    return Digits(*(part[np.concatenate(rows)] for part in data))


def by_examples(draws: int = 20) -> Array:
    """Accuracy for each number of examples and each draw."""
    sets = split()
    train, test = pair(sets.train, 3, 8), pair(sets.test, 3, 8)
    right = [
        learned(some(train, each, seed), test.x) == test.y
        for each in SIZES
        for seed in range(draws)
    ]
    return np.mean(right, axis=1).reshape(-1, draws)  # (sizes, draws)


def how_many(draws: int = 20) -> Figure:
    """Accuracy on 3 or 8 against the number of examples of each."""
    right = 100 * by_examples(draws)  # (sizes, draws)
    x, y = pair(split().test, 3, 8)
    written = 100 * np.mean(is_eight(x) == y)
    figure = Figure(figsize=(6.4, 4.0))
    axes = figure.subplots()
    low, high = right.min(axis=1), right.max(axis=1)  # (sizes,)
    axes.fill_between(SIZES, low, high, color="C0", alpha=0.2, lw=0)
    axes.plot(SIZES, np.median(right, axis=1), "o-", color="C0")
    axes.axhline(written, ls="--", color="C1")
    axes.text(30, 80, "learned", color="C0", weight="bold")
    axes.text(30, 57, "written", color="C1", weight="bold")
    axes.set(xscale="log", xlabel="examples of each digit")
    axes.set_xticks(SIZES, map(str, SIZES))
    axes.minorticks_off()
    axes.set(ylabel="right on the test, %", ylim=(30, 100))
    return figure


if __name__ == "__main__":
    for size, row in zip(SIZES, by_examples(5), strict=True):
        print(f"{size:>3} of each: {np.median(row):.1%}")
