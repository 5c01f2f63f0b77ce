"""A network that paints: a place on the canvas in, a shade out."""

import numpy as np
from matplotlib.figure import Figure

from snippets.approximate import rmse
from snippets.approximate_trained import Net, gradients, says
from snippets.digits_numpy import Adam

Array = np.ndarray

STEPS = 1500
HIDDEN = 64


def places(edge: float = 1.0, side: int = 40) -> Array:
    """The dots of a square canvas that reaches to the edge."""
    line = np.linspace(-edge, edge, side)
    across, down = np.meshgrid(line, line)
    return np.stack([across.ravel(), down.ravel()], 1)  # (dots, 2)


def rings(p: Array) -> Array:
    """The picture: rings in water; 0 is paper and 1 is ink."""
    far = np.hypot(p[:, 0] + 0.3, p[:, 1] + 0.2)  # (dots,)
    return 0.5 + 0.5 * np.cos(8 * far)  # (dots,)


def dealt(side: int = 40) -> tuple[Array, Array]:
    """Half of the dots to be shown, and the half between them."""
    p = places(side=side)
    order = np.random.default_rng(0).permutation(len(p))
    half = len(p) // 2
    return p[order[:half]], p[order[half:]]


def start(hidden: int = HIDDEN, seed: int = 0, inputs: int = 2) -> Net:
    """Numbers thrown by a die."""
    rng = np.random.default_rng(seed)
    W1 = rng.normal(0, 2, (inputs, hidden))
    b1 = rng.uniform(-2, 2, (1, hidden))
    W2 = rng.normal(0, 0.5 / np.sqrt(hidden), (hidden, 1))
    return [W1, b1, W2, np.full((1, 1), 0.5)]


def practise(net: Net, p: Array, shades: Array, steps: int) -> Net:
    """So many rounds: paint, compare, correct every number."""
    net = [numbers.copy() for numbers in net]
    adam = Adam(net, rate=0.01)
    for _ in range(steps):
        adam.step(net, gradients(net, p, shades[:, None]))
    return net


def painter(
    steps: int = STEPS, hidden: int = HIDDEN, seed: int = 0
) -> Net:
    """A network that has practised on the dots shown."""
    shown, _ = dealt()
    return practise(start(hidden, seed), shown, rings(shown), steps)


def paints(net: Net, p: Array) -> Array:
    """The shade that it puts at each place, paper to ink."""
    return np.clip(says(net, p)[:, 0], 0, 1)  # (dots,)


def seen() -> Array:
    """The canvas as it is shown: every hidden dot is grey."""
    p, _ = dealt()
    canvas = np.full((40, 40), 0.5)
    column, row = np.rint((p.T + 1) * 39 / 2).astype(int)
    canvas[row, column] = rings(p)
    return canvas  # (40, 40)


def painting(steps: int = STEPS) -> Figure:
    """The picture, what is shown of it, and what is painted."""
    net = painter(steps)
    panels = {
        "the picture": rings(places()).reshape(40, 40),
        "what it is shown": seen(),
        f"after {steps} rounds": paints(net, places(side=80)).reshape(
            80, 80
        ),
    }
    fig = Figure(figsize=(6, 2.4), layout="constrained")
    axes = fig.subplots(1, 3)
    for ax, (name, shades) in zip(axes, panels.items(), strict=True):
        ax.imshow(shades, "gray_r", vmin=0, vmax=1)
        ax.set(xticks=[], yticks=[], title=name)
    between = dealt()[1]
    miss = rmse(paints(net, between), rings(between))
    axes[2].set_xlabel(f"usual miss {miss:.3f}")
    return fig


def numbers() -> int:
    """How many numbers the painter consists of."""
    return sum(part.size for part in start())


def dots() -> int:
    """How many dots it is shown."""
    return len(dealt()[0])


def one_dot() -> list[dict[str, object]]:
    """One dot that was never shown, as the rounds go by."""
    p = dealt()[1][:1]
    return [
        {
            "rounds": steps,
            "it paints": f"{paints(painter(steps), p)[0]:.2f}",
            "the picture has": f"{rings(p)[0]:.2f}",
        }
        for steps in (0, 20, 200, STEPS)
    ]


def widths() -> list[dict[str, object]]:
    """Painters of several sizes, and how far off they are."""
    _, between = dealt()
    rows: list[dict[str, object]] = []
    for hidden in (2, 4, 8, 16, 32, 64):
        net = painter(hidden=hidden)
        miss = rmse(paints(net, between), rings(between))
        size = sum(part.size for part in net)
        rows.append(
            {"hidden units": hidden, "numbers": size}
            | {"usual miss": f"{miss:.3f}"}
        )
    return rows


if __name__ == "__main__":
    for row in widths():
        print(*row.values())
