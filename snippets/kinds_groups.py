"""k-means: join the nearest centre, move each centre to its mean."""

import numpy as np
from matplotlib.figure import Figure
from sklearn.metrics import adjusted_rand_score

from snippets.small_digits import small_digits

Array = np.ndarray


def join(x: Array, centres: Array) -> Array:
    """The number of the centre that each row is nearest to."""
    squares = (centres**2).sum(1) - 2 * x @ centres.T  # (rows, k)
    return squares.argmin(axis=1)  # (rows,)


def move(x: Array, group: Array, centres: Array) -> Array:
    """Each centre goes to the mean of those who joined it."""
    return np.array(
        [
            x[group == k].mean(axis=0) if k in group else centre
            for k, centre in enumerate(centres)
        ]
    )  # (k, dots)


def k_means(x: Array, centres: Array) -> tuple[Array, Array]:
    """Join and move until nobody changes groups."""
    group = join(x, centres)
    while True:
        centres = move(x, group, centres)
        again = join(x, centres)
        if np.array_equal(group, again):
            return group, centres
        group = again


def spread(x: Array, group: Array, centres: Array) -> float:
    """The sum of the squared ways from each row to its centre."""
    return float(((x - centres[group]) ** 2).sum())


def some_rows(x: Array, k: int, seed: int) -> Array:
    """First centres: k rows, drawn by chance."""
    rng = np.random.default_rng(seed)
    return x[rng.choice(len(x), k, replace=False)]  # (k, dots)


def ten_groups(starts: int = 10) -> tuple[Array, Array]:
    """The best of some starts: the one with the least spread."""
    x = small_digits().x
    found = [k_means(x, some_rows(x, 10, s)) for s in range(starts)]
    return min(found, key=lambda one: spread(x, *one))


def shares(group: Array, y: Array) -> Array:
    """Of each group, the number of each digit in it: (k, 10)."""
    found = np.zeros((group.max() + 1, 10), int)
    np.add.at(found, (group, y), 1)
    return found


def table() -> list[dict[str, object]]:
    """What is in each of the ten groups, by digits never shown."""
    rows = []
    counts = shares(ten_groups()[0], small_digits().y)
    for found in sorted(counts, key=lambda c: c.argmax()):
        first, second = np.argsort(-found)[:2]
        rows.append(
            {
                "pictures": int(found.sum()),
                "most are": f"{first} ({found[first]})",
                "next are": f"{second} ({found[second]})",
                "the rest": int(
                    found.sum() - found[[first, second]].sum()
                ),
            }
        )
    return rows


def alike() -> str:
    """Adjusted Rand index: 1 if groups are digits, 0 for chance."""
    score = adjusted_rand_score(small_digits().y, ten_groups()[0])
    return f"{score:.2f}"


def named_by_group() -> str:
    """Pictures whose group has their digit as its most frequent."""
    counts = shares(ten_groups()[0], small_digits().y)
    return f"{counts.max(axis=1).sum() / counts.sum():.0%}"


def centres() -> Figure:
    """The ten centres as pictures, by what is most in their group."""
    group, found = ten_groups()
    counts = shares(group, small_digits().y)
    fig = Figure(figsize=(6, 2.9), layout="constrained")
    order = np.argsort(counts.argmax(axis=1), kind="stable")
    for ax, k in zip(fig.subplots(2, 5).flat, order, strict=True):
        ax.imshow(found[k].reshape(8, 8), cmap="gray_r")
        ax.axis("off")
        most = counts[k].max() / counts[k].sum()
        ax.set_title(f"{counts[k].argmax()}: {most:.0%}")
    return fig


if __name__ == "__main__":
    for row in table():
        print(*row.values())
    print("alike", alike())
