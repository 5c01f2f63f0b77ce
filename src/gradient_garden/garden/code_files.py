"""Which notes have their code as files, and at which addresses."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from gradient_garden.garden.shows import Shows
from gradient_garden.lab import Library, Reference
from gradient_garden.vault import Link, Note


class CodeFiles(NamedTuple):
    """The addresses in the site of a note's code, as one script and as one notebook."""

    script: str
    notebook: str


def code_files(note: Note, shows: Shows, library: Library) -> CodeFiles | None:
    """Name the files of a note's code; a note that shows none has none, and so has a notebook."""
    if note.path.endswith(".ipynb") or not any(known(shows, library)):
        return None
    name = note.address.rstrip("/").rpartition("/")[2] or "code"
    return CodeFiles(f"{note.address}{name}.py", f"{note.address}{name}.ipynb")


def known(shows: Shows, library: Library) -> Iterator[tuple[Reference, Link]]:
    """What a note shows of modules that exist, in order."""
    for reference, link in shows:
        if isinstance(reference, Reference) and reference.module in library.modules:
            yield reference, link
