"""The routes of Paths: each lesson exists, once a route, and after those of the route it needs."""

from __future__ import annotations

import pytest

from gradient_garden.vault import Note
from tests.course.prose import GARDEN, leads_to, lessons

PATHS = GARDEN.notes["9 Back matter/Paths.md"]
WITH_ALL_NEEDS = "I write software"  # the route that promises to leave out nothing


def routes(note: Note) -> dict[str, list[str]]:
    """The paths of the lessons of each route, by its heading."""
    found: dict[str, list[str]] = {}
    for line, text in enumerate(note.text.splitlines(), start=1):
        if text.startswith("#"):
            name = text.removeprefix("### ")
        links = [link for link in note.links if link.line == line and text[:1].isdigit()]
        for link in links:
            found.setdefault(name, []).append(str(leads_to(note.path, link)))
    return found


def needs(path: str) -> list[str]:
    wanted = GARDEN.notes[path].properties.get("needs") or []
    titles = [str(each).strip("[]") for each in wanted]
    return [next(p for p in lessons() if p.endswith(f"/{title}.md")) for title in titles]


@pytest.mark.parametrize("name", routes(PATHS))
def test_a_route_can_be_read_in_its_order(name: str):
    route = routes(PATHS)[name]

    assert len(route) >= 10
    assert len(set(route)) == len(route)
    assert set(route) <= set(lessons())
    for place, path in enumerate(route):
        assert not set(needs(path)) & set(route[place:])


def test_three_readers_have_a_route_and_one_leaves_out_nothing():
    route = routes(PATHS)[WITH_ALL_NEEDS]

    assert len(routes(PATHS)) == 3
    assert all(set(needs(path)) <= set(route) for path in route)
