"""Regular expressions in formulas, against JavaScript itself: Node runs the same ones."""

import json
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gradient_garden.vault.bases import Library
from gradient_garden.vault.bases.evaluate import Row
from gradient_garden.vault.bases.expression import NotUnderstood
from tests.garden.vault.build import vault_of

NODE = Path(sys.executable).with_name("node")
SCRIPT = """
const cases = JSON.parse(require("fs").readFileSync(0, "utf8"));
const found = cases.map(([source, flags, text, into]) => {
  const regex = () => new RegExp(source, flags);
  return [regex().test(text), text.replace(regex(), into), text.split(regex())];
});
process.stdout.write(JSON.stringify(found));
"""
LIBRARY = Library(vault_of({"a.md": ""}))
SOURCES = [
    *("a", "abc", "^a", "c$", "^$", "", "a|b", "(a)(b)?", "(?:ab)+", "(?<x>a)(?<y>z)?", "[abc]"),
    *(
        "[^abc]",
        "[]",
        "[^]",
        "[[]",
        "[[:alpha:]]",
        "[a-c\\]]",
        "[\\b]",
        "[\\w-.]",
        "[^\\s]",
        "[\\S]",
    ),
    *("\\s", "\\S+", "\\d{2,3}", "\\w+", "\\bfoo\\b", "\\b", ".", ".*", ".+?", "a{2}", "a{2,}?"),
    *(
        "\\/",
        "\\.",
        "\\_",
        "\\-",
        "\\A",
        "\\Q.\\E",
        "\\z",
        "\\a",
        "\\x41",
        "\\u00e9",
        "\\u2028",
        "\\0",
    ),
    *(
        "\\v",
        "\\n",
        "\\t",
        "é",
        "É",
        "[à-ü]",
        "😀",
        "^.$",
        "(\\w+) (\\w+)",
        "x*",
        "(x)|(b)",
        "$",
        "^",
    ),
    *("(a(b)?)+", "ab??", "[a-z]+@[a-z]+\\.[a-z]{2,}", "\\p", "[.]", "[*+?]", "[\\d\\s]", "[^\\d]"),
]
TEXTS = [
    *("", "a", "abc", "aabbcc", "foo bar", "John Smith", "a:b:c", "x/y\\z", "12 345", "é È"),
    *(
        "line\nnext\r\nlast",
        "a\u00a0b\u2028c",
        "[tag]",
        "me@example.org",
        "A.B_C-D",
        "p\0\b\v",
        "*+?",
    ),
]
INTO = ["-", "$1|$2", "$&$&", "$$", "[$`|$']", "$0 $10 $<x>", "$"]
CASES = [
    (source, flags, text, into)
    for number, source in enumerate(SOURCES)
    for place, text in enumerate(TEXTS)
    for flags in ("", "g", ("gi", "gm", "gs", "i", "m", "s")[(number + place) % 6])
    if "m" not in flags or not set(text) & set("\r\u2028")
    for into in (INTO[(number + place) % len(INTO)], INTO[(number * 3 + place * 5) % len(INTO)])
]


def computed(source, flags, text, into):
    """What formulas give for the three; the regular expression is given as in a formula."""
    known = {"text": text, "into": into}
    literal = f"/{source or '(?:)'}/{flags}"
    row = Row(LIBRARY, "a.md", "a.md", {}, known)
    asked = (f"{literal}.matches(text)", f"text.replace({literal}, into)", f"text.split({literal})")
    return [row.evaluate(each) for each in asked]


def test_they_find_what_javascript_finds():
    if not NODE.exists():
        pytest.skip("Node is not installed")
    done = subprocess.run(
        [NODE, "-e", SCRIPT], input=json.dumps(CASES), capture_output=True, text=True, check=True
    )
    truth = json.loads(done.stdout)
    wrong = [
        (case, found, expected)
        for case, expected in zip(CASES, truth, strict=True)
        if (found := computed(*case)) != expected
    ]
    assert wrong == []


def value(expression, **known):
    return Row(LIBRARY, "a.md", "a.md", {}, known).evaluate(expression)


