"""The exercise of the digit lesson: other optimizers."""

import pytest

from snippets import digits_optimizer as exercise
from snippets.digits_data import split
from snippets.digits_torch import accuracy, train


def test_the_rate_matters_more_than_the_name():
    rows = {row["optimizer"]: float(row["validation"].rstrip("%")) for row in exercise.compare()}
    adam, slow, quick, momentum = rows.values()
    assert slow < 60
    assert quick > slow + 25
    assert abs(momentum - adam) < 3
    assert list(rows) == list(exercise.RIVALS)


def test_with_adam_it_is_the_training_of_the_lesson():
    seen, held, _ = split()
    expected = 100 * accuracy(train(seen, 1), held)
    first = exercise.compare(epochs=1)[0]["validation"]
    assert float(first.rstrip("%")) == pytest.approx(expected, abs=0.051)
