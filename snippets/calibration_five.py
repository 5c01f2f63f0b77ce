"""Five networks answer together: the mean of their shares."""

import numpy as np

from snippets.calibration import (
    answers,
    calibration_error,
    noise,
    shares,
    trained,
)
from snippets.digits_data import split

Array = np.ndarray


def together(parts: Array) -> Array:
    """The mean of what (networks, pictures, 10) say."""
    return parts.mean(axis=0)  # (pictures, 10)


def table(networks: int = 5) -> list[dict[str, object]]:
    """Each of five, and their mean, on digits and on noise."""
    unseen = split(validation=100).validation
    nets = [trained(seed) for seed in range(networks)]
    digits = np.array([shares(net, unseen.x) for net in nets])
    strange = np.array([shares(net, noise()) for net in nets])
    names = [f"start {seed}" for seed in range(networks)]
    seen = [*digits, together(digits)]
    felt = [*strange, together(strange)]
    rows: list[dict[str, object]] = []
    for name, p, q in zip(
        [*names, "together"], seen, felt, strict=True
    ):
        said = answers(p, unseen.y)
        favourite = np.bincount(q.argmax(axis=1), minlength=10)
        rows.append(
            {
                "networks": name,
                "right": f"{said.right.mean():.1%}",
                "points apart": f"{100 * calibration_error(said):.1f}",
                "sure of noise": f"{q.max(axis=1).mean():.0%}",
                "noise is mostly": int(favourite.argmax()),
            }
        )
    return rows


if __name__ == "__main__":
    for row in table():
        print(*row.values())
