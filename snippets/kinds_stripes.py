"""Two long stripes, which k-means cuts across."""

import numpy as np
from matplotlib.figure import Figure
from sklearn.metrics import adjusted_rand_score

from snippets.kinds_groups import k_means, some_rows, spread

Array = np.ndarray


def stripes(length: float = 10.0) -> tuple[Array, Array]:
    """A hundred points in each of two stripes, one above the other."""
    rng = np.random.default_rng(0)
    stripe = np.repeat([0, 1], 100)  # (200,)
    along = rng.uniform(0, length, 200)
    across = 2 * stripe + rng.normal(0, 0.2, 200)
    return np.column_stack([along, across]), stripe  # (200, 2)


def two_groups(x: Array) -> tuple[Array, Array]:
    """The best of ten starts with two centres."""
    runs = [k_means(x, some_rows(x, 2, seed)) for seed in range(10)]
    return min(runs, key=lambda run: spread(x, *run))


def table() -> list[dict[str, object]]:
    """How alike groups and stripes are: 1 is the same, 0 is chance."""
    rows: list[dict[str, object]] = []
    for length in (1.0, 10.0):
        x, stripe = stripes(length)
        score = adjusted_rand_score(stripe, two_groups(x)[0])
        rows.append({"length": int(length), "alike": f"{score:z.2f}"})
    return rows


def cut(length: float = 10.0) -> Figure:
    """The stripes, and the two groups that k-means makes of them."""
    x, _ = stripes(length)
    group, centres = two_groups(x)
    fig = Figure(figsize=(6, 2.4), layout="constrained")
    ax = fig.subplots()
    for k, (marker, color) in enumerate((("o", "C0"), ("x", "C1"))):
        ax.scatter(*x[group == k].T, s=16, marker=marker, color=color)
    ax.scatter(*centres.T, s=160, marker="*", color="C2", zorder=3)
    ax.set(ylim=(-1, 3), yticks=[], xticks=[])
    return fig


if __name__ == "__main__":
    for row in table():
        print(*row.values())
