"""Guess a missing rating from two numbers a person, two a film."""

import numpy as np

Array = np.ndarray


def ratings(people: int = 30, films: int = 20) -> tuple[Array, Array]:
    """All ratings, and which of them are known (four in ten)."""
    rng = np.random.default_rng(0)
    taste = rng.normal(size=(people, 2))
    kind = rng.normal(size=(films, 2))
    true = taste @ kind.T + rng.normal(0, 0.3, (people, films))
    return true, rng.random((people, films)) < 0.4


def learn(true: Array, known: Array, steps: int = 2000) -> Array:
    """Two numbers for each, turned until the known ones fit."""
    rng = np.random.default_rng(1)
    P = rng.normal(0, 0.3, (len(true), 2))  # (people, 2)
    F = rng.normal(0, 0.3, (true.shape[1], 2))  # (films, 2)
    for _ in range(steps):
        miss = np.where(known, P @ F.T - true, 0)  # (people, films)
        P, F = (
            P - 0.02 * (miss @ F + 0.1 * P),
            F - 0.02 * (miss.T @ P + 0.1 * F),
        )
    return P @ F.T


def misses() -> list[dict[str, object]]:
    """Typical miss on the ratings that were never shown."""
    true, known = ratings()
    films = np.where(known, true, np.nan)
    guesses = {
        "each film's mean": np.broadcast_to(
            np.nanmean(films, axis=0), true.shape
        ),
        "two numbers each": learn(true, known),
    }
    return [
        {
            "guess": name,
            "typical miss": f"{typical(guess, true, ~known):.2f}",
        }
        for name, guess in guesses.items()
    ]


def typical(guess: Array, true: Array, where: Array) -> float:
    """The root of the mean squared miss."""
    return float(np.sqrt(np.mean((guess - true)[where] ** 2)))


if __name__ == "__main__":
    for row in misses():
        print(*row.values())
