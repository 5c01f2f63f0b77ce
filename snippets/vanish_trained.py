"""Deep stacks in training: which layers move, and what is learned?"""

import numpy as np
from sklearn.datasets import load_digits

from snippets.activations import softmax
from snippets.digits_data import batches
from snippets.vanish import STARTS, blames, forward, short, stack

Array = np.ndarray

RATE = 0.1
NETS = (
    ("sigmoid", "Xavier"),
    ("sigmoid", "1"),
    ("tanh", "Xavier"),
    ("ReLU", "He"),
    ("ReLU", "0.01"),
)


def small_digits() -> tuple[Array, Array]:
    """1,400 digits of 8 x 8 dots, ink from 0 to 1."""
    data = load_digits()
    return data.data[:1400] / 16, data.target[:1400]  # (1400, 64)


def train(
    depth: int, bend: str, start: str, epochs: int = 20
) -> tuple[list[Array], Array]:
    """Plain gradient descent on a stack with ten outputs on top."""
    x, y = small_digits()
    layers = stack(depth, STARTS[start])
    top = stack(1, STARTS["Xavier"], seed=1)[0][:, :10]  # (64, 10)
    rng = np.random.default_rng(0)
    for _ in range(epochs):
        for rows in batches(len(y), rng):
            sums, answers = forward(x[rows], layers, bend)
            d_top = softmax(answers[-1] @ top)  # (rows, 10)
            d_top[np.arange(len(rows)), y[rows]] -= 1
            found = blames(sums, layers, bend, d_top @ top.T)
            top -= RATE / len(rows) * answers[-1].T @ d_top
            for W, a, d in zip(
                layers, answers[:-1], found, strict=True
            ):
                W -= RATE / len(rows) * a.T @ d
    return layers, top


def accuracy(layers: list[Array], top: Array, bend: str) -> float:
    """The share of the 1,400 digits that is read correctly."""
    x, y = small_digits()
    scores = forward(x, layers, bend)[1][-1] @ top  # (1400, 10)
    return float((scores.argmax(1) == y).mean())


def moved(after: Array, before: Array) -> str:
    """How far weights went, as a share of their own length."""
    away = np.linalg.norm(after - before) / np.linalg.norm(before)
    return short(float(away))


def learned(depth: int = 10) -> list[dict[str, str]]:
    """Five stacks after 20 epochs at a rate of 0.1."""
    rows = []
    for bend, start in NETS:
        layers, top = train(depth, bend, start)
        before = stack(depth, STARTS[start])
        rows.append(
            {
                "bend": bend,
                "start": start,
                "first layer moved": moved(layers[0], before[0]),
                "last moved": moved(layers[-1], before[-1]),
                "read": f"{accuracy(layers, top, bend):.1%}",
            }
        )
    return rows


if __name__ == "__main__":
    for row in learned(depth=3):
        print(*row.values(), sep="\t")
