"""A rule found from examples: 784 weights and a bias.  z = x · w + b"""

import numpy as np

from snippets.digits_data import Digits, split
from snippets.written_rules import (
    is_eight,
    is_one,
    pair,
    share,
)

Array = np.ndarray
Rule = tuple[Array, float]  # w of shape (784,), and b


def evidence(x: Array, w: Array, b: float) -> Array:
    """Every dot of ink times its weight, added up."""
    return x @ w + b  # (pictures,)


def learn(x: Array, y: Array, steps: int = 100) -> Rule:
    """The rule that the pictures x with their answers y lead to."""
    w, b = np.zeros(x.shape[1]), 0.0  # (784,)
    for _ in range(steps):
        p = 1 / (1 + np.exp(-evidence(x, w, b)))  # (pictures,)
        miss = p - y  # (pictures,)
        w -= 0.5 * miss @ x / len(y)  # (784,)
        b -= 0.5 * miss.mean()
    return w, b


def learned(data: Digits, x: Array) -> Array:
    """Learn from these examples, then answer for the pictures x."""
    return evidence(x, *learn(*data)) > 0  # (pictures,)


def versus() -> list[dict[str, object]]:
    """Written and learned rules on the same test pictures."""
    sets, rows = split(), []
    for no, yes, written in ((0, 1, is_one), (3, 8, is_eight)):
        train, test = (
            pair(sets.train, no, yes),
            pair(sets.test, no, yes),
        )
        rows.append(
            {
                "question": f"{no} or {yes}",
                "written rule": share(written(test.x), test.y),
                "learned rule": share(learned(train, test.x), test.y),
                "test pictures": len(test.y),
            }
        )
    return rows


def dealt(y: Array, seed: int) -> Array:
    """The same answers, dealt out to the pictures at random."""
    return np.random.default_rng(seed).permutation(y)


def same_program(seeds: int = 5) -> list[dict[str, object]]:
    """`learn`, unchanged, on three questions and on nonsense."""
    sets, rows = split(), []
    for no, yes in ((0, 1), (3, 8), (4, 9)):
        train, test = (
            pair(sets.train, no, yes),
            pair(sets.test, no, yes),
        )
        nonsense = [
            learned(Digits(train.x, dealt(train.y, seed)), test.x)
            for seed in range(seeds)
        ]  # (seeds, pictures)
        rows.append(
            {
                "examples": f"{no} or {yes}",
                "true answers": share(learned(train, test.x), test.y),
                "answers dealt at random": share(nonsense, test.y),
            }
        )
    return rows


if __name__ == "__main__":
    for row in versus():
        print(*row.values())
