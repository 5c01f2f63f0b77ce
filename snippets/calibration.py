"""Sure, and how often right.  confidence = the largest share"""

from typing import NamedTuple

import numpy as np
from matplotlib.figure import Figure

from snippets.dataset_size import taught
from snippets.digits_data import Digits, split
from snippets.digits_numpy import Net, forward, softmax

Array = np.ndarray


class Answers(NamedTuple):
    """What the network said of each picture."""

    sure: Array  # (pictures,), the share given to its answer
    right: Array  # (pictures,), whether the answer is right


def noise(pictures: int = 1000) -> Array:
    """Pictures of nothing: every dot is drawn by chance."""
    rng = np.random.default_rng(1)
    return rng.random((pictures, 784), np.float32)


def shares(net: Net, x: Array, temperature: float = 1.0) -> Array:
    """Ten shares for each picture, bold or timid."""
    return softmax(forward(net, x)[2] / temperature)  # (rows, 10)


def answers(p: Array, y: Array) -> Answers:
    """The answer is the largest share."""
    return Answers(p.max(axis=1), p.argmax(axis=1) == y)


def bins(said: Answers, count: int = 10) -> Array:
    """For each tenth of sureness: how many, how sure, how right."""
    tenth = np.minimum((said.sure * count).astype(int), count - 1)
    many = np.bincount(tenth, minlength=count)
    sure = np.bincount(tenth, said.sure, count)
    right = np.bincount(tenth, said.right, count)
    safe = np.maximum(many, 1)
    return np.column_stack([many, sure / safe, right / safe])


def calibration_error(said: Answers) -> float:
    """How far sureness and truth are apart, over all the bins."""
    many, sure, right = bins(said).T
    return float((many * abs(sure - right)).sum() / many.sum())


def trained(seed: int = 0) -> Net:
    """The digit reader, on all its training pictures."""
    return taught(split(validation=100).train, 470, seed)


def said_of(data: Digits, seed: int = 0) -> Answers:
    """What the trained reader says of some pictures."""
    return answers(shares(trained(seed), data.x), data.y)


def table() -> list[dict[str, object]]:
    """One reader: on digits that it never saw, and on noise."""
    net, unseen = trained(), split(validation=100).validation
    rows = []
    for name, x in (("unseen digits", unseen.x), ("noise", noise())):
        p = shares(net, x)
        sure = p.max(axis=1)
        right = answers(p, unseen.y).right.mean()
        row = {"pictures": name, "mean sureness": f"{sure.mean():.1%}"}
        row |= {"above 90% sure": f"{np.mean(sure > 0.9):.0%}"}
        told = f"{right:.1%}" if name != "noise" else "none can be"
        rows.append(row | {"right": told})
    return rows


def gap() -> str:
    """The calibration error on unseen digits, in points."""
    error = calibration_error(said_of(split(validation=100).validation))
    return f"{100 * error:.1f}"


def looks(count: int = 5) -> Figure:
    """Some noise, with the answer and how sure it is."""
    x = noise(count)
    p = shares(trained(), x)
    fig = Figure(figsize=(6, 1.8), layout="constrained")
    for ax, picture, share in zip(
        fig.subplots(1, count), x, p, strict=True
    ):
        ax.imshow(picture.reshape(28, 28), cmap="gray_r")
        ax.set_title(f"{share.argmax()}: {share.max():.0%}")
        ax.axis("off")
    return fig


def diagram() -> Figure:
    """The reader on unseen digits."""
    return drawn(said_of(split(validation=100).validation))


def drawn(said: Answers) -> Figure:
    """Sureness against truth; on the slanted line they agree."""
    found = bins(said)
    found = found[found[:, 0] > 0]  # (bins, 3)
    fig = Figure(figsize=(4.6, 4.2), layout="constrained")
    ax = fig.subplots()
    ax.plot([0, 100], [0, 100], "--", color="C7")
    ax.plot(100 * found[:, 1], 100 * found[:, 2], "o", color="C0")
    for many, sure, right in found:
        ax.text(100 * sure + 2, 100 * right - 5, f"{many:.0f}")
    ax.set(xlabel="how sure, %", ylabel="how often right, %")
    ax.set(xlim=(0, 112), ylim=(-8, 105), aspect="equal")
    gap = 100 * calibration_error(said)
    ax.set_title(f"{gap:.1f} points apart")
    return fig


if __name__ == "__main__":
    for row in table():
        print(*row.values())
