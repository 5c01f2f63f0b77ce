"""The page of a snippet module: its source, piece by piece, and who shows each piece."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from gradient_garden.pages.code import Listing, copied, listing, names_of, says_more
from gradient_garden.pages.headings import permalink
from gradient_garden.pages.markup import UNSEARCHED, attributes, escape
from gradient_garden.pages.model import Context, Mention, Neighbour, Page, Shown, TocEntry
from gradient_garden.pages.scope import Ledger
from gradient_garden.pages.sections import joined
from gradient_garden.pages.tested import tested_by

ALL = "Code"


@dataclass(frozen=True, slots=True)
class Part:
    """Some lines of a module. name: the symbol that they define; "" for what lies between.

    shown: the lines, the symbol's slice and tests. anchors: ids of what they define, by line.
    mentions: where notes show the symbol, in reading order.
    """

    name: str
    shown: Shown
    anchors: Mapping[int, tuple[str, ...]] = field(default_factory=dict)
    mentions: tuple[Mention, ...] = ()


@dataclass(frozen=True, slots=True)
class ModuleAbout:
    """What a module's page says. about: its docstring. whole: all of it, as one slice.

    mentions: where all of it is shown. imports, imported_by: other modules, sorted.
    """

    name: str
    about: str
    whole: Shown
    parts: tuple[Part, ...] = ()
    mentions: tuple[Mention, ...] = ()
    imports: tuple[str, ...] = ()
    imported_by: tuple[str, ...] = ()

    @property
    def title(self) -> str:
        """What the module is called: its file."""
        return f"{self.name}.py"

    @property
    def line(self) -> str:
        """The first line about it."""
        return self.about.strip().partition("\n")[0]

    @property
    def notes(self) -> tuple[Neighbour, ...]:
        """The notes that show something of it, each once, in reading order."""
        found = [m for part in self.parts for m in part.mentions]
        return tuple(dict.fromkeys(m.note for m in (*self.mentions, *found)))


def module_page(module: ModuleAbout, context: Context, all_href: str) -> Page:
    """The page of one module. all_href: how it links to the page of all."""
    ledger = Ledger()
    anchor = ledger.unique(module.title)
    up = f'<p class="gg-up"><a{attributes({"href": all_href})}>All code</a></p>\n'
    toc = [TocEntry(part.name, part.name, 2) for part in module.parts if part.name]
    html = (
        _head(module.title, anchor)
        + up
        + _about(module.about)
        + _around(module, context)
        + _whole(module)
        + "".join(_part(part, module, context, ledger) for part in module.parts)
    )
    description = f"The snippet module {module.title}: {module.line}".strip(": ")
    return Page(html, module.title, description, (TocEntry(module.title, anchor, 1, tuple(toc)),))


def code_index(modules: Iterable[ModuleAbout], context: Context) -> Page:
    """The page that lists every module, with the line about it and the notes that show it."""
    items = "".join(_item(module, context) for module in modules)
    lead = "<p>Every module behind the code and the results of this site.</p>\n"
    body = f'{lead}<ul class="gg-notes">\n{items}</ul>\n'
    contents = (TocEntry(ALL, "code", 1),)
    return Page(
        _head(ALL, "code") + body, ALL, "Every snippet module, and where it is shown.", contents
    )


def _head(title: str, anchor: str) -> str:
    return f"<h1{attributes({'id': anchor})}>{escape(title)}{permalink(anchor)}</h1>\n"


def _item(module: ModuleAbout, context: Context) -> str:
    about = f"<p>{escape(module.line)}</p>" if module.line else ""
    names = joined([_note(note, context) for note in module.notes])
    shown = f'<p class="gg-after">in {names}</p>' if names else ""
    return f"<li>{_module(module.name, context)}{about}{shown}</li>\n"


def _about(docstring: str) -> str:
    """The docstring as plain paragraphs; what it lines up stays lined up."""
    blocks = filter(None, (block.strip("\n") for block in docstring.split("\n\n")))
    return "".join(f'<p class="gg-docstring">{escape(block)}</p>\n' for block in blocks)


def _around(module: ModuleAbout, context: Context) -> str:
    """The modules before and after this one, and the notes that show all of it."""
    rows = [
        ("Shown whole in", [_mention(m, context) for m in module.mentions]),
        ("Imports", [_module(name, context) for name in module.imports]),
        ("Imported by", [_module(name, context) for name in module.imported_by]),
    ]
    items = "".join(f"<dt>{name}</dt><dd>{joined(links)}</dd>\n" for name, links in rows if links)
    return (
        f"<dl{attributes({'class': 'gg-around', **UNSEARCHED})}>\n{items}</dl>\n" if items else ""
    )


def _whole(module: ModuleAbout) -> str:
    """One button for the whole module, with what it needs of others; the lines are below."""
    text = copied(module.whole, module.title)
    if not text:
        return ""
    label = f"Copy all of {module.title}"
    extra = attributes({"class": "gg-copy gg-copy--whole", "data-copy": text, "hidden": True})
    button = f'<button type="button"{extra}>{escape(label)}</button>'
    return f"<div{attributes(UNSEARCHED)}>{button}</div>\n"


def _part(part: Part, module: ModuleAbout, context: Context, ledger: Ledger) -> str:
    """One piece of the source below its name, with its copy button, its tests and its places."""
    head, used = "", _shown_in(part.mentions, context)
    if part.name:
        anchor = ledger.unique(part.name)
        name = f"<code>{escape(part.name)}</code>"
        head = f"<h2{attributes({'id': anchor})}>{name}{permalink(anchor)}</h2>\n"
    block = Listing(
        part.shown.source.text,
        copied=copied(part.shown, module.title) if part.name else "",
        unfolds=says_more(part.shown),
        foot=tested_by(part.shown.tests),
        names=names_of(part.shown.uses, context),
        anchors={n: tuple(map(ledger.unique, names)) for n, names in part.anchors.items()},
    )
    return head + used + listing(block, ledger)


def _shown_in(mentions: Iterable[Mention], context: Context) -> str:
    links = [_mention(mention, context) for mention in mentions]
    if not links:
        return ""
    return f"<p{attributes({'class': 'gg-shown-in', **UNSEARCHED})}>Shown in {joined(links)}</p>\n"


def _mention(mention: Mention, context: Context) -> str:
    """A note, and what it shows there: the result of a call is named, the source is not."""
    link = _note(mention.note, context, mention.anchor)
    return f"{link} <code>{escape(mention.call)}</code>" if mention.call else link


def _note(note: Neighbour, context: Context, anchor: str = "") -> str:
    return f"<a{attributes({'href': context.href(note.path, anchor)})}>{escape(note.title)}</a>"


def _module(name: str, context: Context) -> str:
    href = context.code_page(name, "")
    return f"<a{attributes({'href': href})}><code>{escape(name)}.py</code></a>"
