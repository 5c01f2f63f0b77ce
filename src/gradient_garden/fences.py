"""Python typed into a note instead of shown from a tested snippet."""

from __future__ import annotations

from collections.abc import Iterator

from gradient_garden.diagnostics import Diagnostic, Severity
from gradient_garden.vault import Note

PYTHON = frozenset({"py", "py3", "pycon", "python", "python3"})


def python_fences(note: Note, path: str) -> Iterator[Diagnostic]:
    """Warn, with code `python-fence`, of each fence of Python: nothing says that it runs.

    path: the note's, from the project's root.
    """
    for token in note.tokens:
        words = token.info.replace("{", " ").replace("}", " ").split()
        if token.type == "fence" and words and words[0].lower().lstrip(".") in PYTHON:
            line = token.map[0] + 1 if token.map else 1
            yield Diagnostic(
                path,
                line,
                1,
                "python-fence",
                "this Python is typed into the note, so nothing says that it runs",
                "move it to a tested snippet and show it with ![[module.py#symbol]]",
                Severity.WARNING,
            )
