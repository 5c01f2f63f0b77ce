"""Plain and residual stacks on digits.  h ← ReLU(h W + b), + h"""

from itertools import pairwise

import numpy as np
import torch
from matplotlib.figure import Figure
from sklearn.datasets import load_digits
from torch import Tensor

from snippets.digits_data import batches

SEEDS = 3  # networks trained side by side
NETS = {
    "plain, 5": (5, 1.0, False),
    "plain, 20": (20, 1.0, False),
    "plain, 20, small": (20, 0.1, False),
    "residual, 20, small": (20, 0.1, True),
    "residual, 20": (20, 1.0, True),
}


def start(depth: int, scale: float) -> list[Tensor]:
    """He weights, those between input and output times scale."""
    sizes = [64, *[32] * (depth + 1), 10]
    params = []
    for k, (n, m) in enumerate(pairwise(sizes)):
        size = (2 / n) ** 0.5 * (scale if 0 < k <= depth else 1)
        W = np.stack(
            [
                np.random.default_rng((seed, k)).normal(0, size, (n, m))
                for seed in range(SEEDS)
            ]
        )
        params.append(torch.tensor(W, dtype=torch.float32))
        params.append(torch.zeros(SEEDS, 1, m))
    return params


def forward(params: list[Tensor], x: Tensor, skip: bool) -> Tensor:
    """Ten scores for each row, with or without the short cuts."""
    W, b, *middle, W_out, b_out = params
    h = torch.relu(x @ W + b)  # (seeds, rows, 32)
    for W, b in zip(middle[::2], middle[1::2], strict=True):
        a = torch.relu(h @ W + b)  # (seeds, rows, 32)
        h = h + a if skip else a
    return h @ W_out + b_out  # (seeds, rows, 10)


def losses(scores: Tensor, y: Tensor) -> Tensor:
    """The mean cross-entropy of each network."""
    logs = scores.log_softmax(-1)  # (seeds, rows, 10)
    return -logs.gather(-1, y[..., None]).mean((1, 2))  # (seeds,)


def data() -> tuple[Tensor, Tensor]:
    """1,797 digits of 8 x 8 dots, ink from 0 to 1."""
    x, y = load_digits(return_X_y=True)
    return torch.tensor(x / 16, dtype=torch.float32), torch.tensor(y)


def train(
    name: str, epochs: int = 15
) -> tuple[list[Tensor], np.ndarray]:
    """Adam on 1,400 digits; the loss on them after each epoch."""
    depth, scale, skip = NETS[name]
    params = [p.requires_grad_() for p in start(depth, scale)]
    adam = torch.optim.Adam(params, lr=1e-3)
    x, y = (part[:1400] for part in data())
    rngs = [np.random.default_rng(seed) for seed in range(SEEDS)]
    curve = [whole(params, x, y, skip)]
    for _ in range(epochs):
        orders = [batches(1400, rng) for rng in rngs]
        for rows in zip(*orders, strict=True):
            i = np.stack(rows)  # (seeds, 64)
            loss = losses(forward(params, x[i], skip), y[i]).sum()
            adam.zero_grad()
            loss.backward()
            adam.step()
        curve.append(whole(params, x, y, skip))
    return params, np.array(curve)  # curve: (epochs + 1, seeds)


def whole(
    params: list[Tensor], x: Tensor, y: Tensor, skip: bool
) -> np.ndarray:
    """The loss of each network on all of these digits."""
    with torch.no_grad():
        scores = forward(params, x, skip)  # (seeds, rows, 10)
        return losses(scores, y.expand(SEEDS, -1)).numpy()  # (seeds,)


def read(params: list[Tensor], skip: bool) -> float:
    """The share of the other 397 digits that is read correctly."""
    x, y = (part[1400:] for part in data())
    with torch.no_grad():
        guesses = forward(params, x, skip).argmax(-1)  # (seeds, 397)
    return (guesses == y).double().mean().item()


def compare(epochs: int = 15) -> list[dict[str, str]]:
    """Three networks of each kind: loss on train, share of new read."""
    rows = []
    for name, (_, _, skip) in NETS.items():
        params, curve = train(name, epochs)
        best, worst = curve[-1].min(), curve[-1].max()
        rows.append(
            {
                "network": name,
                "best loss": f"{best:.3f}",
                "worst loss": f"{worst:.3f}",
                "new digits read": f"{read(params, skip):.1%}",
            }
        )
    return rows


def falling(epochs: int = 15) -> Figure:
    """The loss of 20 layers, small start, without skips and with."""
    fig = Figure(figsize=(5.4, 3.4), layout="constrained")
    ax = fig.subplots()
    for i, kind in enumerate(("plain", "residual")):
        _, curve = train(f"{kind}, 20, small", epochs)
        style = {"color": f"C{1 - i}", "ls": ("--", "-")[i], "lw": 2}
        ax.plot(curve, **style)
        word = ("without short cuts", "with short cuts")[i]
        y = float(curve[-1].mean()) + (-0.22, 0.1)[i]
        ax.text(epochs, y, word, ha="right", color=style["color"])
    ax.set(xlabel="epoch", ylabel="loss on the training digits")
    ax.set(ylim=(0, 3))
    return fig


if __name__ == "__main__":
    for row in compare(epochs=2):
        print(*row.values(), sep="\t")
