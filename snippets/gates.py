"""Logic from neurons: a gate is one neuron with a step at z = 0."""

import numpy as np

from snippets.neuron import neuron, weighted_sum

Array = np.ndarray

ROWS = np.array([(0, 0), (0, 1), (1, 0), (1, 1)])  # (4, 2)
XOR = np.array([0, 1, 1, 0])  # (4,)


def gate(x: Array, w: Array, b: float) -> Array:
    """A neuron that answers 0 or 1: x (rows, inputs) to (rows,)."""
    return (weighted_sum(x, w, b) > 0).astype(int)  # (rows,)


def gates() -> list[dict[str, int]]:
    """AND and OR share their weights; only the bias differs."""
    w = np.array([1.0, 1.0])  # (2,)
    both, either = gate(ROWS, w, -1.5), gate(ROWS, w, -0.5)  # (4,)
    return [
        {"x1": int(x1), "x2": int(x2), "AND": int(a), "OR": int(o)}
        for (x1, x2), a, o in zip(ROWS, both, either, strict=True)
    ]


def nand(x: Array) -> Array:
    """Not both: 1 unless both inputs are 1."""
    return gate(x, np.array([-1.0, -1.0]), 1.5)  # (rows,)


def and_from_nand(x: Array) -> Array:
    """AND, made of two NANDs and nothing else."""
    not_both = nand(x)  # (rows,)
    return nand(np.stack([not_both, not_both], axis=1))  # (rows,)


def solution() -> list[dict[str, int]]:
    """NAND, and AND made from it, for all four rows."""
    once, twice = nand(ROWS), and_from_nand(ROWS)  # (4,), (4,)
    return [
        {"x1": int(x1), "x2": int(x2), "NAND": int(n), "AND": int(a)}
        for (x1, x2), n, a in zip(ROWS, once, twice, strict=True)
    ]


def cross_entropy(p: Array, y: Array) -> float:
    """How wrong the probabilities p are, on average over the rows."""
    return float(-np.mean(y * np.log(p) + (1 - y) * np.log(1 - p)))


def stall(steps: int = 20_000) -> tuple[Array, float]:
    """One neuron trained on XOR: its four answers and its loss."""
    w, b, rate = np.array([2.0, -1.0]), 0.5, 0.5  # w: (2,)
    for _ in range(steps):
        error = neuron(ROWS, w, b) - XOR  # (4,)
        w = w - rate * error @ ROWS / 4  # (2,)
        b = b - rate * error.mean()
    p = neuron(ROWS, w, b)  # (4,)
    return p, cross_entropy(p, XOR)


def stall_table() -> list[dict[str, float]]:
    """One neuron on XOR after 0, 10, 100 and 20,000 corrections."""
    rows = []
    for steps in (0, 10, 100, 20_000):
        p, loss = stall(steps)
        row = {"corrections": steps, "loss": round(loss, 6)}
        for (x1, x2), answer in zip(ROWS, p, strict=True):
            row[f"{x1} {x2}"] = round(float(answer), 3)
        rows.append(row)
    return rows


def stalled_loss() -> float:
    """The loss at which one neuron on XOR comes to rest."""
    return round(stall()[1], 6)


if __name__ == "__main__":
    for row in gates():
        print(*row.items())
    print(f"one neuron on XOR: loss {stalled_loss()}")
