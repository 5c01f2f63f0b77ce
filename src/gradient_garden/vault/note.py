"""From the text of a note to the note: one parse, whose tokens feed the index and the page."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import PurePosixPath

from markdown_it.token import Token

from gradient_garden.vault.draft import Draft
from gradient_garden.vault.invisible import check_code
from gradient_garden.vault.limits import check_characters, is_too_large
from gradient_garden.vault.linktext import Place
from gradient_garden.vault.model import Heading, Note, Settings
from gradient_garden.vault.parser import parser
from gradient_garden.vault.properties import (
    Properties,
    aliases_of,
    read_properties,
    tags_of,
    text_of,
)
from gradient_garden.vault.slug import address

_DEFAULTS = Settings()


def parse_note(path: str, text: str, *, name: str = "docs", settings: Settings = _DEFAULTS) -> Note:
    """Parse a note.

    path: in the vault; name: how diagnostics call the vault. Never raises for what is in the
    text: faults are in the note's diagnostics. Lines of tokens count from the file's first line.
    """
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    draft = Draft(f"{name}/{path}", text.split("\n"), settings.strict_line_breaks)
    check_characters(draft, text)
    if is_too_large(draft, text):
        return _note(path, text, draft, Properties(), ())
    properties = read_properties(draft)
    body = "\n".join([*[""] * properties.lines, *draft.lines[properties.lines :]])
    tokens = tuple(parser().parse(body, {"draft": draft}))
    check_code(draft, text, tokens)
    return _note(path, text, draft, properties, tokens)


def _note(
    path: str, text: str, draft: Draft, properties: Properties, tokens: tuple[Token, ...]
) -> Note:
    values = properties.values
    return Note(
        path=path,
        title=_title(path, values, draft.headings),
        text=text,
        properties=values,
        tokens=tokens,
        headings=tuple(draft.headings),
        blocks=tuple(draft.blocks),
        links=(*properties.links, *draft.links),
        tags=(*tags_of(values), *(tag.name for tag in draft.tags if not tag.hidden)),
        aliases=aliases_of(draft, values),
        address=_address(path, values, draft),
        diagnostics=tuple(draft.diagnostics),
        inline_tags=tuple(draft.tags),
        hidden_links=tuple(draft.hidden_links),
    )


def _title(path: str, values: Mapping[str, object], headings: list[Heading]) -> str:
    """Return the property, or the file's name; of an index, its first heading."""
    name = PurePosixPath(path).stem
    first = headings[0].text if headings and name == "index" else ""
    return text_of(values.get("title")) or first or name


def _address(path: str, values: Mapping[str, object], draft: Draft) -> str:
    """Return the `permalink` property, if it can be an address, or the path's own address."""
    permalink = values.get("permalink")
    if permalink is None:
        return address(path)
    if text_of(permalink) == "/":  # the home page
        return ""
    parts = text_of(permalink).strip("/").split("/")
    if all(part and not set(part) & set(" ?#%\\:\"'<>|*&") and part.strip(".") for part in parts):
        return "".join(part + "/" for part in parts)
    line = next((i for i, line in enumerate(draft.lines) if line.startswith("permalink")), 0)
    message = f"the permalink “{text_of(permalink)}” cannot be an address"
    hint = "use words joined by hyphens, with / between folders"
    draft.report(Place(line + 1, 1), "properties-malformed", message, hint)
    return address(path)
