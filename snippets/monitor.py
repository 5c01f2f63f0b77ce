"""What to write down while a network trains, and how to read it."""

from typing import NamedTuple

import numpy as np

from snippets.digits_data import Digits, batches, split
from snippets.digits_numpy import (
    Net,
    accuracy_numpy,
    forward,
    gradients,
    initial,
)
from snippets.overfit import Momentum, few, loss

Array = np.ndarray


class Case(NamedTuple):
    """How a run is set up; each fault changes one of these."""

    each: int = 100  # pictures of each digit
    epochs: int = 10
    rate: float = 0.02
    shuffle: bool = True
    leak: bool = False  # are the unseen pictures learned, too?


class Chart(NamedTuple):
    """What was written down during a run."""

    batch: Array  # (steps,), the loss of each batch before its step
    loss: Array  # (epochs, 2), seen and unseen, after each epoch
    read: Array  # (epochs, 2), share read correctly
    said: Array  # (10,), share of unseen pictures said to be each digit
    turn: float  # size of a step over size of the weights, layer 1


def data(case: Case) -> tuple[Digits, Digits]:
    """The pictures that are learned, and those called unseen."""
    train, unseen, _ = split(validation=100)
    seen = few(train, case.each)
    if case.leak:
        x = np.concatenate([seen.x, unseen.x])
        seen = Digits(x, np.concatenate([seen.y, unseen.y]))
    return seen, unseen


def orders(
    rows: int, case: Case, rng: np.random.Generator
) -> list[Array]:
    """The batches of one epoch, shuffled or as the file has them."""
    in_order = np.split(np.arange(rows), range(32, rows, 32))
    return batches(rows, rng, 32) if case.shuffle else in_order


def watch(case: Case, seed: int = 0) -> Chart:
    """Train, and write down what a doctor would ask for."""
    return observe(initial(seed), case, seed)


def observe(net: Net, case: Case, seed: int = 0) -> Chart:
    """The same from any start; the net is changed in place."""
    (seen, unseen), rng = data(case), np.random.default_rng(seed)
    mover, batch, turns = Momentum(net, case.rate), [], []
    lows, reads = [], []
    for _ in range(case.epochs):
        for rows in orders(len(seen.y), case, rng):
            now = Digits(seen.x[rows], seen.y[rows])
            batch.append(loss(net, now))
            mover.step(net, gradients(net, *now))
            weights = size(net[0]) or 1  # all zero: call the step 0
            turns.append(case.rate * size(mover.v[0]) / weights)
        lows.append([loss(net, d) for d in (seen, unseen)])
        reads.append([accuracy_numpy(net, d) for d in (seen, unseen)])
    digits = forward(net, unseen.x)[2].argmax(axis=1)  # (1000,)
    said = np.bincount(digits, minlength=10) / len(digits)
    kept = [np.array(a) for a in (batch, lows, reads)]
    return Chart(*kept, said, float(np.median(turns)))


def size(w: Array) -> float:
    """The root of the mean square."""
    return float(np.sqrt(np.mean(w**2)))


if __name__ == "__main__":
    chart = watch(Case(epochs=3))
    for epoch, (seen, unseen) in enumerate(chart.loss, start=1):
        print(f"{epoch}: seen {seen:.2f}, unseen {unseen:.2f}")
