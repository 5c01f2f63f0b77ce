"""What a network gives back by name: the lowest squared miss is the mean of what it was shown."""

import numpy as np
import pytest

from snippets import by_name as own


@pytest.fixture(scope="module")
def nets():
    """The pages ask for some networks more than once; here each is taught once."""
    known = {}
    teach = own.taught

    def remembered(pictures):
        key = (len(pictures.y), pictures.x.sum(), pictures.y.sum())
        if key not in known:
            known[key] = teach(pictures)
        return known[key]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(own, "taught", remembered)
        yield


def test_a_folder_has_as_many_under_each_name():
    x, y = own.folder(3)
    assert x.shape == (30, 784)
    assert np.bincount(y).tolist() == [3] * 10
    np.testing.assert_array_equal(own.names(np.array([2, 0])), np.eye(10)[[2, 0]])


@pytest.mark.parametrize("each", own.TENS)
def test_it_gives_back_the_mean_of_what_it_was_shown(nets, each):
    pictures = own.folder(each)
    net = own.taught(pictures)
    for name in (0, 4, 9):
        mean = pictures.x[pictures.y == name].mean(axis=0)
        np.testing.assert_allclose(own.asked(net, name), mean, atol=0.02)


def test_the_nearest_is_found():
    x, y = own.folder(3)
    assert own.nearest(x[7] + 0.1, own.Digits(x, y)) == pytest.approx(0.1, abs=1e-6)


def test_one_picture_comes_back_and_many_do_not(nets):
    rows = own.table()
    misses = [float(row["miss from the nearest"]) for row in rows]
    assert [row["pictures under a name"] for row in rows] == [1, 3, 30]
    assert misses[0] < 0.002
    assert 0.1 < misses[1] < misses[2]


def test_what_is_there_often_comes_back(nets):
    pictures, one = own.repeated(10)
    assert (pictures.x == one).all(axis=1).sum() == 10
    assert len(pictures.y) == 300 + 9
    rows = own.copies()
    misses = [float(row["miss from that picture"]) for row in rows]
    assert [row["times in the folder"] for row in rows] == [1, 10, 100]
    fours = pictures.x[pictures.y == 4][:30]
    away = np.sqrt(np.mean((fours.mean(axis=0) - one) ** 2))
    for times, miss in zip((1, 10, 100), misses, strict=True):
        assert miss == pytest.approx(away * 30 / (29 + times), abs=0.01)


def test_two_pictures_with_one_name_differ():
    x, y = own.folder(30)
    fours = x[y == 4].astype(float)
    squares = ((fours[:, None] - fours[None]) ** 2).mean(axis=2)
    assert own.apart() == f"{np.sqrt(squares)[np.triu_indices(30, 1)].mean():.2f}"


def test_taking_a_picture_out_does_nothing_to_the_network(nets):
    before, kept, anew = (float(row["miss"]) for row in own.withdrawn())
    assert before == kept < 0.002
    assert anew > 0.2


def test_the_figure_shows_the_picture_and_three_answers(nets):
    axes = own.given_back().axes
    assert [ax.get_title() for ax in axes][1:] == [f"of {n}" for n in own.TENS]
    first, second = (ax.images[0].get_array().ravel() for ax in axes[:2])
    np.testing.assert_allclose(first, own.folder(1).x[4])
    np.testing.assert_allclose(second, first, atol=0.02)
