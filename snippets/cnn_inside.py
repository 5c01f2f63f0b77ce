"""What a convolutional network makes of a digit, layer by layer."""

import numpy as np
import torch
from matplotlib.figure import Figure
from torch import Tensor, nn

from snippets.cnn_torch import NAMES, network, train
from snippets.digits_data import split
from snippets.regularize import moved

Array = np.ndarray

STATIONS = {
    "input": 0,
    "8 stencils": 2,
    "pool": 3,
    "16 stencils": 5,
    "pool again": 6,
}


def answers(net: nn.Sequential, x: Array) -> list[Tensor]:
    """The answer of every layer, for each picture."""
    h, found = torch.from_numpy(x), []
    with torch.no_grad():
        for layer in net:
            h = layer(h)
            found.append(h)
    return found


def mosaic(maps: Array, columns: int = 8) -> Array:
    """Maps (channels, h, w) side by side, each as bright as it can."""
    channels, h, w = maps.shape
    columns = min(columns, channels)
    top = maps.max(axis=(1, 2), keepdims=True)
    tiles = np.pad(
        maps / np.maximum(top, 1e-9), ((0, 0), (1, 1), (1, 1))
    )
    grid = tiles.reshape(-1, columns, h + 2, w + 2).swapaxes(1, 2)
    return grid.reshape(-1, columns * (w + 2))


def journey(digit: int = 3) -> Figure:
    """The maps of a trained network for one test picture."""
    sets = split()
    x = sets.test.x[sets.test.y == digit][:1]  # (1, 784)
    found = answers(train(sets.train), x)
    fig = Figure(figsize=(5.4, 6.4), layout="constrained")
    heights = (2, 1.2, 1.2, 2.2, 2.2)
    axes = fig.subplots(len(STATIONS), height_ratios=heights)
    for ax, (name, n) in zip(axes, STATIONS.items(), strict=True):
        maps = found[n][0].numpy()  # (channels, h, w)
        ax.imshow(mosaic(maps), cmap="gray_r")
        c, h, w = maps.shape
        ax.set_title(f"{name}: {c} × {h} × {w}")
        ax.axis("off")
    return fig


def follows(before: Tensor, after: Tensor, step: float) -> bool:
    """Is one answer the other, moved by some whole step?"""
    for n in {int(np.floor(step)), int(np.ceil(step))}:
        width = after.shape[-1] - n
        gap = after[..., n:] - before[..., :width]
        if gap.abs().max() < 1e-5:
            return True
    return False


def along(dots: tuple[int, ...] = (1, 2, 4)) -> list[dict[str, str]]:
    """Which layers move along when a hundred digits move?"""
    x = split().test.x[::10]  # (100, 784)
    net = network()
    still, shrunk, rows = answers(net, x), 1, []
    for n, layer in enumerate(net):
        if type(layer) not in NAMES:
            continue
        shrunk *= 2 if isinstance(layer, nn.MaxPool2d) else 1
        row = {"after": f"{NAMES[type(layer)]}, layer {len(rows) + 1}"}
        for right in dots:
            now = answers(net, moved(x, 0, right))[n]
            step = 0 if isinstance(layer, nn.Linear) else right / shrunk
            same = follows(still[n], now, step)
            unit = "dot" if right == 1 else "dots"
            row[f"{right} {unit}"] = "yes" if same else "no"
        rows.append(row)
    return rows


if __name__ == "__main__":
    for row in along():
        print(*row.values(), sep="\t")
