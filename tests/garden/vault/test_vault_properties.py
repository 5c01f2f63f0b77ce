"""Properties: values as the app reads them, links in them, and every way to get them wrong."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gradient_garden.vault import parse_note
from gradient_garden.vault.yaml_values import plain_value, read_yaml
from tests.garden.vault.build import codes


def note(front, body=""):
    return parse_note("x.md", f"---\n{front}\n---\n{body}")


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("no", "no"),
        ("1:30", "1:30"),
        ("010", 10),
        ("2024-07-21", "2024-07-21"),
        ("true", True),
        ("~", None),
        ("", None),
        ("-1.5e3", -1500.0),
        ("0x1F", 31),
        (".5", 0.5),
        ("1_000", "1_000"),
        ("'7'", "7"),
        ("A: B", None),
        ("[a, 1, [b]]", ["a", 1, ["b"]]),
        ("{a: {b: 2}}", {"a": {"b": 2}}),
        ('"[[a]]"', "[[a]]"),
        ("<<", "<<"),
    ],
)
def test_values(typed, value):
    read = note(f"x: {typed}")
    assert read.properties == ({} if typed == "A: B" else {"x": value})


def test_json_is_accepted():
    assert note('{"a": [1, true, null], "b": {"c": "d"}}').properties == {
        "a": [1, True, None],
        "b": {"c": "d"},
    }


@pytest.mark.parametrize(
    ("front", "line", "column"),
    [
        ("title: [unclosed", 2, 8),
        ("a: 1\nb: 'x", 3, 4),
        ("- a\n- b", 2, 1),
        ("just text", 2, 1),
        ("a: !!python/object/apply:os.system [ls]", 2, 4),
        ("a: &x [1]\nb: !y z", 3, 4),
        ("? [a]\n: b", 2, 3),
        ("a: *nothing", 2, 4),
        ("a: " + "[" * 30 + "]" * 30, 2, 23),
        ("a: " + "[" * 30_000, 2, 23),
        ("a: " + "x x\n " * 14_000, 2, 1),
        ("a: &a [x]\nb: [" + "*a, " * 51 + "]", 3, 205),
        (
            "a: &a [" + "x" * 2000 + "]\n" + "\n".join(f"b{i}: *a" for i in range(40)),
            34,
            None,
        ),
    ],
    ids=range(13),
)
def test_malformed(front, line, column):
    read = note(front)
    assert codes(read.diagnostics) == ["properties-malformed"]
    fault = read.diagnostics[0]
    assert fault.path == "docs/x.md"
    assert fault.line == line
    assert column is None or abs(fault.column - column) <= 1
    assert read.properties == {}


def test_a_repeated_key_is_a_warning_that_names_both_lines():
    read = note("a: 1\nb: 2\na: 3")
    assert read.properties == {"a": 3, "b": 2}
    (fault,) = read.diagnostics
    assert (fault.code, fault.severity, fault.line) == ("properties-duplicate", "warning", 4)
    assert "2" in fault.hint


@pytest.mark.parametrize(
    ("front", "tags"),
    [
        ("tags: [a, '#b']", ("a", "b")),
        ("tags: one", ("one",)),
        ("tags: a, b", ()),
        ("tags:", ()),
        ("tags: [a, null, {b: c}, 7]", ("a", "7")),
        ("tag: a", ()),
    ],
)
def test_tags(front, tags):
    assert note(front).tags == tags


def test_tags_of_properties_come_before_those_of_the_text():
    assert note("tags: [z]", "#b and #a and %%#hidden%% #b").tags == ("z", "b", "a", "b")


@pytest.mark.parametrize(
    ("front", "title"),
    [
        ("title: Given", "Given"),
        ("title: 5", "5"),
        ("title:", "x"),
        ("title: [a]", "x"),
        ("title: true", "x"),
        ('title: "<img src=x>"', "<img src=x>"),
        ("title: 2024-07-21", "2024-07-21"),
    ],
)
def test_title(front, title):
    assert note(front).title == title


def test_title_of_an_index_is_its_first_heading():
    assert parse_note("index.md", "# *Hello* [[You]]").title == "Hello You"
    assert parse_note("a/b.md", "# Other").title == "b"


def test_aliases_that_cannot_be_linked_to():
    read = note('aliases: [../../x, "a|b", "", 5, null, fine]')
    assert read.aliases == ("5", "fine")
    assert codes(read.diagnostics) == ["properties-malformed"] * 2
    assert {d.severity for d in read.diagnostics} == {"warning"}


def test_links():
    read = note('see: "[[Loss#A|b]]"\nneeds:\n  - "[[C]]"\n  - "[d](e%20f.md)"\n  - text [[no]]')
    found = [(k.key, k.path, k.subpath, k.display, k.line, k.column) for k in read.links]
    assert found == [
        ("see", "Loss", "A", "b", 2, 7),
        ("needs.0", "C", "", None, 4, 6),
        ("needs.1", "e f.md", "", "d", 5, 6),
    ]


def test_an_unquoted_link_is_pointed_out():
    read = note("needs: [[Loss]]")
    assert codes(read.diagnostics) == ["properties-malformed"]
    assert read.diagnostics[0].hint == 'write "[[Loss]]" in quotes'
    assert read.links == ()


@pytest.mark.parametrize(
    "text",
    [
        "Remember: this",
        "---\nnever: closed",
        "text\n---\na: b\n---",
        " ---\na: b\n---",
        "----\na: b\n----",
    ],
)
def test_not_properties(text):
    read = parse_note("x.md", text)
    assert read.properties == {}
    assert read.diagnostics == ()


@pytest.mark.parametrize(
    "text", ["\ufeff---\na: 1\n---\nb", "---\r\na: 1\r\n---\r\nb", "---  \na: 1\n--- \nb"]
)
def test_marks_and_line_ends(text):
    read = parse_note("x.md", text)
    assert read.properties == {"a": 1}
    assert [t.map for t in read.tokens] == [[3, 4]] * 3


@pytest.mark.parametrize("text", ["", "---\n---", "---\ntitle:\n---", "# Only\n\n## Headings"])
def test_hardly_anything(text):
    read = parse_note("Some note.md", text)
    assert read.title == "Some note"
    assert read.diagnostics == ()


@given(st.text(alphabet="[]{}:,-&*!|>'\"%@`#? \nab1\t", max_size=60))
@settings(deadline=None)
def test_nothing_raises(text):
    reading = read_yaml(text)
    assert reading.value is None or not reading.faults or isinstance(reading.faults[0].line, int)


@given(st.integers(-(10**12), 10**12) | st.floats(allow_nan=False, allow_infinity=False))
@settings(deadline=None)
def test_numbers_read_as_written(number):
    assert plain_value(repr(number)) == number
