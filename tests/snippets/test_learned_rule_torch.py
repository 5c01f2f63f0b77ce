"""NumPy and PyTorch find the same rule in the same examples."""

import runpy

import numpy as np
import pytest

from snippets import learned_rule_torch
from snippets.digits_data import split
from snippets.learned_rule import learn, versus
from snippets.written_rules import pair


@pytest.mark.parametrize("steps", [1, 100])
def test_numpy_and_pytorch_learn_the_same_rule(steps):
    data = pair(split().train, 3, 8)
    w, b = learn(*data, steps)
    twin = learned_rule_torch.learn(data, steps)
    np.testing.assert_allclose(w, twin.weight.detach()[0], atol=1e-9)
    assert b == pytest.approx(twin.bias.item(), abs=1e-9)


def test_the_demonstration_prints_the_score_of_the_numpy_rule(capsys):
    runpy.run_path(learned_rule_torch.__file__, run_name="__main__")
    assert capsys.readouterr().out == f"3 or 8: {versus()[1]['learned rule']}\n"
