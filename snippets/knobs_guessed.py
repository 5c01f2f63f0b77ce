"""Turning knobs at random against turning them down the slope."""

import numpy as np
from matplotlib.figure import Figure

from snippets.knobs import (
    X,
    Y,
    best,
    follow,
    good_enough,
    loss,
    tries_following,
)

Array = np.ndarray
ROOM = 1_000  # guesses made at a time


def losses(knobs: Array) -> Array:
    """The loss of many settings: knobs has shape (guesses, 2)."""
    w, b = knobs[:, :1], knobs[:, 1:]  # (guesses, 1), (guesses, 1)
    return np.mean((w * X + b - Y) ** 2, axis=1)  # (guesses,)


def guesses(rng: np.random.Generator) -> Array:
    """Both knobs anywhere from -3 to 3."""
    return rng.uniform(-3, 3, (ROOM, 2))  # (guesses, 2)


def tries_guessing(seed: int = 0) -> int:
    """Random settings tried until one is good enough."""
    rng, goal, tries = np.random.default_rng(seed), good_enough(), 0
    while True:
        hits = losses(guesses(rng)) <= goal  # (guesses,)
        if hits.any():
            return tries + int(hits.argmax()) + 1
        tries += ROOM


def expected() -> float:
    """Tries to expect: the square's area over that of the goal."""
    spread = np.sqrt(np.mean(X**2))  # X has mean 0
    goal = np.pi * 0.01 * loss(*best()) / spread
    return float(36 / goal)


def counts(seeds: int = 200) -> list[int]:
    """The tries that each of so many players needs."""
    return [tries_guessing(seed) for seed in range(seeds)]


def typical() -> int:
    """The median player's tries, to the nearest hundred."""
    return int(round(np.median(counts()), -2))


def table(seeds: int = 200) -> list[dict[str, object]]:
    """How many settings each way has to try."""
    tries = counts(seeds)
    steps = f"{tries_following():,}"
    return [
        {
            "way": "follow the slope",
            "typical (median)": steps,
            "luckiest": steps,
            "unluckiest": steps,
        },
        {
            "way": f"guess, {seeds} players",
            "typical (median)": f"{np.median(tries):,.0f}",
            "luckiest": f"{min(tries):,}",
            "unluckiest": f"{max(tries):,}",
        },
    ]


def valley(steps: int = 19, shown: int = 60) -> Figure:
    """The loss of every setting, the path down, and some guesses."""
    grid = np.linspace(-3, 3, 61)  # (61,)
    w, b = np.meshgrid(grid, grid)  # (61, 61), (61, 61)
    height = losses(np.stack([w.ravel(), b.ravel()], axis=1))
    figure = Figure(figsize=(5.2, 5.0))
    axes = figure.subplots()
    levels = [0.1, 0.5, 1, 2, 4, 8, 16]
    thin = {"colors": "C7", "linewidths": 1}
    lines = axes.contour(w, b, height.reshape(61, 61), levels, **thin)
    axes.clabel(lines, fontsize=11)
    random = guesses(np.random.default_rng(0))[:shown]  # (shown, 2)
    axes.plot(*random.T, "x", color="C1", ms=5, mew=1.5)
    axes.plot(*np.transpose(follow(steps)), "o-", color="C0", ms=5)
    axes.text(-0.1, -0.45, "start", weight="bold", color="C0")
    axes.set(xlabel="knob w", ylabel="knob b", xlim=(-3, 3))
    axes.set(ylim=(-3, 3), xticks=range(-3, 4), yticks=range(-3, 4))
    axes.set_aspect("equal")
    return figure


def race(players: int = 3, tries: int = 100_000) -> Figure:
    """The lowest loss so far, after each try."""
    figure = Figure(figsize=(6.4, 4.0))
    axes = figure.subplots()
    for seed in range(players):
        rng = np.random.default_rng(seed)
        knobs = rng.uniform(-3, 3, (tries, 2))  # (tries, 2)
        low = np.minimum.accumulate(losses(knobs)) / loss(*best()) - 1
        edges = np.flatnonzero(np.diff(low, prepend=np.inf))
        edges = np.append(edges, tries - 1)
        axes.step(edges + 1, low[edges], "--", where="post", color="C1")
    down = np.array([loss(*k) for k in follow(24)[1:]])  # (24,)
    excess = down / loss(*best()) - 1
    axes.plot(range(1, 25), excess, "o-", color="C0", ms=4)
    axes.axhline(0.01, color="C7", lw=1)
    bold = {"weight": "bold"}
    axes.text(300, 3, "guess", color="C1", **bold)
    axes.text(1.1, 0.3, "follow\nthe slope", color="C0", **bold)
    axes.text(1.1, 0.012, "good enough")
    axes.set(xscale="log", yscale="log", xlabel="tries")
    axes.set(ylabel="loss above the lowest")
    axes.set_yticks([0.01, 0.1, 1, 10], ["1%", "10%", "100%", "×10"])
    axes.set_xticks([1, 100, 10_000], ["1", "100", "10,000"])
    return figure


if __name__ == "__main__":
    print("follow the slope:", tries_following())
    print("guess:", *(tries_guessing(seed) for seed in range(3)))
