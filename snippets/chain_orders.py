"""In which order to go back, and why blame is added up."""

from collections.abc import Iterable
from itertools import permutations

from snippets.chain import (
    START,
    STEPS,
    Numbers,
    Steps,
    backward,
    forward,
    nudge,
)


def is_legal(steps: Steps, order: Iterable[str]) -> bool:
    """Every number is visited after all the numbers it went into."""
    visited: set[str] = set()
    for name in order:
        used_by = {n for n, (_, i) in steps.items() if name in i}
        if not used_by <= visited:
            return False
        visited.add(name)
    return True


def orders() -> list[dict[str, object]]:
    """All six orders of visits, and the blame that each one finds."""
    values = forward(STEPS, START)
    rows = []
    for order in permutations(reversed(STEPS)):
        blame = backward(STEPS, values, order)
        legal = "yes" if is_legal(STEPS, order) else "no"
        rows.append(
            {"order": " ".join(order), "legal": legal}
            | {name: f"{blame[name]:g}" for name in START}
        )
    return rows


def backward_once(
    steps: Steps, values: Numbers, order: Iterable[str]
) -> Numbers:
    """Wrong: each visit overwrites the blame sent by another."""
    blame = dict.fromkeys(values, 0.0)
    blame[list(values)[-1]] = 1.0
    for name in order:
        rule, inputs = steps[name]
        _, slopes = rule(*(values[i] for i in inputs))
        for i, slope in zip(inputs, slopes, strict=True):
            blame[i] = slope * blame[name]
    return blame


def uses() -> list[dict[str, object]]:
    """Blame added up, blame overwritten, and what a nudge says."""
    values = forward(STEPS, START)
    found = {
        "with +=": backward(STEPS, values),
        "with =, u visited last": backward_once(STEPS, values, "yvu"),
        "with =, v visited last": backward_once(STEPS, values, "yuv"),
    }
    nudged = {n: f"{nudge(STEPS, START, n):.4f}" for n in START}
    return [
        {"way": way} | {name: f"{blame[name]:g}" for name in START}
        for way, blame in found.items()
    ] + [{"way": "a nudge"} | nudged]


if __name__ == "__main__":
    for row in orders():
        print(*row.values())
