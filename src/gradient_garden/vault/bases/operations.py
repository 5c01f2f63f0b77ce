"""The signs of formulas: comparisons, and sums of numbers, texts, dates and spans of time."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping

from gradient_garden.vault.bases.functions import LONGEST
from gradient_garden.vault.bases.values import (
    Moment,
    Rank,
    Span,
    Value,
    equal,
    moment,
    number,
    shifted,
    span,
    text,
)


def operation(sign: str, left: Value, right: Value) -> Value:
    """A comparison, or a sum: of numbers, texts, dates and spans of time."""
    if sign in ("==", "!="):
        return equal(left, right) == (sign == "==")
    if sign in ("<", "<=", ">", ">="):
        return _compared(sign, left, right)
    if isinstance(left, Moment) and sign in "+-":
        by = right if isinstance(right, Span) else span(right) if isinstance(right, str) else None
        if by is not None:
            return shifted(left, by, 1 if sign == "+" else -1)
    if isinstance(left, Span):
        return _longer(sign, left, right)
    if sign == "+" and (isinstance(left, str) or isinstance(right, str)):
        return (text(left) + text(right))[:LONGEST]
    if sign == "+" and isinstance(left, list) and isinstance(right, list):
        return (left + right)[:LONGEST]
    return _arithmetic(sign, number(left), number(right))


def _longer(sign: str, left: Span, right: Value) -> Value:
    """A span of time times a number, or with another added or taken away."""
    times = number(right)
    if sign == "*" and times is not None:
        return Span(int(left.months * times), left.seconds * times)
    if sign in "+-" and isinstance(right, Span):
        way = 1 if sign == "+" else -1
        return Span(left.months + way * right.months, left.seconds + way * right.seconds)
    return None


def _compared(sign: str, left: Value, right: Value) -> bool:
    """Nothing is neither more nor less than anything; a text beside a date is read as one."""
    if isinstance(left, Moment) and isinstance(right, str):
        right = moment(right)
    if isinstance(right, Moment) and isinstance(left, str):
        left = moment(left)
    if left is None or right is None:
        return False
    one, two = Rank(left), Rank(right)
    return {"<": one < two, "<=": one <= two, ">": one > two, ">=": one >= two}[sign]


def _arithmetic(sign: str, left: float | None, right: float | None) -> Value:
    """Numbers; nothing where one is none, or at a division by zero."""
    if left is None or right is None or (sign in "/%" and not right):
        return None
    made: Mapping[str, Callable[[], float]] = {
        "+": lambda: left + right,
        "-": lambda: left - right,
        "*": lambda: left * right,
        "/": lambda: left / right,
        "%": lambda: math.fmod(left, right),
    }
    found = made[sign]()
    return int(found) if isinstance(found, float) and found.is_integer() else found
