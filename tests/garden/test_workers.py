"""Work that is shared out over processes gives what one process gives, whatever befalls them."""

import os
import signal
import threading

import pytest

from gradient_garden import workers
from gradient_garden.workers import FEWEST, shared_out

ITEMS = list(range(FEWEST * 3 + 7))


@pytest.fixture
def alone(monkeypatch):
    """Whoever runs the tests may have threads of its own, which hold none of our locks."""
    monkeypatch.setattr(workers.threading, "active_count", lambda: 1)


def who(part):
    return [(item, os.getpid()) for item in part]


def flat(parts):
    return [item for part in parts for item, _ in part]


@pytest.mark.usefixtures("alone")
@pytest.mark.parametrize("cores", [1, 2, 3, 64])
def test_every_item_is_worked_at_once_and_results_are_in_order(cores):
    found = shared_out(who, ITEMS, cores)
    assert flat(found) == ITEMS
    assert len({pid for part in found for _, pid in part}) == min(cores, 3)


@pytest.mark.usefixtures("alone")
def test_what_is_made_once_is_made_before_processes_are_forked():
    made = []

    def work(part):
        made.append(os.getpid())
        return [(item, made[0]) for item in part]

    found = shared_out(work, ITEMS, 3)
    assert flat(found) == ITEMS
    assert {pid for part in found for _, pid in part} == {os.getpid()}


@pytest.mark.usefixtures("alone")
def test_a_short_list_is_worth_no_process():
    assert shared_out(who, ITEMS[: FEWEST + 1], 8) == [who(ITEMS[: FEWEST + 1])]
    assert shared_out(who, [], 8) == [[]]


def test_beside_another_thread_nothing_is_forked():
    waiting = threading.Event()
    thread = threading.Thread(target=waiting.wait)
    thread.start()
    try:
        assert shared_out(who, ITEMS, 3) == [who(ITEMS)]
    finally:
        waiting.set()
        thread.join()


ENDS = {
    "raises": lambda: 1 / 0,
    "leaves": lambda: os._exit(3),
    "is killed": lambda: os.kill(os.getpid(), signal.SIGKILL),
}


@pytest.mark.usefixtures("alone")
@pytest.mark.parametrize("end", ENDS)
def test_what_a_process_does_not_finish_is_done_here(end):
    here = os.getpid()

    def work(part):
        if os.getpid() != here:
            ENDS[end]()
        return who(part)

    found = shared_out(work, ITEMS, 3)
    assert flat(found) == ITEMS
    assert {pid for part in found for _, pid in part} == {here}


@pytest.mark.usefixtures("alone")
def test_a_fault_is_raised_where_it_is_seen():
    def work(part):
        if ITEMS[-1] in part:
            raise ValueError("the last")

    with pytest.raises(ValueError, match="the last"):
        shared_out(work, ITEMS, 3)
