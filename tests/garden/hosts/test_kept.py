"""Pages whose content is packed have it whenever they are asked, and a packed page is that page."""

import pytest
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File
from mkdocs.structure.pages import Page

from gradient_garden import store_file
from gradient_garden.diagnostics import Diagnostic, Severity
from gradient_garden.garden.rendered import Rendered, entry
from gradient_garden.hosts.kept import OneOpen, keep
from gradient_garden.pages import Page as Ours
from gradient_garden.pages import TocEntry

TEXTS = ("", "plain", "𝑥 → ∞ \ud800", "words " * 5000)


def page():
    config = MkDocsConfig()
    config.load_dict({"site_name": "x", "docs_dir": ".", "use_directory_urls": True})
    made = Page("T", File("a.md", ".", "site", True), config)
    keep(made)
    return made


def test_content_is_the_same_open_or_packed_and_can_be_changed_in_both_states():
    one, other, contents = page(), page(), OneOpen()
    assert one.content is None
    for text in TEXTS:
        contents.turn_to(one)
        one.content = text
        contents.turn_to(other)
        assert one.content == text
        one.content = text + "!"
        assert one.content == text + "!"
        contents.turn_to(one)
        contents.turn_to(None)
        assert one.content == text + "!"
    one.content = None
    assert one.content is None


def test_a_closed_page_holds_no_text():
    one, contents = page(), OneOpen()
    contents.turn_to(one)
    one.content = TEXTS[-1]
    contents.turn_to(None)
    assert TEXTS[-1] not in vars(one).values()


def test_a_page_of_another_plugins_own_kind_is_left_alone():
    class Theirs(Page):
        pass

    made = page()
    made.__class__ = Theirs
    keep(made)
    assert type(made) is Theirs


@pytest.mark.parametrize("packed", [False, True])
def test_a_page_in_the_cache_is_that_page(tmp_path, packed):
    fault = Diagnostic("docs/a.md", 1, 2, "link-broken", "No such note.", "look", Severity.WARNING)
    toc = (TocEntry("A", "a", 2, (TocEntry("B", "b", 3),)),)
    made = Ours("<p>𝑥 \ud800</p>", "T", "D", toc, 7, False, {"f.txt": "t"}, (fault,), "x\n")
    store_file.save(tmp_path, {"a.md": entry("k", made, packed=packed)}, {})
    held = Rendered(store_file.load(tmp_path))
    assert dict(held) == {"a.md": made}
    assert list(held.diagnostics()) == [fault]
    assert (held.plain("a.md"), "a.md" in held, "b.md" in held) == ("x\n", True, False)
    assert (held.about("a.md").words, held.about("a.md").files) == (7, {"f.txt": "t"})
