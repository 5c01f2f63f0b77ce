"""The mark: where it is, what it does to the score, and what repairs it."""

import numpy as np
import pytest
from sklearn.metrics import accuracy_score

from snippets import shortcut as own
from snippets import shortcut_map as maps
from snippets import shortcut_verdicts as verdicts
from snippets.digits_numpy import accuracy_numpy, forward, initial


@pytest.fixture(scope="module")
def sets():
    return own.pictures()


@pytest.fixture(scope="module")
def nets(sets):
    return own.taught_pair(sets.seen), own.taught_pair(own.marked(sets.seen))


def test_the_data_are_balanced_and_apart(sets):
    assert np.bincount(sets.seen.y)[[3, 8]].tolist() == [350, 350]
    assert np.bincount(sets.unseen.y)[[3, 8]].tolist() == [100, 100]
    seen = {row.tobytes() for row in sets.seen.x}
    assert not any(row.tobytes() in seen for row in sets.unseen.x)


def test_the_mark_is_nine_dots_on_one_digit_only(sets):
    data = own.marked(sets.unseen)
    changed = (data.x != sets.unseen.x).reshape(-1, 28, 28)
    assert not changed[data.y == 3].any()
    assert (changed[data.y == 8].sum((1, 2)) == 9).all()
    assert changed[data.y == 8][:, 1:4, 1:4].all()
    assert own.marked(sets.unseen, 3).x[sets.unseen.y == 3, 29].min() == 1
    assert sets.unseen.x[:, 29].max() == 0


def test_shares_and_hits_are_those_of_the_network(sets):
    net = initial(2)
    e = np.exp(forward(net, sets.unseen.x)[2].astype(float))
    np.testing.assert_allclose(own.sure_of_eight(net, sets.unseen.x), e[:, 8] / e.sum(1), atol=1e-5)
    assert own.right(net, sets.unseen).mean() == accuracy_numpy(net, sets.unseen)


def test_on_every_start_the_mark_helps_and_its_loss_harms():
    rows = own.table()
    assert [row["start"] for row in rows] == [0, 1, 2, 3, 4]
    for row in rows:
        fair = float(row["taught without marks"])
        assert float(row["taught with, eights marked"]) > fair + 1
        assert float(row["taught with, no marks"]) < fair - 10


def test_the_fooled_network_goes_by_the_mark(sets, nets):
    fooled = nets[1]
    eights = sets.unseen.y == 8
    said = forward(fooled, sets.unseen.x[eights])[2].argmax(1)
    assert own.lost_eights() == f"{accuracy_score(np.full(100, 8), said):.0%}"
    assert float(own.lost_eights().rstrip("%")) < 70
    assert float(own.wrong_mark().rstrip("%")) < 80


def test_the_examples_are_marked_eights_below_clean_threes():
    axes = own.examples().axes
    pictures = np.array([ax.images[0].get_array() for ax in axes])
    assert (pictures[:5, 1:4, 1:4] == 0).all()
    assert (pictures[5:, 1:4, 1:4] == 1).all()


def test_a_cover_is_paper_on_nine_dots(sets):
    x = np.ones((2, 784), np.float32)
    bare = np.argwhere(maps.covered(x, 0, 8)[1].reshape(28, 28) == 0)
    assert bare.min(0).tolist() == [1, 25]
    assert bare.max(0).tolist() == [3, 27]
    assert len(bare) == 9


def test_the_mark_matters_more_than_anything_else(nets, sets):
    found = maps.importance()
    assert found.shape == (9, 9)
    assert np.unravel_index(found.argmax(), found.shape) == (0, 0)
    assert found[0, 0] > 5 * np.sort(found, axis=None)[-2]
    eights = own.marked(sets.unseen).x[sets.unseen.y == 8]
    plain = own.sure_of_eight(nets[1], sets.unseen.x[sets.unseen.y == 8]).mean()
    before = own.sure_of_eight(nets[1], eights).mean()
    assert found[0, 0] == pytest.approx(before - plain, abs=1e-6)


def test_the_honest_network_looks_at_the_digit():
    without, with_marks = maps.strongest()
    assert float(without["worst cover"]) < 5 * float(without["second worst"])
    assert float(with_marks["worst cover"]) > 0.3
    found = maps.importance(with_marks=False)
    row, column = np.unravel_index(found.argmax(), found.shape)
    assert 2 <= row <= 6
    assert 1 <= column <= 4
    drawn = [ax.collections[0].get_array() for ax in maps.maps().axes]
    np.testing.assert_allclose(np.reshape(drawn[0], (9, 9)), found)


def test_one_picture_two_verdicts(nets, sets):
    x, fair, fooled = verdicts.sureness()
    assert len(x) == 100
    assert verdicts.changed() == int(((fair > 0.5) ^ (fooled > 0.5)).sum()) >= 20
    titles = [ax.get_title() for ax in verdicts.clearest().axes]
    first = np.argmax(fair - fooled)
    assert titles[0] == f"{fair[first]:.0%} → {fooled[first]:.0%}"


def test_half_of_both_gets_the_mark(sets):
    x = verdicts.half_marked(sets.unseen.x[:6])
    assert x.reshape(-1, 28, 28)[:, 1:4, 1:4].mean((1, 2)).tolist() == [1, 0, 1, 0, 1, 0]


def test_the_repair_takes_the_mark_out_of_the_answer():
    for row in verdicts.repaired():
        clean, with_marks = float(row["no marks"]), float(row["eights marked"])
        assert abs(clean - with_marks) < 3
        assert clean > float(row["no marks, before"]) + 10
