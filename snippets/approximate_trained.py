"""Train one hidden layer to draw a curve, and look beyond the end."""

import numpy as np
from matplotlib.figure import Figure

from snippets.approximate import FINE, built, paper, rmse, target
from snippets.digits_numpy import Adam

Array = np.ndarray
Net = list[Array]  # W1, b1, W2, b2

SEEDS = 5
WIDTHS = (1, 2, 4, 8, 16, 32, 64)
X = np.linspace(-1, 1, 201)[:, None]  # (201, 1), seen in training
FAR = np.linspace(-2, 2, 801)  # (801,)
OUTSIDE = FAR[np.abs(FAR) > 1]  # (400,), never seen


def start(width: int, seed: int = 0) -> Net:
    """Steep bends at random places."""
    rng = np.random.default_rng(seed)
    W1 = rng.normal(0, 3, (1, width))
    b1 = rng.uniform(-3, 3, (1, width))
    W2 = rng.normal(0, 1 / np.sqrt(width), (width, 1))
    return [W1, b1, W2, np.zeros((1, 1))]


def says(net: Net, x: Array) -> Array:
    """The height that the network draws at each x: (rows, 1)."""
    W1, b1, W2, b2 = net
    h = np.tanh(x @ W1 + b1)  # (rows, width)
    return h @ W2 + b2  # (rows, 1)


def gradients(net: Net, x: Array, y: Array) -> Net:
    """Slopes of the mean squared miss, by one sweep back."""
    W1, b1, W2, b2 = net
    h = np.tanh(x @ W1 + b1)  # (rows, width)
    blame = 2 * (h @ W2 + b2 - y) / len(x)  # (rows, 1)
    back = blame @ W2.swapaxes(-1, -2) * (1 - h * h)  # (rows, width)
    return [
        x.T @ back,  # (1, width)
        back.sum(axis=-2, keepdims=True),  # (1, width)
        h.swapaxes(-1, -2) @ blame,  # (width, 1)
        blame.sum(axis=-2, keepdims=True),  # (1, 1)
    ]


def train(net: Net, steps: int = 4000) -> Net:
    """The same network, after so many steps by Adam."""
    net = [p.copy() for p in net]
    adam = Adam(net, rate=0.01)
    for _ in range(steps):
        adam.step(net, gradients(net, X, target(X)))
    return net


def trained(width: int) -> Net:
    """Five networks at once: every array has the seed in front."""
    nets = [start(width, seed) for seed in range(SEEDS)]
    return train([np.stack(p) for p in zip(*nets, strict=True)])


def misses(net: Net, x: Array) -> Array:
    """The usual miss of each of the five networks: (seeds,)."""
    curves = says(net, x[:, None])[..., 0]  # (seeds, rows)
    return np.array([rmse(curve, target(x)) for curve in curves])


def table() -> list[dict[str, object]]:
    """How far off, inside and outside, as the layer gets wider."""
    rows: list[dict[str, object]] = []
    for width in WIDTHS:
        net = trained(width)
        inside, out = misses(net, FINE), misses(net, OUTSIDE)
        rows.append(
            {
                "hidden units": width,
                "inside": f"{np.median(inside):.4f}",
                "best to worst": f"{inside.min():.3f} to "
                f"{inside.max():.3f}",
                "outside": f"{np.median(out):.2f}",
            }
        )
    return rows


def usual(width: int = 16, inside: bool = True) -> str:
    """The median of the five usual misses."""
    found = misses(trained(width), FINE if inside else OUTSIDE)
    return (
        f"{np.median(found):.4f}"
        if inside
        else f"{np.median(found):.1f}"
    )


def drawn(width: int = 4) -> Figure:
    """What five trained networks draw, on the interval and beyond."""
    net = trained(width)
    figure, axes = paper((-2, 2))
    axes.axvspan(-1, 1, color="C2", alpha=0.12)
    axes.text(0, 2.25, "trained here", ha="center", color="C2")
    for curve in says(net, FAR[:, None])[..., 0]:  # (801,)
        axes.plot(FAR, curve, color="C0", lw=1)
    axes.plot(FAR, target(FAR), "--", color="black", lw=1.5)
    miss = np.median(misses(net, FINE))
    units = "unit" if width == 1 else "units"
    axes.set_title(f"{width} {units}, usual miss inside {miss:.3f}")
    return figure


def smallest(limit: float = 0.1) -> list[dict[str, object]]:
    """Wider and wider, until the median miss is below the limit."""
    rows: list[dict[str, object]] = []
    width, miss = 0, 1.0
    while miss >= limit:
        width += 1
        found = misses(trained(width), FINE)  # (seeds,)
        miss = float(np.median(found))
        ruler = rmse(built(width, FINE), target(FINE))
        rows.append(
            {"units": width, "trained, median": f"{miss:.3f}"}
            | {"trained, worst": f"{found.max():.3f}"}
            | {"ruler": f"{ruler:.3f}"}
        )
    return rows


def pieces(limit: float = 0.1) -> int:
    """How many pieces the ruler needs for the same."""
    count = 1
    while rmse(built(count, FINE), target(FINE)) >= limit:
        count += 1
    return count


if __name__ == "__main__":
    for row in table():
        print(*row.values(), sep=", ")
