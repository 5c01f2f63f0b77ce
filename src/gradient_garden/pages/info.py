"""A fence's info string: `python title="neuron.py"`."""

from __future__ import annotations

import shlex
from functools import lru_cache
from typing import NamedTuple


class Info(NamedTuple):
    """The language, in lower case and safe as a class name, and the title."""

    language: str
    title: str = ""


@lru_cache(maxsize=256)
def parse_info(info: str) -> Info:
    """Read an info string; what is not understood is ignored, as CommonMark allows."""
    words = _split(info)
    first = words[0].strip("{}.") if words and "=" not in words[0] else ""
    language = "".join(c for c in first.lower() if c.isalnum() or c in "+-_#.")
    titles = [word.partition("=")[2] for word in words if word.startswith("title=")]
    return Info(language, titles[0] if titles else "")


def _split(info: str) -> list[str]:
    try:
        return shlex.split(info)
    except ValueError:  # a quotation mark that is never closed
        return info.split()
