"""The plan: every call that the notes ask for, once, with all the places that show it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from gradient_garden.lab.model import Call, Place, Reference


@dataclass(frozen=True, slots=True)
class Plan:
    """Unique calls in the order of their first place; places by `str(call)`, in order."""

    calls: tuple[Call, ...] = ()
    places: Mapping[str, tuple[Place, ...]] = field(default_factory=dict)


def plan(references: Iterable[tuple[Reference, Place]]) -> Plan:
    """Collect the calls of all references; those that show source only ask for none."""
    calls: dict[str, Call] = {}
    places: dict[str, list[Place]] = {}
    for reference, place in references:
        for call in reference.calls:
            calls.setdefault(str(call), call)
            places.setdefault(str(call), []).append(place)
    return Plan(tuple(calls.values()), {name: tuple(found) for name, found in places.items()})
