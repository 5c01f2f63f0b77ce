"""Five kinds of learning at a glance, each from its own run."""

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from snippets.digits_data import split
from snippets.kinds_drift import angle
from snippets.kinds_groups import ten_groups
from snippets.kinds_loan import shrunk
from snippets.kinds_reward import best_path, practise
from snippets.small_digits import small_digits


def path(ax: Axes) -> None:
    """The way to the goal that rewards taught."""
    row, column = np.transpose(best_path(practise()[0]))
    ax.plot(column, row, "-", color="C0")
    ax.plot(4, 4, "*", ms=12, color="C1")
    ax.set(xlim=(-0.6, 4.6), ylim=(4.6, -0.6))


def border(ax: Axes) -> None:
    """A border that turns: at first, half way and at the end."""
    for t, style in ((0, "-"), (2000, "--"), (3000, ":")):
        turn = angle(np.array(t))
        x = np.array([-np.sin(turn), np.sin(turn)])
        y = np.array([np.cos(turn), -np.cos(turn)])
        ax.plot(x, y, style, color="C0")
    ax.set(xlim=(-1.1, 1.1), ylim=(-1.1, 1.1))


def panels() -> Figure:
    """With answers, without, by reward, by loan, without end."""
    train = split().train
    three = train.x[train.y == 3][0]
    lent = np.hstack([shrunk(three[None]), small_digits().x[3:4]])
    fig = Figure(figsize=(6, 1.7), layout="constrained")
    axes = fig.subplots(1, 5)
    axes[0].imshow(three.reshape(28, 28), cmap="gray_r")
    axes[1].imshow(ten_groups()[1][0].reshape(8, 8), cmap="gray_r")
    path(axes[2])
    axes[3].imshow(np.hstack(lent.reshape(2, 8, 8)), cmap="gray_r")
    border(axes[4])
    names = (
        "it is a 3",
        "a group",
        "reward",
        "loan",
        "for ever",
    )
    for ax, name in zip(axes, names, strict=True):
        ax.set_title(name, fontsize="medium")
        ax.set(aspect="equal", xticks=[], yticks=[])
    return fig


if __name__ == "__main__":
    print(len(panels().axes), "panels")
