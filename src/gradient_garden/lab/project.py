"""What the lab must know of a project to run its snippets."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from gradient_garden.lab.model import Notebook, Task

CELL_SECONDS = 600.0  # a cell of a notebook may train a network


@dataclass(frozen=True, slots=True)
class Project:
    """Where things are, and how much a call may use.

    root: the project; snippets: the folder of modules; store: where outputs are kept.
    timeout: seconds of wall-clock for a call; timeouts: by call, `module.symbol`,
    module, or the path of a notebook, of which each cell may take so long.
    memory_mb: resident memory for a call. data: declared folders or files of data.
    shared: the URL of a store that other machines use as well, or "".
    """

    root: Path
    snippets: Path
    store: Path
    timeout: float = 60
    timeouts: Mapping[str, float] = field(default_factory=dict)
    memory_mb: int = 4096
    data: tuple[Path, ...] = ()
    shared: str = ""

    @property
    def package(self) -> str:
        """The name under which snippets import each other."""
        return self.snippets.name

    def limit(self, task: Task) -> float:
        """Return the seconds that a call, or a cell of a notebook, may take.

        That is the most specific of the timeouts.
        """
        if isinstance(task, Notebook):
            return self.timeouts.get(task.path, CELL_SECONDS)
        names = (str(task), f"{task.module}.{task.symbol}", task.module)
        return next((self.timeouts[n] for n in names if n in self.timeouts), self.timeout)

    def longest(self, task: Task) -> float:
        """Return the seconds that a task as a whole may take."""
        return self.limit(task) * (len(task.cells) or 1 if isinstance(task, Notebook) else 1)
