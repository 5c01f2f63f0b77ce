"""Practice, measured: what comes first, what feedback is worth."""

import numpy as np
from matplotlib.figure import Figure

from snippets.dataset_labels import read
from snippets.dataset_size import taught
from snippets.dataset_turns import shares as turned_shares
from snippets.digits_data import Digits, batches, split
from snippets.digits_numpy import (
    Adam,
    Net,
    accuracy_numpy,
    gradients,
    initial,
)
from snippets.kinds_loan import scores
from snippets.overfit import by_heart

Array = np.ndarray


def beginner(steps: int, seed: int = 0) -> Net:
    """The digit reader after so many single steps."""
    train, net = split(validation=100).train, initial(seed)
    adam, rng = Adam(net), np.random.default_rng(seed)
    while adam.t < steps:
        for rows in batches(len(train.y), rng)[: steps - adam.t]:
            adam.step(net, gradients(net, train.x[rows], train.y[rows]))
    return net


def stage(steps: int = 10, seeds: int = 3) -> Array:
    """Of each digit, the share read by then: (10,)."""
    unseen = split(validation=100).validation
    nets = [beginner(steps, seed) for seed in range(seeds)]
    return np.mean([read(net, unseen) for net in nets], axis=0)


def first_digits(steps: int = 10) -> Figure:
    """Which digits are read early, and which ones late."""
    share = 100 * stage(steps)
    fig = Figure(figsize=(6, 3), layout="constrained")
    ax = fig.subplots()
    ax.bar(range(10), share, color="C0", alpha=0.7)
    for digit, value in enumerate(share):
        ax.text(digit, value + 2, f"{value:.0f}", ha="center")
    ax.set(ylim=(0, 112), xticks=range(10), xlabel="digit")
    ax.set(ylabel="read, %")
    ax.set_title(f"{steps} steps: {share.mean():.0f}% of all")
    return fig


def without_feedback(seed: int = 0) -> float:
    """Share read after the same practice, corrected at random."""
    train, unseen, _ = split(validation=100)
    dealt = np.random.default_rng(seed).permutation(train.y)
    return accuracy_numpy(taught(Digits(train.x, dealt)), unseen)


def table() -> list[dict[str, object]]:
    """Each step of the likeness, and what it is for a network."""
    train, unseen, _ = split(validation=100)
    master = taught(train)
    upright, varied = turned_shares(seeds=1)[:, 2]
    found = {
        "the basics: 10 steps": stage(10).mean(),
        "complexity: 450 steps": accuracy_numpy(master, unseen),
        "what it practised on": accuracy_numpy(master, train),
        "450 steps, feedback at random": without_feedback(),
        "at 20°, taught upright": upright,
        "at 20°, taught turned": varied,
    }
    return [
        {"step": name, "read correctly": f"{share:.0%}"}
        for name, share in found.items()
    ]


def more_rounds() -> list[dict[str, object]]:
    """The same 300 pictures, again and again."""
    _, run = by_heart()
    return [
        {"rounds": n, "seen": f"{run.read[n - 1, 0]:.0%}"}
        | {"unseen": f"{run.read[n - 1, 1]:.1%}"}
        for n in (10, 30, 100)
    ]


def one_example_each() -> str:
    """Share read after one example of each digit, small pictures."""
    return f"{np.mean([scores(draw)[0] for draw in range(2)]):.0%}"


if __name__ == "__main__":
    for row in more_rounds():
        print(*row.values())
