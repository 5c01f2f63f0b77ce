"""Under a symbol's source: the tests that executed it and passed."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

from gradient_garden.pages.markup import UNSEARCHED, Attributes, attributes, escape


def tested_by(tests: tuple[str, ...]) -> str:
    """A folded list of tests, by file; nothing where there are none.

    tests: as pytest names them, `tests/snippets/test_neuron.py::test_name`, sorted.
    """
    if not tests:
        return ""
    count = "1 test" if len(tests) == 1 else f"{len(tests)} tests"
    files = "".join(_file(path, names) for path, names in groupby(tests, _path))
    extra: Attributes = {"class": "gg-tested", **UNSEARCHED}
    return f"<details{attributes(extra)}><summary>Tested by {count}</summary>{files}</details>"


def _path(test: str) -> str:
    return test.partition("::")[0]


def _file(path: str, tests: Iterable[str]) -> str:
    names = (test.partition("::")[2].rpartition("::")[2] for test in tests)
    items = "".join(f"<li><code>{escape(name)}</code></li>" for name in names)
    return f"<p><code>{escape(path)}</code></p><ul>{items}</ul>"
