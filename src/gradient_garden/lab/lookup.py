"""Find the output of a call that is still right: nothing that it used has changed."""

from __future__ import annotations

from gradient_garden.lab.key import surroundings
from gradient_garden.lab.model import Output
from gradient_garden.lab.store import Record, Store
from gradient_garden.lab.trace import Today


def is_current(record: Record, today: Today) -> bool:
    """Tell whether everything that a record was computed from is the same today."""
    return record.around == surroundings() and record.used == today.of(record.trace)


def find(call: str, store: Store, today: Today) -> Output | None:
    """Return the output of the first record that is current and undamaged."""
    found = find_record(call, store, today)
    return found[1] if found else None


def find_record(call: str, store: Store, today: Today) -> tuple[Record, Output] | None:
    """Return the first record that is current, with its undamaged output."""
    for record in store.records(call):
        if is_current(record, today):
            output = store.output(record)
            if output is not None:
                return record, output
    return None
