"""The graph of all notes: by keyboard and pointer, filtered, around one note, and in words."""

from __future__ import annotations

import json
from pathlib import Path
from urllib.parse import unquote

import pytest
from playwright.sync_api import Page, expect

from tests.site.browsing import PHONE, Visit

NOTE = "2-the-machine/the-artificial-neuron/"
PIXELS = """canvas => {
  const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
  return new Set(new Uint32Array(data.buffer)).size;
}"""


@pytest.fixture
def data(site: Path) -> dict[str, list[object]]:
    return json.loads((site / "graph" / "notes.json").read_text(encoding="utf-8"))


def said(page: Page) -> str:
    return page.locator(".gg-graph__said").inner_text()


def ready(page: Page) -> Page:
    expect(page.locator("gg-graph[data-ready]")).to_have_count(1)
    return page


def test_it_is_loaded_on_its_page_alone(visit: Visit) -> None:
    asked: list[str] = []
    page = visit(NOTE)
    page.on("request", lambda request: asked.append(request.url))
    page.reload(wait_until="networkidle")
    assert [url for url in asked if "graph" in url] == []
    page.locator(".gg-graph-link a").click()
    ready(page)
    assert {"graph.js", "graph.css", "notes.json"} <= {url.rpartition("/")[2] for url in asked}


def test_it_draws_every_note_in_the_colours_of_the_theme(visit: Visit) -> None:
    drawn = []
    for theme in ("light", "dark"):
        page = ready(visit("graph/", color_scheme=theme))
        page.wait_for_timeout(300)
        canvas = page.locator(".gg-graph__stage canvas")
        assert canvas.evaluate(PIXELS) > 20
        drawn.append(canvas.evaluate("c => c.toDataURL()"))
    assert drawn[0] != drawn[1]


def test_arrows_walk_from_note_to_note_and_enter_opens(
    visit: Visit, data: dict[str, list[object]]
) -> None:
    page = ready(visit("graph/"))
    page.locator(".gg-graph__stage canvas").focus()
    seen = set()
    for key in ("ArrowRight", "ArrowDown", "ArrowLeft", "ArrowUp", "ArrowRight"):
        page.keyboard.press(key)
        seen.add(said(page))
    assert len(seen) >= 3
    title = page.locator(".gg-graph__said a").inner_text()
    number = next(n for n, note in enumerate(data["notes"]) if note[0] == title)
    near = {other for link in data["links"] if number in link for other in link} - {number}
    assert f"linked with {len(near)} note" in said(page)
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/{data['notes'][number][1]}")


def in_order_of_search(data: dict[str, list[object]], part: int, words: str) -> list[str]:
    """Titles of a part that hold the words: the words alone, what begins so, then by links."""
    near: dict[int, set[int]] = {}
    for a, b in data["links"]:
        near.setdefault(a, set()).add(b)
        near.setdefault(b, set()).add(a)
    found = []
    for number, note in enumerate(data["notes"]):
        title = note[0].lower()
        if note[4] == part and words in title:
            rank = 0 if title == words else 1 if title.startswith(words) else 2
            found.append((rank, -len(near[number]), number, note[0]))
    return [title for *_, title in sorted(found)]


def test_a_part_a_tag_and_words_narrow_it(visit: Visit, data: dict[str, list[object]]) -> None:
    page = ready(visit("graph/"))
    part = data["parts"].index("The machine")
    page.get_by_label("Part").select_option(str(part))
    count = sum(note[4] == part for note in data["notes"])
    expect(page.locator(".gg-graph__said")).to_contain_text(f"{count} of {len(data['notes'])}")
    page.get_by_label("Find").fill("forward")
    matching = in_order_of_search(data, part, "forward")
    expect(page.locator(".gg-graph__found button")).to_have_text(matching)
    page.locator(".gg-graph__found button").first.click()
    expect(page.locator(".gg-graph__said a")).to_have_text(matching[0])


def test_it_begins_around_the_note_that_led_here(
    visit: Visit, data: dict[str, list[object]]
) -> None:
    page = visit(NOTE)
    href = page.locator(".gg-graph-link a").get_attribute("href") or ""
    assert unquote(href).endswith(f"?at={NOTE}")
    page.locator(".gg-graph-link a").click()
    ready(page)
    expect(page.locator(".gg-graph__said a")).to_have_text("The artificial neuron")
    expect(page.locator("select[data-depth]")).to_have_value("1")
    page.locator("select[data-depth]").select_option("0")
    expect(page.locator(".gg-graph__said a")).to_have_text("The artificial neuron")


def test_a_pointer_chooses_a_note(visit: Visit) -> None:
    page = ready(visit(f"graph/?at={NOTE}"))
    box = page.locator(".gg-graph__stage canvas").bounding_box()
    assert box is not None
    chosen = set()
    for x in range(40, int(box["width"]), 40):
        for y in range(40, int(box["height"]), 80):
            page.mouse.click(box["x"] + x, box["y"] + y)
            chosen.add(page.locator(".gg-graph__said a").inner_text())
    assert len(chosen) > 1


def test_words_and_picture_hold_the_same_links(visit: Visit, data: dict[str, list[object]]) -> None:
    page = visit("graph/")
    words = page.evaluate(
        """() => [...document.querySelectorAll(".gg-in-words dt")].flatMap(dt =>
          [...dt.nextElementSibling.querySelectorAll("a")].map(a =>
            [dt.textContent, a.textContent].join(" → ")))"""
    )
    titles = [note[0] for note in data["notes"]]
    assert sorted(words) == sorted(f"{titles[a]} → {titles[b]}" for a, b in data["links"])


def test_it_stays_inside_a_phone_and_nothing_moves_by_itself(visit: Visit) -> None:
    page = ready(visit("graph/", viewport=PHONE))
    page.wait_for_timeout(300)
    canvas = page.locator(".gg-graph__stage canvas")
    before = canvas.evaluate("c => c.toDataURL()")
    page.wait_for_timeout(500)
    assert canvas.evaluate("c => c.toDataURL()") == before
    assert page.evaluate("document.scrollingElement.scrollWidth - innerWidth") <= 0


def test_without_a_script_the_links_are_there_in_words(visit: Visit) -> None:
    page = visit("graph/", java_script_enabled=False)
    expect(page.locator("gg-graph")).to_contain_text("drawn by a script")
    page.locator(".gg-in-words summary").click()
    expect(page.locator(".gg-in-words dt").first).to_be_visible()
