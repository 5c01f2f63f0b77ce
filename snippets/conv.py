"""Convolution: one small stencil, used everywhere.
y[i, j] = sum of x[i + a, j + b] k[a, b] over a and b"""

import numpy as np

Array = np.ndarray


def correlate(x: Array, k: Array) -> Array:
    """Lay the stencil k on every place of x; multiply and add."""
    places = np.lib.stride_tricks.sliding_window_view(x, k.shape)
    return np.einsum("ijab,ab->ij", places, k)  # (h - a + 1, w - b + 1)


def correlate_slowly(x: Array, k: Array) -> Array:
    """The same with two loops, place by place."""
    a, b = k.shape
    rows, columns = x.shape[0] - a + 1, x.shape[1] - b + 1
    y = np.zeros((rows, columns))
    for i in range(rows):
        for j in range(columns):
            y[i, j] = (x[i : i + a, j : j + b] * k).sum()
    return y  # (rows, columns)


def slopes(x: Array, k: Array, blame: Array) -> tuple[Array, Array]:
    """Blame of the stencil and of the picture, from that of y."""
    dL_dk = correlate(x, blame)  # (a, b): shared, so added up
    a, b = k.shape
    edge = ((a - 1, a - 1), (b - 1, b - 1))
    turned = k[::-1, ::-1]  # (a, b): half a turn
    dL_dx = correlate(np.pad(blame, edge), turned)  # (h, w)
    return dL_dk, dL_dx


STENCILS = {
    "blur": np.full((5, 5), 1 / 25),
    "upright edges": np.array([[-1, 0, 1], [-2, 0, 2], [-1, 0, 1]]),
    "level edges": np.array([[-1, -2, -1], [0, 0, 0], [1, 2, 1]]),
    "sharpen": np.array([[0, -1, 0], [-1, 5, -1], [0, -1, 0]]),
}

# A bright door in a dark wall.
DOOR = np.array(
    [
        [0, 0, 0, 0, 0, 0, 0],
        [0, 0, 0, 0, 0, 0, 0],
        [0, 0, 1, 1, 1, 0, 0],
        [0, 0, 1, 1, 1, 0, 0],
        [0, 0, 1, 1, 1, 0, 0],
        [0, 0, 1, 1, 1, 0, 0],
    ]
)


def places(height: int = 512, stencil: int = 3) -> int:
    """Numbers in the answer for a square picture."""
    return (height - stencil + 1) ** 2


def dense_weights(height: int = 512, stencil: int = 3) -> str:
    """What a dense layer of that input and output would hold."""
    weights = height**2 * places(height, stencil)
    return f"{weights / 1e9:.0f} thousand million"


def sums() -> list[dict[str, object]]:
    """Each stencil: its sum, and its answer where nothing changes."""
    flat = np.full((9, 9), 0.6)
    return [
        {
            "stencil": name,
            "its numbers add up to": round(float(k.sum()), 6),
            "answer on a flat grey of 0.6": round(
                float(correlate(flat, k)[0, 0]), 6
            ),
        }
        for name, k in STENCILS.items()
    ]


if __name__ == "__main__":
    for row in correlate(DOOR, STENCILS["upright edges"]):
        print(*(f"{value:3}" for value in row))
