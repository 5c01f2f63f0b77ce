"""Made by hand or learned: one task, many readers."""

import numpy as np
import torch
from matplotlib.figure import Figure
from sklearn.base import ClassifierMixin
from sklearn.ensemble import RandomForestClassifier
from sklearn.linear_model import LogisticRegression
from sklearn.svm import SVC
from torch import nn

from snippets import cnn_torch
from snippets.digits_data import Digits, Sets, batches, split
from snippets.digits_ladder import nearest_mean, nearest_picture
from snippets.digits_torch import accuracy, one_epoch, predict
from snippets.strokes import by_hand

Array = np.ndarray

SIZES = (1, 10, 100, 350)


def readers(linear: float) -> dict[str, ClassifierMixin]:
    """Three readers; settings were chosen on the validation set."""
    return {
        "one layer": LogisticRegression(C=linear, max_iter=300),
        "100 trees": RandomForestClassifier(100, random_state=0),
        "support vectors": SVC(C=10),
    }


def scores(sets: Sets, linear: float) -> dict[str, float]:
    """The share of test pictures that each reads correctly."""
    train, _, (x, y) = sets
    said = {
        "nearest average": nearest_mean(train, x),
        "nearest picture": nearest_picture(train, x),
    }
    for name, reader in readers(linear).items():
        said[name] = reader.fit(*train).predict(x)  # (rows,)
    said["dense network"] = dense(train, x)
    return {
        name: float((y == each).mean()) for name, each in said.items()
    }


def dense(data: Digits, x: Array, epochs: int = 10) -> Array:
    """What the dense network says, from any number of features."""
    torch.manual_seed(0)
    net = nn.Sequential(
        nn.Linear(data.x.shape[1], 128),
        nn.ReLU(),
        nn.Linear(128, 64),
        nn.ReLU(),
        nn.Linear(64, 10),
    )
    optimizer = torch.optim.Adam(net.parameters(), lr=3e-3)
    rng = np.random.default_rng(0)
    for _ in range(epochs):
        order = batches(len(data.y), rng)
        one_epoch(net, optimizer, data, order)
    return predict(net, x).argmax(axis=1)  # (rows,)


def remade(sets: Sets, cell: int = 7) -> Sets:
    """The same sets, with features made by hand."""
    return Sets(*(Digits(by_hand(x, cell), y) for x, y in sets))


def table() -> list[dict[str, str]]:
    """Each reader on 784 dots and on 128 features."""
    raw = split()
    dots, hand = scores(raw, 0.1), scores(remade(raw), 100)
    rows = [
        {
            "reader": name,
            "784 dots": f"{dots[name]:.1%}",
            "128 by hand": f"{hand[name]:.1%}",
        }
        for name in dots
    ]
    read = accuracy(cnn_torch.train(raw.train), raw.test)
    row = {"reader": "convolutional network", "784 dots": f"{read:.1%}"}
    return [*rows, row | {"128 by hand": "–"}]


def luck(share: float, pictures: int) -> str:
    """The standard error of a share, from which were drawn."""
    error = np.sqrt(share * (1 - share) / pictures)
    return f"{100 * error:.1f} points"


def some(data: Digits, each: int, seed: int) -> Digits:
    """So many pictures of each digit, drawn at random."""
    mixed = np.random.default_rng(seed).permutation(len(data.y))
    rows = [mixed[data.y[mixed] == k][:each] for k in range(10)]
    return Digits(*(part[np.concatenate(rows)] for part in data))


def learned(few: Digits, test: Digits, seed: int) -> float:
    """The convolutional network after 200 steps."""
    net = cnn_torch.network(seed)
    optimizer = torch.optim.Adam(net.parameters(), lr=3e-3)
    rng, order = np.random.default_rng(seed), []
    while len(order) < 200:
        order += batches(len(few.y), rng)
    one_epoch(net, optimizer, few, order[:200])
    return accuracy(net, test)


def made(few: Digits, test: Digits) -> float:
    """One layer on features made by hand."""
    reader = LogisticRegression(C=100, max_iter=300)
    reader.fit(by_hand(few.x), few.y)
    return float(reader.score(by_hand(test.x), test.y))


def by_size(draws: int = 2) -> Array:
    """Both, for each size and draw: (sizes, draws, 2)."""
    train, _, test = split()
    found = []
    for each in SIZES:
        for seed in range(draws):
            few = some(train, each, seed)
            found.append((made(few, test), learned(few, test, seed)))
    return np.reshape(found, (len(SIZES), draws, 2))


def sizes(draws: int = 2) -> Figure:
    """The share read correctly against the number of examples."""
    percent = 100 * by_size(draws).mean(axis=1)  # (sizes, 2)
    fig = Figure(figsize=(5.4, 3.6), layout="constrained")
    ax = fig.subplots()
    names = ("made by hand, one layer", "learned stencils")
    for i, (line, name) in enumerate(
        zip(percent.T, names, strict=True)
    ):
        ax.plot(SIZES, line, "os"[i] + "-", color=f"C{i}")
        at = (1.1, 95) if i == 0 else (8, 70)
        ax.text(*at, name, color=f"C{i}", weight="bold")
    ax.set(xscale="log", xlabel="examples of each digit")
    ax.set_xticks(SIZES, map(str, SIZES))
    ax.minorticks_off()
    ax.set(ylabel="read correctly, %", ylim=(20, 100))
    return fig


def finer() -> list[dict[str, str]]:
    """Other cells, judged on the validation set, then tested."""
    rows = []
    for cell in (14, 7, 4):
        train, validation, test = remade(split(), cell)
        reader = SVC(C=10).fit(*train)
        rows.append(
            {
                "side of a cell": f"{cell} dots",
                "numbers": f"{train.x.shape[1]}",
                "validation": f"{reader.score(*validation):.1%}",
                "test": f"{reader.score(*test):.1%}",
            }
        )
    return rows


if __name__ == "__main__":
    for row in finer():
        print(*row.values(), sep="\t")
