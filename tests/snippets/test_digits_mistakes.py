"""Where the digit network errs, against scikit-learn's confusion matrix."""

import numpy as np
import pytest
from sklearn.metrics import confusion_matrix

from snippets import digits_mistakes as mistakes


@pytest.fixture(scope="module", autouse=True)
def one_training():
    """Train once for this module: every call on a page trains anew."""
    answers = mistakes.answers()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(mistakes, "answers", lambda: answers)
        yield answers


def test_shares_sum_to_one(one_training):
    x, y, shares = one_training
    assert x.shape == (1_000, 784)
    assert y.shape == (1_000,)
    np.testing.assert_allclose(shares.sum(axis=1), 1, atol=1e-5)


def test_confusion_agrees_with_scikit_learn(one_training):
    _, y, shares = one_training
    counts = mistakes.confusion(y, shares.argmax(axis=1))
    np.testing.assert_array_equal(confusion_matrix(y, shares.argmax(axis=1)), counts)
    assert counts.sum() == 1_000
    assert counts.trace() == (shares.argmax(axis=1) == y).sum()
    assert mistakes.wrong_count() == 1_000 - counts.trace()


def test_rows_are_what_was_drawn_and_columns_what_was_said():
    counts = mistakes.confusion(np.array([3, 3, 5]), np.array([5, 3, 5]))
    assert counts[3, 5] == counts[3, 3] == counts[5, 5] == 1
    assert counts[5, 3] == 0


def test_the_drawn_matrix_shows_every_count(one_training):
    _, y, shares = one_training
    counts = mistakes.confusion(y, shares.argmax(axis=1))
    ax = mistakes.confusion_matrix().axes[0]
    drawn = np.zeros((10, 10), int)
    for text in ax.texts:
        column, row = (int(v) for v in text.get_position())
        drawn[row, column] = int(text.get_text())
    np.testing.assert_array_equal(counts, drawn)
    right, wrong = (mesh.get_array().reshape(10, 10) for mesh in ax.collections)
    np.testing.assert_array_equal(np.diag(counts), np.diag(right))
    assert not np.diag(wrong).any()


def test_the_worst_mistakes_are_wrong_and_in_order(one_training):
    x, y, shares = one_training
    axes = mistakes.worst().axes
    assert len(axes) == 8
    sure = []
    for ax in axes:
        picture = np.asarray(ax.images[0].get_array()).ravel()
        (row,) = np.flatnonzero((x == picture).all(axis=1))
        title = ax.get_title("left") or ax.get_title()  # the house style moves it
        first, second = title.splitlines()
        assert first == f"{y[row]}, said {shares[row].argmax()}"
        assert y[row] != shares[row].argmax()
        sure.append(shares[row].max())
        assert second == f"{sure[-1]:.1%} sure"
    assert sure == sorted(sure, reverse=True)
    assert sure[0] > 0.9


def test_the_most_confused_pair_has_the_largest_sum(one_training):
    _, y, shares = one_training
    counts = confusion_matrix(y, shares.argmax(axis=1))
    a, b = (int(word) for word in mistakes.most_confused().split(" and "))
    assert a < b
    largest = max(counts[i, j] + counts[j, i] for i in range(10) for j in range(i))
    assert counts[a, b] + counts[b, a] == largest
