"""XOR by hand.  h = step(x W + b),  out = step(h · v + c)"""

from itertools import product

import numpy as np

from snippets.activations import sigmoid
from snippets.gates import ROWS, XOR, gate

Array = np.ndarray

W = np.array([[1.0, -1.0], [1.0, -1.0]])  # (2, 2), OR and NAND
B = np.array([-0.5, 1.5])  # (2,)
V = np.array([1.0, 1.0])  # (2,), AND
C = -1.5


def hidden(x: Array) -> Array:
    """Two neurons: at least one, and not both."""
    return gate(x, W, B)  # (rows, 2)


def xor(x: Array) -> Array:
    """A third neuron, which never sees x: both of them."""
    return gate(hidden(x), V, C)  # (rows,)


def truth() -> list[dict[str, int]]:
    """All four rows on their way through the three neurons."""
    return [
        {"x1": int(x1), "x2": int(x2), "OR": int(one)}
        | {"NAND": int(both), "out": int(out), "XOR": int(wanted)}
        for (x1, x2), (one, both), out, wanted in zip(
            ROWS, hidden(ROWS), xor(ROWS), XOR, strict=True
        )
    ]


def right_answers(angle: Array, shift: Array) -> Array:
    """How many corners a line gets right; angles in degrees."""
    turn = np.radians(angle)
    x, y = (ROWS - 0.5).T[..., None]  # (4, 1), (4, 1)
    z = x * np.cos(turn) + y * np.sin(turn) - shift  # (4, lines)
    return ((z > 0) == XOR[:, None]).sum(axis=0)  # (lines,)


def every_line() -> tuple[Array, Array]:
    """A fine grid of directions and of shifts from the centre."""
    angle, shift = np.meshgrid(
        np.arange(0, 360.0), np.linspace(-1, 1, 101)
    )
    return angle.ravel(), shift.ravel()  # (36360,), (36360,)


def lines_tried() -> int:
    """How many lines the grid holds."""
    return len(every_line()[0])


def best_line() -> int:
    """The most corners that any of these lines gets right."""
    return int(right_answers(*every_line()).max())


def pulls() -> list[dict[str, object]]:
    """How each row pulls at a neuron that says 1/2 to everything."""
    miss = XOR - 0.5  # (4,)
    names = ("pull on w1", "pull on w2", "pull on b")
    pull = miss[:, None] * np.column_stack([ROWS, np.ones(4)])
    rows: list[dict[str, object]] = [
        {"x1": str(x1), "x2": str(x2), "wanted": str(y)}
        | {
            n: f"{v:+.1f}" if v else "0"
            for n, v in zip(names, p, strict=True)
        }
        for (x1, x2), y, p in zip(ROWS, XOR, pull, strict=True)
    ]
    total = {
        n: f"{v:g}"
        for n, v in zip(names, pull.sum(axis=0), strict=True)
    }
    return [*rows, {"x1": "all four", "x2": "", "wanted": ""} | total]


def possible(inputs: int) -> int:
    """How many different yes-or-no tables one neuron can give."""
    rows = np.array([*product((0, 1), repeat=inputs)])  # (rows, n)
    w = np.array([*product(range(-3, 4), repeat=inputs)])  # (., n)
    b = np.arange(-12.5, 13)[:, None, None]  # (26, 1, 1)
    yes = (rows @ w.T + b > 0).transpose(0, 2, 1)  # (26, ., rows)
    return len(np.unique(yes.reshape(-1, len(rows)), axis=0))


def wall() -> list[dict[str, object]]:
    """The share of all yes-or-no questions that one neuron can do."""
    rows = []
    for n in (1, 2, 3, 4):
        can, questions = possible(n), 2 ** (2**n)
        rows.append(
            {"inputs": n, "questions": questions, "one neuron": can}
            | {"share": f"{can / questions:.0%}"}
        )
    return rows


def soft(x: Array, k: float) -> Array:
    """The same network with sigmoids, all its numbers times k."""
    h = sigmoid(k * (x @ W + B))  # (rows, 2)
    return sigmoid(k * (h @ V + C))  # (rows,)


def softness() -> list[dict[str, float]]:
    """The four answers of the soft network as k grows."""
    return [
        {"k": k}
        | {
            f"{a} {b}": round(float(p), 5)
            for (a, b), p in zip(ROWS, soft(ROWS, k), strict=True)
        }
        for k in (5, 10, 20)
    ]


def two_corners(x: Array) -> Array:
    """XOR from two other lines: each cuts off one corner."""
    corners = np.array([[1.0, -1.0], [-1.0, 1.0]])  # (2, 2)
    h = gate(x, corners, np.array([-0.5, -0.5]))  # (rows, 2)
    return gate(h, np.array([1.0, 1.0]), -0.5)  # (rows,), OR


def solution() -> list[dict[str, int]]:
    """The other network on all four rows."""
    return [
        {"x1": int(x1), "x2": int(x2), "out": int(o), "XOR": int(y)}
        for (x1, x2), o, y in zip(
            ROWS, two_corners(ROWS), XOR, strict=True
        )
    ]


if __name__ == "__main__":
    print(f"best of {lines_tried():,} lines: {best_line()} of 4")
    print(f"three neurons: {int((xor(ROWS) == XOR).sum())} of 4")
