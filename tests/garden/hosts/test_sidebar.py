"""The sidebar against the theme's own template, and its bound."""

import html5lib
import pytest
from mkdocs.structure.nav import Link, Navigation, Section

from gradient_garden.hosts.sidebar import AROUND, Sidebar

PLAIN = """
site_name: Tiny
theme: {name: material, font: false, features: [navigation.prune]}
plugins: [search]
nav:
  - index.md
  - Part A:
    - a/one.md
    - Inner:
      - a/b/two.md
      - a/b/three.md
  - Part B:
    - c/four.md
"""
NOTES = {
    "docs/index.md": "---\ntitle: Start\n---\nText.\n",
    "docs/a/one.md": "---\ntitle: One\n---\nText.\n",
    "docs/a/b/two.md": "---\ntitle: Two\n---\n## In two\n\n### Deeper\n\n## And\n",
    "docs/a/b/three.md": "---\ntitle: Three\n---\nText.\n",
    "docs/c/four.md": "---\ntitle: Four\n---\nText.\n",
}
CONTENTS = "- [[index]]\n- Part A\n  - [[one]]\n  - Inner\n    - [[two]]\n    - [[three]]\n"
OTHERS = dict.fromkeys(
    ["docs/1 Lessons/Neuron.md", "docs/Contents.md", "docs/index.md", "snippets/neuron.py"]
)


def outline(project, path):
    """Every element of the sidebar with its class, address and own text, in order."""
    page = html5lib.parse(project.read(path), namespaceHTMLElements=False)
    side = page.find(".//nav[@class='md-nav md-nav--primary']/ul")
    return [entry(e) for e in side.iter() if e.tag in {"a", "input", "label", "li"}]


def entry(element):
    """One element, with its address as a browser takes it: a folder's slash may be missing."""
    classes = " ".join((element.get("class") or "").split())
    text = "".join("".join(element.itertext()).split())
    href = (element.get("href") or "").rstrip("/")
    return element.tag, classes, href, element.get("id"), element.get("for"), text


@pytest.mark.parametrize("path", ["index.html", "a/one/index.html", "a/b/two/index.html"])
def test_it_is_the_themes_own(project, path):
    plain = project({**OTHERS, **NOTES, "mkdocs.yml": PLAIN}, name="plain")
    assert plain.run("build", "-q", module="mkdocs").returncode == 0
    contents = CONTENTS + "- Part B\n  - [[four]]\n- [[Contents]]\n"
    ours = project({**OTHERS, **NOTES, "docs/Contents.md": contents}, name="ours")
    done = ours.run("build")
    assert done.returncode == 0, done.stderr
    found = [each for each in outline(ours, path) if each[-1] != "Contents"]
    assert found == outline(plain, path)


@pytest.mark.parametrize("current", [0, 1, 700, 1998, 1999])
def test_a_long_section_shows_the_pages_around_the_current_one(current):
    pages = [Link(f"Page {n}", f"/{n}/") for n in range(2000)]
    section = Section("All", pages)
    pages[current].active = section.active = True
    before, after = Sidebar(Navigation([section], [])).of(None)
    assert (before.count("<a "), after) == (2 * AROUND + 1, "")
    assert f'href="/{current}/"' in before
    assert f"and {2000 - 2 * AROUND - 1} more" in before


def test_titles_are_escaped_once():
    before, _ = Sidebar(Navigation([Link("A & <b>", '/"x/')], [])).of(None)
    assert "A &amp; &lt;b&gt;" in before
    assert 'href="/&#34;x/"' in before
