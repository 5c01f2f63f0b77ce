"""What outputs changed since they were last accepted: their names are kept in `.garden/`."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from gradient_garden import lab, store_file
from gradient_garden.config import Config
from gradient_garden.garden.garden import project_of
from gradient_garden.garden.runs import places_of
from gradient_garden.lab import Kept, Plan
from gradient_garden.pages import Change


def accepted_folder(config: Config) -> Path:
    """Where the accepted outputs are named."""
    return config.cache / "accepted"


def accepted(config: Config) -> Mapping[str, str]:
    """Return the digest of each output that was accepted, by call; empty before the first time."""
    found = store_file.load(accepted_folder(config))
    return {str(call): str(name) for call, name in found.items()}


def accept(config: Config, kept: Mapping[str, Kept]) -> bool:
    """Take today's outputs as right; tell whether that could be written."""
    names = {call: each.name for call, each in sorted(kept.items())}
    store_file.save(accepted_folder(config), names, accepted(config))
    return accepted(config) == names


def changes(config: Config, plan: Plan, kept: Mapping[str, Kept]) -> list[Change]:
    """Return every call whose output differs from the accepted one, in the order of the plan.

    A call that has no output today is left out, as it is not known what it gives.
    """
    before, project = accepted(config), project_of(config)
    calls = [str(call) for call in plan.calls]
    gone = sorted(before.keys() - set(calls))
    found = []
    for call in (*(c for c in calls if c in kept), *gone):
        after = kept.get(call)
        if before.get(call) != (after.name if after else None):
            old = lab.output_named(before[call], project) if call in before else None
            new = after.output if after else None
            found.append(Change(call, old, new, places_of(plan, call)))
    return found
