"""What formulas do with regular expressions: look for them, replace them, cut texts at them.

The engine is RE2 (the package `google-re2`), since a pattern of an author's could keep a
backtracking one busy for ever. Where it is not installed, that is said.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Protocol, cast

from gradient_garden.vault.bases.expression import NotUnderstood, Regex
from gradient_garden.vault.bases.javascript import to_re2
from gradient_garden.vault.bases.values import File, LinkTo, Value, number, text

LONGEST = 10_000  # characters of a text, as of what formulas make
MEMORY = 1 << 20  # bytes that one compiled pattern may take
STEP = 1000  # signs compared that count as one step of a formula
_REFERENCE = re.compile(r"\$(?:([$&`'])|(\d\d?)|<(\w{1,40})>)")
_OTHER_ENDS = frozenset("\r\u2028\u2029")  # of lines, to JavaScript
Spend = Callable[[int], None]


class Regexp(Protocol):
    """A compiled pattern of RE2's, which has no types of its own."""

    programsize: int
    groups: int
    groupindex: Mapping[str, int]

    def finditer(self, text: str) -> Iterator[Match]: ...  # noqa: D102


class Match(Protocol):
    """Where a pattern was found."""

    re: Regexp

    def __getitem__(self, group: int | str) -> str | None: ...
    def start(self) -> int: ...  # noqa: D102
    def end(self) -> int: ...  # noqa: D102
    def groups(self) -> tuple[str | None, ...]: ...  # noqa: D102


@dataclass(frozen=True, slots=True)
class Pattern:
    """A regular expression; it may be found once, or everywhere with the flag `g`."""

    regex: Regex

    def __str__(self) -> str:
        return f"/{self.regex.source}/{self.regex.flags}"


def method(value: Value, name: str, given: list[Value], spend: Spend) -> tuple[Value] | None:
    """What a method gives that has a pattern, in a tuple; None for any other.

    spend: takes as many steps from those that the formula has.
    """
    value = text(value) if isinstance(value, File | LinkTo) else value
    if isinstance(value, Pattern) and name == "matches":
        return (_matches(value, given[0], spend),)
    if isinstance(value, Pattern) or not isinstance(value, str):
        return None
    if not given or not isinstance(given[0], Pattern):
        if name == "matches":
            raise NotUnderstood("“matches” needs a regular expression")
        return None
    if name == "matches":
        return (_matches(given[0], value, spend),)
    if name == "replace":
        return (_replaced(value, given[0], text(given[1]), spend),)
    if name == "split":
        return (_split(value, given[0], given[1] if len(given) > 1 else None, spend),)
    raise NotUnderstood(f"“{name}” takes no regular expression")


def _matches(pattern: Pattern, value: Value, spend: Spend) -> bool:
    return next(_found(pattern, text(value), spend), None) is not None


def _replaced(value: str, pattern: Pattern, new: str, spend: Spend) -> str:
    """With the flag `g` every match, else the first."""
    parts, end = [], 0
    for match in _found(pattern, value, spend):
        parts += [value[end : match.start()], _filled(new, match, value)]
        end = match.end()
        if "g" not in pattern.regex.flags or sum(map(len, parts)) > LONGEST:
            break
    return "".join([*parts, value[end:]])[:LONGEST]


def _split(value: str, pattern: Pattern, count: Value, spend: Spend) -> list[Value]:
    """As JavaScript: what a group matched stands between the parts."""
    parts: list[Value] = []
    start = 0
    for match in _found(pattern, value, spend):
        if match.end() == match.start() and match.start() in (start, len(value)):
            if not value:
                return parts
            continue
        parts += [value[start : match.start()], *match.groups()]
        start = match.end()
    parts.append(value[start:])
    return parts if count is None else parts[: int(number(count) or 0)]


def _filled(new: str, match: Match, whole: str) -> str:
    """The text for a match: `$1`, `$<name>`, `$&` and so on are what was found."""

    def part(found: re.Match[str]) -> str:
        sign, digits, name = found.groups()
        if sign:
            before, after = whole[: match.start()], whole[match.end() :]
            return {"$": "$", "&": match[0] or "", "`": before, "'": after}[str(sign)]
        if name:
            known = match.re.groupindex
            return (match[name] or "") if name in known else "" if known else str(found[0])
        for length in (len(digits), 1):
            group = int(digits[:length])
            if 0 < group <= match.re.groups:
                return (match[group] or "") + str(digits[length:])
        return str(found[0])

    return _REFERENCE.sub(part, new)


def _found(pattern: Pattern, value: str, spend: Spend) -> Iterator[Match]:
    """The matches in a text, from left to right; each may look at the whole rest of it."""
    compiled = _compiled(pattern.regex.source, pattern.regex.flags)
    if len(value) > LONGEST:
        raise NotUnderstood("the text is too long for a regular expression")
    if "m" in pattern.regex.flags and not _OTHER_ENDS.isdisjoint(value):
        raise NotUnderstood("with the flag “m”, lines that end otherwise than by \\n are not read")
    spend(compiled.programsize * len(value) // STEP)
    last = -1
    for match in compiled.finditer(value):
        empty = match.start() == match.end()
        if not (empty and match.start() == last):  # RE2's module gives some of those twice
            yield match
        last = match.start() if empty else -1
        spend(compiled.programsize * (len(value) - match.end()) // STEP)


@lru_cache(maxsize=256)
def _compiled(source: str, flags: str) -> Regexp:
    try:
        import re2
    except ImportError:
        raise NotUnderstood("regular expressions need the package google-re2") from None
    options = re2.Options()
    options.log_errors, options.max_mem = False, MEMORY
    try:
        return cast(Regexp, re2.compile(to_re2(source, flags), options))
    except re2.error as error:
        said = error.args[0] if error.args else ""
        why = said.decode("utf-8", "replace") if isinstance(said, bytes) else str(said)
        raise NotUnderstood(f"the pattern cannot be read: {why}") from None
