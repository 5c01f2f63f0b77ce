"""Python typed into a note instead of shown from a tested snippet."""

from __future__ import annotations

from collections.abc import Iterator

from gradient_garden.diagnostics import Diagnostic, Severity
from gradient_garden.vault import Note, remembered

PYTHON = frozenset({"py", "py3", "pycon", "python", "python3"})


def python_fences(note: Note, path: str) -> Iterator[Diagnostic]:
    """Warn, with code `python-fence`, of each fence of Python: nothing says that it runs.

    path: the note's, from the project's root.
    """
    for line in _lines(note):
        yield Diagnostic(
            path,
            line,
            1,
            "python-fence",
            "this Python is typed into the note, so nothing says that it runs",
            "move it to a tested snippet and show it with ![[module.py#symbol]]",
            Severity.WARNING,
        )


@remembered
def _lines(note: Note) -> tuple[int, ...]:
    """The lines, from 1, on which a fence of Python begins."""
    fences = (token for token in note.tokens if token.type == "fence")
    return tuple(fence.map[0] + 1 if fence.map else 1 for fence in fences if _is_python(fence.info))


def _is_python(info: str) -> bool:
    words = info.replace("{", " ").replace("}", " ").split()
    return bool(words) and words[0].lower().lstrip(".") in PYTHON
