"""The score that the README gives: how many facts of the real app's dumps we find as well."""

from itertools import zip_longest
from pathlib import Path

from gradient_garden.vault import resolve
from tests.garden.vault.build import vault_of
from tests.garden.vault.test_vault_obsidian_truth import (
    DUMPS,
    SECTION,
    all_files,
    cache_of,
    in_order,
    note_of,
    start,
)

README = Path(__file__).parents[3] / "README.md"


def pairs(dump):
    """Each fact as the app has it, beside ours."""
    note = note_of(dump)
    body = in_order(k for k in (*note.links, *note.hidden_links) if k.form in ("wiki", "markdown"))
    yield from zip_longest(
        [(e["original"], e["link"], e["displayText"], start(e)) for e in cache_of(dump, "links")],
        [(k.original, k.target, k.display or k.text, (k.line, k.column)) for k in body],
    )
    yield from zip_longest(
        [e["original"] for e in cache_of(dump, "embeds")],
        [k.original for k in note.links if k.form in ("embed", "image")],
    )
    yield from zip_longest(
        [(e["key"], e["link"], e["displayText"]) for e in cache_of(dump, "frontmatterLinks")],
        [(k.key, k.target, k.display or k.text) for k in note.links if k.form == "property"],
    )
    yield from zip_longest(
        sorted(dump["cachedMetadata"].get("frontmatter", {}).items()),
        sorted(note.properties.items()),
    )
    yield from zip_longest(
        [(h["heading"], h["level"], start(h)[0]) for h in cache_of(dump, "headings")],
        [(h.source, h.level, h.line) for h in note.headings],
    )
    yield from zip_longest(
        [(t["tag"], start(t)) for t in cache_of(dump, "tags")],
        [("#" + t.name, (t.line, t.column)) for t in note.inline_tags],
    )
    yield from zip_longest(
        [(n, start(e)[0]) for n, e in (cache_of(dump, "blocks") or {}).items()],
        [(block.id, block.line) for block in note.blocks],
    )
    yield from zip_longest(
        [
            (s["type"], start(s)[0])
            for s in cache_of(dump, "sections")
            if s["type"] not in ("yaml", "comment")
        ],
        [
            (SECTION[t.type], t.map[0] + 1)
            for t in note.tokens
            if t.level == 0 and t.nesting >= 0 and t.type in SECTION
        ],
    )
    yield from zip_longest(
        [(start(i)[0], i.get("task")) for i in cache_of(dump, "listItems")],
        [(t.map[0] + 1, t.meta.get("task")) for t in note.tokens if t.type == "list_item_open"],
    )


def resolutions():
    vault = vault_of({}, *all_files())
    for dump in DUMPS:
        for text, target in dump["resolveLinkToPath"].items():
            path = text.partition("#")[0].strip()
            yield target, resolve(vault, path, dump["filePath"]).target


def test_the_readme_gives_the_score():
    facts = [pair for dump in DUMPS for pair in pairs(dump)] + list(resolutions())
    right = sum(theirs == ours for theirs, ours in facts)
    score = f"**{right} of {len(facts)}** facts in {len(DUMPS)} notes"
    assert score in README.read_text(encoding="utf-8"), score
    assert right == len(facts)
