"""What a page says of its own note under the title: that it is a draft, and its properties (X9)."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping

from gradient_garden.pages import links, urls
from gradient_garden.pages.markup import UNSEARCHED, Attributes, attributes, escape, names
from gradient_garden.pages.scope import Scope
from gradient_garden.vault import is_published
from gradient_garden.vault.model import Link, Note

DRAFT = "Draft: only this preview shows it."
# These steer the page and tell its readers nothing.
STEERING = names("cssclasses draft hide permalink publish search show-properties template")

_DATE = re.compile(r"\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d)?)?")
_CLASS = re.compile(r"[A-Za-z_][\w-]*")


def front(note: Note, scope: Scope) -> str:
    """The draft's mark, and the table of properties where the note asks for it."""
    mark = "" if is_published(note) else f'<p class="gg-draft">{escape(DRAFT)}</p>\n'
    return mark + (
        properties(note, scope) if note.properties.get("show-properties") is True else ""
    )


def within_classes(html: str, note: Note) -> str:
    """The page inside an element with the note's `cssclasses`; as it is where there are none."""
    given = note.properties.get("cssclasses")
    words = given if isinstance(given, list) else str(given or "").split()
    kept = [word for word in map(str, words) if _is_class(word)]
    return f"<div{attributes({'class': ' '.join(kept)})}>\n{html}</div>\n" if kept else html


def _is_class(word: str) -> bool:
    """The theme's and our own classes carry behaviour; a note cannot put them on."""
    return bool(_CLASS.fullmatch(word)) and not word.startswith(("md-", "gg-", "mermaid"))


def properties(note: Note, scope: Scope) -> str:
    """Every property that says something of the note, as a list of terms."""
    found = {link.key: link for link in note.links if link.form == "property"}
    rows = "".join(
        f"<dt>{escape(name)}</dt><dd>{_value(name, value, found, scope)}</dd>\n"
        for name, value in note.properties.items()
        if name not in STEERING and value not in (None, "", [])
    )
    if not rows:
        return ""
    extra = attributes({"class": "gg-properties", "aria-label": "Properties", **UNSEARCHED})
    return f"<section{extra}><dl>\n{rows}</dl></section>\n"


def _value(key: str, value: object, found: Mapping[str, Link], scope: Scope) -> str:
    """One value by its type; key: its path, such as `needs.0`."""
    if isinstance(value, list) and not any(isinstance(item, list | dict) for item in value):
        items = (_value(f"{key}.{n}", item, found, scope) for n, item in enumerate(value))
        return f"<ul>{''.join(f'<li>{item}</li>' for item in items)}</ul>"
    if isinstance(value, list | dict):
        return f"<code>{escape(json.dumps(value, ensure_ascii=False))}</code>"
    if isinstance(value, bool):
        said = "Yes" if value else "No"
        state: Attributes = {"type": "checkbox", "disabled": True, "checked": value}
        return f"<input{attributes({**state, 'aria-label': said})}>"
    return _text(key, str(value), found, scope)


def _text(key: str, text: str, found: Mapping[str, Link], scope: Scope) -> str:
    """A text: a link, an address, a date, a tag, or the words themselves."""
    if link := found.get(key):
        return links.internal(link, escape(link.display or link.text), scope)
    if text.startswith(("http://", "https://")) and urls.is_allowed(text):
        extra = attributes({"href": text, "rel": "external noopener"})
        return f"<a{extra}>{escape(text)}</a>"
    if _DATE.fullmatch(text):
        moment = attributes({"datetime": text.replace(" ", "T")})
        return f"<time{moment}>{escape(text.replace('T', ' '))}</time>"
    if key.partition(".")[0] == "tags" and (href := scope.context.tag_href(text.lstrip("#"))):
        return f"<a{attributes({'href': href})}>{escape(text)}</a>"
    return escape(text)
