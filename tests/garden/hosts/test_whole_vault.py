"""A vault with canvases, drafts and every kind of name, built, and each of its links walked."""

import json
from urllib.parse import unquote, urldefrag, urljoin

import html5lib
import pytest

from tests.garden.hosts.conftest import MKDOCS, Project

NAMES = [
    *("C++", "C", "What? Yes", "50% & more", "It's #1", "日本語 ノート", "שלום עולם", "🎨 palette"),
    *(
        "Größe",
        "Gro\u0308sse",
        "a.b.c",
        "Émile",
        "tab & <b>",
        "a+b=c",
        "semi;colon",
        "~tilde",
        "x@y",
    ),
]
CARD = {"x": 0, "y": 0, "width": 300, "height": 100}
MAP = json.dumps(
    {
        "nodes": [
            {**CARD, "id": "a", "type": "text", "text": "On [[Nets]] and [[Held]]."},
            {**CARD, "id": "b", "type": "file", "file": "Nets/Layer.md", "y": 200},
        ],
        "edges": [{"id": "e", "fromNode": "a", "toNode": "b"}],
    }
)
FILES = {
    "mkdocs.yml": MKDOCS,
    "pyproject.toml": '[tool.garden.severity]\naddress-clash = "warning"\n',
    "docs/index.md": (
        "# Start\n\n"
        + "".join(f"- [[Names/{name}|{n}]]\n" for n, name in enumerate(NAMES) if "#" not in name)
        + "\n[[Nets]] [[Held]] ![[ours.png|x]] [[Map.canvas]]\n\n![[Map.canvas]]\n"
    ),
    **{f"docs/Names/{name}.md": "Back to [[index]].\n" for name in NAMES},
    "docs/Nets/Nets.md": "The folder's own page. [[Layer#Deep]]\n",
    "docs/Nets/Layer.md": "## Deep\n\n[[Nets/Nets]] ![[theirs.svg|y]]\n\nSaid of [[Held]].\n",
    "docs/Loss.md": "Beside its folder: [[Loss/Cross]].\n",
    "docs/Loss/Cross.md": "[[Loss]]\n",
    "docs/Held.md": (
        "---\ndraft: true\ntags: [secret]\n---\nSecret [[Nets]] ![[hidden.png]] ![[ours.png]]\n"
    ),
    "docs/Maps/Map.canvas": MAP,
    "docs/Books.base": (
        "filters: 'file.inFolder(\"Names\")'\n"
        "views: [{name: All, order: [file.name, file.links]}]\n"
    ),
    "docs/Shelf.md": "![[Books.base#all]]\n\n```base\nfilters: file.hasLink(this)\n```\n",
    "docs/ours.png": b"",
    "docs/hidden.png": b"",
    "docs/Nets/theirs.svg": b"<svg xmlns='http://www.w3.org/2000/svg'/>",
}


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    made = Project(tmp_path_factory.mktemp("vault"), FILES)
    done = made.run("build")
    assert done.returncode == 0, done.stdout + done.stderr
    return made


def pages(built):
    site = built.root / "site"
    for file in sorted(site.rglob("*.html")):
        tree = html5lib.parse(file.read_text(encoding="utf-8"), namespaceHTMLElements=False)
        yield file.relative_to(site).as_posix(), tree


def test_every_link_of_every_page_leads_somewhere(built):
    """Followed as a browser does, with the standard library's rules and no code of ours."""
    trees = dict(pages(built))
    ids = {page: {e.get("id") for e in tree.iter() if e.get("id")} for page, tree in trees.items()}
    site, dead, count = built.root / "site", [], 0
    for page, tree in trees.items():
        for element in tree.iter():
            address = element.get("href") or element.get("src") or ""
            whole, fragment = urldefrag(urljoin(f"https://tiny.example/{page}", address))
            if not address or not whole.startswith("https://tiny.example/"):
                continue
            count += 1
            path = unquote(whole.removeprefix("https://tiny.example/").partition("?")[0])
            path = f"{path}index.html" if not path or path.endswith("/") else path
            missing = fragment and path in ids and unquote(fragment) not in ids[path]
            if not (site / path).is_file() or (missing and fragment != "__skip"):
                dead.append((page, address))
    assert dead == []
    assert count > 500


def test_each_note_has_a_page_of_its_own(built):
    names = {page for page, _ in pages(built)}
    found = [name for name in names if name.startswith("names/")]
    assert len(found) == len(NAMES)
    assert {"nets/index.html", "nets/layer/index.html", "loss/index.html"} <= names
    assert {"loss/cross/index.html", "maps/map-canvas/index.html"} <= names


def test_a_draft_and_its_files_are_nowhere(built):
    site = built.root / "site"
    files = [path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()]
    assert not [path for path in files if "held" in path or "secret" in path]
    assert "ours.png" in files
    assert "hidden.png" not in files
    for path in files:
        if path.endswith((".html", ".json", ".xml", ".txt")):
            text = (site / path).read_text(encoding="utf-8")
            assert "Secret" not in text, path
            assert "secret" not in text, path
    layer = built.read("nets/layer/index.html")
    assert '<span class="gg-unpublished" title="This is not published yet.">Held</span>' in layer


def test_a_canvas_is_a_page_a_backlink_and_an_embed(built):
    assert 'class="gg-canvas"' in built.read("maps/map-canvas/index.html")
    assert 'class="gg-canvas"' in built.read("index.html")
    nets = built.read("nets/index.html")
    assert "maps/map-canvas/" in nets[nets.index('id="gg-backlinks"') :]
    assert "maps/map-canvas/" in built.read("sitemap.xml")
    assert "map-canvas" in built.read("search/search_index.json")
    assert not (built.root / "site" / "maps" / "map.canvas").exists()


def test_a_base_is_a_page_an_embed_and_a_fence(built):
    for path in ("books-base/index.html", "shelf/index.html"):
        tree = html5lib.parse(built.read(path), namespaceHTMLElements=False)
        rows = [["".join(cell.itertext()) for cell in row] for row in tree.iter("tr")]
        assert rows[0] == ["name", "links"]
        assert sorted(row[0] for row in rows[1:]) == sorted(NAMES)
        assert {row[1] for row in rows[1:]} == {"index"}
    assert "No note is in this view." in built.read("shelf/index.html")
    assert not (built.root / "site" / "books.base").exists()
