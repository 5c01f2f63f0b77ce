"""The language of formulas and filters: from text to a tree of frozen values.

A precedence climber over tokens, in the grammar of the app's documentation of Bases: literals,
names, `.` and `[ ]`, calls, `! - * / % + - < <= > >= == != && ||`, and JavaScript's `{"a": 1}`
and `/regular expressions/`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

LONGEST, DEEPEST = 4000, 60  # characters of an expression, and levels of brackets

_TOKEN = re.compile(
    r"""\s*(?:
        (?P<number>\d{1,30}(?:\.\d{1,30})?)
      | (?P<text>"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')
      | (?P<name>[^\W\d]\w*)
      | (?P<sign>&&|\|\||==|!=|<=|>=|[-+*/%<>!().,:{}\[\]])
    )""",
    re.VERBOSE | re.DOTALL,
)
_REGEX = re.compile(r"\s*/((?:[^\\/\[\n]|\\[^\n]|\[(?:[^\]\\\n]|\\[^\n])*\])+)/([A-Za-z]*)")
_ESCAPES = {"n": "\n", "t": "\t"}
_LEVELS = (
    ("||",),
    ("&&",),
    ("==", "!="),
    ("<", "<=", ">", ">="),
    ("+", "-"),
    ("*", "/", "%"),
)
_CONSTANTS: dict[str, object] = {"true": True, "false": False, "null": None}


class NotUnderstood(Exception):
    """What is written is no expression, or one of a kind that is not computed here."""


@dataclass(frozen=True, slots=True)
class Constant:
    """A number, text, truth value or nothing."""

    value: object


@dataclass(frozen=True, slots=True)
class Name:
    """A name that stands alone: a property, or `file`, `note`, `formula`, `this`, `values`."""

    name: str


@dataclass(frozen=True, slots=True)
class Member:
    """`of.name`, or `of["name"]` where the key is computed."""

    of: Tree
    key: Tree


@dataclass(frozen=True, slots=True)
class Call:
    """`name(…)`, or with `of` the method `of.name(…)`."""

    name: str
    given: tuple[Tree, ...]
    of: Tree | None = None


@dataclass(frozen=True, slots=True)
class Sign:
    """An operation on two trees; with one tree it is `!` or a minus."""

    sign: str
    left: Tree
    right: Tree | None = None


@dataclass(frozen=True, slots=True)
class Pairs:
    """An object, `{"key": value}`."""

    items: tuple[tuple[str, Tree], ...]


@dataclass(frozen=True, slots=True)
class Regex:
    """A regular expression, `/source/flags`."""

    source: str
    flags: str


Tree = Constant | Name | Member | Call | Sign | Pairs | Regex


def parse(text: str) -> Tree:
    """Parse an expression; raises NotUnderstood with what is wrong with it."""
    if len(text) > LONGEST:
        raise NotUnderstood("it is too long")
    reader = _Reader(_tokens(text))
    tree = reader.binary(0)
    if reader.kind:
        raise NotUnderstood(f"“{reader.text}” was not expected")
    return tree


def _tokens(text: str) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    position, end = 0, len(text.rstrip())
    while position < end:
        match = None if _ends_value(found) else _REGEX.match(text, position)
        if match is not None:
            found.append(("regex", match[0].strip()))
            position = match.end()
            continue
        match = _TOKEN.match(text, position)
        if match is None:
            raise NotUnderstood(f"“{text[position:].strip()[:10]}” was not expected")
        kind = match.lastgroup or ""
        found.append((kind, match[kind]))
        position = match.end()
    return found


def _ends_value(found: list[tuple[str, str]]) -> bool:
    """Whether a value has just ended, so that a `/` divides it and begins no pattern."""
    return bool(found) and (found[-1][0] != "sign" or found[-1][1] in ")]}")


class _Reader:
    """Reads tokens one by one; `kind` and `text` are the next one's, "" at the end."""

    def __init__(self, tokens: list[tuple[str, str]]) -> None:
        self._tokens, self._at, self._depth = tokens, 0, 0

    @property
    def kind(self) -> str:
        return self._tokens[self._at][0] if self._at < len(self._tokens) else ""

    @property
    def text(self) -> str:
        return self._tokens[self._at][1] if self._at < len(self._tokens) else ""

    def _take(self) -> str:
        text = self.text
        self._at += 1
        return text

    def _is(self, *signs: str) -> bool:
        return self.kind == "sign" and self.text in signs

    def _expect(self, sign: str) -> None:
        if not self._is(sign):
            raise NotUnderstood(f"“{sign}” is missing")
        self._take()

    def binary(self, level: int) -> Tree:
        """Operations of one level of precedence and above, from left to right."""
        if level == len(_LEVELS):
            return self._unary()
        tree = self.binary(level + 1)
        while self._is(*_LEVELS[level]):
            sign = self._take()
            tree = Sign(sign, tree, self.binary(level + 1))
        return tree

    def _unary(self) -> Tree:
        self._depth += 1
        if self._depth > DEEPEST:
            raise NotUnderstood("it is nested too deep")
        tree = Sign(self._take(), self._unary()) if self._is("!", "-") else self._postfix()
        self._depth -= 1
        return tree

    def _postfix(self) -> Tree:
        tree = self._primary()
        while self._is(".", "["):
            if self._take() == "[":
                tree = Member(tree, self.binary(0))
                self._expect("]")
                continue
            if self.kind != "name":
                raise NotUnderstood("a name is missing after “.”")
            name = self._take()
            called = self._is("(")
            tree = Call(name, self._given(), tree) if called else Member(tree, Constant(name))
        return tree

    def _primary(self) -> Tree:
        kind, text = self.kind, self._take()
        if kind == "number":
            return Constant(float(text) if "." in text else int(text))
        if kind == "text":
            return Constant(_unquoted(text))
        if kind == "name":
            if text in _CONSTANTS:
                return Constant(_CONSTANTS[text])
            return Call(text, self._given()) if self._is("(") else Name(text)
        if kind == "sign" and text == "(":
            tree = self.binary(0)
            self._expect(")")
            return tree
        if kind == "sign" and text == "[":
            return Call("list", self._items("]"))
        if kind == "sign" and text == "{":
            return Pairs(self._pairs())
        if kind == "regex":
            source, _, flags = text[1:].rpartition("/")
            return Regex(source, flags)
        raise NotUnderstood(f"“{text}” was not expected" if kind else "it ends too early")

    def _given(self) -> tuple[Tree, ...]:
        self._expect("(")
        return self._items(")")

    def _pairs(self) -> tuple[tuple[str, Tree], ...]:
        """Keys, which are texts or names, and their values, up to the closing sign."""
        found: dict[str, Tree] = {}
        while not self._is("}"):
            if found:
                self._expect(",")
            kind, key = self.kind, self._take()
            if kind not in ("text", "name", "number"):
                raise NotUnderstood("a key is missing in “{ }”")
            self._expect(":")
            found[_unquoted(key) if kind == "text" else key] = self.binary(0)
        self._expect("}")
        return tuple(found.items())

    def _items(self, closing: str) -> tuple[Tree, ...]:
        """Trees between commas, up to the closing sign."""
        items: list[Tree] = []
        while not self._is(closing):
            if items:
                self._expect(",")
            items.append(self.binary(0))
        self._expect(closing)
        return tuple(items)


def _unquoted(text: str) -> str:
    return re.sub(r"\\(.)", lambda m: _ESCAPES.get(m[1], m[1]), text[1:-1], flags=re.DOTALL)
