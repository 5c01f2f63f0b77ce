"""The ledger of a PyTorch model: known small models, and the NumPy count."""

import runpy

from torch import nn

from snippets import shapes_torch
from snippets.digits_torch import network
from snippets.shapes import count
from snippets.shapes_torch import ledger


def test_every_parameter_has_its_name_shape_and_size():
    assert ledger(nn.Sequential(nn.Linear(3, 2))) == [
        {"name": "0.weight", "shape": "(2, 3)", "numbers": 6},
        {"name": "0.bias", "shape": "(2,)", "numbers": 2},
    ]
    assert shapes_torch.count(nn.Linear(3, 2, bias=False)) == 6


def test_the_digit_network_has_the_same_count_in_numpy_and_pytorch():
    assert shapes_torch.count(network()) == count() == 109_386
    assert sum(row["numbers"] for row in ledger()) == 109_386


def test_the_matrix_lies_the_other_way_round():
    assert [row["shape"] for row in ledger()[:2]] == ["(128, 784)", "(128,)"]


def test_the_demonstration_ends_with_the_sum(capsys):
    runpy.run_path(shapes_torch.__file__, run_name="__main__")
    assert capsys.readouterr().out.splitlines()[-1] == "together 109386"