@pytest.mark.parametrize(
    ("expression", "expected"),
    [  # the examples of the app's own pages
        ('/abc/.matches("abcde")', True),
        ('"a:b:c:d".replace(/:/, "-")', "a-b:c:d"),
        ('"a:b:c:d".replace(/:/g, "-")', "a-b-c-d"),
        (r'"John Smith".replace(/(\w+) (\w+)/, "$2, $1")', "Smith, John"),
        ('"a,b,c,d".split(/,/, 3)', ["a", "b", "c"]),
        # and where a slash divides
        ("6 / 3 / 2", 1),
        ("(6) / 3 + [8][0] / 2", 6),
        ('["a", "b"].map(/a/.matches(value))', [True, False]),
        ('if(!/^[0-9/]+$/.matches("1/2"), 1, 2)', 2),
        ("/a/gi.toString()", "/a/gi"),
        ("missing.matches(/a/)", None),
        (r'"\ud83d" + 1 == "" || /\u{1F600}/u.matches("😀")', True),
        (r'/\ud83d\ude00/.matches("😀")', True),
        (r'/^\p{L}+$/u.matches("Größe")', True),
    ],
)
def test_formulas_with_patterns(expression, expected):
    assert value(expression) == expected


@pytest.mark.parametrize(
    ("pattern", "why"),
    [
        *(("(?=a)", "look around"), ("(?!a)", "look around"), ("(?<=a)", "look around")),
        *(("(?<!a)", "look around"), ("(?i)a", "look around")),
        *((r"(a)\1", "back-references"), (r"(?<n>a)\k<n>", "back-references")),
        (r"\B", "are not computed"),
        *(("(", "cannot be read"), ("a**", "cannot be read"), ("a{2000}", "cannot be read")),
        *(("[b-a]", "cannot be read"), ("((a{90}){90}){90}", "cannot be read")),
    ],
)
def test_what_is_not_computed_says_why(pattern, why):
    with pytest.raises(NotUnderstood, match=why):
        value(f'/{pattern}/.matches("a")')


@pytest.mark.parametrize(
    ("expression", "why"),
    [
        *(("/a/y.matches('a')", "flags “y”"), ("'a'.matches('a')", "needs a regular expression")),
        *(("'a'.contains(/a/)", "takes no regular"), ("/a/.nothing()", "no function")),
    ],
)
def test_other_uses_say_why(expression, why):
    with pytest.raises(NotUnderstood, match=why):
        value(expression)


HOSTILE = [
    "(a*)*$",
    "(a|aa)+$",
    "(.*a){12}",
    "(a?){50}a{50}",
    "([^b]+)+b",
    "(x+x+)+y",
    "(\\w|\\d)*!",
]


@pytest.mark.parametrize("pattern", HOSTILE)
@pytest.mark.parametrize(
    "asked", ["/{}/.matches(text)", "text.replace(/{}/g, '-')", "text.split(/{}/)"]
)
def test_no_pattern_holds_a_build_up(pattern, asked):
    """Each would take a backtracking engine longer than anyone waits."""
    for text in ("a" * 9000, "x" * 9000, "a " * 4500):
        with suppress(NotUnderstood):
            value(asked.format(pattern), text=text)


def test_lines_that_end_otherwise_are_not_read():
    with pytest.raises(NotUnderstood, match="flag “m”"):
        value("/^a/m.matches(text)", text="b\ra")


def test_what_one_cell_may_take_is_bounded():
    with pytest.raises(NotUnderstood, match="too long"):
        value("list(text).map(text.replace(/a(.*b)?/g, '-'))", text="a" * 9999)
    with pytest.raises(NotUnderstood, match="too long"):
        value("/a/.matches(text)", text="a" * 10_001)


PIECES = [*"()[]{}|*+?^$.\\/-,:", "a", "b", "0", "é", "\\d", "\\b", "(?:", "(?<n>", "[^", "{1,2}"]


@given(st.lists(st.sampled_from(PIECES), max_size=12).map("".join))
def test_any_pattern_is_computed_or_not_understood(source):
    with suppress(NotUnderstood):
        value(
            f"'ab0é'.replace(/{source}/g, '-') + /{source}/.matches('ab') + 'a'.split(/{source}/)"
        )
