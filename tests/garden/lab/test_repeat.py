"""Calls that do not give the same twice."""

import pytest

from gradient_garden.lab import unrepeatable
from tests.garden.lab.bench import Bench

TEXT = """
import os, random, time
import numpy as np


def clock():
    return str(time.monotonic_ns())


def order():
    return ", ".join({"one", "two", "three", "four", "five", "six"})


def address():
    return id(object()) * 1000 + os.getpid()


def unseeded():
    return "one line\\n" + str(np.random.default_rng().random(3))


def old_generator():
    return [{"step": 1, "loss": random.random()}]


def folder():
    print(os.getcwd())


def seeded():
    return str(np.random.default_rng(0).random(3))


def fails():
    raise ValueError(time.time())
"""
DIFFER = ("clock", "order", "address", "unseeded", "old_generator", "folder")


@pytest.mark.parametrize("name", DIFFER)
def test_what_differs_is_said_with_its_place(bench: Bench, name: str) -> None:
    bench.write(m=TEXT)
    (failure,) = unrepeatable(bench.plan(f"m.{name}()"), bench.project, jobs=2).values()
    assert (failure.code, failure.path) == ("run-unrepeatable", "snippets/m.py")
    assert TEXT.split("\n")[failure.line - 1] == f"def {name}():"
    assert "one line" not in failure.message


def test_what_repeats_or_fails_is_not_reported(bench: Bench) -> None:
    bench.write(m=TEXT)
    assert unrepeatable(bench.plan("m.seeded()", "m.fails()"), bench.project, jobs=2) == {}
