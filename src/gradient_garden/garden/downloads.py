"""Each lesson's code to take away: one Python file that runs by itself, and one notebook.

Both say, in the lesson's order, what the lesson shows. A definition stands where it is first
needed, and again only where another one of its name came in between.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from gradient_garden import lab
from gradient_garden.garden.code_files import code_files, known
from gradient_garden.garden.garden import Garden
from gradient_garden.lab import Call, Reference
from gradient_garden.lab.statements import Statement, statements_of
from gradient_garden.vault import Note

SHOW = '''def _show(call, value):
    """Print what a call gives; a figure is kept as a file in the working folder."""
    if hasattr(value, "savefig"):
        name = "".join(c if c.isalnum() or c in "._-" else "_" for c in call).strip("_")
        value.savefig(f"{name}.svg")
        value = f"see {name}.svg"
    if isinstance(value, list | tuple):
        value = "".join(f"\\n  {row}" for row in value)
    if value is not None:
        print(f"{call}: {value}")
'''


@dataclass(frozen=True, slots=True)
class Cell:
    """One step of a lesson's code. title: the heading above it, said once.

    code: the statements to run. calls: what is shown after them. missing: why there is nothing.
    """

    title: str
    code: str
    calls: tuple[Call, ...] = ()
    missing: str = ""


@dataclass(slots=True)
class _Bound:
    """What the names of a script mean at the place that it has reached."""

    names: dict[str, frozenset[str]] = field(default_factory=dict)

    def add(self, statement: Statement) -> bool:
        """Take in a statement; tell whether it has to be said, or holds already."""
        known = statement.names and all(
            self.names.get(name) == statement.identity for name in statement.names
        )
        self.names.update(dict.fromkeys(statement.names, statement.identity))
        return not known


def downloads(garden: Garden) -> dict[str, str]:
    """The texts of all downloads, by address in the site."""
    found: dict[str, str] = {}
    for path, note in garden.vault.notes.items():
        files = code_files(note, garden.shows.get(path, ()), garden.library)
        if files is not None:
            cells = cells_of(garden, path)
            found[files.script] = as_script(note.title, cells)
            found[files.notebook] = as_notebook(note.title, cells)
    return found


def cells_of(garden: Garden, path: str) -> list[Cell]:
    """The steps of a lesson's code, in its order, without those that say nothing new."""
    bound, title, cells = _Bound(), "", list[Cell]()
    for reference, link in known(garden.shows.get(path, ()), garden.library):
        heading = _heading(garden.vault.notes[path], link.line)
        cell = _cell(garden.library, reference, bound, "" if heading == title else heading)
        if cell.code or cell.calls or cell.missing:
            cells.append(cell)
            title = heading
    return cells


def _heading(note: Note, line: int) -> str:
    above = [heading.text for heading in note.headings if heading.line <= line]
    return above[-1] if above else note.title


def _cell(library: lab.Library, reference: Reference, bound: _Bound, title: str) -> Cell:
    found = statements_of(library, reference.module, reference.symbol)
    if not isinstance(found, tuple):
        name = f"{reference.module}.{reference.symbol}".rstrip(".")
        return Cell(title, "", missing=f"{name} is not here: {found.message}")
    runs = reference.calls and not reference.symbol
    said = [s for s in found if (s.kind != "script" or runs) and bound.add(s)]
    return Cell(title, _joined(said), reference.calls if reference.symbol else ())


def _joined(statements: list[Statement]) -> str:
    """Statements as a module has them: two empty lines around definitions."""
    text, before = "", None
    for statement in statements:
        if before is not None:
            apart = {before.kind, statement.kind} & {"definition", "script"}
            text += "\n\n\n" if apart else "\n" if before.kind == statement.kind else "\n\n"
        text, before = text + statement.text, statement
    return text


def as_script(title: str, cells: list[Cell]) -> str:
    """One Python file; its cells are marked as editors know them."""
    future = "from __future__ import annotations"
    head = f'"""The code of “{_plain(title)}”, in its order; cut from tested modules."""\n'
    bodies = [body for cell in cells if (body := _script_cell(cell))]
    if any(future in body for body in bodies):
        head += f"\n{future}\n"
        bodies = [body.replace(f"{future}\n\n", "").replace(f"{future}\n", "") for body in bodies]
    shows = any(cell.calls for cell in cells)
    return head + "".join(f"\n\n{part}" for part in ([SHOW] if shows else []) + bodies)


def _script_cell(cell: Cell) -> str:
    lines = [f"# %% {_plain(cell.title)}\n"] if cell.title else []
    lines += [f"# {_plain(cell.missing)}\n"] if cell.missing else []
    lines += [f"{cell.code}\n"] if cell.code else []
    gap = "\n\n" if cell.code and cell.calls else ""
    return "".join(lines) + gap + "".join(f"_show({str(c)!r}, {_written(c)})\n" for c in cell.calls)


def as_notebook(title: str, cells: list[Cell]) -> str:
    """One notebook in nbformat 4, without outputs; the same text for the same cells."""
    import nbformat

    v4: Any = nbformat.v4  # half of it has types

    made = [v4.new_markdown_cell(f"# {title}"), v4.new_code_cell("%matplotlib inline")]
    for cell in cells:
        if cell.title and cell.title != title:
            made.append(v4.new_markdown_cell(f"## {cell.title}"))
        if cell.missing:
            made.append(v4.new_markdown_cell(cell.missing))
        shown = "\n".join(f"display({_written(call)})" for call in cell.calls)
        if code := "\n\n".join(filter(None, (cell.code, shown))):
            made.append(v4.new_code_cell(code))
    for number, each in enumerate(made):
        each["id"] = f"cell-{number}"  # a random one would make two builds differ
    kernel = {"display_name": "Python 3", "language": "python", "name": "python3"}
    return str(v4.writes(v4.new_notebook(cells=made, metadata={"kernelspec": kernel}))) + "\n"


def _written(call: Call) -> str:
    """A call as it stands in a script where the module's symbols are plain names."""
    return str(call).removeprefix(f"{call.module}.")


def _plain(text: str) -> str:
    """A text on one line that ends no docstring."""
    return " ".join(text.split()).replace("\\", "/").replace('"""', "'''")
