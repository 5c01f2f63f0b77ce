"""The values that formulas compute with: what they are, how they compare, how they read as text."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import total_ordering

from gradient_garden.vault.bases.expression import NotUnderstood
from gradient_garden.vault.slug import without_suffix

_DATE = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d))?(?:\.\d{1,6})?Z?)?")
_SPAN = re.compile(r"\s*(-?\d{1,9}(?:\.\d{1,9})?)\s*([A-Za-z]{1,12})\s*")
_UNITS = {
    **dict.fromkeys(("y", "year", "years"), "year"),
    **dict.fromkeys(("M", "month", "months"), "month"),
    **dict.fromkeys(("w", "week", "weeks"), "week"),
    **dict.fromkeys(("d", "day", "days"), "day"),
    **dict.fromkeys(("h", "hour", "hours"), "hour"),
    **dict.fromkeys(("m", "minute", "minutes"), "minute"),
    **dict.fromkeys(("s", "second", "seconds"), "second"),
}
_SECONDS = {"week": 604800, "day": 86400, "hour": 3600, "minute": 60, "second": 1}


@dataclass(frozen=True, slots=True)
class File:
    """A file of the vault, by its path."""

    path: str


@dataclass(frozen=True, slots=True)
class LinkTo:
    """A link in a property: its text as typed, what is shown, and the file that it finds."""

    text: str
    display: str = ""
    target: str | None = None


@dataclass(frozen=True, slots=True)
class Moment:
    """A date, or a date with its time."""

    at: datetime
    timed: bool = False

    def __str__(self) -> str:
        return self.at.strftime("%Y-%m-%d %H:%M:%S" if self.timed else "%Y-%m-%d")


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture to be shown: a link to it, or its path."""

    source: object

    def __str__(self) -> str:
        return text(self.source)


@dataclass(frozen=True, slots=True)
class Span:
    """A length of time: whole months, and seconds."""

    months: int = 0
    seconds: float = 0.0

    def __str__(self) -> str:
        return f"{self.months} months" if self.months else f"{self.seconds:g} s"


Value = object  # None, bool, int, float, str, list, dict, File, LinkTo, Moment, Picture or Span


def moment(text: str) -> Moment | None:
    """Read an ISO date, with or without a time; None for any other text."""
    found = _DATE.fullmatch(text.strip())
    if found is None:
        return None
    parts = [int(part or 0) for part in found.groups()]
    try:
        return Moment(datetime(*parts), found[4] is not None)  # type: ignore[arg-type]
    except ValueError:
        return None


def span(text: str) -> Span | None:
    """Read a duration such as `1d`, `2 weeks` or `-1M`; None for any other text."""
    found = _SPAN.fullmatch(text)
    unit = _UNITS.get(found[2]) if found else None
    if found is None or unit is None:
        return None
    count = float(found[1])
    if unit in ("year", "month"):
        return Span(months=int(count * (12 if unit == "year" else 1)))
    return Span(seconds=count * _SECONDS[unit])


def shifted(start: Moment, by: Span, sign: int) -> Moment:
    """A moment later or earlier; the 31st becomes the last day of a shorter month."""
    months = start.at.year * 12 + start.at.month - 1 + sign * by.months
    year, month = divmod(months, 12)
    try:
        day = min(start.at.day, _days(year, month + 1))
        at = start.at.replace(year=year, month=month + 1, day=day)
        at += timedelta(seconds=sign * by.seconds)
    except (ValueError, OverflowError):
        raise NotUnderstood("the date is too far away") from None
    return Moment(at, start.timed or bool(by.seconds % 86400))


def _days(year: int, month: int) -> int:
    following = datetime(year + month // 12, month % 12 + 1, 1)
    return (following - timedelta(days=1)).day


def is_empty(value: Value) -> bool:
    """Nothing, an empty text, or an empty list."""
    return value is None or value == "" or value == [] or value == {}


def is_true(value: Value) -> bool:
    """As in the app: nothing, zero, and empty texts and lists are false."""
    return not (is_empty(value) or value is False or (_is_number(value) and value == 0))


def number(value: Value) -> float | int | None:
    """A value as a number; a moment is its milliseconds since 1970. None where it is none."""
    if isinstance(value, bool):
        return int(value)
    if isinstance(value, int | float):
        return value
    if isinstance(value, Moment):
        return round((value.at - datetime(1970, 1, 1)).total_seconds() * 1000)
    try:
        found = float(value) if isinstance(value, str) and len(value) < 40 else math.nan
    except ValueError:
        return None
    return None if math.isnan(found) or math.isinf(found) else found


def text(value: Value) -> str:
    """A value as it reads in a sentence."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return f"{value:.10g}"
    if isinstance(value, list):
        return ", ".join(map(text, value))
    if isinstance(value, File):
        return without_suffix(value.path.rpartition("/")[2])
    return (value.display or value.text) if isinstance(value, LinkTo) else str(value)


def equal(one: Value, two: Value) -> bool:
    """Whether two values are the same; a link equals its file, and a date its text."""
    if isinstance(one, Moment) and isinstance(two, str):
        two = moment(two)
    if isinstance(two, Moment) and isinstance(one, str):
        one = moment(one)
    if isinstance(one, File | LinkTo) and isinstance(two, File | LinkTo):
        return _path(one) == _path(two)
    if isinstance(one, LinkTo) and isinstance(two, str):
        return two in (one.text, one.display, f"[[{one.text}]]")
    if isinstance(two, LinkTo) and isinstance(one, str):
        return equal(two, one)
    if isinstance(one, Moment) and isinstance(two, Moment):
        return one.at == two.at
    if isinstance(one, bool) != isinstance(two, bool):
        return False
    return one == two


def _path(value: File | LinkTo) -> str:
    return value.path if isinstance(value, File) else value.target or value.text


def _is_number(value: Value) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


@total_ordering
class Rank:
    """Orders any two values: by kind, then within it; texts without case, their numbers by size."""

    __slots__ = ("_key",)

    def __init__(self, value: Value) -> None:
        self._key = _rank(value)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Rank) and self._key == other._key

    def __lt__(self, other: Rank) -> bool:
        return self._key < other._key

    __hash__ = None  # type: ignore[assignment]  # it only orders


def _rank(value: Value) -> tuple[int, float, tuple[tuple[int, int, str], ...]]:
    if isinstance(value, bool):
        return 0, float(value), ()
    if isinstance(value, int | float | Moment):
        return 1, float(number(value) or 0), ()
    return 2, 0.0, _natural(text(value))


def _natural(words: str) -> tuple[tuple[int, int, str], ...]:
    pieces = re.findall(r"\d{1,18}|\D+", words.casefold())
    return tuple((0, int(p), "") if p.isdecimal() else (1, 0, p) for p in pieces)
