"""Regular expressions of JavaScript, as formulas have them, in the syntax of RE2.

RE2 takes time in proportion to the text, whatever the pattern; what it cannot do for that reason,
looking around and back-references, is refused. Where the two write one thing differently, or mean
different things by one sign, the meaning is JavaScript's.
"""

from __future__ import annotations

import re

from gradient_garden.vault.bases.expression import NotUnderstood

FLAGS = frozenset("dgimsu")
_SPACES = (
    r"\x{9}-\x{d}\x{20}\x{a0}\x{1680}\x{2000}-\x{200a}\x{2028}\x{2029}\x{202f}\x{205f}"
    r"\x{3000}\x{feff}"
)
_NO_SPACES = (
    r"\x{0}-\x{8}\x{e}-\x{1f}\x{21}-\x{9f}\x{a1}-\x{167f}\x{1681}-\x{1fff}\x{200b}-\x{2027}"
    r"\x{202a}-\x{202e}\x{2030}-\x{205e}\x{2060}-\x{2fff}\x{3001}-\x{fefe}\x{ff00}-\x{10ffff}"
)
_CONTROLS = {"n": "a", "r": "d", "t": "9", "f": "c", "v": "b", "0": "0"}
_GROUP = re.compile(r"\((?!\?)|\(\?:|\(\?<([A-Za-z_]\w{0,40})>", re.ASCII)
_CODE = re.compile(r"x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|u\{([0-9a-fA-F]{1,6})\}")
_LOW = re.compile(r"\\u(d[c-f][0-9a-f]{2})", re.IGNORECASE)
_PROPERTY = re.compile(r"[pP]\{\w{1,40}\}")
_ANY, _NONE = r"(?s:.)", r"[^\x{0}-\x{10ffff}]"
_IN_LINE = r"[^\n\r\x{2028}\x{2029}]"


def to_re2(source: str, flags: str) -> str:
    """Write a pattern in RE2's syntax; raises NotUnderstood for what that does not have."""
    if not FLAGS.issuperset(flags):
        raise NotUnderstood(f"patterns with the flags “{flags}” are not computed here")
    reader = _Reader(source, flags)
    kept = "".join(flag for flag in "ims" if flag in flags)
    return (f"(?{kept})" if kept else "") + reader.read()


class _Reader:
    """Reads a pattern sign by sign; `_inside` a class, between square brackets."""

    def __init__(self, source: str, flags: str) -> None:
        self._source, self._flags = source, flags
        self._at, self._inside = 0, False

    def read(self) -> str:
        found = []
        while self._at < len(self._source):
            found.append(self._next())
        return "".join(found)

    def _next(self) -> str:
        sign = self._source[self._at]
        if sign == "\\":
            return self._escape()
        if not self._inside and sign == "(":
            return self._group()
        if not self._inside and sign == "[":
            return self._class()
        self._at += 1
        if self._inside:
            self._inside = sign != "]"
            return r"\[" if sign == "[" else sign
        return (_ANY if "s" in self._flags else _IN_LINE) if sign == "." else sign

    def _group(self) -> str:
        found = _GROUP.match(self._source, self._at)
        if found is None:
            raise NotUnderstood("patterns that look around are not computed here")
        self._at = found.end()
        return f"(?P<{found[1]}>" if found[1] else found[0]

    def _class(self) -> str:
        """The opening of a class; an empty one is nothing, or everything."""
        for whole, meant in (("[]", _NONE), ("[^]", _ANY)):
            if self._source.startswith(whole, self._at):
                self._at += len(whole)
                return meant
        self._inside = True
        opening = "[^" if self._source.startswith("[^", self._at) else "["
        self._at += len(opening)
        return opening

    def _escape(self) -> str:
        """What follows a backslash; a letter that means nothing means itself."""
        self._at += 1
        sign = self._source[self._at : self._at + 1]
        if not sign:
            raise NotUnderstood("the pattern ends in a backslash")
        if found := _CODE.match(self._source, self._at):
            return self._code(found)
        if sign in "pP" and "u" in self._flags:
            return self._property()
        self._at += 1
        if sign in _CONTROLS and not (
            sign == "0" and self._source[self._at : self._at + 1].isdigit()
        ):
            return rf"\x{{{_CONTROLS[sign]}}}"
        if sign.isdigit() or (sign == "k" and self._source.startswith("<", self._at)):
            raise NotUnderstood("patterns with back-references are not computed here")
        if sign in "sS":
            spaces = _SPACES if sign == "s" else _NO_SPACES
            return spaces if self._inside else f"[{spaces}]"
        if sign == "B" and not self._inside:  # RE2 finds it within a letter that is no ASCII
            raise NotUnderstood("patterns with “\\B” are not computed here")
        if sign == "b":
            return r"\x{8}" if self._inside else r"\b"
        if sign in "dDwW":
            return rf"\{sign}"
        return re.escape(sign) if sign.isascii() and not sign.isalnum() and sign != "_" else sign

    def _code(self, found: re.Match[str]) -> str:
        """A character by its number; two halves of a pair are one."""
        self._at = found.end()
        number = int(found[1] or found[2] or found[3], 16)
        low = _LOW.match(self._source, self._at) if 0xD800 <= number < 0xDC00 else None
        if low:
            self._at = low.end()
            number = 0x10000 + ((number - 0xD800) << 10) + int(low[1], 16) - 0xDC00
        return rf"\x{{{number:x}}}"

    def _property(self) -> str:
        found = _PROPERTY.match(self._source, self._at)
        if found is None:
            raise NotUnderstood("patterns with this property of characters are not computed here")
        self._at = found.end()
        return rf"\{found[0]}"
