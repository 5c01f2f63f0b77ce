"""Divide the scores by T: the same answers, less or more sure."""

import numpy as np
from matplotlib.figure import Figure

from snippets.calibration import (
    Answers,
    answers,
    calibration_error,
    drawn,
    noise,
    shares,
)
from snippets.digits_data import Digits, split
from snippets.overfit import by_heart

Array = np.ndarray

TEMPERATURES = tuple(round(0.5 + 0.1 * i, 1) for i in range(36))


def halves() -> tuple[Digits, Digits]:
    """Unseen pictures: one half to choose T, the other to judge."""
    x, y = split(validation=100).validation
    return Digits(x[::2], y[::2]), Digits(x[1::2], y[1::2])


def cost(p: Array, y: Array) -> float:
    """Cross-entropy: dear when sure and wrong."""
    return float(-np.log(p[np.arange(len(y)), y]).mean())


def chosen() -> float:
    """The temperature of the lowest cost on the first half."""
    net, _ = by_heart()
    x, y = halves()[0]
    costs = [cost(shares(net, x, T), y) for T in TEMPERATURES]
    return TEMPERATURES[int(np.argmin(costs))]


def table() -> list[dict[str, object]]:
    """The network that learned by heart, as it is and warmed."""
    (net, _), (x, y) = by_heart(), halves()[1]
    strange, rows = noise(), []
    for T in (1.0, chosen()):
        said: Answers = answers(shares(net, x, T), y)
        felt = shares(net, strange, T).max(axis=1)
        row = {"T": T, "right": f"{said.right.mean():.1%}"}
        row |= {"mean sureness": f"{said.sure.mean():.1%}"}
        row |= {"points apart": f"{100 * calibration_error(said):.1f}"}
        rows.append(row | {"sure of noise": f"{felt.mean():.0%}"})
    return rows


def diagram(T: float = 1.0) -> Figure:
    """Its sureness against truth, at one temperature."""
    (net, _), (x, y) = by_heart(), halves()[1]
    return drawn(answers(shares(net, x, T), y))


if __name__ == "__main__":
    for row in table():
        print(*row.values())
