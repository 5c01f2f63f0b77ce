"""Texts in which no footnotes are read: comments, display texts and alternative texts.

A footnote moves to the end of the page, so one inside a comment would come to light there.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from markdown_it.utils import EnvType

_KEY = "no_footnotes"


@contextmanager
def no_footnotes(env: EnvType) -> Iterator[None]:
    """Read no footnotes meanwhile, however deep the parsing goes."""
    before = env.get(_KEY, False)
    env[_KEY] = True
    try:
        yield
    finally:
        env[_KEY] = before


def footnotes_allowed(env: EnvType) -> bool:
    """Tell whether a footnote may be read now."""
    return not env.get(_KEY, False)
