"""The graph of all notes: a page that draws it, and the one file that the page loads.

The file says where each note stands, worked out here, so that a reader's machine only draws.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from gradient_garden import store_file
from gradient_garden.digests import digest, our_code
from gradient_garden.garden import addresses
from gradient_garden.garden.garden import Garden
from gradient_garden.garden.layout import layout
from gradient_garden.pages import Page, graph_page
from gradient_garden.vault import NavItem, TagEntry

FILE = "notes.json"
LISTED = 200  # notes up to which the page also says the links in words
Links = Sequence[tuple[str, str]]


def links_of(garden: Garden) -> list[tuple[str, str]]:
    """Every link between two notes, once, as vault paths from the one to the other, sorted.

    Notes that only list others are left out, and so is the home page.
    """
    around = garden.relations.around
    return sorted((path, to.path) for path, each in around.items() for to in each.leads)


def drawn(garden: Garden) -> Page:
    """The page, with the links in words where they are few enough to be read."""
    address, notes = garden.relations.graph, garden.vault.notes
    links = links_of(garden)
    lists: dict[str, list[tuple[str, str]]] = {}
    for source, target in links if len(_paths(links)) <= LISTED else ():
        lists.setdefault(source, []).append(_named(garden, target, address))
    listed = [(_named(garden, path, address), tuple(to)) for path, to in lists.items()]
    return graph_page(FILE, "../" * address.count("/"), len(notes), tuple(listed))


def _named(garden: Garden, path: str, page: str) -> tuple[str, str]:
    """A note's title, and how the page at an address links to it; "" is the site's root."""
    note = garden.vault.notes[path]
    return note.title, addresses.relative(note.address, page) or "./"


def data(garden: Garden, cache: Path) -> str:
    """The file as JSON: `notes` are [title, address, x, y, part, tags], `links` pairs of numbers.

    part, tags: numbers into `parts` and `tags`. cache: where the places are kept.
    """
    links = links_of(garden)
    paths = _paths(links)
    number = {path: i for i, path in enumerate(paths)}
    ends = [(number[a], number[b]) for a, b in links]
    parts = _parts(garden.navigation, paths)
    names = list(dict.fromkeys(parts.values()))
    tags = [
        tag for tag in garden.relations.tags.values() if not number.keys().isdisjoint(tag.notes)
    ]
    tagged = _tagged(tags)
    notes = [
        [*_named(garden, path, ""), *place, names.index(parts[path]), tagged.get(path, [])]
        for path, place in zip(paths, _places(len(paths), ends, cache), strict=True)
    ]
    whole = {"parts": names, "tags": [tag.name for tag in tags], "notes": notes, "links": ends}
    return json.dumps(whole, ensure_ascii=False, separators=(",", ":")) + "\n"


def _paths(links: Links) -> list[str]:
    return sorted({path for link in links for path in link})


def _tagged(tags: Iterable[TagEntry]) -> dict[str, list[int]]:
    """The numbers of each note's tags."""
    found: dict[str, list[int]] = {}
    for number, tag in enumerate(tags):
        for path in tag.notes:
            found.setdefault(path, []).append(number)
    return found


def _parts(navigation: Iterable[NavItem], paths: Iterable[str]) -> dict[str, str]:
    """The part of each note: the top of the navigation it stands under, or else its folder."""
    tops = {path: top.title for top in navigation for path in _below(top) if top.children}
    return {path: tops.get(path) or path.rpartition("/")[0].partition("/")[0] for path in paths}


def _below(item: NavItem) -> list[str]:
    own = [item.path] if item.path else []
    return own + [path for child in item.children for path in _below(child)]


def _places(notes: int, ends: list[tuple[int, int]], cache: Path) -> list[tuple[int, int]]:
    """Where the notes stand; the same graph is not worked out twice."""
    key = digest(our_code(), repr((notes, ends)))
    known: Mapping[str, list[list[int]]] = store_file.load(cache)
    if key not in known:
        before, known = known, {key: [list(place) for place in layout(notes, ends)]}
        store_file.save(cache, known, before)
    return [(x, y) for x, y in known[key]]
