"""Slopes that fade.  blame before = (blame after · Wᵀ) φ'(z)"""

from typing import NamedTuple

import numpy as np

from snippets.activations import relu, sigmoid, tanh
from snippets.saturation import sigmoid_slope, tanh_slope

Array = np.ndarray

WIDTH = 64  # neurons in every layer, and numbers in every input


def relu_slope(z: Array) -> Array:
    """1 where something gets through, 0 elsewhere."""
    return (z > 0).astype(float)


BENDS = {
    "sigmoid": (sigmoid, sigmoid_slope),
    "tanh": (tanh, tanh_slope),
    "ReLU": (relu, relu_slope),
}

STARTS = {
    "0.01": 0.01,
    "Xavier": (1 / WIDTH) ** 0.5,
    "He": (2 / WIDTH) ** 0.5,
    "1": 1.0,
}


class Trace(NamedTuple):
    """What one pass forth and back leaves in each layer."""

    spread: Array  # (depth,) of the answers
    steep: Array  # (depth,) typical steepness of the bend
    blame: Array  # (depth,) length of the blame of the sums
    slopes: Array  # (depth,) length of the slopes of the weights


def stack(depth: int, size: float, seed: int = 0) -> list[Array]:
    """That many layers of random weights of that typical size."""
    rng = np.random.default_rng(seed)
    shape = (WIDTH, WIDTH)
    return [size * rng.standard_normal(shape) for _ in range(depth)]


def forward(
    x: Array, layers: list[Array], bend: str
) -> tuple[list[Array], list[Array]]:
    """The sums of each layer; the answers, the input first."""
    sums, answers = [], [x]
    for W in layers:
        sums.append(answers[-1] @ W)  # (rows, width)
        answers.append(BENDS[bend][0](sums[-1]))  # (rows, width)
    return sums, answers


def blames(
    sums: list[Array], layers: list[Array], bend: str, last: Array
) -> list[Array]:
    """The blame of each layer's sums, from that of the last answers."""
    steep = BENDS[bend][1]
    found = [last * steep(sums[-1])]  # (rows, width)
    for W, z in zip(layers[:0:-1], sums[-2::-1], strict=True):
        found.append((found[-1] @ W.T) * steep(z))  # (rows, width)
    return found[::-1]


def trace(depth: int, bend: str, size: float, seed: int = 0) -> Trace:
    """Send 128 random inputs forth, and random blame back."""
    rng = np.random.default_rng(1_000 + seed)
    x, last = rng.standard_normal((2, 128, WIDTH))  # (128, width)
    layers = stack(depth, size, seed)
    sums, answers = forward(x, layers, bend)
    blame = blames(sums, layers, bend, last / 128)
    slopes = [a.T @ d for a, d in zip(answers[:-1], blame, strict=True)]
    steep = [(BENDS[bend][1](z) ** 2).mean() ** 0.5 for z in sums]
    return Trace(
        np.array([a.std() for a in answers[1:]]),
        np.array(steep),
        np.array([np.linalg.norm(d) for d in blame]),
        np.array([np.linalg.norm(s) for s in slopes]),
    )


def short(value: float) -> str:
    """Two digits; powers of ten where a number is far from 1."""
    near = 0.0095 <= value < 99.5
    return f"{value:.2g}" if near else f"{value:.0e}"


def ratio(depth: int, bend: str, size: float) -> float:
    """Slopes of the first layer, if those of the last count as 1."""
    slopes = trace(depth, bend, size).slopes  # (depth,)
    return float(slopes[0] / slopes[-1])


def first_of(depth: int = 20) -> str:
    """The ratio for sigmoids and the Xavier start."""
    return short(ratio(depth, "sigmoid", STARTS["Xavier"]))


def ratios(depth: int = 20) -> list[dict[str, str]]:
    """The ratio for every bend and every start."""
    return [
        {"start": start}
        | {bend: short(ratio(depth, bend, size)) for bend in BENDS}
        for start, size in STARTS.items()
    ]


def spreads(depth: int = 20) -> list[dict[str, str]]:
    """The spread of the last layer's answers, for the same nets."""
    return [
        {"start": start}
        | {b: short(trace(depth, b, size).spread[-1]) for b in BENDS}
        for start, size in STARTS.items()
    ]


def factor(trace: Trace, size: float) -> float:
    """What one layer should multiply blame by, on its way back."""
    return float(size * WIDTH**0.5 * trace.steep[:-1].mean())


def factors(depth: int = 20) -> list[dict[str, str]]:
    """The factor of one layer, foretold and measured."""
    rows = []
    for bend in BENDS:
        for start in ("0.01", "Xavier", "1"):
            t = trace(depth, bend, STARTS[start])
            real = (t.blame[0] / t.blame[-1]) ** (1 / (depth - 1))
            rows.append(
                {
                    "bend": bend,
                    "start": start,
                    "steepness": f"{t.steep[:-1].mean():.2f}",
                    "foretold": short(factor(t, STARTS[start])),
                    "measured": short(real),
                }
            )
    return rows


def rescue(depth: int = 20) -> list[dict[str, str]]:
    """Sigmoids once more, with larger and larger weights."""
    rows = []
    for size in (0.125, 0.25, 0.5, 1.0, 2.0, 4.0):
        t = trace(depth, "sigmoid", size)
        rows.append(
            {
                "weights": f"{size:g}",
                "steepness": f"{t.steep[:-1].mean():.3f}",
                "factor": short(factor(t, size)),
                "first for 1 in the last": short(
                    t.slopes[0] / t.slopes[-1]
                ),
            }
        )
    return rows


if __name__ == "__main__":
    for depth in (5, 10, 20):
        print(f"{depth:2} layers of sigmoids: {first_of(depth)}")
