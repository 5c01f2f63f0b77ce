"""What the lab must know of a project to run its snippets."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from gradient_garden.lab.model import Call


@dataclass(frozen=True, slots=True)
class Project:
    """Where things are, and how much a call may use.

    root: the project; snippets: the folder of modules; store: where outputs are kept.
    timeout: seconds of wall-clock for a call; timeouts: by call, `module.symbol` or module.
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

    def limit(self, call: Call) -> float:
        """Return the seconds that a call may take: the most specific of the timeouts."""
        names = (str(call), f"{call.module}.{call.symbol}", call.module)
        return next((self.timeouts[n] for n in names if n in self.timeouts), self.timeout)
