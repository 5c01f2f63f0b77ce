"""Boxes with words in them, and arrows between the boxes."""

from matplotlib.axes import Axes

Place = tuple[float, float]


def box(axes: Axes, place: Place, words: str, active: bool) -> None:
    """Words in a frame, drawn thicker while they change."""
    frame = {"boxstyle": "round,pad=0.35", "facecolor": "none"}
    frame |= {"edgecolor": "C1" if active else "black"}
    frame |= {"linewidth": 2.5 if active else 1.0}
    centred = {"ha": "center", "va": "center", "zorder": 3}
    axes.text(*place, words, bbox=frame, **centred)


def arrow(
    axes: Axes,
    start: Place,
    end: Place,
    words: str = "",
    at: float = 0.5,
) -> None:
    """A thin black arrow, or a thick coloured one that has words."""
    style = {"arrowstyle": "-|>", "shrinkA": 0, "shrinkB": 0}
    style |= {"color": "C1" if words else "black"}
    style |= {"lw": 2.5 if words else 1.0}
    (x, y), (u, v) = start, end
    axes.annotate("", end, start, arrowprops=style)
    falls = (u - x) * (v - y) < 0
    beside = (0, 10) if v == y else (24, 6 if falls else -6)
    look = {"color": "C1", "weight": "bold", "ha": "center"}
    look |= {"va": "center", "textcoords": "offset points"}
    middle = (x + at * (u - x), y + at * (v - y))
    axes.annotate(words, middle, beside, **look)


if __name__ == "__main__":
    print("box(axes, place, words, active), arrow(axes, start, end)")
