"""The borrowed eye and its head: against direct sums, and what the lesson says of its scores."""

from itertools import combinations

import numpy as np
import pytest
import torch
from scipy.signal import correlate2d

from snippets import artist_eye, artist_trials
from snippets.artist_style import FREE, PAPERS, STYLES, SUBJECTS, drawn, on
from snippets.digits_data import split
from snippets.digits_torch import accuracy


@pytest.fixture(scope="module")
def eye():
    return artist_eye.lent()


@pytest.fixture(scope="module", autouse=True)
def lent_once(eye):
    """The same eye everywhere; it is trained once."""
    with pytest.MonkeyPatch.context() as patch:
        for module in (artist_eye, artist_trials):
            patch.setattr(module, "lent", lambda: eye)
        yield


def percent(rows, key):
    return [float(row[key].rstrip("%")) for row in rows]


def test_the_eye_reads_digits(eye):
    assert accuracy(eye, split().validation) > 0.85


def test_answers_are_means_of_stencils_through_three_filters(eye):
    x = drawn(on("rose"), ("ball",), each=1).x[:2]
    weights, bias = (p.detach().numpy() for p in eye[1].parameters())
    found = artist_eye.answers(eye, x)
    assert found.shape == (2, 72)
    for colour in range(3):
        for stencil in (0, 5):
            answer = correlate2d(1 - x[1, :, :, colour], weights[stencil, 0], "valid")
            answer = np.maximum(answer + bias[stencil], 0)
            pooled = answer.reshape(26, 2, 26, 2).max(axis=(1, 3))
            assert found[1, 24 * colour + stencil] == pytest.approx(pooled.mean(), abs=1e-5)


def test_only_the_head_learns(eye):
    before = [p.detach().clone() for p in eye.parameters()]
    data = drawn(FREE, each=2)
    head = artist_eye.taught(eye, data)
    assert all(torch.equal(a, b) for a, b in zip(before, eye.parameters(), strict=True))
    assert head[-1].coef_.size + head[-1].intercept_.size == artist_eye.numbers() == 292
    said = head.predict(artist_eye.answers(eye, data.x))
    assert artist_eye.share(eye, head, data) == np.mean(said == data.style) > 0.9


def test_fingerprints_are_scaled_and_differ():
    axes = artist_eye.fingerprints().axes
    bars = np.array([[bar.get_height() for bar in ax.patches] for ax in axes[4:]])
    assert [ax.get_title() for ax in axes[:4]] == list(STYLES)
    assert bars.shape == (4, 24)
    assert bars.max() == pytest.approx(1)
    assert all(np.abs(a - b).max() > 0.2 for a, b in combinations(bars, 2))


@pytest.fixture(scope="module")
def trials(lent_once):
    found = artist_trials.verdicts()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(artist_trials, "verdicts", lambda: found)
        yield found


def test_the_head_that_judges_a_subject_never_saw_it(eye, trials):
    sheets, said, sure = trials
    shown = drawn(FREE)
    head = artist_eye.taught(eye, artist_trials.some(shown, shown.subject != "boat"))
    boats = sheets.subject == "boat"
    shares = head.predict_proba(artist_eye.answers(eye, sheets.x[boats]))
    np.testing.assert_array_equal(head.classes_[shares.argmax(axis=1)], said[boats])
    np.testing.assert_allclose(shares.max(axis=1), sure[boats])
    assert not {s.tobytes() for s in sheets.x} & {s.tobytes() for s in shown.x}


def test_new_subjects_are_harder_most_of_all_with_much_or_little_ink(trials):
    rows = artist_trials.by_subject()
    known, new = percent(rows, "among the shown"), percent(rows, "never shown")
    ink = percent(rows, "ink")
    assert [row["subject"] for row in rows] == [*SUBJECTS, "all"]
    assert known[-1] > new[-1] + 5
    assert new[-1] > 60
    assert new[-1] == pytest.approx(np.mean(new[:-1]), abs=0.6)
    middle, edges = (0, 1, 2), (3, 4, 5)  # ball, house, tree; hills, boat, bottle
    assert min(new[n] for n in middle) > 90 > 80 > max(new[n] for n in edges)
    assert ink[3] == max(ink)
    assert max(ink[4], ink[5]) < min(ink[n] for n in middle)


def test_ink_is_what_is_darker_than_the_paper():
    data = drawn(on("white"), ("ball",), each=1)
    bare = np.broadcast_to(np.float32(PAPERS["white"]), data.x.shape)
    assert artist_trials.ink(data._replace(x=bare)) == pytest.approx(0, abs=1e-6)
    assert artist_trials.ink(data._replace(x=0.7 * bare)) == pytest.approx(0.3, abs=1e-6)


def test_the_table_of_confusions_counts_every_drawing(trials):
    rows = artist_trials.confusion()
    counts = np.array([[row[f"said {style}"] for style in STYLES] for row in rows])
    assert [row["drawn as"] for row in rows] == list(STYLES)
    assert counts.sum(axis=1).tolist() == [60] * 4
    assert counts.trace() == (trials.said == trials.of.style).sum()
    hatched = trials.said[trials.of.style == "hatched"]
    assert rows[0]["said dabbed"] == (hatched == "dabbed").sum()


def test_the_worst_mistakes_are_of_four_kinds_the_surest_first(trials):
    axes = artist_trials.worst().axes
    kinds = [(ax.get_title(), ax.get_xlabel().split(",")[0]) for ax in axes]
    sure = [float(ax.get_xlabel().split("\n")[1].split("%")[0]) for ax in axes]
    wrong = trials.said != trials.of.style
    assert len(set(kinds)) == 4
    assert all(said != f"said {style}" for style, said in kinds)
    assert sure == sorted(sure, reverse=True)
    assert sure[0] == round(100 * trials.sure[wrong].max())
