"""An apprentice: few examples, false corrections, a flawed master."""

import numpy as np
from matplotlib.figure import Figure

from snippets.approximate import rmse
from snippets.painter import (
    STEPS,
    dealt,
    paints,
    places,
    practise,
    rings,
    start,
)

Array = np.ndarray

BLOT = (0.53, 0.63)  # where the brush dripped


def flawed(p: Array) -> Array:
    """The picture, with a round blot of ink where paper should be."""
    far = np.hypot(p[:, 0] - BLOT[0], p[:, 1] - BLOT[1])  # (dots,)
    return np.where(far < 0.22, 1.0, rings(p))


def shown(count: int) -> tuple[Array, Array]:
    """So many dots of the picture: the places and their shades."""
    p = dealt()[0][:count]
    return p, rings(p)


def taught(p: Array, shades: Array, steps: int = STEPS) -> list[Array]:
    """A painter after its years with these examples."""
    return practise(start(), p, shades, steps)


def miss(net: list[Array]) -> float:
    """How far off it usually is, on dots that were not shown."""
    between = dealt()[1]
    return rmse(paints(net, between), rings(between))


def education() -> list[dict[str, object]]:
    """The same practice with fewer and more examples."""
    rows: list[dict[str, object]] = []
    for count in (25, 50, 100, 200, 400, 800):
        p, shades = shown(count)
        net = taught(p, shades)
        rows.append(
            {"dots shown": count}
            | {"miss on these": f"{rmse(paints(net, p), shades):.3f}"}
            | {"miss on others": f"{miss(net):.3f}"}
        )
    return rows


def corrections() -> list[dict[str, object]]:
    """True corrections, and corrections dealt to the wrong dots."""
    p, shades = shown(800)
    mixed = np.random.default_rng(1).permutation(shades)
    ways = {"none": start(), "true": taught(p, shades)}
    ways["dealt to wrong dots"] = taught(p, mixed)
    return [
        {"corrections": name, "usual miss": f"{miss(net):.3f}"}
        for name, net in ways.items()
    ]


def blot(p: Array) -> Array:
    """The places that the blot covers."""
    return np.hypot(p[:, 0] - BLOT[0], p[:, 1] - BLOT[1]) < 0.18


def obedience() -> list[dict[str, object]]:
    """The mean shade where the blot is: wanted, shown and painted."""
    p = dealt()[0]
    net = taught(p, flawed(p))
    inside = places()[blot(places())]
    found = {
        "the picture": rings(inside),
        "the flawed copy": flawed(inside),
        "the apprentice": paints(net, inside),
    }
    return [
        {"who": name, "ink at the blot": f"{shades.mean():.2f}"}
        for name, shades in found.items()
    ]


def copied() -> Figure:
    """The picture, the flawed copy, and what was learned from it."""
    p = dealt()[0]
    panels = {
        "the picture": rings(places()),
        "the flawed copy": flawed(places()),
        "the apprentice": paints(taught(p, flawed(p)), places()),
    }
    fig = Figure(figsize=(6, 2.3), layout="constrained")
    axes = fig.subplots(1, 3)
    for ax, (name, shades) in zip(axes, panels.items(), strict=True):
        ax.imshow(shades.reshape(40, 40), "gray_r", vmin=0, vmax=1)
        ax.set(xticks=[], yticks=[], title=name)
    return fig


if __name__ == "__main__":
    for row in education() + corrections() + obedience():
        print(*row.values())
