"""A `.base` file, or a fence of that kind: what it asks for, read from YAML (rule X15)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from gradient_garden.vault.yaml_values import Reading, read_yaml

LANGUAGE = SUFFIX = "base"
LAYOUTS = ("table", "list", "cards")
DEEPEST = 12  # levels of a filter


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong, and where in the text, from 1."""

    line: int
    message: str
    fatal: bool = False


@dataclass(frozen=True, slots=True)
class Filter:
    """`and`, `or` or `not` of other filters, or one expression."""

    kind: str
    parts: tuple[Filter, ...] = ()
    expression: str = ""


@dataclass(frozen=True, slots=True)
class View:
    """One view. order: the properties shown, as written; sort: (property, whether it falls).

    asked: a layout that is not made here; the view is a table then.
    """

    name: str
    layout: str = "table"
    filter: Filter | None = None
    order: tuple[str, ...] = ()
    sort: tuple[tuple[str, bool], ...] = ()
    group: tuple[str, bool] | None = None
    limit: int | None = None
    summaries: Mapping[str, str] = field(default_factory=dict)
    image: str = ""
    asked: str = ""


@dataclass(frozen=True, slots=True)
class Base:
    """A whole base. names: what to call properties, by their full name."""

    views: tuple[View, ...] = ()
    filter: Filter | None = None
    formulas: Mapping[str, str] = field(default_factory=dict)
    names: Mapping[str, str] = field(default_factory=dict)
    summaries: Mapping[str, str] = field(default_factory=dict)
    faults: tuple[Fault, ...] = ()


def read_base(text: str) -> Base:
    """Read a base; never raises. An empty one is a table of every file."""
    reading = read_yaml(text)
    faults = [Fault(f.line, f.message, fatal=not f.first) for f in reading.faults]
    data = reading.value if reading.value is not None else {}
    if not isinstance(data, dict):
        faults.append(Fault(1, "the base is not `key: value` lines", fatal=True))
    if any(fault.fatal for fault in faults) or not isinstance(data, dict):
        return Base(faults=tuple(faults))
    reader = _Reader(reading, faults)
    views = tuple(reader.views(data.get("views")))
    return Base(
        views=views or (View("Table"),),
        filter=reader.filter(data.get("filters"), "filters"),
        formulas=_texts(data.get("formulas")),
        names=dict(_names(data.get("properties"))),
        summaries=_texts(data.get("summaries")),
        faults=tuple(faults),
    )


def full_name(name: str) -> str:
    """A property's name with where it comes from: `status` is `note.status`."""
    return name if name.startswith(("note.", "file.", "formula.")) else f"note.{name}"


def _texts(value: object) -> dict[str, str]:
    items = value.items() if isinstance(value, dict) else ()
    return {str(key): str(item) for key, item in items if isinstance(item, str | int | float)}


def _names(value: object) -> Iterator[tuple[str, str]]:
    for key, settings in value.items() if isinstance(value, dict) else ():
        name = settings.get("displayName") if isinstance(settings, dict) else None
        if isinstance(name, str) and name.strip():
            yield full_name(str(key)), name.strip()


class _Reader:
    """Reads the parts of a base, and notes what it does not know."""

    def __init__(self, reading: Reading, faults: list[Fault]) -> None:
        self._lines = {text.key: text.line for text in reading.texts}
        self._faults = faults

    def _report(self, key: str, message: str) -> None:
        self._faults.append(Fault(self._lines.get(key, 1), message))

    def views(self, value: object) -> Iterator[View]:
        for number, view in enumerate(value if isinstance(value, list) else []):
            if isinstance(view, dict):
                yield self._view(view, f"views.{number}", number + 1)
            else:
                self._report("", "a view is not `key: value` lines")

    def _view(self, view: dict[str, object], key: str, number: int) -> View:
        layout, limit = view.get("type", "table"), view.get("limit")
        groups = self._sorts(view.get("groupBy"), f"{key}.groupBy")
        return View(
            name=str(view.get("name") or f"View {number}"),
            layout=str(layout) if layout in LAYOUTS else "table",
            filter=self.filter(view.get("filters"), f"{key}.filters"),
            order=tuple(map(str, _list(view.get("order")))),
            sort=self._sorts(view.get("sort"), f"{key}.sort"),
            group=groups[0] if groups else None,
            limit=limit if isinstance(limit, int) and limit > 0 else None,
            summaries={full_name(k): v for k, v in _texts(view.get("summaries")).items()},
            image=str(view.get("image") or ""),
            asked="" if layout in LAYOUTS else str(layout),
        )

    def _sorts(self, value: object, key: str) -> tuple[tuple[str, bool], ...]:
        """Properties to sort by: names, or tables with `property` (or `column`) and `direction`."""
        found = []
        for item in value if isinstance(value, list) else [value] if value else []:
            settings = item if isinstance(item, dict) else {"property": item}
            name = settings.get("property", settings.get("column"))
            if isinstance(name, str) and name:
                falls = str(settings.get("direction", "ASC")).upper() == "DESC"
                found.append((name, falls))
            else:
                self._report(key, "there is no property to sort by")
        return tuple(found)

    def filter(self, value: object, key: str, depth: int = 0) -> Filter | None:
        """A filter, or None where there is none."""
        if isinstance(value, str):
            return Filter("is", expression=value) if value.strip() else None
        if isinstance(value, list):  # as `and`
            value = {"and": value}
        if not isinstance(value, dict) or depth > DEEPEST:
            return None
        parts = []
        for kind, items in value.items():
            if kind in ("and", "or", "not"):
                inner = (
                    self.filter(item, f"{key}.{kind}.{n}", depth + 1)
                    for n, item in enumerate(_list(items))
                )
                parts.append(Filter(kind, tuple(part for part in inner if part)))
            else:
                self._report(key, f"“{kind}” is no way to join filters")
        return parts[0] if len(parts) == 1 else Filter("and", tuple(parts)) if parts else None


def _list(value: object) -> list[object]:
    return value if isinstance(value, list) else [] if value is None else [value]
