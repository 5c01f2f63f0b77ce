"""A small network: shown drawings with titles, it gives titles."""

from collections.abc import Iterable
from typing import NamedTuple

import numpy as np
import torch
from torch import Tensor, nn

from snippets.artist_style import Drawings, drawing

Array = np.ndarray
Recipe = tuple[str, str, str]  # style, subject, paper


class Sorter(NamedTuple):
    """A network, and the titles that it can give."""

    net: nn.Sequential
    titles: Array  # (titles,)


def made(recipes: Iterable[Recipe], seed: int = 0) -> Drawings:
    """One drawing after each recipe."""
    rng = np.random.default_rng(seed)
    rows = list(recipes)
    x = np.array([drawing(*recipe, rng) for recipe in rows])
    return Drawings(x, *np.array(rows).T)


def network(titles: int, seed: int = 0) -> nn.Sequential:
    """Stencils and pools, twice; then one score for each title."""
    torch.manual_seed(seed)
    return nn.Sequential(
        nn.AvgPool2d(2),  # (drawings, 3, 28, 28)
        nn.Conv2d(3, 8, kernel_size=5),
        nn.ReLU(),
        nn.MaxPool2d(2),
        nn.Conv2d(8, 16, kernel_size=5),
        nn.ReLU(),
        nn.MaxPool2d(2),
        nn.Flatten(),
        nn.Linear(256, titles),
    )


def dots(x: Array) -> Tensor:
    """Colours first, and middle grey at 0."""
    return torch.from_numpy(x).permute(0, 3, 1, 2) - 0.5


def taught(
    x: Array, titles: Array, seed: int = 0, rounds: int = 30
) -> Sorter:
    """The network after so many rounds over drawings with titles."""
    names, y = np.unique(titles, return_inverse=True)
    net, rng = network(len(names), seed), np.random.default_rng(seed)
    optimizer = torch.optim.Adam(net.parameters(), lr=3e-3)
    inputs, wanted = dots(x), torch.from_numpy(y)
    for _ in range(rounds):
        order = rng.permutation(len(y))
        for rows in np.split(order, range(16, len(y), 16)):
            scores = net(inputs[rows])  # (16, titles), last may be less
            loss = nn.functional.cross_entropy(scores, wanted[rows])
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
    return Sorter(net, names)


def shares(sorter: Sorter, x: Array) -> Array:
    """How sure it is of each title, for each drawing."""
    with torch.no_grad():
        scores = sorter.net(dots(x))  # (drawings, titles)
    return scores.softmax(dim=1).numpy()


def answers(sorter: Sorter, x: Array) -> Array:
    """The title that it gives to each drawing."""
    return sorter.titles[shares(sorter, x).argmax(axis=1)]


if __name__ == "__main__":
    subjects = ("boat", "tree")
    recipes = [("flat", subject, "white") for subject in subjects] * 20
    seen, unseen = made(recipes), made(recipes, seed=1)
    said = answers(taught(seen.x, seen.subject), unseen.x)
    print(f"{(said == unseen.subject).mean():.0%} of {len(said)}")
