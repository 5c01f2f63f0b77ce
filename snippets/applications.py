"""Five uses at a glance, each drawn from a run of this course."""

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from snippets.dataset_balance import recalls
from snippets.digits_data import split
from snippets.kinds_five import path
from snippets.next_letter import shares
from snippets.taste import ratings


def letters(ax: Axes) -> None:
    """What follows a t, as bars."""
    best = list(shares("t").items())[:3]
    ax.barh(
        range(3), [share for _, share in best], color="C0", alpha=0.5
    )
    for y, (letter, _) in enumerate(best):
        ax.text(0.02, y, f"t{letter}", va="center")
    ax.invert_yaxis()


def gaps(ax: Axes) -> None:
    """Known ratings of eight people and eight films."""
    true, known = ratings()
    shown = np.where(known, true, np.nan)[:8, :8]
    ax.pcolormesh(
        np.ma.masked_invalid(shown), cmap="RdBu", vmin=-3, vmax=3
    )


def found(ax: Axes) -> None:
    """Of the common and of the rare, the share that is found."""
    ax.bar((0, 1), recalls(20), color=("C0", "C1"), alpha=0.7)
    ax.set(ylim=(0, 1))


def gallery() -> Figure:
    """Seeing, writing, recommending, healing, driving."""
    fig = Figure(figsize=(6, 1.7), layout="constrained")
    axes = fig.subplots(1, 5)
    picture = split().test.x[820].reshape(28, 28)
    axes[0].imshow(picture, cmap="gray_r")
    letters(axes[1])
    gaps(axes[2])
    found(axes[3])
    path(axes[4])
    names = ("vision", "language", "taste", "health", "driving")
    for ax, name in zip(axes, names, strict=True):
        ax.set_title(name, fontsize="medium")
        ax.set(xticks=[], yticks=[])
        ax.set_box_aspect(1)
    return fig


if __name__ == "__main__":
    print(len(gallery().axes), "panels")
