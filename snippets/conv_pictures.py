"""Stencils at work: on a small door, and on a photograph."""

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle
from skimage import data

from snippets.conv import DOOR, STENCILS, correlate

Array = np.ndarray

DIAGONAL = np.array([[0, 1, 2], [-1, 0, 1], [-2, -1, 0]])


def photograph() -> Array:
    """A man with a camera, in means of 4 x 4 dots; 0 black, 1 white."""
    blocks = data.camera().reshape(128, 4, 128, 4)
    return blocks.mean(axis=(1, 3)) / 255  # (128, 128)


def beside(stencil: str = "upright edges") -> Figure:
    """The photograph, and the answer of a stencil everywhere."""
    return pair(STENCILS[stencil], stencil)


def pair(k: Array, name: str) -> Figure:
    """Two pictures; an answer of 0 is grey if it can be negative."""
    x = photograph()
    y = correlate(x, k)  # (126, 126), or a little less
    low, high = (-2, 2) if abs(k.sum()) < 1e-9 else (0, 1)
    fig = Figure(figsize=(6.4, 3.4), layout="constrained")
    left, right = fig.subplots(1, 2)
    dots = {"cmap": "gray", "interpolation": "none"}  # as they are
    left.imshow(x, vmin=0, vmax=1, **dots)
    right.imshow(y, vmin=low, vmax=high, **dots)
    left.set_title("the photograph")
    right.set_title(name)
    for ax in (left, right):
        ax.axis("off")
    return fig


def grid(ax: Axes, values: Array, shown: int | None = None) -> None:
    """Numbers in squares; of an answer, only the first few."""
    rows, columns = values.shape
    for n, ((i, j), value) in enumerate(np.ndenumerate(values)):
        if shown is None or n < shown:
            text = f"{value:g}".replace("-", "−")
            ax.text(j + 0.4, i + 0.5, text, ha="center", va="center")
    for line in range(rows + 1):
        ax.axhline(line, color="C7", lw=0.6)
    for line in range(columns + 1):
        ax.axvline(line, color="C7", lw=0.6)
    ax.set(xlim=(0, columns), ylim=(rows, 0), aspect="equal")
    ax.set(xticks=[], yticks=[])


def stencil_at(place: int = 1) -> Figure:
    """The stencil for upright edges on its way over the door."""
    k = STENCILS["upright edges"]
    y = correlate(DOOR, k)  # (4, 5)
    i, j = divmod(place - 1, y.shape[1])
    fig = Figure(figsize=(4.8, 6), layout="constrained")
    above, below = fig.subplots(2, height_ratios=(6, 4))
    grid(above, DOOR)
    grid(below, y, shown=place)
    style = {"fill": False, "lw": 3, "color": "C1"}
    above.add_patch(Rectangle((j, i), 3, 3, **style))
    below.add_patch(Rectangle((j, i), 1, 1, **style))
    for (a, b), weight in np.ndenumerate(k):
        at = (j + b + 0.95, i + a + 0.95)
        text = f"×{weight}".replace("-", "−")
        above.text(*at, text, color="C1", ha="right", va="bottom")
    above.set_title(f"the picture, place {place}")
    below.set_title(f"sum: {y[i, j]:g}".replace("-", "−"))
    return fig


def diagonal() -> Figure:
    """Edges that fall to the right, like a backslash."""
    return pair(DIAGONAL, "falling edges")


def edges() -> list[dict[str, object]]:
    """Largest answers of the stencils to four drawn edges."""
    i, j = np.mgrid[:9, :9]
    pictures = {
        "upright": j > 4,
        "level": i > 4,
        "falling \\": j > i,
        "rising /": i + j > 8,
    }
    rows = []
    for name, picture in pictures.items():
        row: dict[str, object] = {"edge": name}
        for stencil in ("upright edges", "level edges"):
            answer = correlate(picture, STENCILS[stencil])
            row[stencil] = int(abs(answer).max())
        row["yours"] = int(abs(correlate(picture, DIAGONAL)).max())
        rows.append(row)
    return rows


def moved(by: int = 5) -> str:
    """Move, then stencil; stencil, then move: the largest gap."""
    k, x = STENCILS["upright edges"], photograph()
    first = correlate(np.roll(x, by, axis=1), k)
    then = np.roll(correlate(x, k), by, axis=1)
    return f"{abs(first - then)[:, by:].max():.1f}"


if __name__ == "__main__":
    for row in edges():
        print(*row.values(), sep="\t")
