"""The pages of snippet modules, as they are built, against the modules themselves."""

import json
import re

import html5lib
import pytest

from gradient_garden.hosts.built import Reader, check_built
from tests.garden.hosts.conftest import GOOD, NEURON, Project

LAYER = '''"""A layer: many neurons.

    a = f(x)
"""

from snippets.neuron import count, neuron as one

WIDTH, DEPTH = 2, 3
__all__ = ["Layer"]


class Layer:
    """Neurons side by side."""

    def run(self, x: float) -> list[float]:
        """Each neuron's answer."""
        return [one(x) for _ in range(WIDTH)]


def size() -> int:
    """How many <numbers>."""
    return count() * WIDTH


if __name__ == "__main__":
    print(size())
'''
NOTES = {
    "snippets/layer.py": LAYER,
    "docs/Layers.md": (
        "Look at [[layer.py#Layer]] and [[layer.py]].\n\n![[layer.py#size]]\n\n"
        "![[layer.py#Layer.run]]\n\nIt is ![[layer.py#size()]]. Again ![[layer.py#size()]].\n"
    ),
    "docs/Contents.md": "- [[index|Home]]\n- [[Neuron]]\n- [[Layers]]\n- [[Contents]]\n",
}


def tree(html):
    return html5lib.parse(html, namespaceHTMLElements=False)


def text_of(element):
    return "".join(element.itertext())


def has_class(element, name):
    return name in (element.get("class") or "").split()


def links(element):
    return [a.get("href") for a in element.iter("a") if "headerlink" not in a.get("class", "")]


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    made = Project(tmp_path_factory.mktemp("code"), {**GOOD, **NOTES})
    done = made.run("build", "--strict")
    assert done.returncode == 0, done.stderr
    return made


@pytest.fixture(scope="module")
def layer(built):
    return tree(built.read("code/layer/index.html")).find(".//article")


def test_every_link_of_the_site_leads_somewhere(built):
    assert check_built(Reader(built.root / "site")) == ()


@pytest.mark.parametrize(("name", "text"), [("neuron", NEURON), ("layer", LAYER)])
def test_a_page_has_every_line_of_its_module_once(built, name, text):
    page = tree(built.read(f"code/{name}/index.html"))
    code = [text_of(d.find("./pre/code")) for d in page.iter("div") if has_class(d, "highlight")]
    after_docstring = text.split('"""', 2)[2]

    assert [line for block in code for line in block.splitlines() if line.strip()] == [
        line for line in after_docstring.splitlines() if line.strip()
    ]
    assert text.split('"""')[1].split()[0] in text_of(page.find(".//p[@class='gg-docstring']"))


def test_each_symbol_has_its_place_and_its_slice_to_copy(layer):
    headings = [text_of(h).rstrip("¶") for h in layer.iter("h2")]
    assert headings == ["Layer", "size"]
    ids = {e.get("id") for e in layer.iter() if e.get("id")}
    assert {"Layer", "Layer.run", "size", "WIDTH", "DEPTH", "__all__"} <= ids
    folded = [
        text_of(d.find("./pre/code")) for d in layer.iter("details") if has_class(d, "gg-whole")
    ]
    copies = [*folded, *(b.get("data-copy") for b in layer.iter("button") if b.get("data-copy"))]
    assert len(copies) == len(list(layer.iter("button"))) == 3
    for text in copies:
        assert "snippets.neuron" not in text
        exec(compile(text, "copied", "exec"), {"__name__": "copied"})


def test_names_lead_to_what_defines_them(built, layer):
    named = {text_of(a): a.get("href") for a in layer.iter("a") if a.get("class") == "gg-name"}
    assert named == {
        "count": "../neuron/#count",
        "neuron": "../neuron/#neuron",
        "one": "../neuron/#neuron",
        "WIDTH": "#WIDTH",
        "size": "#size",
    }
    lesson = tree(built.read("layers/index.html")).find(".//article")
    named = [a for a in lesson.iter("a") if a.get("class") == "gg-name"]
    assert [(text_of(a), a.get("href")) for a in named] == [
        ("count", "../code/neuron/#count"),
        ("WIDTH", "../code/layer/#WIDTH"),
        ("one", "../code/neuron/#neuron"),
        ("WIDTH", "../code/layer/#WIDTH"),
    ]


