"""YAML to plain values, safely: the 1.2 core schema, with limits, and true line numbers.

Values are what JSON has: no dates, no tags, no objects. Dates stay text, as the app keeps them.
The parser's events are read with a stack of our own, so that no depth can exhaust Python's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, NamedTuple

import yaml
from yaml.events import (
    AliasEvent,
    CollectionEndEvent,
    CollectionStartEvent,
    Event,
    MappingStartEvent,
    ScalarEvent,
)

MAX_DEPTH = 20
MAX_ALIASES = 50
MAX_SIZE = 64 * 1024  # characters, as typed and once aliases are expanded

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_PLAIN_TAGS = (None, "!", "tag:yaml.org,2002:str")
_INTEGER = re.compile(r"[-+]?[0-9]{1,100}")
_BASED = re.compile(r"0o[0-7]{1,100}|0x[0-9a-fA-F]{1,100}")
_FLOAT = re.compile(
    r"[-+]?(?:[0-9]{1,100}(?:\.[0-9]{0,100})?|\.[0-9]{1,100})(?:[eE][-+]?[0-9]{1,3})?"
)
_WORDS: dict[str, object] = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL"), None),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
    **dict.fromkeys((".inf", ".Inf", ".INF", "+.inf"), float("inf")),
    **dict.fromkeys(("-.inf", "-.Inf", "-.INF"), float("-inf")),
    **dict.fromkeys((".nan", ".NaN", ".NAN"), float("nan")),
}


class Fault(NamedTuple):
    """What is wrong, and where, from 1; of a key that is given twice, first is its first line."""

    line: int
    column: int
    message: str
    first: int = 0


class Text(NamedTuple):
    """A string value with its key path, such as `needs.0`, and its place, from 1."""

    key: str
    value: str
    line: int
    column: int


@dataclass(slots=True)
class Reading:
    """The outcome: a value, all string values in it, and faults."""

    value: object = None
    texts: list[Text] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)


@dataclass(slots=True)
class _Open:
    """A list or mapping that is being read."""

    items: list[object] | dict[str, object]
    path: str
    anchor: str | None
    size: int = 0
    key: str | None = None
    key_lines: dict[str, int] = field(default_factory=dict)


class _Refused(Exception):
    """Ends the reading; carries the fault."""


def read_yaml(text: str) -> Reading:
    """Read one YAML document; never raises for what is in it."""
    reading = Reading()
    try:
        _Reader(reading).read(yaml.parse(text, Loader=_LOADER))
    except _Refused as refused:
        reading.faults.append(refused.args[0])
    except yaml.MarkedYAMLError as error:
        line, column = _culprit(error, text.rstrip())
        reading.faults.append(Fault(line, column, f"not valid YAML: {error.problem}"))
    except yaml.YAMLError as error:
        reading.faults.append(Fault(1, 1, f"not valid YAML: {str(error).splitlines()[0]}"))
    return reading


def _culprit(error: yaml.MarkedYAMLError, text: str) -> tuple[int, int]:
    """Return the place to look at: of what is still open at the end, its beginning."""
    mark = error.problem_mark or error.context_mark
    if error.context_mark and mark and mark.index >= len(text):
        mark = error.context_mark
    if mark is None or mark.index >= len(text):
        return text.count("\n") + 1, len(text) - text.rfind("\n")
    return mark.line + 1, mark.column + 1


def plain_value(text: str) -> object:
    """Return what an unquoted scalar means in YAML 1.2: `no` is text, `010` is ten."""
    if text in _WORDS:
        return _WORDS[text]
    if _INTEGER.fullmatch(text):
        return int(text)
    if _BASED.fullmatch(text):
        return int(text[2:], 8 if text[1] == "o" else 16)
    return float(text) if _FLOAT.fullmatch(text) else text


class _Reader:
    """Builds values from events, with a stack of the lists and mappings that are open."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.stack: list[_Open] = []
        self.anchors: dict[str, tuple[object, int]] = {}
        self.aliases = 0

    def read(self, events: Iterator[Any]) -> None:
        for event in events:
            if isinstance(event, CollectionStartEvent):
                self._open(event)
            elif isinstance(event, CollectionEndEvent):
                done = self.stack.pop()
                self._add(event, done.items, done.size, done.anchor)
            elif isinstance(event, AliasEvent):
                self._add(event, *self._alias(event), None)
            elif isinstance(event, ScalarEvent):
                self._scalar(event)

    def _open(self, event: CollectionStartEvent) -> None:
        _refuse_if(event.tag not in (None, "!"), event, f"the tag {event.tag} is not allowed")
        _refuse_if(len(self.stack) >= MAX_DEPTH, event, f"nested more than {MAX_DEPTH} deep")
        if self.stack and self._wants_key():
            raise _Refused(Fault(*_place(event), "a key must be text, not a list or mapping"))
        items: list[object] | dict[str, object]
        items = {} if isinstance(event, MappingStartEvent) else []
        self.stack.append(_Open(items, self._path(), event.anchor))

    def _scalar(self, event: ScalarEvent) -> None:
        _refuse_if(event.tag not in _PLAIN_TAGS, event, f"the tag {event.tag} is not allowed")
        if self.stack and self._wants_key():
            self._key(event)
            return
        value = plain_value(event.value) if event.implicit[0] else event.value
        if isinstance(value, str):
            line, column = _place(event)
            quoted = event.style in ("'", '"')
            self.reading.texts.append(Text(self._path(), value, line, column + quoted))
        self._add(event, value, len(event.value), event.anchor)

    def _key(self, event: ScalarEvent) -> None:
        mapping, (line, column) = self.stack[-1], _place(event)
        if first := mapping.key_lines.get(event.value):
            message = f"the property “{event.value}” is there twice"
            self.reading.faults.append(Fault(line, column, message, first))
        mapping.key = event.value
        mapping.key_lines.setdefault(event.value, line)

    def _alias(self, event: AliasEvent) -> tuple[object, int]:
        self.aliases += 1
        _refuse_if(self.aliases > MAX_ALIASES, event, f"more than {MAX_ALIASES} aliases")
        anchor = event.anchor or ""
        _refuse_if(anchor not in self.anchors, event, f"unknown anchor {anchor}")
        return self.anchors[anchor]

    def _add(self, event: Event, value: object, size: int, anchor: str | None) -> None:
        if anchor:
            self.anchors[anchor] = (value, size)
        if not self.stack:
            self.reading.value = value
            return
        parent = self.stack[-1]
        parent.size += size + 1
        _refuse_if(parent.size > MAX_SIZE, event, "too large once its aliases are expanded")
        if isinstance(parent.items, list):
            parent.items.append(value)
        else:
            parent.items[parent.key or ""], parent.key = value, None

    def _wants_key(self) -> bool:
        return isinstance(self.stack[-1].items, dict) and self.stack[-1].key is None

    def _path(self) -> str:
        if not self.stack:
            return ""
        parent = self.stack[-1]
        last = str(len(parent.items)) if isinstance(parent.items, list) else parent.key or ""
        return f"{parent.path}.{last}" if parent.path else last


def _place(event: Event) -> tuple[int, int]:
    mark = event.start_mark
    return (mark.line + 1, mark.column + 1) if mark else (1, 1)


def _refuse_if(condition: bool, event: Event, message: str) -> None:
    if condition:
        raise _Refused(Fault(*_place(event), message))
