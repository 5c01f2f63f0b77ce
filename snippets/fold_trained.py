"""Deep and wide networks that try to learn a folded line."""

from collections.abc import Callable
from itertools import pairwise

import numpy as np
import torch
from matplotlib.figure import Figure
from torch import Tensor

from snippets.fold import folded

Array = np.ndarray

SEEDS = 5  # networks trained side by side
SHAPES = {"one layer of 85": (85,), "three layers of 10": (10, 10, 10)}
TARGETS: dict[str, Callable[[Array], Array]] = {
    "2 folds": lambda x: folded(x, 2),
    "3 folds": lambda x: folded(x, 3),
    "4 folds": lambda x: folded(x, 4),
}
EASY: dict[str, Callable[[Array], Array]] = {
    "a straight line": lambda x: x,
    "one bend": lambda x: abs(2 * x - 1),
    "a round hill": lambda x: 4 * x * (1 - x),
}


def start(widths: tuple[int, ...]) -> list[Tensor]:
    """He weights; the first knots lie at random between 0 and 1."""
    rng, params = np.random.default_rng(0), []
    for n, m in pairwise((1, *widths, 1)):
        W = rng.normal(0, (2 / n) ** 0.5, (SEEDS, n, m))
        b = np.zeros((SEEDS, 1, m))
        if not params:
            b = -W * rng.uniform(size=W.shape)  # (seeds, 1, width)
        params += [W, b]
    return [torch.tensor(p, dtype=torch.float32) for p in params]


def count(shape: str) -> int:
    """Numbers that one such network can learn."""
    return sum(p.numel() for p in start(SHAPES[shape])) // SEEDS


def says(params: list[Tensor], x: Tensor) -> Tensor:
    """The height that each network gives each place."""
    *hidden, W, b = params
    h = x.expand(SEEDS, -1, 1)  # (seeds, rows, 1)
    for V, c in zip(hidden[::2], hidden[1::2], strict=True):
        h = torch.relu(h @ V + c)  # (seeds, rows, width)
    return h @ W + b  # (seeds, rows, 1)


def train(
    shape: str, target: Callable[[Array], Array], steps: int = 1500
) -> tuple[Array, Array]:
    """What five networks draw, and their usual misses, sorted."""
    params = [p.requires_grad_() for p in start(SHAPES[shape])]
    adam = torch.optim.Adam(params, lr=3e-3)
    grid = np.linspace(0, 1, 129)[:, None]  # (129, 1)
    x, y = (
        torch.tensor(part, dtype=torch.float32)
        for part in (grid, target(grid))
    )
    for _ in range(steps):
        loss = ((says(params, x) - y) ** 2).mean((1, 2))  # (seeds,)
        adam.zero_grad()
        loss.sum().backward()
        adam.step()
    with torch.no_grad():
        drawn = says(params, x).numpy()[..., 0]  # (seeds, 129)
    miss = np.sqrt(((drawn - y.numpy()[:, 0]) ** 2).mean(axis=1))
    order = miss.argsort()
    return drawn[order], miss[order]


def race(
    targets: dict[str, Callable[[Array], Array]], steps: int = 1500
) -> list[dict[str, str]]:
    """The best, the middle and the worst miss of five networks."""
    rows = []
    for name, target in targets.items():
        row = {"line": name}
        for shape in SHAPES:
            best, _, middle, _, worst = train(shape, target, steps)[1]
            row[shape] = f"{middle:.3f} ({best:.3f} to {worst:.3f})"
        rows.append(row)
    return rows


def folds() -> list[dict[str, str]]:
    """Lines that are made of folds."""
    return race(TARGETS)


def easy() -> list[dict[str, str]]:
    """Lines without folds in folds."""
    return race(EASY, steps=800)


def drawn(target: str = "4 folds", steps: int = 1500) -> Figure:
    """What the middle network of each shape has learned."""
    x = np.linspace(0, 1, 129)
    fig = Figure(figsize=(5.4, 4.4), layout="constrained")
    axes = fig.subplots(2, sharex=True)
    for i, (ax, shape) in enumerate(zip(axes, SHAPES, strict=True)):
        lines, miss = train(shape, TARGETS[target], steps)
        ax.plot(x, TARGETS[target](x), color="C7", ls="--", lw=1)
        ax.plot(x, lines[2], color=f"C{i}")
        ax.set_title(f"{shape}: usual miss {miss[2]:.3f}")
        ax.set(ylim=(-0.15, 1.15))
    return fig


if __name__ == "__main__":
    for row in race(TARGETS, steps=300):
        print(*row.values(), sep="\t")
