"""The parts of a link: what was typed, what is looked up, what is shown."""

import unicodedata

from hypothesis import given, settings
from hypothesis import strategies as st

from gradient_garden.vault import parse_note


def link_of(text):
    (link,) = parse_note("x.md", text).links
    return link


def test_parts_of_a_wikilink():
    link = link_of("see [[ A/Loss # Cross | the *loss* ]]")
    assert link.original == "[[ A/Loss # Cross | the *loss* ]]"
    assert (link.target, link.path, link.subpath) == (" A/Loss # Cross ", "A/Loss", "Cross")
    assert (link.display, link.form, link.line, link.column) == (" the *loss* ", "wiki", 1, 5)


def test_no_break_spaces_are_trimmed_and_letters_composed():
    link = link_of("[[\u00a0Gro\u0308ße\u00a0#\u00a0U\u0308ber ]]")
    assert (link.path, link.subpath) == ("Größe", "Über")


def test_parts_of_a_markdown_link():
    link = link_of('[a *b*](Deep%2520nets.md#L%23x "title")')
    assert (link.path, link.subpath, link.display) == ("Deep%20nets.md", "L#x", "a *b*")
    assert link.original == '[a *b*](Deep%2520nets.md#L%23x "title")'


def test_an_escaped_bar_is_part_of_what_was_typed():
    link = link_of("| a |\n|---|\n| [[Loss\\|x]] |")
    assert (link.original, link.target, link.display) == ("[[Loss\\|x]]", "Loss", "x")


def test_a_reference_link_counts_where_it_is_used():
    link = link_of("a [b][c]\n\n[c]: Loss.md#H")
    assert (link.path, link.subpath, link.display, link.column) == ("Loss.md", "H", "b", 3)


@given(st.text(alphabet="aé b./-", min_size=1).filter(lambda text: text.strip()))
@settings(deadline=None)
def test_any_plain_name_is_its_own_path(name):
    link = link_of(f"x [[{name}]] y")
    assert link.path == unicodedata.normalize("NFC", name.strip())
    assert link.original == f"[[{name}]]"
