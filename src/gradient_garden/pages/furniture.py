"""What a page says besides its note: what to know first, its tags, and the notes around it."""

from __future__ import annotations

from gradient_garden.pages import around, backlinks, terms
from gradient_garden.pages.markup import UNSEARCHED, Attributes, attributes, escape
from gradient_garden.pages.model import Context
from gradient_garden.pages.part import part
from gradient_garden.pages.scope import Ledger
from gradient_garden.pages.sections import link, listing, section
from gradient_garden.pages.take_away import take_away
from gradient_garden.vault import tag_key
from gradient_garden.vault.model import Note


def above(context: Context) -> str:
    """Under the title: the notes to know first."""
    needs = context.surroundings.needs
    if not needs:
        return ""
    label = "Know this first"
    extra: Attributes = {"class": "gg-needs", "aria-label": label, **UNSEARCHED}
    items = "".join(f"<li>{link(note, context, title=note.description)}</li>" for note in needs)
    return f"<nav{attributes(extra)}><p>{label}</p><ul>{items}</ul></nav>\n"


def page_end(note: Note, context: Context, ledger: Ledger | None = None) -> str:
    """At the end: tags, its part, what this note opens, who cites it, what lies around it.

    The note's property `hide` can list `tags`, `part`, `opens`, `backlinks` and `around`. ledger:
    of the page that this ends: no id of it is used again, and the words that it used are explained.
    """
    ledger = Ledger() if ledger is None else ledger
    hide = note.properties.get("hide")
    hidden = hide if isinstance(hide, list) else []
    return "".join(
        (
            take_away(context),
            terms.meanings(context, ledger),
            "" if "tags" in hidden else tags(note, context),
            "" if "part" in hidden else part(context, ledger),
            "" if "opens" in hidden else opens(context, ledger),
            "" if "backlinks" in hidden else backlinks.backlinks(context, ledger),
            "" if "around" in hidden else around.around(context, ledger),
        )
    )


def tags(note: Note, context: Context) -> str:
    """The note's tags, each once, as links to their pages."""
    names = {tag_key(tag): tag for tag in reversed(note.tags)}
    once = [names[key] for key in dict.fromkeys(map(tag_key, note.tags))]
    links = [(name, href) for name in once if (href := context.tag_href(name)) is not None]
    if not links:
        return ""
    extra: Attributes = {"class": "gg-tags", "aria-label": "Tags", **UNSEARCHED}
    items = (f"<li><a{attributes({'href': href})}>{escape(name)}</a></li>" for name, href in links)
    return f"<ul{attributes(extra)}>{''.join(items)}</ul>\n"


def opens(context: Context, ledger: Ledger) -> str:
    """The notes that need this one: where a reader can go from here."""
    found = context.surroundings.opens
    return section("gg-opens", "What this opens", listing(found, context), ledger) if found else ""
