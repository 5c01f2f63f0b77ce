"""The exhibition: what hangs there, and that sureness and rightness part as its captions say."""

import numpy as np
import pytest
from scipy.ndimage import maximum_filter

from snippets import exhibition as own
from snippets.calibration import trained
from snippets.digits_data import split
from snippets.digits_numpy import forward


@pytest.fixture(scope="module")
def net():
    return trained()


@pytest.fixture(scope="module", autouse=True)
def every_reader_is_taught_once(net):
    pair = own.marked_threes()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(own, "trained", lambda: net)
        patch.setattr(own, "marked_threes", lambda: pair)
        yield


def percent(row, key):
    return float(row[key].rstrip("%"))


def test_an_answer_is_the_largest_share(net):
    unseen = split(validation=100).validation
    shown = own.asked(net, unseen.x[:50], unseen.y[:50])
    scores = forward(net, unseen.x[:50])[2].astype(float)
    p = np.exp(scores) / np.exp(scores).sum(axis=1, keepdims=True)
    np.testing.assert_array_equal(shown.said, scores.argmax(axis=1))
    np.testing.assert_allclose(shown.sure, p.max(axis=1), rtol=1e-4)


def test_a_thick_pen_is_the_darkest_of_nine():
    x = split(validation=100).validation.x[::200]
    wanted = maximum_filter(x.reshape(-1, 28, 28), (1, 3, 3), mode="constant")
    np.testing.assert_array_equal(own.thick(x).reshape(-1, 28, 28), wanted)


def test_each_room_has_what_its_name_says():
    plain, onward = own.room("unseen").x, own.room("two dots on").x
    np.testing.assert_array_equal(
        onward.reshape(-1, 28, 28)[:, :, 2:], plain.reshape(-1, 28, 28)[:, :, :-2]
    )
    dust = own.room("shuffled").x
    np.testing.assert_array_equal(np.sort(dust, axis=1), np.sort(plain, axis=1))
    assert (dust != plain).any(axis=1).all()
    assert 0.45 < own.room("noise").x.mean() < 0.55
    threes = own.room("marked")
    assert set(threes.y) == {3}
    assert (threes.x.reshape(-1, 28, 28)[:, 1:4, 1:4] == 1).all()


def test_sure_is_right_on_familiar_pictures_only():
    rows = {row["room"]: row for row in own.table()}
    assert list(rows) == list(own.ROOMS)
    assert percent(rows["unseen"], "of these right") > 97
    assert rows["noise"]["of these right"] == "none" == rows["shuffled"]["of these right"]
    assert percent(rows["noise"], "more than 90% sure") > 5
    for name, most in (("two dots on", 95), ("marked", 75)):
        assert percent(rows[name], "of these right") < most
        assert percent(rows[name], "more than 90% sure") > 30


def test_the_shares_are_those_of_the_room():
    shown, (row,) = own.room("thick pen"), own.table(("thick pen",))
    bold = shown.sure > 0.9
    assert row["more than 90% sure"] == f"{100 * bold.sum() / 1000:.0f}%"
    right = (shown.said[bold] == shown.y[bold]).sum()
    assert row["of these right"] == f"{100 * right / bold.sum():.0f}%"
    assert right / bold.sum() < 0.97


@pytest.mark.parametrize("name", [*own.ROOMS[1:], "thick pen"])
def test_the_surest_mistakes_are_hung(name):
    shown, axes = own.room(name), own.hung(name).axes
    wrong = shown.sure[shown.said != shown.y]
    surest = [own.floored(share) for share in sorted(wrong, reverse=True)[:4]]
    assert [ax.get_title().split(", ")[1] for ax in axes] == surest
    for ax in axes:
        picture = ax.images[0].get_array().ravel()
        (row,) = np.flatnonzero((shown.x == picture).all(axis=1))
        assert ax.get_title().startswith(f"“{shown.said[row]}”")
        assert shown.said[row] != shown.y[row]
        assert shown.sure[row] > 0.99


def test_no_share_is_rounded_up_to_certainty():
    assert own.floored(0.99999) == "99.9%"
    assert own.floored(0.1278) == "12.7%"


def test_an_empty_sheet_makes_it_unsure(net):
    said, sure = own.blank().split(", ")
    scores = forward(net, np.zeros((1, 784)))[2][0]
    assert int(said) == scores.argmax()
    assert 10 <= float(sure[:-1]) < 20
