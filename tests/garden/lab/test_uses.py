"""Names that are links, against the interpreter: what its bytecode looks up in the module."""

import ast
import dis
from pathlib import Path
from types import CodeType

import pytest

from gradient_garden import lab

ROOT = Path(__file__).parents[3]
HERE = '''"""A module with every way to shadow a name."""

from snippets.there import Base, helper as aid, other
from snippets import there

SCALE = 2.0
häuser = "ä"; Widths = dict[str, float]


def plain(x: Widths, SCALE: float = SCALE) -> float:
    aid = x
    return aid, SCALE, other(x), häuser, there.helper


@other
def shadows(rows):
    first = [other for other in rows if other]
    second = {k: (lambda SCALE: SCALE + k)(SCALE) for k in aid(rows)}
    with open(rows) as häuser:
        pass
    for i, (plain, j) in rows:
        pass
    try:
        return first, second, häuser, plain
    except Base as error:
        raise error from None


def inner():
    global counted
    counted = SCALE

    def aid():
        return other

    match counted:
        case {"a": Widths, **rest}:
            return Widths, rest
        case Base(x=SCALE):
            return aid()


class Deep(Base, metaclass=type(Base)):
    SCALE = SCALE
    size: Widths = häuser

    def aid(self, other=other) -> "Base":
        return self.SCALE, SCALE, aid(other)

    def again(self):
        return Deep, aid


if __name__ == "__main__":
    print(plain({}), shadows, [Deep for _ in range(3)])
'''
THERE = "class Base: ...\n\n\ndef helper(x): ...\n\n\ndef other(x): ...\n"


def looked_up(text: str, known: set[str]) -> set[tuple[int, int, str]]:
    """Where the compiled module looks a known name up in its globals: line, column, name."""
    found = set()
    waiting: list[CodeType] = [compile(text, "here", "exec")]
    while waiting:
        code = waiting.pop()
        waiting += [c for c in code.co_consts if isinstance(c, CodeType)]
        for step in dis.get_instructions(code):
            at = step.positions
            if step.opname in {"LOAD_GLOBAL", "LOAD_NAME"} and step.argval in known and at:
                line = text.split("\n")[at.lineno - 1]
                column = len(line.encode()[: at.col_offset].decode())
                if line[column:].startswith(step.argval):  # a decorator's call is at its target
                    found.add((at.lineno, column, step.argval))
    return found


def names(library: lab.Library, name: str) -> set[tuple[int, int, str]]:
    """Where our own analysis finds names, without those in import statements."""
    source = lab.source_of(library, name)
    assert not isinstance(source, str)
    module = library.modules[name]
    imports = {
        n.lineno + extra
        for n in module.tree.body
        if isinstance(n, ast.ImportFrom)
        for extra in range((n.end_lineno or n.lineno) - n.lineno + 1)
    }
    whole = lab.Source(name, "", "module", module.text, module.path, 1, len(module.lines))
    uses = [u for u in lab.uses_of(library, whole) if u.line not in imports]
    lines = module.lines
    return {(u.line, u.column, lines[u.line - 1][u.column :][: u.length]) for u in uses}


def unevaluated(text: str) -> set[tuple[int, int, str]]:
    """Names in the annotations of local variables, which Python never looks up."""
    return {
        (n.lineno, n.col_offset, n.id)
        for f in ast.walk(ast.parse(text))
        if isinstance(f, ast.FunctionDef)
        for a in ast.walk(f)
        if isinstance(a, ast.AnnAssign)
        for n in ast.walk(a.annotation)
        if isinstance(n, ast.Name)
    }


def test_every_way_to_shadow_a_name(library):
    made = library(here=HERE, there=THERE)
    known = {"SCALE", "häuser", "Widths", "plain", "shadows", "inner", "Deep", "aid", "other"}

    # Left alone, since it is bound nearby: a class attribute's own value, and what stands in a
    # function in which a lambda has an argument of that name.
    attribute = HERE[: HERE.index("    SCALE = SCALE")].count("\n") + 1
    beside = HERE[: HERE.index("(lambda SCALE")].count("\n") + 1
    hidden = {(attribute, 12, "SCALE"), (beside, 43, "SCALE")}
    found = {name for name in names(made, "here") if name[2] not in {"Base", "there"}}
    assert found == looked_up(HERE, known) - hidden


def test_where_each_name_leads(library):
    made = library(here=HERE, there=THERE)
    source = lab.source_of(made, "here", "Deep.aid")

    found = [(u.line, u.module, u.symbol) for u in lab.uses_of(made, source)]

    assert found == [(1, "there", "other"), (2, "here", "SCALE"), (2, "there", "helper")]


def test_a_symbol_does_not_lead_to_itself_and_imports_lead_to_what_they_bring(library):
    made = library(here=HERE, there=THERE)

    assert {u.symbol for u in lab.uses_of(made, lab.source_of(made, "here", "Deep"))} == {
        "Base", "SCALE", "Widths", "häuser", "helper", "other",
    }  # fmt: skip
    whole = lab.uses_of(made, lab.source_of(made, "here"))
    assert [(u.symbol, u.column) for u in whole if u.line == 3] == [
        ("Base", 27), ("helper", 33), ("other", 48),
    ]  # fmt: skip


def test_modules_know_which_others_they_import(library):
    made = library(here=HERE, there=THERE, apart="import math\n")

    assert lab.imports_among(made) == {"apart": (), "here": ("there",), "there": ()}


COURSE = lab.load_library(ROOT)


@pytest.mark.parametrize("name", sorted(COURSE.modules))
def test_the_courses_names_are_those_that_python_looks_up(name):
    module = COURSE.modules[name]
    known = {n for n in module.symbols if "." not in n}
    imported = {
        a.asname or a.name
        for n in module.tree.body
        if isinstance(n, ast.ImportFrom) and (n.module or "").startswith("snippets")
        for a in n.names
    }

    found, real = names(COURSE, name), looked_up(module.text, known | imported)

    assert real <= found
    assert found - real <= unevaluated(module.text)
