"""Plain text as Markdown: what would be markup is escaped, and as little else as possible."""

from __future__ import annotations

import re
from urllib.parse import quote

# Always escaped; then what is markup only in front of, behind or between certain characters.
_MARKUP = re.compile(
    r"[\\`*\[\]~$]"
    r"|(?<![^\W_])_|_(?![^\W_])"
    r"|<(?=[A-Za-z/!?])"
    r"|&(?=#?[A-Za-z0-9]{1,32};)"
    r"|!(?=\[)"
)
_MAY_BE = re.compile(r"[\\`*\[\]~$_<&!]")
_AT_START = re.compile(r"( {0,3})(?:([#>+=-]|[|:](?=[|: -]*-[|: -]*$))|(\d{1,9})([.)]))")
_IN_PATH = "/-._~!$&'*+,;=:@"


def text(plain: str) -> str:
    """Escape text within a line."""
    if not _MAY_BE.search(plain):
        return plain
    return _MARKUP.sub(lambda found: "\\" + found[0], plain)


def lines(written: str) -> str:
    """Escape what begins a line and would make a block of it."""
    return "\n".join(map(_line, written.split("\n")))


def _line(line: str) -> str:
    found = _AT_START.match(line)
    if not found:
        return line
    space, mark, number, dot = found.groups()
    return (f"{space}\\{mark}" if mark else f"{space}{number}\\{dot}") + line[found.end() :]


def code(plain: str) -> str:
    """A code span around any text."""
    fence = "`" * (_longest(plain) + 1)
    pad = " " if plain.startswith("`") or plain.endswith("`") or plain.strip() != plain else ""
    return f"{fence}{pad}{plain}{pad}{fence}"


def fence(plain: str, language: str = "") -> str:
    """A fenced block around any text."""
    mark = "`" * max(3, _longest(plain) + 1)
    body = plain if not plain or plain.endswith("\n") else f"{plain}\n"
    return f"{mark}{language}\n{body}{mark}\n\n"


def url(address: str) -> str:
    """An address as a link's destination."""
    return quote(address, safe=_IN_PATH + "?#%")


def path(address: str) -> str:
    """The path of a file as a link's destination: what an address reserves is encoded."""
    return quote(address, safe=_IN_PATH)


def indented(block: str, first: str, rest: str) -> str:
    """Put a mark before the first line and another before the others; a mark ends in no space."""
    marked = ((rest if n else first, line) for n, line in enumerate(block.split("\n")))
    return "\n".join(mark + line if line else mark.rstrip() for mark, line in marked)


def _longest(plain: str) -> int:
    return max(map(len, re.findall("`+", plain)), default=0)
