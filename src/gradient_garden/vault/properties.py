"""Properties: the front matter of a note, read safely and checked against what keys mean."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from gradient_garden.diagnostics import Severity
from gradient_garden.vault.draft import Draft
from gradient_garden.vault.linktext import (
    Place,
    is_internal,
    markdown_link,
    wiki_link,
    wikilink_end,
)
from gradient_garden.vault.model import Link
from gradient_garden.vault.yaml_values import MAX_SIZE, Fault, Reading, Text, read_yaml

FENCE = "---"


@dataclass(frozen=True, slots=True)
class Properties:
    """The values, the links in them, and the number of lines that the front matter takes."""

    values: Mapping[str, object] = field(default_factory=dict)
    links: tuple[Link, ...] = ()
    lines: int = 0


def read_properties(draft: Draft) -> Properties:
    """Read the front matter of a note, if it has any; faults go to the draft."""
    end = closing_fence(draft.lines)
    if end < 0:
        return Properties()
    text = "\n".join(draft.lines[1:end])
    if len(text) > MAX_SIZE:
        message = f"the properties are larger than {MAX_SIZE // 1024} KiB"
        _malformed(draft, Fault(1, 1, message), "move what is not a property into the note")
        return Properties(lines=end + 1)
    reading = read_yaml(text)
    _report(draft, reading)
    values = reading.value if isinstance(reading.value, dict) else {}
    _report_unquoted(draft, values)
    return Properties(values, _links(reading.texts), end + 1)


def closing_fence(lines: Sequence[str]) -> int:
    """Return the index of the line that closes the front matter, or -1 where there is none."""
    if lines[0].rstrip() != FENCE:
        return -1
    return next((i for i in range(1, len(lines)) if lines[i].rstrip() == FENCE), -1)


def text_of(value: object) -> str:
    """Return a property as text: "" unless it is a text or a number."""
    is_scalar = isinstance(value, str | int | float) and not isinstance(value, bool)
    return " ".join(str(value).split()) if is_scalar else ""


def texts_of(value: object) -> tuple[str, ...]:
    """Return a list property, or a single text, as texts; what is neither is left out (X3)."""
    items = value if isinstance(value, list) else [value]
    return tuple(text for item in items if (text := text_of(item)))


def tags_of(values: Mapping[str, object]) -> tuple[str, ...]:
    """Return the property tags: a list, or one text without a comma (X2)."""
    value = values.get("tags")
    if isinstance(value, str) and "," in value:
        return ()
    return tuple(tag.removeprefix("#") for tag in texts_of(value))


def aliases_of(draft: Draft, values: Mapping[str, object]) -> tuple[str, ...]:
    """Return the aliases that a link can name; report the others."""
    aliases = texts_of(values.get("aliases"))
    for alias in aliases:
        if not _is_alias(alias):
            message = f"the alias “{alias}” cannot be linked to"
            draft.report(
                _place(draft, "aliases"),
                "properties-malformed",
                message,
                "an alias has no | # ^ [ ] and no .. in it",
                Severity.WARNING,
            )
    return tuple(alias for alias in aliases if _is_alias(alias))


def _is_alias(alias: str) -> bool:
    return not set(alias) & set("|#^[]") and ".." not in alias.split("/")


def _report(draft: Draft, reading: Reading) -> None:
    for fault in reading.faults:
        if fault.first:
            place = Place(fault.line + 1, fault.column)
            hint = f"its first line is {fault.first + 1}; the last one counts"
            draft.report(place, "properties-duplicate", fault.message, hint, Severity.WARNING)
        else:
            _malformed(draft, fault, "see “Properties” in the app, or quote the value")
    fatal = any(not fault.first for fault in reading.faults)
    if not fatal and reading.value is not None and not isinstance(reading.value, dict):
        _malformed(draft, Fault(1, 1, "the properties are not `key: value` lines"), "")


def _malformed(draft: Draft, fault: Fault, hint: str) -> None:
    place = Place(fault.line + 1, fault.column)
    draft.report(place, "properties-malformed", fault.message, hint)


def _report_unquoted(draft: Draft, values: Mapping[str, object]) -> None:
    """`needs: [[Note]]` without quotes is a list in a list; the author meant a link."""
    for key, value in values.items():
        items = value if isinstance(value, list) else ()
        nested = [item for item in items if isinstance(item, list) and len(item) == 1]
        if nested:
            message = f"the link in the property “{key}” is not quoted, so it is no link"
            hint = f'write "[[{text_of(nested[0][0])}]]" in quotes'
            draft.report(
                _place(draft, key), "properties-malformed", message, hint, Severity.WARNING
            )


def _place(draft: Draft, key: str) -> Place:
    line = next((i for i, text in enumerate(draft.lines) if text.startswith(key)), 0)
    return Place(line + 1, 1)


def _links(texts: Sequence[Text]) -> tuple[Link, ...]:
    return tuple(link for text in texts if (link := _link(text)))


def _link(text: Text) -> Link | None:
    """A value that is one wikilink, or one Markdown link, is a link (L10)."""
    value, place = text.value.strip(), Place(text.line + 1, text.column)
    if value.startswith("[[") and wikilink_end(value, 0, len(value)) == len(value):
        return wiki_link(value, value[2:-2], "property", place, text.key)
    label, middle, href = value.partition("](")
    plain = label.startswith("[") and middle and href.endswith(")") and "]" not in label[1:]
    href = href.removesuffix(")")
    if plain and "(" not in href and is_internal(href):
        return markdown_link(value, href, label[1:], "property", place, text.key)
    return None
