"""What the lab deals in, as frozen values: references, calls, symbols, outputs, outcomes."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from gradient_garden.diagnostics import Diagnostic
from gradient_garden.lab.cells import Cell, cells_of

SymbolKind = Literal["function", "class", "method", "constant"]
OutputKind = Literal[
    "figure", "table", "number", "text", "printed", "html", "image", "nothing", "cells"
]


@dataclass(frozen=True, slots=True)
class Call:
    """One call of a snippet's symbol with literal arguments, or one run of a module as a script.

    arguments: (name, or "" if positional; canonical source of the literal), keywords sorted.
    `str(call)` is canonical and is the call's identity: `neuron.boundary(w=(2.0, 0.5))`,
    `xor()` for a script.
    """

    module: str
    symbol: str = ""
    arguments: tuple[tuple[str, str], ...] = ()

    def __str__(self) -> str:
        inside = ", ".join(f"{k}={v}" if k else v for k, v in self.arguments)
        return f"{self.module}{'.' if self.symbol else ''}{self.symbol}({inside})"


@dataclass(frozen=True, slots=True)
class Notebook:
    """One notebook, to be run from its first code cell to its last.

    path: from the project's root; it is the notebook's identity. text: its bytes as text, read
    once, so that the cells that are shown are those that ran.
    """

    path: str
    text: str = field(repr=False, compare=False)

    def __str__(self) -> str:
        return self.path

    @property
    def cells(self) -> tuple[Cell, ...]:
        """Its code cells. Raises ValueError where it is no notebook."""
        return cells_of(self.text)


Task = Call | Notebook


@dataclass(frozen=True, slots=True)
class Reference:
    """What an embed such as `neuron.py#boundary(w={1, 2})` asks for.

    calls is empty when the source is asked for; it has several calls when braces vary one
    argument: then `varied` names it and `states` are its values as typed, in order.
    """

    module: str
    symbol: str = ""
    calls: tuple[Call, ...] = ()
    varied: str = ""
    states: tuple[str, ...] = ()

    @property
    def is_source(self) -> bool:
        """Whether the source is shown, rather than a result."""
        return not self.calls


@dataclass(frozen=True, slots=True)
class Place:
    """Where a note shows something: a path from the project's root, line and column from 1."""

    path: str
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Source:
    """The exact text of a symbol, dedented, with its decorators and leading comments."""

    module: str
    symbol: str
    kind: SymbolKind | Literal["module"]
    text: str
    path: str  # from the project's root: "snippets/neuron.py"
    first_line: int
    last_line: int


@dataclass(frozen=True, slots=True)
class Output:
    """What a call gave, ready to be rendered, and plain enough to be stored as JSON.

    kind `figure`: text is a neutral SVG (ids not yet prefixed, colours as CSS variables).
    `table`: columns and rows of cells that are str, int, float, bool or None.
    `number`, `text` (a short string), `printed` (a long string or standard output): text.
    `html`: text is trusted HTML from a rich display method. `image`: text is base64, mime its type.
    `nothing`: the call returned None and printed nothing.
    `cells`: text is JSON: of each code cell of a notebook, its source and its outputs.
    printed: what the call wrote to standard output besides its value.
    """

    kind: OutputKind
    text: str = ""
    columns: tuple[str, ...] = ()
    rows: tuple[tuple[str | int | float | bool | None, ...], ...] = ()
    mime: str = ""
    printed: str = ""


@dataclass(frozen=True, slots=True)
class Failure:
    """Why a call has no output: one line, where in the snippet, and the last lines it printed."""

    code: str  # such as "run-failed", "run-timeout", "run-memory", "run-flood"
    message: str
    path: str = ""  # of the snippet, when the fault has a line there
    line: int = 0
    tail: str = ""


Outcome = Output | Failure


@dataclass(frozen=True, slots=True)
class Slice:
    """A self-contained piece of Python for the copy button; or the reasons there is none."""

    text: str
    diagnostics: tuple[Diagnostic, ...] = ()
