"""Backpropagation: the slopes of all parameters in one sweep back."""

from collections.abc import Callable
from itertools import pairwise

import numpy as np

from snippets.forward import TINY, Layers, forward

Array = np.ndarray

X = np.array([[1.0, 0.0]])  # (1, 2)
Y = np.array([[1.0]])  # (1, 1)


def loss(layers: Layers, x: Array, y: Array) -> float:
    """Half the squared misses, added up over rows and outputs."""
    return float(np.sum((forward(layers, x)[-1] - y) ** 2) / 2)


def sweep(layers: Layers, answers: list[Array], y: Array) -> Layers:
    """The slope for every W and b, in the shape of that W and b."""
    blame = answers[-1] - y  # (rows, outputs)
    slopes = []
    for k in reversed(range(len(layers))):
        before, after = answers[k], answers[k + 1]
        blame = blame * after * (1 - after)  # back through the squash
        slopes.append((before.T @ blame, blame.sum(axis=0)))
        blame = blame @ layers[k][0].T  # on to the layer before
    return slopes[::-1]


def gradients(layers: Layers, x: Array, y: Array) -> Layers:
    """One pass forward, one sweep back."""
    return sweep(layers, forward(layers, x), y)


def nudged(layers: Layers, x: Array, y: Array) -> Layers:
    """The same slopes, by moving one parameter at a time."""
    layers = [(W.copy(), b.copy()) for W, b in layers]
    slopes = [(np.zeros_like(W), np.zeros_like(b)) for W, b in layers]
    for pair, found in zip(layers, slopes, strict=True):
        for p, s in zip(pair, found, strict=True):
            for i in np.ndindex(p.shape):
                s[i] = nudge(p, i, lambda: loss(layers, x, y))
    return slopes


def nudge(
    p: Array,
    i: tuple[int, ...],
    height: Callable[[], float],
    size: float = 1e-5,
) -> float:
    """Move one entry up and down by a hair, then put it back."""
    kept = p[i]
    p[i] = kept + size
    above = height()
    p[i] = kept - size
    below = height()
    p[i] = kept
    return (above - below) / (2 * size)


def flat(layers: Layers) -> Array:
    """All numbers of a network in one row."""
    return np.concatenate([p.ravel() for pair in layers for p in pair])


def network(sizes: tuple[int, ...], seed: int = 0) -> Layers:
    """Random weights and biases for layers of these sizes."""
    rng = np.random.default_rng(seed)
    return [
        (rng.normal(size=(m, n)), rng.normal(size=n))
        for m, n in pairwise(sizes)
    ]


if __name__ == "__main__":
    print(f"loss {loss(TINY, X, Y):.6f}")
    for W, b in gradients(TINY, X, Y):
        print("weights", *W.round(6).ravel(), "biases", *b.round(6))
