"""What the notebook on reading digits claims about shifts and noise."""

import numpy as np

from snippets.digits_data import Digits, split
from snippets.digits_torch import accuracy, predict, train


def test_a_shift_breaks_it_and_noise_does_not_make_it_doubt():
    seen, held, _ = split()
    net = train(seen)
    pictures = held.x.reshape(-1, 28, 28)
    moved = Digits(np.roll(pictures, 4, axis=2).reshape(-1, 784), held.y)
    assert accuracy(net, moved) < accuracy(net, held) - 0.4

    noise = np.random.default_rng(1).uniform(size=(1_000, 784)).astype(np.float32)
    assert predict(net, noise).max(axis=1).mean() > 0.6
