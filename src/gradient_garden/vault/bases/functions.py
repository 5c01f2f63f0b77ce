"""The functions of formulas, by the kind of value that they are called on.

Their meaning is that of the app's documentation, “Functions” under Bases. What depends on chance
is not computed; for what depends on the day, see `clock.py`.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from datetime import timedelta
from html import escape
from statistics import median, pstdev

from gradient_garden.vault.bases.dates import formatted
from gradient_garden.vault.bases.expression import NotUnderstood
from gradient_garden.vault.bases.values import (
    File,
    LinkTo,
    Moment,
    Picture,
    Rank,
    Span,
    Value,
    equal,
    is_empty,
    is_true,
    moment,
    number,
    span,
    text,
)

LONGEST = 10_000  # characters of a text, or items of a list
Function = Callable[..., Value]


def no_chance(*_: Value) -> Value:
    """A page must be the same when it is built again."""
    raise NotUnderstood("it depends on chance, and the pages do not")


def _date(value: Value) -> Value:
    return value if isinstance(value, Moment) else moment(text(value))


def _number(value: Value) -> Value:
    return number(value)


def _numbers(values: tuple[Value, ...]) -> list[float | int]:
    flat = values[0] if len(values) == 1 and isinstance(values[0], list) else values
    return [found for value in flat if (found := number(value)) is not None]


def _round(value: float, digits: Value = 0) -> Value:
    """Halves go up, as in the app, and not to the even neighbour."""
    scale = 10 ** min(int(number(digits) or 0), 15)
    rounded = math.floor(value * scale + 0.5) / scale
    return int(rounded) if rounded == int(rounded) else rounded


def _slice(value: str | list[Value], start: Value, end: Value = None) -> Value:
    stop = None if end is None else int(number(end) or 0)
    return value[int(number(start) or 0) : stop]


def _split(value: str, sign: Value, count: Value = None) -> Value:
    parts = value.split(text(sign)) if text(sign) else list(value)
    return list(parts if count is None else parts[: int(number(count) or 0)])


def _repeat(value: str, count: Value) -> Value:
    return value * max(0, min(int(number(count) or 0), LONGEST // max(len(value), 1)))


def _contains(value: Value, *parts: Value) -> bool:
    """A link holds the same link too, whatever it shows."""
    return equal(value, parts[0]) or text(parts[0]) in text(value)


def _holds(items: list[Value], wanted: Value) -> bool:
    return any(equal(item, wanted) for item in items)


def _unique(items: list[Value]) -> list[Value]:
    found: list[Value] = []
    for item in items[:1000]:
        if not _holds(found, item):
            found.append(item)
    return found


def _flat(items: list[Value]) -> list[Value]:
    return [each for item in items for each in (item if isinstance(item, list) else [item])]


def _type(value: Value) -> str:
    kinds: tuple[tuple[type, str], ...] = (
        *((bool, "boolean"), (int, "number"), (float, "number"), (str, "string")),
        *((list, "list"), (dict, "object"), (Moment, "date"), (File, "file"), (LinkTo, "link")),
    )
    return next((name for kind, name in kinds if isinstance(value, kind)), "null")


def no_markup(*_: Value) -> Value:
    """What a formula says is text."""
    raise NotUnderstood("HTML and icons of formulas are not shown here")


GLOBAL: Mapping[str, Function] = {
    "date": _date,
    "escapeHTML": lambda value: escape(text(value)),
    "html": no_markup,
    "icon": no_markup,
    "image": lambda value: Picture(value.path if isinstance(value, File) else value),
    "duration": lambda value: value if isinstance(value, Span) else span(text(value)),
    "list": lambda *values: (
        values[0] if len(values) == 1 and isinstance(values[0], list) else list(values)
    ),
    "max": lambda *values: max(_numbers(values), default=None),
    "min": lambda *values: min(_numbers(values), default=None),
    "number": _number,
    "random": no_chance,
}
ANY: Mapping[str, Function] = {
    "isEmpty": is_empty,
    "isTruthy": is_true,
    "isType": lambda value, kind: _type(value) == text(kind).lower(),
    "toString": text,
}
TEXT: Mapping[str, Function] = {
    "contains": _contains,
    "containsAll": lambda value, *parts: all(text(part) in value for part in parts),
    "containsAny": lambda value, *parts: any(text(part) in value for part in parts),
    "endsWith": lambda value, part: value.endswith(text(part)),
    "lower": lambda value: value.lower(),
    "repeat": _repeat,
    "replace": lambda value, old, new: value.replace(text(old), text(new))[:LONGEST],
    "reverse": lambda value: value[::-1],
    "slice": _slice,
    "split": _split,
    "startsWith": lambda value, part: value.startswith(text(part)),
    "title": lambda value: " ".join(word[:1].upper() + word[1:] for word in value.split(" ")),
    "trim": lambda value: value.strip(),
    "upper": lambda value: value.upper(),
}
NUMBER: Mapping[str, Function] = {
    "abs": abs,
    "ceil": math.ceil,
    "floor": math.floor,
    "round": _round,
    "toFixed": lambda value, digits=0: f"{value:.{max(0, min(int(number(digits) or 0), 15))}f}",
}
DATE: Mapping[str, Function] = {
    "date": lambda value: Moment(value.at.replace(hour=0, minute=0, second=0, microsecond=0)),
    "format": lambda value, wanted: formatted(value.at, text(wanted))[:LONGEST],
    "time": lambda value: value.at.strftime("%H:%M:%S"),
}
LIST: Mapping[str, Function] = {
    "contains": _holds,
    "containsAll": lambda items, *wanted: all(_holds(items, each) for each in wanted),
    "containsAny": lambda items, *wanted: any(_holds(items, each) for each in wanted),
    "flat": _flat,
    "join": lambda items, sign=", ": text(sign).join(map(text, items)),
    "mean": lambda items: sum(n) / len(n) if (n := _numbers((items,))) else None,
    "reverse": lambda items: items[::-1],
    "slice": _slice,
    "sort": lambda items: sorted(items, key=Rank),
    "sum": lambda items: sum(_numbers((items,))),
    "unique": _unique,
}
OBJECT: Mapping[str, Function] = {
    "keys": lambda value: list(value),
    "values": lambda value: list(value.values()),
}
BY_KIND: tuple[tuple[type | tuple[type, ...], Mapping[str, Function]], ...] = (
    (str, TEXT),
    (list, LIST),
    (dict, OBJECT),
    (Moment, DATE),
    (bool, {}),
    ((int, float), NUMBER),
)
FIELDS: Mapping[str, Callable[[Moment], Value]] = {
    name: lambda value, name=name: getattr(value.at, name)
    for name in ("year", "month", "day", "hour", "minute", "second")
} | {"millisecond": lambda value: value.at.microsecond // 1000}


def method_of(value: Value, name: str) -> Function | None:
    """The method of a value by its name, or None; nothing has only what everything has."""
    methods = next((found for kind, found in BY_KIND if isinstance(value, kind)), {})
    if isinstance(value, File | LinkTo) and name in TEXT:  # read as the text that it shows
        words = value if name == "contains" else text(value)
        return lambda _, *given: TEXT[name](words, *given)
    return methods.get(name) or ANY.get(name)


def summary(name: str, values: list[Value]) -> Value:
    """One of the app's summaries of a column; raises NotUnderstood for another name."""
    filled = [value for value in values if not is_empty(value)]
    numbers = sorted(found for v in filled if (found := number(v)) is not None)
    moments = sorted((v for v in filled if isinstance(v, Moment)), key=lambda v: v.at)
    made: Mapping[str, Callable[[], Value]] = {
        "Average": lambda: sum(numbers) / len(numbers) if numbers else None,
        "Min": lambda: numbers[0] if numbers else None,
        "Max": lambda: numbers[-1] if numbers else None,
        "Sum": lambda: sum(numbers),
        "Range": lambda: _range(numbers, moments),
        "Median": lambda: median(numbers) if numbers else None,
        "Stddev": lambda: pstdev(numbers) if numbers else None,
        "Earliest": lambda: moments[0] if moments else None,
        "Latest": lambda: moments[-1] if moments else None,
        "Checked": lambda: sum(value is True for value in values),
        "Unchecked": lambda: sum(value is False for value in values),
        "Empty": lambda: len(values) - len(filled),
        "Filled": lambda: len(filled),
        "Unique": lambda: len(_unique(filled)),
    }
    if name not in made:
        raise NotUnderstood(f"there is no summary “{name}”")
    return made[name]()


def _range(numbers: list[float | int], moments: list[Moment]) -> Value:
    if moments:
        return f"{(moments[-1].at - moments[0].at) // timedelta(days=1)} days"
    return numbers[-1] - numbers[0] if numbers else None
