"""What a theme may know of a note's properties: a few, each checked and escaped once.

Themes print metadata as it is, so nothing reaches them that is not plain text made safe here.
"""

from __future__ import annotations

from collections.abc import Mapping
from html import escape

from markupsafe import Markup

from gradient_garden.pages import Page
from gradient_garden.vault import Note, is_term

# How much a page beside the notes that teach counts among what a search finds; those count 1.
BESIDE = 0.1
HIDDEN = frozenset({"feedback", "footer", "navigation", "path", "tags", "toc"})


def safe(text: str) -> Markup:
    """Escape plain text for the theme, in a type that is never escaped again."""
    return Markup(escape(text))  # noqa: S704  escaped on the spot


def meta_of(note: Note, page: Page) -> dict[str, object]:
    """The metadata of a page: title and description, and what steers the theme.

    `template` is a bare name such as `home.html`; `hide` lists parts of the frame to leave out;
    `search: {exclude: true}` keeps the page out of the search. There, the note of a term comes
    after the notes that teach it.
    """
    meta: dict[str, object] = {"title": safe(page.title)}
    if page.description:
        meta["description"] = safe(page.description)
    if note.tags:
        meta["tags"] = [safe(tag) for tag in dict.fromkeys(note.tags)]
    template = note.properties.get("template")
    if isinstance(template, str) and _is_template(template):
        meta["template"] = template
    hide = note.properties.get("hide")
    meta["hide"] = [part for part in hide if part in HIDDEN] if isinstance(hide, list) else []
    search = note.properties.get("search")
    if isinstance(search, Mapping) and search.get("exclude") is True:
        meta["search"] = {"exclude": True}
    elif is_term(note):
        meta["search"] = {"boost": BESIDE}
    return meta


def generated_meta(page: Page) -> dict[str, object]:
    """The metadata of a page that no note stands behind."""
    meta: dict[str, object] = {
        "title": safe(page.title),
        "description": safe(page.description),
        "hide": [],
    }
    return {**meta, "search": {"boost": BESIDE} if page.searched else {"exclude": True}}


def _is_template(name: str) -> bool:
    """Whether a name is that of a template, and no way to any other file."""
    return name.endswith(".html") and name.removesuffix(".html").replace("-", "").isalnum()
