"""Which notes use the code that another note is the first to show."""

from __future__ import annotations

from collections.abc import Mapping

from gradient_garden.lab import Reference, is_code, parse_reference
from gradient_garden.pages import code_anchor
from gradient_garden.vault import Citation, Link, Vault, is_published

Homes = Mapping[tuple[str, str], str]


def code_uses(notes: Vault, homes: Homes) -> dict[str, tuple[Citation, ...]]:
    """Return, by the note that first shows a symbol, the uses of it in other notes, each once.

    homes: that note, by (module, symbol). A use is an embed of the source, of a result of calling
    it, or a link to it; the citation's key names it, as `neuron.py#neuron`.
    """
    found: dict[str, dict[Citation, None]] = {}
    for path, note in notes.notes.items():
        for link in note.links if homes and is_published(note) else ():
            symbol = _symbol(link)
            home = homes.get(symbol) if symbol else None
            if symbol and home and home != path and is_published(notes.notes[home]):
                use = Citation(path, "code", key=_name(*symbol), anchor=code_anchor(*symbol))
                found.setdefault(home, {})[use] = None
    return {home: tuple(uses) for home, uses in found.items()}


def _symbol(link: Link) -> tuple[str, str] | None:
    """The module and symbol that a link or embed names, if it names code."""
    reference = parse_reference(link.path, link.subpath) if is_code(link.path) else ""
    return (reference.module, reference.symbol) if isinstance(reference, Reference) else None


def _name(module: str, symbol: str) -> str:
    return f"{module}.py#{symbol}" if symbol else f"{module}.py"