def test_a_page_says_who_shows_what(layer):
    shown = [p for p in layer.iter("p") if p.get("class") == "gg-shown-in"]
    assert [text_of(p) for p in shown] == ["Shown in Layers", "Shown in Layers and Layers size()"]
    assert [links(p) for p in shown] == [
        ["../../layers/#layer.py-Layer.run"],
        ["../../layers/#layer.py-size", "../../layers/#result-layer.size()"],
    ]


def test_modules_know_each_other(built, layer):
    assert "../neuron/" in links(layer.find(".//dl"))
    neuron = tree(built.read("code/neuron/index.html")).find(".//article//dl")
    assert links(neuron) == ["../layer/"]


def test_a_lesson_links_to_the_module_that_it_shows_and_to_what_it_only_names(built):
    lesson = tree(built.read("layers/index.html")).find(".//article")
    titles = [s.find("a") for s in lesson.iter("span") if s.get("class") == "filename"]
    assert [(text_of(a), a.get("href")) for a in titles] == [
        ("snippets/layer.py", "../code/layer/#size"),
        ("snippets/layer.py", "../code/layer/#Layer.run"),
    ]
    said = next(p for p in lesson.iter("p") if text_of(p).startswith("Look at"))
    assert links(said) == ["../code/layer/#Layer", "../code/layer/"]


def test_the_pages_are_searched_and_in_the_sidebar_as_one_section(built):
    entries = json.loads(built.read("search/search_index.json"))["docs"]
    found = {e["location"] for e in entries if e["location"].startswith("code/layer/")}
    assert {"code/layer/", "code/layer/#Layer", "code/layer/#size"} <= found
    said = " ".join(e["text"] for e in entries if e["location"].startswith("code/"))
    assert "Shown in" not in said
    lesson = tree(built.read("layers/index.html")).find(".//nav[@data-md-level='0']")
    assert [h for h in links(lesson) if "code" in h] == ["../code/"]
    inside = tree(built.read("code/layer/index.html")).find(".//nav[@data-md-level='0']")
    assert [h for h in links(inside) if re.fullmatch(r"\.\./(\w+/)?|\./", h)] == [
        "../", "./", "../neuron/",
    ]  # fmt: skip


def test_the_page_of_all_lists_each_module_with_its_line_and_its_lessons(built):
    article = tree(built.read("code/index.html")).find(".//article")
    items = [" ".join(text_of(li).split()) for li in article.iter("li")]
    assert items == [
        "layer.pyA layer: many neurons.in Layers",
        "neuron.pyA neuron. a = max(0, x)in Neuron",
    ]


def test_a_note_of_that_address_keeps_it(project):
    made = project({"docs/Code/neuron.md": "Mine.\n", "docs/index.md": "[[Code/neuron]]\n"})
    assert made.run("build").returncode == 0
    assert "Mine." in made.read("code/neuron/index.html")
    assert "max(0" in made.read("code/neuron.py/index.html")


def test_a_vault_without_snippets_has_no_such_pages(project):
    made = project({"snippets/neuron.py": None, "docs/1 Lessons/Neuron.md": "## Its sum\n"})
    assert made.run("build").returncode == 0
    assert not (made.root / "site" / "code").exists()


def test_a_lesson_offers_its_code_as_files(built):
    lesson = tree(built.read("layers/index.html")).find(".//article")
    offered = next(p for p in lesson.iter("p") if has_class(p, "gg-downloads"))
    assert links(offered) == ["layers.py", "layers.ipynb"]
    assert "def size" in built.read("layers/layers.py")
    assert json.loads(built.read("layers/layers.ipynb"))["nbformat"] == 4
    index = tree(built.read("index.html"))
    assert not [p for p in index.iter("p") if has_class(p, "gg-downloads")]
