"""Optimizers: what to do with a slope.  w ← w + step(w, g, memory)"""

from collections.abc import Callable
from typing import Any

import numpy as np

Array = np.ndarray
Memory = dict[str, Any]  # what one run remembers, empty at its start
Rule = Callable[[Array, Array, Memory, float], Array]


def sgd(w: Array, g: Array, memory: Memory, rate: float) -> Array:
    """Against the slope, and forget it."""
    return -rate * g  # (parameters,)


def momentum(
    w: Array, g: Array, memory: Memory, rate: float, keep: float = 0.9
) -> Array:
    """Keep most of the last push, and add the new slope."""
    memory["push"] = keep * memory.get("push", 0) + g  # (parameters,)
    return -rate * memory["push"]


def rmsprop(
    w: Array, g: Array, memory: Memory, rate: float, keep: float = 0.99
) -> Array:
    """Divide each slope by its usual size."""
    squares = keep * memory.get("squares", 0) + (1 - keep) * g**2
    memory["squares"] = squares  # (parameters,)
    return -rate * g / (np.sqrt(squares) + 1e-8)


def adam(w: Array, g: Array, memory: Memory, rate: float) -> Array:
    """The mean slope, divided by the usual size of slopes."""
    t = memory.get("t", 0) + 1
    m = 0.9 * memory.get("m", 0) + 0.1 * g  # (parameters,)
    v = 0.999 * memory.get("v", 0) + 0.001 * g**2  # (parameters,)
    memory.update(t=t, m=m, v=v)
    mean = m / (1 - 0.9**t)  # both began at 0: make up for it
    size = np.sqrt(v / (1 - 0.999**t))
    return -rate * mean / (size + 1e-8)


def adamw(
    w: Array, g: Array, memory: Memory, rate: float, decay: float = 0.01
) -> Array:
    """Adam's step; and each weight shrinks by its own share."""
    return adam(w, g, memory, rate) - rate * decay * w


def adam_l2(
    w: Array, g: Array, memory: Memory, rate: float, decay: float = 0.01
) -> Array:
    """The penalty's slope goes into Adam with all the others."""
    return adam(w, g + decay * w, memory, rate)


def first_steps(rate: float = 0.001) -> list[dict[str, object]]:
    """The first step of two optimizers, for slopes of any size."""
    rows = []
    for slope in (0.0001, 1.0, 10_000.0):
        w, g = np.zeros(1), np.array([slope])
        rows.append(
            {
                "slope": f"{slope:g}",
                "SGD moves by": f"{sgd(w, g, {}, rate)[0]:.7f}",
                "Adam moves by": f"{adam(w, g, {}, rate)[0]:.7f}",
            }
        )
    return rows


def shrunk(
    rule: Rule, decay: float, steps: int, rate: float = 0.001
) -> float:
    """How much of a weight of 2 is gone if the data ask for nothing."""
    w, memory = np.array([2.0]), {}
    for _ in range(steps):
        w = w + rule(w, np.zeros(1), memory, rate, decay)
    return float(2 - w[0])


def decays() -> list[dict[str, object]]:
    """The same decay, as a penalty inside Adam and as AdamW."""
    rules = {"penalty in Adam": adam_l2, "AdamW": adamw}
    return [
        {"decay": f"{decay:g}"}
        | {
            f"{name}, {steps} step{'s' * (steps > 1)}": (
                f"{shrunk(rule, decay, steps):.5f}"
            )
            for name, rule in rules.items()
            for steps in (1, 100)
        }
        for decay in (0.01, 0.1, 1.0)
    ]


if __name__ == "__main__":
    for row in first_steps():
        print(*row.values())
