"""The name that a wrong one was probably meant to be. It is better to say none than a far one.

One search takes a millisecond or so in a vault of thousands.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache

LETTERS_A_SLIP = 5  # of a name, for each letter that may be wrong, missing, added or swapped
TELLING = 4  # letters and digits of a name that is worth looking for in longer ones
_DATE = re.compile(r"\d{4,}")  # two moments are never a slip for one another
_WORD = re.compile(r"\w+")


def did_you_mean(wrong: str, candidates: Iterable[str]) -> str:
    """Return `did you mean “x”?` for the nearest candidate, or nothing if none is near.

    Near is a name with a slip or two, or else one that begins with the wrong one or has all of its
    words in order.
    """
    by_fold = _by_fold(tuple(candidates))
    folded = wrong.casefold()
    near = _misspelt(folded, by_fold.keys()) or _longer(folded, by_fold.keys())
    return f"did you mean “{by_fold[near]}”?" if near else ""


@lru_cache(maxsize=4)
def _by_fold(candidates: tuple[str, ...]) -> Mapping[str, str]:
    """Fold the names once: a vault asks for the same ones at each of its broken links."""
    return {candidate.casefold(): candidate for candidate in candidates}


def _misspelt(wrong: str, names: Iterable[str]) -> str:
    from rapidfuzz import process  # most runs find no fault, and load nothing to mend it
    from rapidfuzz.distance import OSA

    most = max(1, len(wrong) // LETTERS_A_SLIP) if len(wrong) > 1 else 0
    near = process.extract(
        wrong,
        names,
        scorer=OSA.distance,  # type: ignore[arg-type]  # its stub calls whole numbers no floats
        score_cutoff=most,
        limit=5,
    )
    return next((name for name, _, _ in near if _DATE.findall(name) == _DATE.findall(wrong)), "")


def _longer(wrong: str, names: Iterable[str]) -> str:
    """The shortest name that says what the wrong one says, and more."""
    words = _WORD.findall(wrong)
    if sum(map(len, words)) < TELLING:
        return ""
    found = (name for name in names if words[0] in name and _says(name, wrong, words))
    return min(found, key=lambda name: (len(name), name), default="")


def _says(name: str, wrong: str, words: list[str]) -> bool:
    rest = iter(_WORD.findall(name))
    return name.startswith(wrong) or all(word in rest for word in words)
