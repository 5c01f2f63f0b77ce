"""The values of a base as HTML: links, dates, truth values, lists, and plain text."""

from __future__ import annotations

import json
from pathlib import PurePosixPath

from gradient_garden.pages import urls
from gradient_garden.pages.markup import Attributes, attributes, escape
from gradient_garden.pages.media import IMAGES
from gradient_garden.pages.scope import Scope
from gradient_garden.vault import Vault, locate, resolve
from gradient_garden.vault.bases import File, LinkTo, Moment, Picture, Value, text
from gradient_garden.vault.slug import without_suffix

FILE_NAMES = frozenset({"file.basename", "file.file", "file.name"})


def cell(column: str, found: Value, path: str, scope: Scope) -> str:
    """A cell of a row; the names of a file lead to it."""
    if column in FILE_NAMES:
        name = without_suffix(text(found))
        return scope.anchor(escape(name), {"href": scope.context.href(path, "")})
    return value(found, scope)


def value(found: Value, scope: Scope) -> str:
    """Any value; nothing for nothing."""
    if isinstance(found, list):
        return ", ".join(part for item in found if (part := value(item, scope)))
    if isinstance(found, bool):
        said = "Yes" if found else "No"
        state: Attributes = {"type": "checkbox", "disabled": True, "checked": found}
        return f"<input{attributes({**state, 'aria-label': said})}>"
    if isinstance(found, File):
        return _file(found.path, text(found), "", scope)
    if isinstance(found, LinkTo):
        return _link(found, scope)
    if isinstance(found, Picture):
        return picture(found.source, scope.note.path, scope) or _text(text(found), scope)
    if isinstance(found, Moment):
        return f"<time{attributes({'datetime': str(found).replace(' ', 'T')})}>{found}</time>"
    if isinstance(found, dict):
        return f"<code>{escape(json.dumps(found, ensure_ascii=False, default=text))}</code>"
    return _text(text(found), scope)


def _text(words: str, scope: Scope, shown: str = "") -> str:
    """A text; an address leads there, and the pages ask nobody for its picture."""
    if is_address(words):
        return scope.anchor(escape(shown or words), {"href": words, "rel": "external noopener"})
    if words.startswith("#") and (href := scope.context.tag_href(words[1:])):
        return scope.anchor(escape(words), {"href": href})
    return escape(shown or words)


def is_address(words: str) -> bool:
    """Tell whether a text is an address of another host, and nothing else."""
    is_web = words.startswith(("https://", "http://"))
    return is_web and urls.is_allowed(words) and not any(char.isspace() for char in words)


def _link(found: LinkTo, scope: Scope) -> str:
    if found.target is None:
        return _text(found.text, scope, text(found))
    return _file(found.target, text(found), found.text.partition("#")[2], scope)


def _file(path: str, words: str, subpath: str, scope: Scope) -> str:
    if path not in scope.context.vault.files:
        return escape(words)
    note = scope.context.vault.notes.get(path)
    place = locate(note, subpath) if note and subpath else None
    href = scope.context.href(path, place.anchor if place else "")
    return scope.anchor(escape(words), {"href": href})


def picture(found: Value, path: str, scope: Scope) -> str:
    """A picture of the vault, by a link or its name; it says nothing that the card does not."""
    target = picture_of(found, path, scope.context.vault)
    if not target:
        return ""
    extra: Attributes = {"src": scope.context.href(target, ""), "alt": "", "loading": "lazy"}
    return f"<img{attributes(extra)}>"


def picture_of(found: Value, path: str, vault: Vault) -> str:
    """The path of the picture that a link, or a name in the note at `path`, means; "" for none."""
    target = found.target if isinstance(found, LinkTo) else None
    if isinstance(found, str) and not urls.is_foreign(found):
        target = resolve(vault, found, path).target
    is_picture = target is not None and PurePosixPath(target).suffix.lower() in IMAGES
    return target if target is not None and is_picture else ""
