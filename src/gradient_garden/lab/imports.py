"""Import statements of modules: what each binds, and one merged, sorted block of them."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Import:
    """One bound name: `from module import name as bound`, or `import module as bound`.

    name is "" for a plain import; `import a.b` binds `a` and has module `a.b`.
    """

    module: str
    name: str
    bound: str
    line: int = 0

    @property
    def same_as(self) -> tuple[str, str, str]:
        """What it does, wherever it stands."""
        return self.module, self.name, self.bound


def imports_of(tree: ast.AST, *, nested: bool = False) -> Iterator[Import]:
    """Yield what the import statements of a module bind; nested: those inside functions too."""
    nodes = ast.walk(tree) if nested else ast.iter_child_nodes(tree)
    for node in nodes:
        if isinstance(node, ast.Import):
            for a in node.names:
                yield Import(a.name, "", a.asname or a.name.partition(".")[0], node.lineno)
        elif isinstance(node, ast.ImportFrom):
            module = "." * node.level + (node.module or "")
            for a in node.names:
                yield Import(module, a.name, a.asname or a.name, node.lineno)


def block(imports: Iterable[Import]) -> str:
    """Write imports as one sorted block: the future, the standard library, then the others."""
    wanted = {i.same_as: i for i in imports}.values()
    sections = [[i for i in wanted if _section(i) == number] for number in range(3)]
    return "\n\n".join(_section_text(s) for s in sections if s)


def in_style(item: Import) -> tuple[int, bool, Import]:
    """Sort imports as a block of them is: by section, plain ones first."""
    return _section(item), bool(item.name), item


def _section(item: Import) -> int:
    top = item.module.partition(".")[0]
    return 0 if top == "__future__" else 1 if top in sys.stdlib_module_names else 2


def _section_text(items: list[Import]) -> str:
    plain = sorted({_plain(i) for i in items if not i.name})
    modules = sorted({i.module for i in items if i.name})
    return "\n".join([*plain, *(_from(m, [i for i in items if i.module == m]) for m in modules)])


def _plain(item: Import) -> str:
    bound_by_default = item.module.partition(".")[0]
    renamed = "" if item.bound == bound_by_default else f" as {item.bound}"
    return f"import {item.module}{renamed}"


def _from(module: str, items: list[Import]) -> str:
    names = sorted(
        i.name if i.name == i.bound else f"{i.name} as {i.bound}" for i in items if i.name
    )
    line = f"from {module} import {', '.join(names)}"
    if len(line) <= 88:
        return line
    return f"from {module} import (\n" + "".join(f"    {n},\n" for n in names) + ")"
