"""`garden codes`: what the codes of a report mean."""

from __future__ import annotations

from typing import Annotated

import typer

from gradient_garden.commands.app import app
from gradient_garden.diagnostics import did_you_mean
from gradient_garden.diagnostics.codes import CODES, FAMILIES, Code
from gradient_garden.shell import say


@app.command()
def codes(
    wanted: Annotated[
        list[str] | None, typer.Argument(metavar="[CODE]...", help="Only these, in full.")
    ] = None,
) -> None:
    """Say what the codes of a report mean, with an example of each and what to do about it."""
    unknown = [name for name in wanted or () if name not in CODES]
    for name in unknown:
        say(f"there is no code {name} {did_you_mean(name, CODES)}".rstrip() + "\n")
    if unknown:
        raise typer.Exit(1)
    if wanted:
        print("\n\n".join(_full(CODES[name]) for name in wanted))
        return
    for family, found in FAMILIES.items():
        print(f"{family}\n" + "".join(f"  {code.name:24}{code.meaning}\n" for code in found))


def _full(code: Code) -> str:
    return (
        f"{code.name} ({code.severity})\n  {code.meaning}\n"
        f"  Example: {code.example}\n  {code.remedy}"
    )
