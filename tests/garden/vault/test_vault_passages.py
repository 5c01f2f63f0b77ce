"""The sentence around a link, and the heading above it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gradient_garden.vault import parse_note, passages

HEAD = "Before.\n\n## Layers\n\n"


def parts(text):
    """Before, text and after of the only link of a note."""
    (passage,) = passages(parse_note("Page.md", text)).values()
    return passage.before, passage.text, passage.after


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One. See [[Loss|the *loss*]] now. Two.", ("See ", "the loss", " now.")),
        ("See [[Loss]].", ("See ", "Loss", ".")),
        ("[[Loss]]", ("", "Loss", "")),
        ("What? It is [the loss](Loss.md)! Yes.", ("It is ", "the loss", "!")),
        ("“Stop.” Then [[Loss]] came. End", ("Then ", "Loss", " came.")),
        ("In fig. 3, e.g. **[[Loss]]**, it falls.", ("In fig. 3, e.g. ", "Loss", ", it falls.")),
        ("By A. G. Baydin, see [[Loss]] there.", ("By A. G. Baydin, see ", "Loss", " there.")),
        ("It is 2.5 of [[Loss]] or more.", ("It is 2.5 of ", "Loss", " or more.")),
        ("One line\nand [[Loss]] on\nthe next. End.", ("One line and ", "Loss", " on the next.")),
        ("先看这里。再看[[Loss|损失]]吧。完。", ("再看", "损失", "吧。")),
        ("ما هذا؟ انظر [[Loss|الخسارة]] هنا. نعم.", ("انظر ", "الخسارة", " هنا.")),
        ("Ask [[Loss|why? and how.]] of it. End.", ("Ask ", "why? and how.", " of it.")),
        ("- a list [[Loss]] item\n- another", ("a list ", "Loss", " item")),
        ("| a | b |\n|---|---|\n| x [[Loss\\|y]] z | w |", ("x ", "y", " z")),
        ("> [!note] Title [[Loss]]\n> body", ("Title ", "Loss", "")),
        ("The `code` and $x$ of #tag [[Loss]]", ("The code and x of #tag ", "Loss", "")),
        ("Public %%secret%% [[Loss]] %%more%% end.", ("Public ", "Loss", " end.")),
        ("![[Loss]]", ("", "", "")),
        ("It is ![[Loss]] here.", ("It is ", "", " here.")),
    ],
)  # fmt: skip
def test_the_sentence(text, expected):
    assert parts(text) == expected


def test_a_long_sentence_is_cut_at_words():
    before, text, after = parts("word " * 100 + "[[Loss]]" + " more" * 100)
    assert (before[:7], before[-6:], len(before) <= 125) == ("… word ", " word ", True)
    assert text == "Loss"
    assert (after[:6], after[-7:], len(after) <= 125) == (" more ", " more …", True)


def test_each_link_of_a_paragraph_has_its_own_sentence():
    text = "First [[One]]. Then [[Two]] and [[Six]]. End [[One]]."
    sentences = [p.sentence for p in passages(parse_note("Page.md", text)).values()]
    assert sentences == ["First One.", "Then Two and Six.", "Then Two and Six.", "End One."]


def atoms(text, nth=0):
    """The sentence of a note's nth link, and what in it is a formula or code."""
    passage = list(passages(parse_note("Page.md", text)).values())[nth]
    return passage.sentence, [(passage.sentence[a.start : a.end], a.kind) for a in passage.atoms]


@pytest.mark.parametrize(
    ("text", "sentence", "expected"),
    [
        ("$x$ of [[Loss]] is `a b`.", "x of Loss is a b.", [("x", "maths"), ("a b", "code")]),
        ("One $y$. See [[Loss]] $x$. $z$", "See Loss x.", [("x", "maths")]),
        ("See `a. B` and [[Loss]].", "See a. B and Loss.", [("a. B", "code")]),
        ("$f(x)? Yes$ [[Loss]]", "f(x)? Yes Loss", [("f(x)? Yes", "maths")]),
        ("In [[Loss|the `l` of]] $$x$$", "In the l of x", [("l", "code"), ("x", "maths")]),
        ("In [the $l$ of](Loss.md) it", "In the l of it", [("l", "maths")]),
        ("$a\n  b$ [[Loss]]", "a b Loss", [("a b", "maths")]),
        ("\ufffc $a$ [[Loss]]", "a Loss", [("a", "maths")]),
        (f"${'x' * 121}$ $y$ [[Loss]]", "… y Loss", [("…", "maths"), ("y", "maths")]),
        (
            "word " * 40 + "$y$ [[Loss]] $z$" + " w" * 90 + " $v$",
            None,
            [("y", "maths"), ("z", "maths")],
        ),
        ("$v$ " + "word " * 40 + "[[Loss]]", None, []),
    ],
)
def test_formulas_and_code_of_a_sentence(text, sentence, expected):
    found, held = atoms(text)
    assert held == expected
    assert sentence is None or found == sentence


def test_each_sentence_has_its_own_formulas():
    text = "$a$ [[A]] $b$. $c$ [[B]] and [[C]] $d$."
    assert [atoms(text, n)[1] for n in range(3)] == [
        [("a", "maths"), ("b", "maths")],
        *[[("c", "maths"), ("d", "maths")]] * 2,
    ]


@pytest.mark.parametrize(
    ("text", "heading"),
    [
        ("[[A]]\n\n## Layers", ""),
        ("## Layers\n\n[[A]]", "layers"),
        ("## Layers\n\n### Deep\n\n- x\n  - [[A]]", "deep"),
        ("## Layers and [[A]]", "layers-and-a"),
        ("## Layers\n\n> ## Quoted\n>\n> [[A]]", "layers"),
        ("## Layers\n\nx[^1]\n\n[^1]: [[A]]", ""),
    ],
)
def test_the_heading_above(text, heading):
    (passage,) = passages(parse_note("Page.md", text)).values()
    assert passage.anchor == heading


def test_comments_and_code_hold_no_passages():
    text = "%%[[A]]%% `[[A]]`\n\n%%\n[[A]]\n%%\n\n```\n[[A]]\n```\n"
    assert passages(parse_note("Page.md", text)) == {}


def test_every_link_of_the_text_has_a_passage_that_holds_it():
    text = "---\nneeds: '[[A]]'\n---\n[[A]] [b](B.md)\n\n- ![[C]] x ![d](d.png)\n\n^[note [[E]]]\n"
    note = parse_note("Page.md", text)
    assert set(passages(note)) == {link for link in note.links if link.form != "property"}


@pytest.mark.parametrize("hostile", [".", ". ", "。", "[[A]] ", "[[A]]. ", '."', "!] ", "a. "])
def test_hostile_paragraphs_are_read(hostile):
    text = hostile * (60_000 // len(hostile)) + "[[End]]"
    assert any(p.text == "End" for p in passages(parse_note("Page.md", text)).values())


@given(st.text("aZ .!?…。\n[]|*", max_size=60), st.text("aZ .!?…。\n[]|*", max_size=60))
def test_a_passage_is_text_of_its_note(before, after):
    note = parse_note("Page.md", f"x{before} [[A]] {after}y")
    for passage in passages(note).values():
        assert "\n" not in passage.sentence
        assert max(len(passage.before), len(passage.after)) < 130
