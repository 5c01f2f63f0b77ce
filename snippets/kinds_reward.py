"""Learning from reward: Q(s, a) <- Q + rate (reward + best - Q)."""

import numpy as np
from matplotlib.colors import LinearSegmentedColormap, to_rgba
from matplotlib.figure import Figure

Array = np.ndarray

SIZE = 5  # a 5 x 5 board, from the top left to the bottom right
MOVES = ((-1, 0), (1, 0), (0, -1), (0, 1))  # up, down, left, right
ARROWS = "↑↓←→"
GOAL = (SIZE - 1, SIZE - 1)
Place = tuple[int, int]


def go(place: Place, move: int) -> Place:
    """Where a move leads; at the edge you stay where you are."""
    row, column = np.add(place, MOVES[move]).clip(0, SIZE - 1)
    return int(row), int(column)


def choose(worth: Array, rng: np.random.Generator) -> int:
    """Mostly the move that seems best, one time in ten any move."""
    if rng.random() < 0.1:
        return int(rng.integers(4))
    best = np.flatnonzero(worth == worth.max())  # ties are drawn
    return int(rng.choice(best))


def walk(Q: Array, rng: np.random.Generator) -> int:
    """One walk to the goal; each step costs 1 and teaches."""
    place, steps = (0, 0), 0
    while place != GOAL:
        move = choose(Q[place], rng)
        there = go(place, move)
        wanted = -1 + (0 if there == GOAL else Q[there].max())
        Q[place][move] += 0.5 * (wanted - Q[place][move])
        place, steps = there, steps + 1
    return steps


def practise(walks: int = 300, seed: int = 0) -> tuple[Array, Array]:
    """The table after many walks, and the steps of each walk."""
    Q = np.zeros((SIZE, SIZE, 4))
    rng = np.random.default_rng(seed)
    return Q, np.array([walk(Q, rng) for _ in range(walks)])


def best_path(Q: Array) -> list[Place]:
    """Always the move of the highest worth, for 25 steps at most."""
    path = [(0, 0)]
    while path[-1] != GOAL and len(path) <= SIZE * SIZE:
        path.append(go(path[-1], int(Q[path[-1]].argmax())))
    return path


def policy(walks: int = 300) -> Figure:
    """The move that seems best on each square, and its worth."""
    Q, steps = practise(walks)
    fig = Figure(figsize=(4.4, 4.4), layout="constrained")
    ax = fig.subplots()
    ends = (to_rgba("C0", 0.0), to_rgba("C0", 0.5))
    shade = LinearSegmentedColormap.from_list("worth", ends)
    ax.pcolormesh(Q.max(axis=2), cmap=shade, vmin=-8, vmax=0)
    for row, column in np.ndindex(SIZE, SIZE):
        worth = Q[row, column]
        mark = "goal" if (row, column) == GOAL else said(worth)
        ax.text(column + 0.5, row + 0.5, mark, ha="center", va="center")
    ax.invert_yaxis()
    ax.set(aspect="equal", xticks=[], yticks=[])
    ax.set_title(f"walk {walks} took {steps[-1]} steps")
    return fig


def said(worth: Array) -> str:
    """The best move as an arrow, its worth; ? if one is untried."""
    if worth.max() == 0:
        return "?"
    return f"{ARROWS[worth.argmax()]}\n{worth.max():.1f}"


def table(seeds: int = 20) -> list[dict[str, object]]:
    """Steps to the goal early, late and by the finished table."""
    runs = [practise(seed=seed) for seed in range(seeds)]
    steps = np.array([found for _, found in runs])  # (seeds, walks)
    paths = [len(best_path(Q)) - 1 for Q, _ in runs]
    found = {
        "first walk": steps[:, 0],
        "first ten walks": steps[:, :10],
        "last fifty walks": steps[:, -50:],
        "best moves only": np.array(paths),
    }
    return [
        {"walks": name, "steps, mean": f"{some.mean():.1f}"}
        | {"fewest": int(some.min()), "most": int(some.max())}
        for name, some in found.items()
    ]


if __name__ == "__main__":
    for row in table():
        print(*row.values())
