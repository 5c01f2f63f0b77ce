"""True places of inline syntax: from an offset in a token's content to a line and column.

A parser gives inline content stripped of what encloses it: indents, list and quote markers, table
bars. Each line of it is still a piece of one source line, so its place is found again there.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from gradient_garden.vault.linktext import Place


@dataclass(frozen=True, slots=True)
class Mapping:
    """Where each line of one inline content begins.

    starts: offsets in the content; columns: in the source, from 0; line: the first one, from 0;
    cell: the content, if it is a table cell's, where a `|` is written `\\|`.
    """

    starts: tuple[int, ...]
    columns: tuple[int, ...]
    line: int
    cell: str = ""

    def place(self, offset: int) -> Place:
        """Return the place of the content's character at offset."""
        row = bisect_right(self.starts, offset) - 1
        column = self.columns[row] + offset - self.starts[row] + self.cell.count("|", 0, offset)
        return Place(self.line + row + 1, column + 1)


def block_mapping(content: str, line: int, lines: Sequence[str]) -> Mapping:
    """Map the content of a paragraph or heading that begins in `lines[line]`."""
    starts, columns, start = [], [], 0
    for row, piece in enumerate(content.split("\n")):
        starts.append(start)
        columns.append(_column(piece, lines[line + row] if line + row < len(lines) else ""))
        start += len(piece) + 1
    return Mapping(tuple(starts), tuple(columns), line)


def cell_mapping(content: str, line: int, lines: Sequence[str], after: int) -> Mapping:
    """Map the content of a table cell that lies in `lines[line]` beyond column `after`."""
    typed = content.replace("|", "\\|")
    return Mapping((0,), (max(_read(lines[line]).find(typed, after), 0),), line, content)


def _column(piece: str, source: str) -> int:
    """Find a piece of a line: nearly always its end, since only the front was stripped."""
    text, line = piece.strip(), _read(source).rstrip()
    column = len(line) - len(text) if line.endswith(text) else line.find(text)
    return max(column - (len(piece) - len(piece.lstrip())), 0)


def _read(source: str) -> str:
    """A line as the parser reads it: CommonMark puts another sign in the place of NUL."""
    return source.replace("\0", "\ufffd")
