"""Style transfer in small: one picture's texture, another's shapes."""

import numpy as np
from matplotlib.figure import Figure
from torch import Tensor
from torch.nn import functional as F

from snippets.texture_stats import (
    gaps,
    miss,
    picture,
    show,
    statistics,
    tensor,
    turned,
)

Array = np.ndarray

HOLD = 0.01  # how much a lost shape counts


def shapes(p: Tensor) -> Tensor:
    """What is seen from far away: means of 4 x 4 dots."""
    return F.avg_pool2d(p[None], 4)[0]  # (16, 16)


def dressed(style: str = "gravel") -> Array:
    """The man, turned until his texture is that of another picture."""
    man = tensor(picture("camera"))
    wanted = statistics(tensor(picture(style)))

    def loss(p: Tensor) -> Tensor:
        lost = (shapes(p) - shapes(man)).square().mean()
        return miss(p, wanted) + HOLD * lost

    return turned(man, loss, 60)


def transferred(style: str = "gravel") -> Figure:
    """Shapes from the left, statistics from the middle."""
    panels = {
        "for the shapes": picture("camera"),
        "for the texture": picture(style),
        "both": dressed(style),
    }
    fig = Figure(figsize=(6, 2.3), layout="constrained")
    show(fig.subplots(1, 3), panels, picture(style))
    return fig


def reached(style: str = "gravel") -> list[dict[str, object]]:
    """How far the statistics are off, before and after."""
    wanted = statistics(tensor(picture(style)))
    men = {"photograph": picture("camera"), "both": dressed(style)}
    return [gaps(name, x, wanted) for name, x in men.items()]


if __name__ == "__main__":
    for row in reached():
        print(*row.values(), sep="\t")
