"""What the real app saw in 42 notes, and what we see in them: the same.

The dumps count lines and columns from 0; we count from 1.
"""

import json
from pathlib import Path

import pytest

from gradient_garden.vault import Vault, locate, parse_note, resolve
from gradient_garden.vault.index import fold

FOLDER = Path(__file__).parent / "obsidian_truth"
DUMPS = [json.loads(path.read_text(encoding="utf-8")) for path in sorted(FOLDER.glob("*.json"))]
NAMES = [path.stem for path in sorted(FOLDER.glob("*.json"))]

each_dump = pytest.mark.parametrize("dump", DUMPS, ids=NAMES)


def note_of(dump):
    return parse_note(dump["filePath"], dump["fileContents"])


def cache_of(dump, key):
    return dump["cachedMetadata"].get(key, [])


def start(entry):
    return entry["position"]["start"]["line"] + 1, entry["position"]["start"]["col"] + 1


def end(entry):
    return entry["position"]["end"]["line"] + 1, entry["position"]["end"]["col"] + 1


def in_order(entries):
    return sorted(entries, key=lambda entry: (entry.line, entry.column))


def test_the_dumps_are_all_there():
    assert len(DUMPS) == 42
    assert sum(len(cache_of(dump, "links")) for dump in DUMPS) == 42


@each_dump
def test_links(dump):
    note = note_of(dump)
    body = in_order(
        link for link in (*note.links, *note.hidden_links) if link.form in ("wiki", "markdown")
    )
    ours = [
        (link.original, link.target, link.display or link.text, (link.line, link.column))
        for link in body
    ]
    theirs = [
        (entry["original"], entry["link"], entry["displayText"], start(entry))
        for entry in cache_of(dump, "links")
    ]
    assert ours == theirs
    ends = [(link.line, link.column + len(link.original)) for link in body]
    assert ends == [end(entry) for entry in cache_of(dump, "links")]


@each_dump
def test_embeds(dump):
    ours = [link.original for link in note_of(dump).links if link.form in ("embed", "image")]
    assert ours == [entry["original"] for entry in cache_of(dump, "embeds")]


@each_dump
def test_links_in_properties(dump):
    ours = [
        (link.key, link.original, link.target, link.display or link.text)
        for link in note_of(dump).links
        if link.form == "property"
    ]
    theirs = [
        (entry["key"], entry["original"], entry["link"], entry["displayText"])
        for entry in cache_of(dump, "frontmatterLinks")
    ]
    assert ours == theirs


@each_dump
def test_properties(dump):
    assert note_of(dump).properties == dump["cachedMetadata"].get("frontmatter", {})


@each_dump
def test_headings(dump):
    ours = [(h.source, h.level, h.line) for h in note_of(dump).headings]
    theirs = [(h["heading"], h["level"], start(h)[0]) for h in cache_of(dump, "headings")]
    assert ours == theirs


@each_dump
def test_tags(dump):
    note = note_of(dump)
    ours = [("#" + tag.name, (tag.line, tag.column)) for tag in note.inline_tags]
    assert ours == [(tag["tag"], start(tag)) for tag in cache_of(dump, "tags")]
    of_properties = note.tags[: len(note.tags) - sum(not t.hidden for t in note.inline_tags)]
    everything = [*of_properties, *(tag.name for tag in note.inline_tags)]
    assert ["#" + name for name in everything] == dump["getAllTags"]
    assert ["#" + name for name in of_properties] == (dump["parseFrontMatterTags"] or [])


@each_dump
def test_blocks(dump):
    ours = {block.id: block.line for block in note_of(dump).blocks}
    theirs = cache_of(dump, "blocks") or {}
    assert ours == {name: start(entry)[0] for name, entry in theirs.items()}


SECTION = {
    "heading_open": "heading",
    "paragraph_open": "paragraph",
    "bullet_list_open": "list",
    "ordered_list_open": "list",
    "callout_open": "callout",
    "blockquote_open": "blockquote",
    "fence": "code",
}


@each_dump
def test_sections(dump):
    note = note_of(dump)
    lines = note.text.split("\n")
    ours = []
    for token in note.tokens:
        if token.level == 0 and token.nesting >= 0 and token.type in SECTION:
            first, last = token.map[0], token.map[1]
            while not lines[last - 1].strip():
                last -= 1
            ours.append((SECTION[token.type], first + 1, last))
    theirs = [
        (section["type"], start(section)[0], end(section)[0])
        for section in cache_of(dump, "sections")
        if section["type"] not in ("yaml", "comment")
    ]
    assert ours == theirs


@each_dump
def test_list_items(dump):
    """Each item's line, status and parent: the line of the item that it is in."""
    ours, lists, items = [], [], []
    for token in note_of(dump).tokens:
        if token.type in ("bullet_list_open", "ordered_list_open"):
            lists.append(token.map[0])
        elif token.type in ("bullet_list_close", "ordered_list_close"):
            lists.pop()
        elif token.type == "list_item_open":
            parent = items[-1] if items else (-lists[0] or -1)
            ours.append((token.map[0], token.meta.get("task"), parent))
            items.append(token.map[0])
        elif token.type == "list_item_close":
            items.pop()
    theirs = [
        (start(item)[0] - 1, item.get("task"), item["parent"])
        for item in cache_of(dump, "listItems")
    ]
    assert ours == theirs


def all_files():
    named = {dump["filePath"] for dump in DUMPS}
    found = {path for dump in DUMPS for path in dump["resolveLinkToPath"].values() if path}
    return tuple(sorted(named | found))


RESOLVED = [
    (dump["filePath"], text, target)
    for dump in DUMPS
    for text, target in dump["resolveLinkToPath"].items()
]


def test_there_are_links_to_resolve():
    assert len(RESOLVED) >= 35


@pytest.mark.parametrize(("source", "text", "target"), RESOLVED)
def test_resolution(source, text, target):
    vault = Vault(Path("vault"), "vault", {}, all_files())
    assert resolve(vault, text.partition("#")[0].strip(), source).target == target


@each_dump
def test_own_headings_are_found(dump):
    """Every same-note link of the app's notes to a heading that is there finds it."""
    note = note_of(dump)
    names = {fold(heading["heading"]) for heading in cache_of(dump, "headings")}
    for link in note.links:
        if not link.path and fold(link.subpath) in names:
            assert fold(locate(note, link.subpath).source) == fold(link.subpath)
