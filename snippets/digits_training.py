"""How the digit network learns: its curve, its twin, its score."""

import numpy as np
import torch
from matplotlib.figure import Figure
from torch import nn

from snippets.digits_data import batches, split
from snippets.digits_numpy import accuracy_numpy, train_numpy
from snippets.digits_torch import accuracy, network, one_epoch, train


def first_loss() -> float:
    """The loss before any training; pure guessing costs ln 10."""
    x, y = split().train
    scores = network()(torch.from_numpy(x))  # (3500, 10)
    loss = nn.functional.cross_entropy(scores, torch.from_numpy(y))
    return round(loss.item(), 2)


def agreement() -> list[dict[str, object]]:
    """Validation accuracy of both, from the same start and batches."""
    seen, held, _ = split()
    rows: list[dict[str, object]] = []
    for epochs in (1, 2, 5, 10):
        ours = accuracy_numpy(train_numpy(seen, epochs), held)
        theirs = accuracy(train(seen, epochs), held)
        rows.append(
            {
                "epochs": epochs,
                "NumPy": f"{ours:.1%}",
                "PyTorch": f"{theirs:.1%}",
            }
        )
    return rows


def history(epochs: int) -> np.ndarray:
    """Accuracy after each epoch: on train, and on validation."""
    seen, held, _ = split()
    net = network()
    optimizer = torch.optim.Adam(net.parameters(), lr=1e-3)
    rng = np.random.default_rng(0)
    rows = []
    for _ in range(epochs):
        one_epoch(net, optimizer, seen, batches(len(seen.y), rng))
        rows.append((accuracy(net, seen), accuracy(net, held)))
    return np.array(rows)  # (epochs, 2)


def learning_curve(epochs: int = 20) -> Figure:
    """Accuracy after each epoch, on seen and on unseen pictures."""
    percent = 100 * history(epochs)  # (epochs, 2)
    steps = np.arange(1, epochs + 1)
    fig = Figure(figsize=(5.4, 3.4), layout="constrained")
    ax = fig.subplots()
    looks = (("train", "C0", "o"), ("validation", "C1", "s"))
    for line, (name, color, marker) in zip(
        percent.T, looks, strict=True
    ):
        ax.plot(steps, line, marker=marker, markersize=4, color=color)
        ax.text(epochs + 0.6, line[-1], name, va="center", color=color)
    ax.set(xlabel="epoch", ylabel="read correctly, %", ylim=(85, 101))
    ax.set_xticks([1, *range(5, epochs + 1, 5)])
    return fig


def score(seed: int = 0) -> str:
    """Test accuracy, and its standard error sqrt(p (1 - p) / n)."""
    seen, _, test = split()
    p = accuracy(train(seen, seed=seed), test)
    error = np.sqrt(p * (1 - p) / len(test.y))
    return f"{p:.1%}, give or take {100 * error:.1f} points"


if __name__ == "__main__":
    for row in agreement():
        print(*row.values(), sep="\t")
