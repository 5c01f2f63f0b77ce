"""The notebooks of a vault: which of them run, and what is said where one fails."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from gradient_garden.config import Config
from gradient_garden.diagnostics import Diagnostic
from gradient_garden.lab import Failure, Notebook, Outcome
from gradient_garden.lab.cells import cells_of
from gradient_garden.vault import Vault

HINT = "run the notebook in Jupyter from the project's root to see more"
FAILED = "notebook-failed"


def notebooks_of(config: Config, notes: Vault) -> Iterator[Notebook]:
    """Every sound notebook of a vault whose code is run; a broken one is reported by the check."""
    if config.bare or not config.notebooks:
        return
    for path in notes.notes:
        if path.endswith(".ipynb"):
            try:
                text = (notes.root / path).read_text(encoding="utf-8-sig")
                cells_of(text)
            except (OSError, ValueError):
                continue
            yield Notebook(f"{notes.name}/{path}", text)


def notebook_failures(outcomes: Mapping[str, Outcome]) -> dict[str, Diagnostic]:
    """One diagnostic for each notebook of which a cell failed, by its path."""
    return {
        path: Diagnostic(path, 1, 1, FAILED, outcome.message, HINT)
        for path, outcome in outcomes.items()
        if isinstance(outcome, Failure) and outcome.code == FAILED
    }
