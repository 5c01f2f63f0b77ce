"""What layers look for: weights as pictures, favourite pictures."""

import numpy as np
from matplotlib.figure import Figure
from torch import nn

from snippets import digits_torch
from snippets.cnn_inside import answers
from snippets.cnn_torch import network, train
from snippets.digits_data import split

Array = np.ndarray

# Which answer, how many dots it sees, how far apart its places lie.
LAYERS = {
    "8 stencils": (1, 5, 1),
    "16 stencils": (4, 14, 2),
    "10 scores": (8, 28, 1),
}


def tiled(pictures: Array, columns: int) -> Array:
    """Pictures (n, h, w) in rows, with a line of 0 between them."""
    n, h, w = pictures.shape
    tiles = np.pad(pictures, ((0, 0), (1, 1), (1, 1)))
    grid = tiles.reshape(n // columns, columns, h + 2, w + 2)
    return grid.swapaxes(1, 2).reshape(-1, columns * (w + 2))


def first_weights() -> Figure:
    """Weights of both first layers: black for plus, white for minus."""
    seen = split().train
    W = digits_torch.train(seen)[0].weight.detach().numpy()
    K = train(seen)[1].weight.detach().numpy()[:, 0]  # (8, 5, 5)
    fig = Figure(figsize=(5.4, 3), layout="constrained")
    axes = fig.subplots(2, height_ratios=(2, 1))
    dense = W[:16].reshape(16, 28, 28)
    names = ("dense: 16 of 128 units", "convolutional: all 8 stencils")
    for ax, pictures, name in zip(axes, (dense, K), names, strict=True):
        most = abs(pictures).max()
        grid = tiled(pictures, 8)
        ax.imshow(grid, cmap="gray_r", vmin=-most, vmax=most)
        ax.set_title(name)
        ax.axis("off")
    return fig


def strongest(maps: Array, count: int) -> list[tuple[int, int, int]]:
    """The pictures that excite one unit most, and where."""
    flat = maps.reshape(len(maps), -1)  # (pictures, places)
    chosen = np.argsort(-flat.max(axis=1))[:count]
    width = maps.shape[-1]
    spots = flat[chosen].argmax(axis=1)
    return [
        (int(n), int(s // width), int(s % width))
        for n, s in zip(chosen, spots, strict=True)
    ]


def patches(layer: str, units: int = 8, count: int = 8) -> Array:
    """What excites each unit most: (units * count, side, side)."""
    sets = split()
    x = sets.test.x
    n, side, step = LAYERS[layer]
    maps = answers(train(sets.train), x)[n].numpy()
    maps = maps.reshape(*maps.shape[:2], *(maps.shape[2:] or (1, 1)))
    pictures, found = x.reshape(-1, 28, 28), []
    for unit in range(units):
        for k, i, j in strongest(maps[:, unit], count):
            top, left = i * step, j * step
            part = pictures[k, top : top + side, left : left + side]
            found.append(part)
    return np.array(found)


def favourites(layer: str = "8 stencils") -> Figure:
    """A row for each of eight units: what it answers most to."""
    fig = Figure(figsize=(5.4, 5.6), layout="constrained")
    ax = fig.subplots()
    parts = patches(layer) + 0.15  # so that paper is not the line
    ax.imshow(tiled(parts, 8), cmap="gray_r", vmin=0, vmax=1.15)
    side = LAYERS[layer][1]
    ax.set_title(f"{layer}: the {side} × {side} dots that excite them")
    ax.set_yticks((np.arange(8) + 0.5) * (side + 2), range(1, 9))
    ax.set(ylabel="unit", xticks=[])
    return fig


def decided(values: Array, y: Array) -> float:
    """The share of the variance of values that lies between digits."""
    mean = values.mean()
    between = [
        np.mean(y == k) * (values[y == k].mean() - mean) ** 2
        for k in range(10)
    ]
    return float(np.sum(between) / values.var())


def told(net: nn.Sequential, layer: str) -> float:
    """How far a unit's strongest answer is decided by the digit."""
    x, y = split().test
    h = answers(net, x)[LAYERS[layer][0]]  # (rows, units, ...)
    peaks = h.reshape(*h.shape[:2], -1).amax(dim=2).numpy()
    return float(np.mean([decided(unit, y) for unit in peaks.T]))


def hierarchy() -> list[dict[str, str]]:
    """The same, layer by layer, before and after the training."""
    nets = {"untrained": network(), "trained": train(split().train)}
    return [
        {"units": layer}
        | {
            name: f"{told(net, layer):.0%}"
            for name, net in nets.items()
        }
        for layer in LAYERS
    ]


if __name__ == "__main__":
    for row in hierarchy():
        print(*row.values(), sep="\t")
