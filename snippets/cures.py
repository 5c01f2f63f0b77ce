"""Two cures for deep stacks.  φ(normalise(h W)), and h + φ(h W)"""

from typing import NamedTuple

import numpy as np
import torch
from matplotlib.figure import Figure
from torch import Tensor

from snippets.vanish import STARTS, WIDTH, short, stack
from snippets.vanish_pictures import curves

BENDS = {
    "sigmoid": torch.sigmoid,
    "tanh": torch.tanh,
    "ReLU": torch.relu,
}
CURES = ("none", "normalise", "skip")
SICK = (("sigmoid", "Xavier"), ("tanh", "1"), ("ReLU", "0.01"))


class Reach(NamedTuple):
    """How answers and slopes fare, layer by layer."""

    spread: np.ndarray  # (depth,) of the answers
    slopes: np.ndarray  # (depth,) length of the slopes of the weights


def normalise(z: Tensor) -> Tensor:
    """Each neuron's sums: a mean of 0, a spread of 1 over the rows."""
    away = z - z.mean(0)  # (rows, width)
    return away / ((away**2).mean(0) + 1e-5) ** 0.5


def forward(
    x: Tensor, layers: list[Tensor], bend: str, cure: str
) -> list[Tensor]:
    """The answers of all layers, the input first."""
    answers = [x]
    for W in layers:
        z = answers[-1] @ W  # (rows, width)
        if cure == "normalise":
            z = normalise(z)  # (rows, width)
        a = BENDS[bend](z)  # (rows, width)
        if cure == "skip":
            a = answers[-1] + a / len(layers) ** 0.5
        answers.append(a)
    return answers


def cured(depth: int, bend: str, start: str, cure: str) -> Reach:
    """The pass of the last lesson, with a cure; slopes by autograd."""
    rng = np.random.default_rng(1_000)
    x, last = rng.standard_normal((2, 128, WIDTH))  # (128, width)
    layers = [
        torch.tensor(W, requires_grad=True)
        for W in stack(depth, STARTS[start])
    ]
    answers = forward(torch.tensor(x), layers, bend, cure)
    (answers[-1] * torch.tensor(last) / 128).sum().backward()
    return Reach(
        np.array([a.std(correction=0).item() for a in answers[1:]]),
        np.array([W.grad.norm().item() for W in layers]),
    )


def ratio(depth: int, bend: str, start: str, cure: str) -> str:
    """Slopes of the first layer, if those of the last count as 1."""
    slopes = cured(depth, bend, start, cure).slopes  # (depth,)
    return short(slopes[0] / slopes[-1])


def ratios(depth: int = 20) -> list[dict[str, str]]:
    """Three sick stacks and a healthy one, with each cure."""
    return [
        {"bend": bend, "start": start}
        | {cure: ratio(depth, bend, start, cure) for cure in CURES}
        for bend, start in (*SICK, ("ReLU", "He"))
    ]


def toggle(cure: str = "none", depth: int = 20) -> Figure:
    """The three sick stacks: answers forth, slopes layer by layer."""
    names = tuple(f"{bend} {start}" for bend, start in SICK)
    runs = [cured(depth, *sick, cure) for sick in SICK]
    fig = Figure(figsize=(5.4, 5.4), layout="constrained")
    upper, lower = fig.subplots(2, sharex=True)
    curves(upper, names, [run.spread for run in runs])
    curves(lower, names, [run.slopes for run in runs])
    upper.set_title(f"{cure}: spread of the answers")
    lower.set_title(f"{cure}: slopes of the weights")
    lower.set(xlabel="layer, counted from the input", xlim=(-8, 21))
    lower.set_xticks([1, 5, 10, 15, 20])
    return fig


if __name__ == "__main__":
    for row in ratios(depth=10):
        print(*row.values(), sep="\t")
