"""Dates as text, by the format strings of Moment.js, in English and without a time zone."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta

_MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July", "August", "September"),
    *("October", "November", "December"),
)
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_TOKEN = re.compile(
    r"\[([^\[]*)\]|\\(.)"
    r"|(Mo|MM?M?M?|Do|DDDo|DD?D?D?|do|dd?d?d?|Qo|Q|wo|ww|w|Wo|WW|W|e|E|YYYYYY|YYYY|YY|Y|gggg|gg"
    r"|GGGG|GG|hh?|HH?|kk?|mm?|ss?|S{1,9}|a|A|x|X|ZZ?|z|LTS|LT|LL?L?L?|ll?l?l?)",
    re.DOTALL,
)
_LONG = {
    **{"LT": "h:mm A", "LTS": "h:mm:ss A", "L": "MM/DD/YYYY", "LL": "MMMM D, YYYY"},
    **{"LLL": "MMMM D, YYYY h:mm A", "LLLL": "dddd, MMMM D, YYYY h:mm A", "l": "M/D/YYYY"},
    **{"ll": "MMM D, YYYY", "lll": "MMM D, YYYY h:mm A", "llll": "ddd, MMM D, YYYY h:mm A"},
}


def formatted(at: datetime, wanted: str) -> str:
    """A date in a format; what stands in brackets, and letters that mean nothing, stay."""

    def part(found: re.Match[str]) -> str:
        kept, escaped, token = found.groups()
        if token is None:
            return str(escaped) if kept is None else str(kept)
        if token in _LONG:
            return formatted(at, _LONG[token])
        if token.startswith("S"):
            return f"{at.microsecond:06d}000"[: len(token)]
        return _TOKENS[token](at)

    return _TOKEN.sub(part, wanted)


def _ordinal(number: int) -> str:
    tens = number // 10 % 10 == 1
    return f"{number}{'th' if tens else {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th')}"


def _sunday(at: datetime) -> int:
    """The day of the week, from 0 on Sunday."""
    return at.isoweekday() % 7


def _day_of_year(at: datetime) -> int:
    return at.timetuple().tm_yday


def _week(at: datetime) -> tuple[int, int]:
    """The year and week of the American calendar: both are those of the week's Saturday."""
    saturday = at + timedelta(days=6 - _sunday(at))
    return saturday.year, (_day_of_year(saturday) + 6) // 7


def _quarter(at: datetime) -> int:
    return (at.month + 2) // 3


def _seconds(at: datetime) -> int:
    return int((at - datetime(1970, 1, 1)).total_seconds() // 1)


def _twelve(hour: int) -> int:
    return hour % 12 or 12


_TOKENS: Mapping[str, Callable[[datetime], str]] = {
    "M": lambda at: str(at.month),
    "Mo": lambda at: _ordinal(at.month),
    "MM": lambda at: f"{at.month:02d}",
    "MMM": lambda at: _MONTHS[at.month - 1][:3],
    "MMMM": lambda at: _MONTHS[at.month - 1],
    "Q": lambda at: str(_quarter(at)),
    "Qo": lambda at: _ordinal(_quarter(at)),
    "D": lambda at: str(at.day),
    "Do": lambda at: _ordinal(at.day),
    "DD": lambda at: f"{at.day:02d}",
    "DDD": lambda at: str(_day_of_year(at)),
    "DDDo": lambda at: _ordinal(_day_of_year(at)),
    "DDDD": lambda at: f"{_day_of_year(at):03d}",
    "d": lambda at: str(_sunday(at)),
    "do": lambda at: _ordinal(_sunday(at)),
    "dd": lambda at: _DAYS[at.weekday()][:2],
    "ddd": lambda at: _DAYS[at.weekday()][:3],
    "dddd": lambda at: _DAYS[at.weekday()],
    "e": lambda at: str(_sunday(at)),
    "E": lambda at: str(at.isoweekday()),
    "w": lambda at: str(_week(at)[1]),
    "wo": lambda at: _ordinal(_week(at)[1]),
    "ww": lambda at: f"{_week(at)[1]:02d}",
    "W": lambda at: str(at.isocalendar().week),
    "Wo": lambda at: _ordinal(at.isocalendar().week),
    "WW": lambda at: f"{at.isocalendar().week:02d}",
    "Y": lambda at: str(at.year),
    "YY": lambda at: f"{at.year % 100:02d}",
    "YYYY": lambda at: f"{at.year:04d}",
    "YYYYYY": lambda at: f"+{at.year:06d}",
    "gg": lambda at: f"{_week(at)[0] % 100:02d}",
    "gggg": lambda at: f"{_week(at)[0]:04d}",
    "GG": lambda at: f"{at.isocalendar().year % 100:02d}",
    "GGGG": lambda at: f"{at.isocalendar().year:04d}",
    "H": lambda at: str(at.hour),
    "HH": lambda at: f"{at.hour:02d}",
    "h": lambda at: str(_twelve(at.hour)),
    "hh": lambda at: f"{_twelve(at.hour):02d}",
    "k": lambda at: str(at.hour or 24),
    "kk": lambda at: f"{at.hour or 24:02d}",
    "m": lambda at: str(at.minute),
    "mm": lambda at: f"{at.minute:02d}",
    "s": lambda at: str(at.second),
    "ss": lambda at: f"{at.second:02d}",
    "a": lambda at: "pm" if at.hour >= 12 else "am",
    "A": lambda at: "PM" if at.hour >= 12 else "AM",
    "X": lambda at: str(_seconds(at)),
    "x": lambda at: str(_seconds(at) * 1000 + at.microsecond // 1000),
    "Z": lambda at: "+00:00",
    "ZZ": lambda at: "+0000",
    "z": lambda at: "",
}
