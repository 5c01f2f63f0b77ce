"""Ten layers in training, against PyTorch and against each other."""

import numpy as np
import pytest
import torch
from sklearn.datasets import load_digits

from snippets import vanish_trained as trained
from snippets.digits_data import batches
from snippets.vanish import STARTS, stack


@pytest.fixture(scope="module")
def rows():
    table = trained.learned(depth=10)
    assert [(row["bend"], row["start"]) for row in table] == list(trained.NETS)
    return {(row["bend"], row["start"]): row for row in table}


def test_the_digits_are_those_of_the_file():
    x, y = trained.small_digits()
    assert x.shape == (1400, 64)
    assert (x.min(), x.max()) == (0, 1)
    np.testing.assert_array_equal(y, load_digits().target[:1400])


def test_training_is_what_pytorch_does():
    x, y = map(torch.tensor, trained.small_digits())
    start = [*stack(3, STARTS["He"]), stack(1, STARTS["Xavier"], seed=1)[0][:, :10]]
    weights = [torch.tensor(W, requires_grad=True) for W in start]
    optimizer = torch.optim.SGD(weights, lr=trained.RATE)
    for rows in batches(len(y), np.random.default_rng(0)):
        a = x[rows]
        for W in weights[:-1]:
            a = torch.relu(a @ W)
        optimizer.zero_grad()
        torch.nn.functional.cross_entropy(a @ weights[-1], y[rows]).backward()
        optimizer.step()

    layers, top = trained.train(3, "ReLU", "He", epochs=1)
    for W, ours in zip(weights, [*layers, top], strict=True):
        np.testing.assert_allclose(W.detach().numpy(), ours, atol=1e-9)
    scores = torch.relu(torch.relu(torch.relu(x @ weights[0]) @ weights[1]) @ weights[2])
    right = ((scores @ weights[3]).argmax(1) == y).double().mean().item()
    assert trained.accuracy(layers, top, "ReLU") == pytest.approx(right)


def test_moved_is_a_share_of_the_length():
    assert trained.moved(np.array([3.3, 4.4]), np.array([3.0, 4.0])) == "0.1"


def test_the_start_decides_whether_ten_layers_learn(rows):
    read = {key: float(row["read"].rstrip("%")) for key, row in rows.items()}
    assert read["sigmoid", "Xavier"] < 15
    assert read["ReLU", "0.01"] < 15
    assert read["sigmoid", "1"] > 50
    assert read["tanh", "Xavier"] > 95
    assert read["ReLU", "He"] > 95


def test_the_first_layer_of_the_faded_net_stands_still(rows):
    faded, alive = rows["sigmoid", "Xavier"], rows["tanh", "Xavier"]
    assert float(faded["first layer moved"]) < 1e-5
    assert float(faded["last moved"]) > 1e-3
    assert float(alive["first layer moved"]) > 0.1
