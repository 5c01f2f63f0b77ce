"""The language of a vault that does not say it, by the script of its notes."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

from gradient_garden.vault.files import read_bytes, walk

ENOUGH = 0.25  # of all letters; Latin words stand in the texts of every language
NOTES, LENGTH = 200, 4000  # notes that are looked at, and bytes of each
_SCRIPTS = {
    "ARABIC": "ar",
    "CJK": "zh",
    "HANGUL": "ko",
    "HEBREW": "he",
    "HIRAGANA": "ja",
    "KATAKANA": "ja",
}
_PERSIAN = frozenset("پچژگ")


def language_of(vault: Path) -> str:
    """The code by which the theme knows the language of a vault; English if unsure.

    It chooses the theme's own words, the letters that a browser takes for Chinese and Japanese
    signs, and whether lines run from the right.
    """
    notes = [path for path in walk(vault, "").files if path.lower().endswith(".md")][:NOTES]
    return guessed(text for path in notes for text in (path, _beginning(vault, path)))


def guessed(texts: Iterable[str]) -> str:
    """The language of texts: kana tell Japanese from Chinese, four letters Persian from Arabic."""
    counts = Counter(char for text in texts for char in text if char.isalpha())
    total = counts.total()
    found: Counter[str] = Counter()
    for char, count in counts.items():
        if language := _language(char):
            found[language] += count
    if found["ja"] * 10 > found["zh"] and found["ja"] + found["zh"] > ENOUGH * total:
        return "ja"
    if found["ar"] > ENOUGH * total:
        return "fa" if sum(counts[c] for c in _PERSIAN) * 50 > found["ar"] else "ar"
    best, count = max(found.items(), key=lambda pair: pair[1], default=("en", 0))
    return best if count > ENOUGH * total else "en"


@lru_cache(maxsize=4096)
def _language(char: str) -> str:
    if char.isascii():
        return ""
    return _SCRIPTS.get(unicodedata.name(char, "").partition(" ")[0], "")


def _beginning(vault: Path, path: str) -> str:
    try:
        return read_bytes(vault, path)[:LENGTH].decode("utf-8", "ignore")
    except OSError:
        return ""
