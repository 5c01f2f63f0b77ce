"""Outputs as JSON and back; what is not exactly an output is refused."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Any, get_args

from gradient_garden.lab.model import Output, OutputKind

_TEXTS = ("text", "mime", "printed")
_CELLS = (str, int, float, bool, type(None))


def as_bytes(output: Output) -> bytes:
    """Write an output as canonical JSON."""
    return json.dumps(asdict(output), ensure_ascii=False, sort_keys=True).encode()


def from_bytes(data: bytes) -> Output | None:
    """Read an output; None where the bytes are no output."""
    try:
        found = json.loads(data)
    except (ValueError, RecursionError):
        return None
    return from_dict(found) if isinstance(found, dict) else None


def from_dict(found: dict[str, Any]) -> Output | None:
    """Make an output of plain values; None where one of them is not what it must be."""
    texts = {name: found.get(name, "") for name in _TEXTS}
    columns, rows = found.get("columns", ()), found.get("rows", ())
    if found.get("kind") not in get_args(OutputKind) or not _are(str, texts.values()):
        return None
    if not isinstance(columns, list | tuple) or not _are(str, columns):
        return None
    if not _are((list, tuple), rows) or not all(_are(_CELLS, row) for row in rows):
        return None
    return Output(found["kind"], columns=tuple(columns), rows=tuple(map(tuple, rows)), **texts)


def _are(kind: Any, values: Any) -> bool:  # noqa: ANN401 - whatever JSON holds
    return all(isinstance(value, kind) for value in values)
