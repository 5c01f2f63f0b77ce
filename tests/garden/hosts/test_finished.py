"""Pages that are as they were are taken over; whatever changes one makes it again."""

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config

from gradient_garden.hosts.sidebar import Sidebar


def built(ours):
    """Build in this process, as the command line does."""
    config = load_config(str(ours.root / "mkdocs.yml"))
    config.plugins.on_startup(command="build", dirty=False)
    build(config)


@pytest.fixture
def made(project, monkeypatch):
    """Build in this process; return which pages were put in their frame, which are all the rest."""
    ours = project()
    ours.write("overrides/main.html", '{% extends "base.html" %}\n')
    ours.write(
        "mkdocs.yml",
        ours.good["mkdocs.yml"].replace("material\n", "material\n  custom_dir: overrides\n"),
    )
    framed = []
    original = Sidebar.of

    def seen(sidebar, page):
        if page is not None:
            framed.append(page.file.src_uri)
        return original(sidebar, page)

    monkeypatch.setattr(Sidebar, "of", seen)

    def run():
        framed.clear()
        built(ours)
        return set(framed)

    ours.framed = run
    run()
    return ours


def clean(ours, project):
    """The same project, built where nothing was ever built."""
    files = {
        path.relative_to(ours.root).as_posix(): path.read_bytes()
        for folder in ("docs", "snippets", "overrides")
        for path in (ours.root / folder).rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    other = project({**files, "mkdocs.yml": (ours.root / "mkdocs.yml").read_bytes()}, name="clean")
    built(other)
    return other.bytes_of_site()


def test_with_nothing_changed_no_page_is_made_again(made):
    before = made.bytes_of_site()
    assert made.framed() == set()
    assert made.bytes_of_site() == before


def test_one_edited_note_makes_one_page(made, project):
    text = made.good["docs/1 Lessons/Neuron.md"]
    made.write("docs/1 Lessons/Neuron.md", text + "\nOne sentence more.\n")
    assert made.framed() == {"1 Lessons/Neuron.md"}
    assert made.bytes_of_site() == clean(made, project)


CHANGES = {
    "a title that every sidebar shows": (
        "docs/1 Lessons/Neuron.md",
        "---\ntitle: New\n---\n## Its sum\n",
    ),
    "a template": (
        "overrides/main.html",
        '{% extends "base.html" %}\n{% block footer %}x{% endblock %}',
    ),
    "the settings": ("mkdocs.yml", None),
}


@pytest.mark.parametrize("change", CHANGES)
def test_what_every_page_shows_makes_every_page(made, project, change):
    path, text = CHANGES[change]
    settings = (made.root / "mkdocs.yml").read_text(encoding="utf-8")
    made.write(path, text or settings.replace("site_name: Tiny", "site_name: Other"))
    pages = [name for name in made.bytes_of_site() if name.endswith("index.html")]
    assert len(made.framed()) == len(pages)
    assert made.bytes_of_site() == clean(made, project)


@pytest.mark.parametrize("damage", ["edited", "gone"])
def test_a_page_that_someone_changed_is_made_again(made, damage):
    before = made.bytes_of_site()
    page = made.root / "site/1-lessons/neuron/index.html"
    if damage == "gone":
        page.unlink()
    else:
        page.write_text(page.read_text(encoding="utf-8") + "x", encoding="utf-8")
    assert made.framed() == {"1 Lessons/Neuron.md"}
    assert made.bytes_of_site() == before


def test_with_a_plugin_that_we_do_not_know_every_page_is_made(made):
    settings = (made.root / "mkdocs.yml").read_text(encoding="utf-8")
    made.write("hook.py", "def on_post_page(output, **_):\n    return output + '<!-- hooked -->'\n")
    made.write("mkdocs.yml", settings + "hooks: [hook.py]\n")
    assert made.framed() == made.framed() != set()
    assert made.read("index.html").count("<!-- hooked -->") == 1


def test_a_new_heading_makes_its_page_and_no_page_that_does_not_lead_into_it(made, project):
    """Of the good project's notes only the home page links to a heading of the lesson."""
    made.write("docs/Aside.md", "See [[Neuron]] and [[index]].\n")
    made.framed()
    text = made.good["docs/1 Lessons/Neuron.md"]
    made.write("docs/1 Lessons/Neuron.md", text + "\n## Its sum and more\n\nMore.\n")
    assert made.framed() == {"1 Lessons/Neuron.md", "index.md"}
    assert made.bytes_of_site() == clean(made, project)


def test_a_page_is_written_over_by_no_later_build(made):
    """Old and new site share the files of pages that are as they were."""
    page = made.root / "site/index.html"
    before = page.read_bytes()
    shared = made.root / "kept.html"
    shared.hardlink_to(page)
    made.write("docs/index.md", made.good["docs/index.md"] + "\nAnother sentence.\n")
    assert made.framed() == {"index.md"}
    assert page.read_bytes() != before == shared.read_bytes()
