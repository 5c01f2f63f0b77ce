"""What the painter does between the dots it saw, and past the frame."""

import numpy as np
from matplotlib.figure import Figure

from snippets.approximate import rmse
from snippets.painter import (
    STEPS,
    dealt,
    painter,
    paints,
    places,
    practise,
    rings,
    start,
)

Array = np.ndarray

EDGE = 2.0
FRAME = np.array([[-1, 1, 1, -1, -1], [-1, -1, 1, 1, -1]])


def beyond() -> Array:
    """The dots between the frame and a canvas twice as wide."""
    p = places(EDGE, 80)
    return p[np.abs(p).max(axis=1) > 1]  # (dots, 2)


def misses(seed: int = 0) -> dict[str, float]:
    """The usual miss on three kinds of dots."""
    shown, between = dealt()
    kinds = {
        "shown": shown,
        "between them": between,
        "past the frame": beyond(),
    }
    net = painter(seed=seed)
    return {
        name: rmse(paints(net, p), rings(p))
        for name, p in kinds.items()
    }


def table(seeds: int = 3) -> list[dict[str, object]]:
    """The same for some painters with different starts."""
    found = [misses(seed) for seed in range(seeds)]
    return [
        {"dots": name, "usual miss": f"{np.mean(each):.3f}"}
        | {"best to worst": f"{min(each):.3f} to {max(each):.3f}"}
        for name in found[0]
        for each in [[one[name] for one in found]]
    ]


def grey() -> str:
    """The usual miss, past the frame, of plain grey paper."""
    p = beyond()
    return f"{rmse(np.full(len(p), rings(p).mean()), rings(p)):.3f}"


def outside_hole(p: Array, half: float) -> Array:
    """The dots that a square in the middle does not cover."""
    return p[np.abs(p).max(axis=1) > half]


def holes() -> list[dict[str, object]]:
    """A square in the middle is kept back: how well is it filled?"""
    rows: list[dict[str, object]] = []
    for half in (0.1, 0.2, 0.4, 0.6):
        shown = outside_hole(dealt()[0], half)
        net = practise(start(), shown, rings(shown), STEPS)
        hidden = places(half, 30)
        miss = rmse(paints(net, hidden), rings(hidden))
        rows.append(
            {"hole, of the width": f"{half:.0%}"}
            | {"miss in the hole": f"{miss:.3f}"}
        )
    return rows


def drawn() -> Figure:
    """The picture going on past its frame, and two painters."""
    p = places(EDGE, 120)
    panels = {"how it goes on": rings(p)} | {
        f"painter {seed + 1}": paints(painter(seed=seed), p)
        for seed in (0, 1)
    }
    fig = Figure(figsize=(6, 2.4), layout="constrained")
    for ax, (name, shades) in zip(
        fig.subplots(1, 3), panels.items(), strict=True
    ):
        ax.imshow(
            shades.reshape(120, 120),
            "gray_r",
            vmin=0,
            vmax=1,
            extent=(-EDGE, EDGE, EDGE, -EDGE),
        )
        ax.plot(*FRAME, color="C1", lw=2)
        ax.set(xticks=[], yticks=[], title=name)
    return fig


if __name__ == "__main__":
    for row in table():
        print(*row.values())
