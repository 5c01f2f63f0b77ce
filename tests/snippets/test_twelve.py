"""Twelve drawings: twins differ in one thing, and teach that one."""

import pytest

from snippets import twelve as own


def test_twins_differ_in_the_subject_only():
    trees, bottles = own.twins()[:6], own.twins()[6:]
    assert [(a, c) for a, _, c in trees] == [(a, c) for a, _, c in bottles] == list(own.LOOKS)
    assert {subject for _, subject, _ in trees} == {"tree"}
    assert {subject for _, subject, _ in bottles} == {"bottle"}


def test_as_found_differs_in_everything():
    trees, bottles = set(own.as_found()[:6]), set(own.as_found()[6:])
    assert (len(own.as_found()), len(trees), len(bottles)) == (12, 1, 1)
    assert all(a != b for a, b in zip(*trees, *bottles, strict=True))


def test_twins_teach_what_the_others_do_not():
    found, twins = own.table(starts=2)
    mean, best, worst = (
        float(text)
        for text in (
            found["named"].rstrip("%"),
            found["worst to best"].split()[-1].rstrip("%"),
            twins["worst to best"].split("%")[0],
        )
    )
    assert mean == pytest.approx(55, abs=15)  # a coin would name 50
    assert worst > best + 10


def test_the_twelve_are_hung_under_their_titles():
    for choice in ("as found", "twins"):
        titles = [ax.get_title() for ax in own.pages(choice=choice).axes]
        assert titles == ["tree"] * 6 + ["bottle"] * 6
