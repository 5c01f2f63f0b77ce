"""A borrowed eye for drawings: stencils from digits, a new head."""

import numpy as np
import torch
from matplotlib.figure import Figure
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import Pipeline, make_pipeline
from sklearn.preprocessing import StandardScaler
from torch import nn

from snippets import cnn_torch
from snippets.artist_style import (
    FREE,
    SIDE,
    STYLES,
    Array,
    Drawings,
    drawn,
    on,
    shown,
)
from snippets.digits_data import split


def lent() -> nn.Sequential:
    """Stencils that have learned to read handwritten digits."""
    return cnn_torch.train(split().train, epochs=2)


def answers(eye: nn.Sequential, x: Array) -> Array:
    """How strongly each stencil answers, on average over a sheet."""
    ink = torch.from_numpy(1 - x).permute(0, 3, 1, 2)
    glasses = ink.reshape(-1, 1, SIDE, SIDE)  # red, green, blue
    with torch.no_grad():
        first = eye[1:4](glasses)  # (3 sheets, 8, 26, 26)
        second = eye[4:7](first)  # (3 sheets, 16, 11, 11)
    means = [h.mean(dim=(2, 3)) for h in (first, second)]
    return torch.cat(means, 1).reshape(len(x), -1).numpy()  # (n, 72)


def taught(eye: nn.Sequential, data: Drawings) -> Pipeline:
    """Only this small head learns: 72 answers in, four shares out."""
    head = make_pipeline(
        StandardScaler(), LogisticRegression(max_iter=1000)
    )
    return head.fit(answers(eye, data.x), data.style)


def share(eye: nn.Sequential, head: Pipeline, data: Drawings) -> float:
    """The share of drawings whose style is named correctly."""
    return float(head.score(answers(eye, data.x), data.style))


def numbers() -> int:
    """How many numbers the head learns."""
    return (3 * (8 + 16) + 1) * len(STYLES)


def fingerprints(subject: str = "house") -> Figure:
    """One subject in four styles, and what the stencils answer."""
    sheets = drawn(on("white"), (subject,), each=1)
    eye, count = lent(), len(STYLES)
    marks = answers(eye, sheets.x)[:, :24]  # through the red filter
    marks /= np.maximum(marks.max(axis=0), 1e-9)
    fig = Figure(figsize=(6, 3), layout="constrained")
    above, below = fig.subplots(2, count, sharex="row", sharey="row")
    for n, (top, bottom) in enumerate(zip(above, below, strict=True)):
        top.imshow(shown(sheets.x[n]), interpolation="none")
        top.set(xticks=[], yticks=[], title=sheets.style[n])
        bottom.bar(range(24), marks[n])
        bottom.set(xticks=[], yticks=[])
    below[0].set(xlabel="24 stencils", ylabel="answer")
    return fig


if __name__ == "__main__":
    eye = lent()
    head = taught(eye, drawn(FREE))
    print(f"{numbers()} numbers learned")
    print(f"{share(eye, head, drawn(FREE, seed=1)):.3f}")
