"""Small projects on disk, and a reporter that remembers what was run."""

from __future__ import annotations

import json
import tempfile
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from gradient_garden import lab
from gradient_garden.lab import Call, Notebook, Outcome, Output, Place, Project
from gradient_garden.lab.tidy import RUN_PREFIX


@dataclass
class Told:
    """Notes which calls really ran, and which came from the store."""

    ran: list[str] = field(default_factory=list)
    cached: list[str] = field(default_factory=list)

    def started(self, call: Call) -> None:
        self.ran.append(str(call))

    def finished(self, call: Call, outcome: Outcome, seconds: float, cached: bool) -> None:
        if cached:
            self.cached.append(str(call))


class Bench:
    """A project in a folder: write its files, run calls, see which of them ran."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.limits: dict[str, object] = {"timeout": 30}
        (root / "snippets").mkdir()

    @property
    def project(self) -> Project:
        store = self.root / ".garden" / "store"
        return Project(self.root, self.root / "snippets", store, **self.limits)

    def write(self, **modules: str) -> None:
        for name, text in modules.items():
            (self.root / "snippets" / f"{name}.py").write_text(text, encoding="utf-8")

    def plan(self, *calls: str) -> lab.Plan:
        references = [reference_to(call) for call in calls]
        return lab.plan((r, Place("docs/a.md", n, 1)) for n, r in enumerate(references, 1))

    def run(self, *calls: str, jobs: int = 2, fresh: bool = False) -> dict[str, Outcome]:
        self.told = Told()
        return dict(
            lab.run(self.plan(*calls), self.project, jobs=jobs, fresh=fresh, report=self.told)
        )

    def write_book(self, path: str, *cells: str) -> None:
        """Write a notebook of code cells; one that begins with `#: ` is Markdown."""
        made = [
            {"cell_type": "markdown", "metadata": {}, "source": cell[3:]}
            if cell.startswith("#: ")
            else {"cell_type": "code", "metadata": {}, "source": cell, "outputs": ["old"]}
            for cell in cells
        ]
        book = {"cells": made, "metadata": {}, "nbformat": 4, "nbformat_minor": 5}
        (self.root / path).parent.mkdir(exist_ok=True)
        (self.root / path).write_text(json.dumps(book), encoding="utf-8")

    def book(self, path: str) -> Notebook:
        return Notebook(path, (self.root / path).read_text(encoding="utf-8"))

    def run_books(self, *paths: str, **options: Any) -> dict[str, Outcome]:
        self.told = Told()
        plan = lab.plan((), map(self.book, paths))
        return dict(lab.run(plan, self.project, jobs=2, report=self.told, **options))

    def shown(self, path: str, outcome: Outcome) -> list[str]:
        """Return the text of what each cell of a notebook gave."""
        assert isinstance(outcome, Output), outcome
        found = lab.outputs_of(outcome, self.book(path))
        return ["".join(map(text_of, outputs)) for outputs in found]

    def one(self, call: str) -> Outcome:
        return self.run(call)[str(lab.parse_call(call))]


def text_of(output: dict[str, Any]) -> str:
    return str(output["text"] if "text" in output else output["data"]["text/plain"])


def reference_to(call: str) -> lab.Reference:
    parsed = lab.parse_call(call)
    assert isinstance(parsed, Call), parsed
    return lab.Reference(parsed.module, parsed.symbol, (parsed,))


def survivors(builder: int) -> list[str]:
    """Return the commands of processes that live in the folder of a run of this builder."""
    found = []
    ours = f"HOME={tempfile.gettempdir()}/{RUN_PREFIX}{builder}-".encode()
    for folder in Path("/proc").iterdir():
        try:
            inside = ours in (folder / "environ").read_bytes()
            command = (folder / "cmdline").read_bytes() if inside else b""
        except OSError:
            continue
        if command:
            found.append(command.decode(errors="replace"))
    return found
