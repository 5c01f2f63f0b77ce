"""The plan: every call that the notes ask for, once, with all the places that show it.

The notebooks among the notes are in it as well.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass, field

from gradient_garden.lab.model import Call, Notebook, Place, Reference, Task


@dataclass(frozen=True, slots=True)
class Plan:
    """Unique calls in the order of their first place, and notebooks.

    places: where each is shown, in order, by `str(task)`.
    """

    calls: tuple[Call, ...] = ()
    places: Mapping[str, tuple[Place, ...]] = field(default_factory=dict)
    notebooks: tuple[Notebook, ...] = ()

    @property
    def tasks(self) -> tuple[Task, ...]:
        """All that is to be run. Notebooks come first, since each takes long."""
        return (*self.notebooks, *self.calls)

    def only(self, wanted: Container[str]) -> Plan:
        """Return what is wanted of it, by `str(task)`."""
        return Plan(
            tuple(call for call in self.calls if str(call) in wanted),
            {name: places for name, places in self.places.items() if name in wanted},
            tuple(book for book in self.notebooks if str(book) in wanted),
        )


def plan(references: Iterable[tuple[Reference, Place]], notebooks: Iterable[Notebook] = ()) -> Plan:
    """Collect the calls of all references; those that show source only ask for none."""
    calls: dict[str, Call] = {}
    places: dict[str, list[Place]] = {}
    for reference, place in references:
        for call in reference.calls:
            calls.setdefault(str(call), call)
            places.setdefault(str(call), []).append(place)
    books = {str(notebook): notebook for notebook in notebooks}
    where = {name: tuple(found) for name, found in places.items()}
    where |= {name: (Place(name, 1, 1),) for name in books}
    return Plan(tuple(calls.values()), where, tuple(books.values()))
