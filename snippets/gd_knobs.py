"""The rate at which the two-knob machine falls apart.  η < 2 / c"""

import numpy as np

from snippets.gd import Array, descend
from snippets.knobs import Knobs, loss, slopes


def curvatures() -> Knobs:
    """How much each slope grows when its own knob turns by 1."""
    w0, b0 = slopes(0, 0)
    return slopes(1, 0)[0] - w0, slopes(0, 1)[1] - b0


def largest_rate() -> float:
    """The limit, set by the knob with the larger curvature."""
    return round(2 / max(curvatures()), 3)


def downhill(knobs: Array) -> Array:
    """Both slopes of the machine as one array."""
    return np.array(slopes(*knobs))  # (2,)


def trial(steps: int = 200) -> list[dict[str, object]]:
    """The machine below, at and above the limit."""
    rows = []
    for rate in (0.3, 0.99, 1.0, 1.01):
        path = descend(downhill, np.zeros(2), rate, steps)
        w, b = path[-1]
        rows.append(
            {
                "rate": f"{rate:.2f}",
                "w": f"{w:.3f}",
                "b": f"{b:z.3f}",
                "loss": f"{loss(w, b):.3f}",
            }
        )
    return rows


if __name__ == "__main__":
    print(f"predicted limit: {largest_rate()}")
    for row in trial():
        print(*row.values())
