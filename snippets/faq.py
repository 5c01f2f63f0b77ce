"""Short answers, each with the run behind it."""

from matplotlib.figure import Figure
from matplotlib.patches import Ellipse

from snippets.digits_data import split
from snippets.digits_numpy import accuracy_numpy, train_numpy
from snippets.kinds_drift import TURN, both
from snippets.layer_lists import ours
from snippets.model_sizes import short

GPT3_WORK = 3.14e23  # reported by Brown and others (2020)
WORDS = (
    "artificial intelligence",
    "machine learning",
    "neural networks",
    "deep learning",
)


def work(pictures: int = 3500, epochs: int = 10) -> float:
    """Multiplications and additions of a training.

    Each parameter takes part in about six for each picture: two on
    the way forward, four on the way back.
    """
    return 6.0 * ours() * pictures * epochs


def our_work() -> str:
    """The work of the digit reader's ten epochs."""
    return short(float(f"{work():.2g}"))


def how_many_times() -> str:
    """The reported work of GPT-3, in trainings of the digit reader."""
    return short(float(f"{GPT3_WORK / work():.2g}"))


def reads() -> str:
    """Unseen pictures that it reads after that work."""
    sets = split()
    return f"{accuracy_numpy(train_numpy(sets.train), sets.test):.0%}"


def after_the_turn() -> list[dict[str, object]]:
    """Right answers once the world has turned."""
    shares = [run[:, TURN[1] :].mean() for run in both(seeds=5)]
    return [
        {"neuron": name, "right after the turn": f"{share:.0%}"}
        for name, share in zip(
            ("frozen", "still learning"), shares, strict=True
        )
    ]


def circles() -> Figure:
    """Four words, each inside the one before."""
    fig = Figure(figsize=(5.4, 3.6), layout="constrained")
    ax = fig.subplots()
    for i, word in enumerate(WORDS):
        size = 1 - 0.22 * i
        ax.add_patch(
            Ellipse(
                *((0, -0.5 * (1 - size)), 2.4 * size, size),
                facecolor="C0",
                alpha=0.15,
                edgecolor="C0",
            )
        )
        ax.text(
            0, 0.5 * size - 0.5 * (1 - size) - 0.11, word, ha="center"
        )
    ax.set(xlim=(-1.25, 1.25), ylim=(-0.55, 0.55))
    ax.axis("off")
    return fig


if __name__ == "__main__":
    print(our_work(), reads())
