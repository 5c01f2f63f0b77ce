"""Pages that nobody wrote: of tags, of snippets, at old addresses, a home page if there is none.

A host publishes them.
"""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import urljoin

from gradient_garden.garden import addresses, graph
from gradient_garden.garden.codebook import modules
from gradient_garden.garden.garden import Garden, code_page, tag_href
from gradient_garden.garden.relations import neighbour
from gradient_garden.pages import (
    Context,
    Page,
    code_index,
    home_page,
    module_page,
    moved_page,
    tag_page,
    tags_page,
)
from gradient_garden.vault import TagEntry

TAGS, HOME = "tags/", ""


def generated_pages(garden: Garden) -> dict[str, Page]:
    """The pages of all tags and modules, and a home page if no note is one; by address."""
    tags = garden.relations.tags
    with_all = bool(tags) and TAGS not in _taken(garden)
    found = {
        entry.address: _tag_page(garden, entry, TAGS if with_all else "") for entry in tags.values()
    }
    if with_all:
        found[TAGS] = tags_page(tags, _context(garden, TAGS))
    if HOME not in _taken(garden):
        name = garden.vault.root.name or garden.vault.name
        found[HOME] = home_page(name, garden.navigation, _context(garden, HOME))
    if garden.relations.graph:
        found[garden.relations.graph] = graph.drawn(garden)
    return found | _code_pages(garden)


def generated_files(garden: Garden) -> dict[str, str]:
    """The files that generated pages load, by address."""
    if not garden.relations.graph:
        return {}
    places = garden.config.cache / "graph"
    return {garden.relations.graph + graph.FILE: graph.data(garden, places)}


def _code_pages(garden: Garden) -> dict[str, Page]:
    """The page of each snippet module, and the page that lists them all."""
    if not garden.code:
        return {}
    every = garden.code[""]
    about = {garden.code[module.name]: module for module in modules(garden)}
    found = {
        address: module_page(
            module, _context(garden, address), addresses.relative(every, address) or "./"
        )
        for address, module in about.items()
    }
    return {every: code_index(about.values(), _context(garden, every)), **found}


def _tag_page(garden: Garden, entry: TagEntry, all_tags: str) -> Page:
    notes = [neighbour(garden.vault, path) for path in entry.notes]
    way = addresses.relative(all_tags, entry.address) if all_tags else ""
    context = _context(garden, entry.address)
    return tag_page(entry, garden.relations.tags, notes, context, way)


def moved_pages(garden: Garden, site_url: str = "", language: str = "en") -> dict[str, str]:
    """The HTML documents at old addresses, by address. site_url: where the site will be."""
    return {
        old: _moved(garden, old, path, site_url, language)
        for old, path in garden.relations.old.items()
    }


def _moved(garden: Garden, old: str, path: str, site_url: str, language: str) -> str:
    new = addresses.address_in(garden.vault, path)
    href = addresses.relative(new, old) or "./"
    canonical = urljoin(site_url, addresses.url_of(new)) if site_url else href
    return moved_page(garden.vault.notes[path].title, href, canonical, language)


def _context(garden: Garden, page: str) -> Context:
    """What a page at an address is rendered against; it embeds no code."""
    return Context(
        vault=garden.vault,
        href=lambda target, anchor: (
            addresses.relative(addresses.address_in(garden.vault, target), page)
            + addresses.fragment_of(anchor)
        ),
        shown=lambda reference: "",
        tag_href=lambda tag: tag_href(garden, tag, page),
        code_page=lambda module, symbol: code_page(garden, module, symbol, page),
    )


def _taken(garden: Garden) -> Mapping[str, str]:
    """Addresses that notes have or had."""
    now = {note.address: path for path, note in garden.vault.notes.items()}
    return {**garden.relations.old, **now}
