"""For tests of snippets: the very output that the site shows. pytest loads this by itself.

def test_the_loss_that_the_lesson_prints(garden_output):
    assert garden_output("gates.stalled_loss()").number == pytest.approx(math.log(2), abs=1e-6)
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from gradient_garden.lab import Output


@dataclass(frozen=True, slots=True)
class Published:
    """What a page shows of a call; output: all that is kept of it."""

    output: Output

    @property
    def text(self) -> str:
        """The text as the page prints it; a figure's SVG."""
        return self.output.text

    @property
    def number(self) -> float:
        """The number that the page prints. Raises ValueError where it prints none."""
        return float(self.output.text.replace(",", ""))

    @property
    def rows(self) -> list[dict[str, str | int | float | bool | None]]:
        """The rows of a table, by column."""
        return [dict(zip(self.output.columns, row, strict=True)) for row in self.output.rows]


@pytest.fixture(scope="session")
def garden_output(pytestconfig: pytest.Config) -> Callable[[str], Published]:
    """Give a test the output of a call, such as `"neuron.at_rest()"`, as the site shows it.

    It comes from the site's own record of that run; without a current one, the call is run as
    the site would run it, and recorded.
    """
    return lambda call: Published(_output(pytestconfig.rootpath, call))


def _output(root: Path, call: str) -> Output:
    """Look a call up in the project's store, or run it there."""
    # Only a test that asks for an output pays for reading the engine.
    from gradient_garden import lab
    from gradient_garden.config import read_config
    from gradient_garden.garden.garden import project_of

    wanted = lab.parse_call(call)
    if isinstance(wanted, str):
        pytest.fail(f"{call} is no call: {wanted}", pytrace=False)
    project = project_of(read_config(root)[0])
    outcome = lab.run(lab.Plan((wanted,), {}), project, jobs=1)[str(wanted)]
    if isinstance(outcome, lab.Failure):
        pytest.fail(f"{wanted} gave nothing to show: {outcome.message}", pytrace=False)
    return outcome
