"""Addresses and anchors: any script, stable, unique."""

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gradient_garden.vault import address, parse_note, slugify


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("The artificial neuron", "the-artificial-neuron"),
        ("Größe & 神经", "größe-神经"),
        ("What's it? It’s ‘new’", "whats-it-its-new"),
        ("  C++ -- and_C#  ", "c-and-c"),
        ("हिन्दी में", "हिन्दी-में"),
        ("e\u0301té", "été"),
        ("❤️ 🎨", "section"),
        ("Step 1️⃣ go", "step-1-go"),
        ("", "section"),
        ("x²", "x²"),
        ("__config", "config"),
    ],
)
def test_slug(text, slug):
    assert slugify(text) == slug


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("index.md", ""),
        ("a/index.md", "a/"),
        ("2 The machine/The artificial neuron.md", "2-the-machine/the-artificial-neuron/"),
        ("Projects/Train a digit reader.ipynb", "projects/train-a-digit-reader/"),
        ("attachments/My Picture.PNG", "attachments/my-picture.png"),
        ("v1.2 notes.md", "v1-2-notes/"),
        ("???.md", "note/"),
        ("LICENSE", "license"),
    ],
)
def test_address(path, expected):
    assert address(path) == expected


@given(st.text())
@settings(deadline=None)
def test_slug_of_a_slug_is_itself(text):
    assert slugify(slugify(text)) == slugify(text)


@given(st.text())
@settings(deadline=None)
def test_slug_is_safe_everywhere(text):
    slug = slugify(text)
    assert slug
    assert slug == unicodedata.normalize("NFC", slug)
    assert not set(slug) & set(" /\\?#%&\"'<>:|*.\n\t")
    assert slug == slug.strip("-")
    assert "--" not in slug


@given(st.lists(st.sampled_from(["a", "a-1", "a 1", "A", "b", "!"]), max_size=12))
@settings(deadline=None)
def test_anchors_of_a_page_are_unique(headings):
    note = parse_note("x.md", "\n\n".join(f"# {text}" for text in headings))
    anchors = [heading.anchor for heading in note.headings]
    assert len(anchors) == len(headings) == len(set(anchors))


def test_a_permalink_is_the_address():
    assert parse_note("a/b.md", "---\npermalink: /Old/place/\n---").address == "Old/place/"
    assert parse_note("a/b.md", "").address == "a/b/"


@pytest.mark.parametrize("bad", ["../x", "a//b", "a b", "a?b", "//", "''", "[1]"])
def test_a_permalink_that_cannot_be_one(bad):
    note = parse_note("a/b.md", f"---\ntitle: x\npermalink: {bad}\n---")
    assert note.address == "a/b/"
    assert [(d.code, d.line) for d in note.diagnostics] == [("properties-malformed", 3)]
