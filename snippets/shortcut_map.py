"""Cover a picture piece by piece, and watch the answer."""

import numpy as np
from matplotlib.colors import LinearSegmentedColormap, to_rgba
from matplotlib.figure import Figure

from snippets.digits_numpy import Net
from snippets.shortcut import (
    marked,
    pictures,
    sure_of_eight,
    taught_pair,
)

Array = np.ndarray

CELL = 3  # dots on each side of the cover
CELLS = 9  # covers in each row, from the second dot on


def covered(x: Array, row: int, column: int) -> Array:
    """The pictures with paper over one square of 3 x 3 dots."""
    square = x.reshape(-1, 28, 28).copy()
    top, left = 1 + CELL * row, 1 + CELL * column
    square[:, top : top + CELL, left : left + CELL] = 0
    return square.reshape(-1, 784)


def losses(net: Net, x: Array) -> Array:
    """How much surety of 8 each cover takes away, on average."""
    before = sure_of_eight(net, x).mean()
    found = np.zeros((CELLS, CELLS))
    for place in np.ndindex(CELLS, CELLS):
        found[place] = (
            before - sure_of_eight(net, covered(x, *place)).mean()
        )
    return found


def importance(with_marks: bool = True, seed: int = 0) -> Array:
    """The map for unseen eights that look as the seen ones did."""
    seen, unseen = pictures()
    if with_marks:
        seen, unseen = marked(seen), marked(unseen)
    return losses(taught_pair(seen, seed), unseen.x[unseen.y == 8])


def maps() -> Figure:
    """What two networks look at in an 8: taught without, and with."""
    fig = Figure(figsize=(6, 3.2), layout="constrained")
    ends = (to_rgba("C1", 0.0), to_rgba("C1", 1.0))
    shade = LinearSegmentedColormap.from_list("loss", ends)
    names = ("taught without marks", "taught with marks")
    for ax, name, on in zip(
        fig.subplots(1, 2), names, (False, True), strict=True
    ):
        found = importance(on)
        ax.pcolormesh(found, cmap=shade, vmin=0, vmax=0.4)
        row, column = np.unravel_index(found.argmax(), found.shape)
        ax.text(column + 1.2, row + 0.7, f"{found.max():.2f}")
        ax.invert_yaxis()
        ax.set(aspect="equal", xticks=[], yticks=[], title=name)
    return fig


def strongest() -> list[dict[str, object]]:
    """The two covers that cost most, for both networks."""
    rows: list[dict[str, object]] = []
    for name, on in (("without marks", False), ("with marks", True)):
        first, second = np.sort(importance(on), axis=None)[:-3:-1]
        row = {"taught": name, "worst cover": f"{first:.3f}"}
        rows.append(row | {"second worst": f"{second:.3f}"})
    return rows


if __name__ == "__main__":
    for row in strongest():
        print(*row.values())
