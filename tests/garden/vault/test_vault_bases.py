"""Bases by the app's own documentation: its examples of functions, and of whole files."""

import json
from contextlib import suppress
from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gradient_garden.vault import check, load
from gradient_garden.vault.bases import File, Library, LinkTo, Moment, Span, compute, read_base
from gradient_garden.vault.bases.dates import formatted
from gradient_garden.vault.bases.evaluate import Row
from gradient_garden.vault.bases.expression import NotUnderstood, parse
from tests.garden.vault.build import codes, vault_of, write

NOTES = {
    "Book.md": (
        "---\nprice: 12.5\nage: 5\nstatus: done\nread: true\nday: 2024-12-01\n"
        'author: "[[Ada|Countess]]"\nauthors: ["[[Ada]]", "[[Nobody]]"]\ntags: [book/old]\n'
        'sub: {key: [1, 2]}\n"two words": yes\nempty:\n---\n[[Loss]] ![[cover.png]]\n'
    ),
    "Shelf/Loss.md": "---\nprice: 2\nage: 0\nstatus: Todo\ntags: [book]\n---\n[[Book]]\n",
    "Shelf/Ada.md": "---\nstatus: done\n---\n#person\n",
}
LIBRARY = Library(vault_of(NOTES, "cover.png"))
LIBRARY.clock = None  # whatever the environment says
FORMULAS = {
    "ppu": "(price / age).toFixed(2)",
    "double": "number(formula.ppu) * 2",
    "me": "formula.me",
}


def value(expression, path="Book.md", here="Shelf/Loss.md", **known):
    return Row(LIBRARY, path, here, FORMULAS, known).evaluate(expression)


DOCUMENTED = [  # each is an example of the app's own pages, or follows from its sentence
    ("1.isTruthy()", True),
    ('"example".isType("string")', True),
    ('true.isType("boolean")', True),
    ("123.toString()", "123"),
    ('if(read, "Modified", "Unmodified")', "Modified"),
    ('if(missing, "a")', None),
    ('list("value")', ["value"]),
    ("list([1])", [1]),
    ('number("3.4")', 3.4),
    ("number(true)", 1),
    ('number(date("1970-01-02"))', 86400000),
    ("max(1, 3, 2)", 3),
    ("min(4, 3)", 3),
    ('escapeHTML("<b>")', "&lt;b&gt;"),
    ('date("2025-05-27").format("YYYY-MM-DD")', "2025-05-27"),
    ('date("2025-05-27 13:05:09").format("dddd, D [x]")', "Tuesday, 27 x"),
    ('date("2025-05-27 13:05:09").time()', "13:05:09"),
    ('date("2025-12-31 13:05:09").date().format("YYYY-MM-DD HH:mm:ss")', "2025-12-31 00:00:00"),
    ('date("2025-12-31 13:05:09").hour', 13),
    ('date("2025-12-31 13:05:09").millisecond', 0),
    ("day.year + day.month + day.day", 2024 + 12 + 1),
    ("day.isEmpty()", False),
    ('"hello".length', 5),
    ('"hello".contains("ell")', True),
    ('"hello".containsAll("h", "e")', True),
    ('"hello".containsAny("x", "y", "e")', True),
    ('"hello".endsWith("lo")', True),
    ('"Hello world".isEmpty()', False),
    ('"".isEmpty()', True),
    ('"HeLLo".lower()', "hello"),
    ('"a:b:c".replace(":", "-")', "a-b-c"),
    ('"123".repeat(2)', "123123"),
    ('"hello".reverse()', "olleh"),
    ('"hello".slice(1, 4)', "ell"),
    ('"hello".slice(2)', "llo"),
    ('"a,b,c,d".split(",", 3)', ["a", "b", "c"]),
    ('"hello".startsWith("he")', True),
    ('"hello world".title()', "Hello World"),
    ('"  hi  ".trim()', "hi"),
    ("(-5).abs()", 5),
    ("(2.1).ceil()", 3),
    ("(2.9).floor()", 2),
    ("5.isEmpty()", False),
    ("missing.isEmpty()", True),
    ("(2.5).round()", 3),
    ("(2.3333).round(2)", 2.33),
    ("(-2.5).round()", -2),
    ("(3.14159).toFixed(2)", "3.14"),
    ("[1,2,3].length", 3),
    ("[1,2,3].contains(2)", True),
    ("[1,2,3].containsAll(2,3)", True),
    ("[1,2,3].containsAny(3,4)", True),
    ("[1,2,3,4].filter(value > 2)", [3, 4]),
    ("[5,6].filter(index == 1)", [6]),
    ("[1,[2,3]].flat()", [1, 2, 3]),
    ("[1,2,3].isEmpty()", False),
    ('[1,2,3].join(",")', "1,2,3"),
    ("[1,2,3,4].map(value + 1)", [2, 3, 4, 5]),
    ("[1,2,3].reduce(acc + value, 0)", 6),
    (
        '[1,"x",7,3].filter(value.isType("number"))'
        ".reduce(if(acc == null || value > acc, value, acc), null)",
        7,
    ),
    ("[1,2,3].reverse()", [3, 2, 1]),
    ("[1,2,3,4].slice(1,3)", [2, 3]),
    ("[3, 1, 2].sort()", [1, 2, 3]),
    ('["c", "a", "b"].sort()', ["a", "b", "c"]),
    ("[1,2,2,3].unique()", [1, 2, 3]),
    ('link("Loss").asFile()', File("Shelf/Loss.md")),
    ('link("[[Loss]]").linksTo(file)', True),
    ("file.asLink()", LinkTo("Book", "", "Book.md")),
    ('file.hasLink("Loss")', True),
    ("file.hasLink(this)", True),
    ("this.file.name", "Loss.md"),
    ("this.status", "Todo"),
    ('file.hasProperty("empty")', True),
    ('file.hasProperty("missing")', False),
    ('file.hasTag("book")', True),
    ('file.hasTag("x", "#Book/Old")', True),
    ('file.hasTag("boo")', False),
    ('file.inFolder("Shelf")', False),
    ('this.file.inFolder("shelf/")', True),
    ("file.name + file.basename + file.ext + file.folder + file.path", "Book.mdBookmdBook.md"),
    ("file.tags", ["#book/old"]),
    ("file.links", [File("Shelf/Ada.md"), File("Shelf/Loss.md"), File("cover.png")]),
    ("file.backlinks", [File("Shelf/Loss.md")]),
    ("file.embeds", [File("cover.png")]),
    ("file.properties.status", "done"),
    ("sub.keys()", ["key"]),
    ("sub.values()", [[1, 2]]),
    ("sub.isEmpty()", False),
    ("{}.isEmpty()", True),
    ('{"a": 1, b: [2, 3]}.values()', [1, [2, 3]]),
    ('{"a": 1, b: 2}.keys()', ["a", "b"]),
    ('{"name": price}.name', 12.5),
    ('{"a b": {c: status}}["a b"].c', "done"),
    ("[{n: 2}, {n: 1}].map(value.n).sort()", [1, 2]),
    ('{"a": 1}.isType("object")', True),
    ("sub.key[1]", 2),
    ('sub["key"][0]', 1),
    ('note["two words"]', "yes"),
    ("note.price", 12.5),
    ("formula.ppu", "2.50"),
    ("formula.double", 5),
    ('date("2024-12-01") + "1M" + "4h" + "3m"', Moment(datetime(2025, 1, 1, 4, 3), True)),
    ('date("2024-01-31") + "1 month"', Moment(datetime(2024, 2, 29))),
    ('date("2024-03-31") - "1y"', Moment(datetime(2023, 3, 31))),
    ('date("2024-01-01") + (duration("1d") * 2)', Moment(datetime(2024, 1, 3))),
    ('duration("1w")', Span(0, 604800.0)),
    ('(date("2024-01-01") + "1d") - date("2024-01-01")', 86400000),
    ('day > date("2024-01-01")', True),
    ('day == "2024-12-01"', True),
    ("author == file", False),
    ('author == link("Ada")', True),
    ("authors.contains(author)", True),
    ('authors[1] == link("Nobody")', True),
    ("price * 2 + 1 - 6 / 3 % 4", 24),
    ("1 / 0", None),
    ("missing + 1", None),
    ('"n" + 1.5', "n1.5"),
    ("!read || price > 2.1 && status != 'done'", False),
    ("null == missing", True),
    ("true == 1", False),
    ("missing > 1 || missing <= 1", False),
    ("missing.lower()", None),
    ('author.contains(link("Ada"))', True),
    ('author.contains(link("Loss"))', False),
    ('authors[0].contains(link("Ada"))', True),
    ('file.embeds[0].containsAny("jpg", "png")', True),
]


@pytest.mark.parametrize(("expression", "expected"), DOCUMENTED, ids=[e for e, _ in DOCUMENTED])
def test_functions(expression, expected):
    assert value(expression) == expected


@pytest.mark.parametrize(
    ("expression", "why"),
    [
        ("now() - file.ctime", "depends on the day"),
        ('today() + "1d"', "depends on the day"),
        ("file.mtime", "differs from one copy"),
        ("random()", "depends on chance"),
        ("file.ctime.relative()", "differs from one copy"),
        ("day.relative()", "depends on the day"),
        ("{1 2}", "is missing"),
        ("{[1]: 2}", "a key is missing"),
        ("{a: 1", "is missing"),
        ('html("<b>")', "HTML and icons"),
        ("formula.me", "needs itself"),
        ("formula.none", "no formula"),
        ("price.nothing()", "no function"),
        ("nothing()", "no function"),
        ("price +", "ends too early"),
        ("(price", "is missing"),
        ("price price", "not expected"),
        ("price @ 1", "not expected"),
        ("if(read)", "needs a condition"),
        ('date("9999-12-31") + "1y"', "too far away"),
        ('"a".slice()', "does not fit"),
        ("(" * 100 + "1" + ")" * 100, "too deep"),
        ("1+" * 3000 + "1", "too long"),
        ("[1,2,3].map([1,2,3].map([1,2,3].map(file.links)))" + "+ [1]" * 300, ""),
    ],
)
def test_what_is_not_computed_says_why(expression, why):
    if not why:
        assert isinstance(value(expression), list)
        return
    with pytest.raises(NotUnderstood, match=why):
        value(expression)


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [  # by the table of Moment.js's documentation, for 5 February 2024, 13:04:09.25
        *(("M Mo MM MMM MMMM", "2 2nd 02 Feb February"), ("Q Qo", "1 1st")),
        *(("D Do DD DDD DDDo DDDD", "5 5th 05 36 36th 036"), ("Y YY YYYY", "2024 24 2024")),
        *(("d do dd ddd dddd e E", "1 1st Mo Mon Monday 1 1"), ("W WW GGGG", "6 06 2024")),
        *(("w ww gggg", "6 06 2024"), ("H HH h hh k kk", "13 13 1 01 13 13")),
        *(("m mm s ss S SS SSS SSSS", "4 04 9 09 2 25 250 2500"), ("a A", "pm PM")),
        *(("X x", "1707138249 1707138249250"), ("L l", "02/05/2024 2/5/2024")),
        *(("LT LTS", "1:04 PM 1:04:09 PM"), ("LL ll", "February 5, 2024 Feb 5, 2024")),
        ("LLLL", "Monday, February 5, 2024 1:04 PM"),
        ("[Week] W [of] [YYYY]", "Week 6 of YYYY"),
        ("YYYYMMDDTHHmmss", "20240205T130409"),
    ],
)
def test_formats_of_dates(wanted, expected):
    assert formatted(datetime(2024, 2, 5, 13, 4, 9, 250_000), wanted) == expected


@given(st.datetimes(datetime(1000, 1, 1), datetime(9998, 12, 31)))
def test_formats_agree_with_python(at):
    assert formatted(at, "GGGG-WW-E DDDD ddd MMM hh:mm A YY") == at.strftime(
        "%G-%V-%u %j %a %b %I:%M %p %y"
    )
    # the American week begins on Sunday; Python's first one is the first that has a Sunday
    first = datetime(at.year, 1, 1).isoweekday() == 7
    number = int(at.strftime("%U")) + (0 if first else 1)
    is_next = at.month == 12 and at.day + 6 - at.isoweekday() % 7 > 31
    year, week = (at.year + 1, 1) if is_next else (at.year, number)
    assert formatted(at, "gggg ww") == f"{year:04d} {week:02d}"


def test_the_time_is_the_one_that_the_builder_sets(monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1733054400")  # 2024-12-01T12:00:00Z
    library = Library(LIBRARY.vault)

    def at(expression):
        return Row(library, "Book.md", "Book.md", {}, {}).evaluate(expression)

    assert at("now()") == Moment(datetime(2024, 12, 1, 12), True)
    assert at("today()") == Moment(datetime(2024, 12, 1))
    assert at('(now() + "1d") - now()') == 86400000
    assert at('if(day < now(), "Overdue", "")') == "Overdue"
    assert at("day == today()") is True
    for shift, words in (
        *(("10s", "in a few seconds"), ("50s", "in a minute"), ("89s", "in a minute")),
        *(("90s", "in 2 minutes"), ("44m", "in 44 minutes"), ("45m", "in an hour")),
        *(("89m", "in an hour"), ("21h", "in 21 hours"), ("22h", "in a day"), ("35h", "in a day")),
        *(("36h", "in 2 days"), ("25d", "in 25 days"), ("26d", "in a month")),
        *(("45d", "in a month"), ("46d", "in 2 months"), ("319d", "in 10 months")),
        *(("320d", "in a year"), ("547d", "in a year"), ("548d", "in 2 years")),
    ):
        assert at(f'(now() + "{shift}").relative()') == words
        assert at(f'(now() - "{shift}").relative()') == f"{words.removeprefix('in ')} ago"


@pytest.mark.parametrize("wrong", ["", "soon", "1e9", "99999999999999999999"])
def test_a_time_that_is_none_is_not_taken(monkeypatch, wrong):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", wrong)
    assert Library(LIBRARY.vault).clock is None


PIECES = ["1", "2.5", '"a"', "price", "file", "(", ")", "[", "]", ".", ",", "+", "-", "!", "=="]
PIECES += [
    "&&",
    "if(",
    "list(",
    ".map(",
    "value",
    ".length",
    ".sort()",
    "date(",
    "'",
    "\\",
    "é",
    " ",
]


@given(st.lists(st.sampled_from(PIECES), max_size=15).map("".join))
def test_any_text_is_a_value_or_is_not_understood(expression):
    with suppress(NotUnderstood):
        parse(expression)
        value(expression)


def table(text, here="Book.md", number=0):
    base = read_base(text)
    return compute(base, base.views[number], LIBRARY, here)


def paths(made):
    return [path for group in made.groups for path, _ in group.rows]


EXAMPLE = """
filters:
  or:
    - file.hasTag("book")
    - and:
        - file.hasTag("person")
        - file.hasLink("Textbook")
formulas:
  formatted_price: 'if(price, price.toFixed(2) + " dollars")'
  ppu: "(price / age).toFixed(2)"
properties:
  status:
    displayName: Status
  formula.formatted_price:
    displayName: "Price"
views:
  - type: table
    name: "My table"
    limit: 10
    filters:
      and:
        - 'status != "lost"'
        - or:
            - "formula.ppu > 5"
            - "price > 1.1"
    order: [file.name, file.ext, note.age, formula.ppu, formula.formatted_price, status]
    sort:
      - property: price
        direction: ASC
    summaries:
      note.age: Sum
      formula.ppu: shortest
summaries:
  shortest: 'values.map(value.length).sort()[0]'
"""


def test_the_documented_example():
    made = table(EXAMPLE)
    assert [column.title for column in made.columns] == [
        *("name", "ext", "age", "ppu", "Price", "Status"),
    ]
    assert [row for group in made.groups for row in group.rows] == [
        ("Shelf/Loss.md", ("Loss.md", "md", 0, None, "2.00 dollars", "Todo")),
        ("Book.md", ("Book.md", "md", 5, "2.50", "12.50 dollars", "done")),
    ]
    assert made.summaries == (None, None, 5, 4, None, None)
    assert made.notices == ()


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        ("'file.ext == \"md\"'", ["Book.md", "Shelf/Ada.md", "Shelf/Loss.md"]),
        ("{not: ['file.hasTag(\"book\")', 'file.ext == \"png\"']}", ["Shelf/Ada.md"]),
        ("['read']", ["Book.md"]),
        ("{and: [], or: []}", []),
        ("{and: ['file.inFolder(\"Shelf\")']}", ["Shelf/Ada.md", "Shelf/Loss.md"]),
    ],
)
def test_filters(filters, expected):
    assert paths(table(f"filters: {filters}")) == expected


def test_without_anything_it_is_every_file():
    assert paths(table("")) == ["Book.md", "Shelf/Ada.md", "Shelf/Loss.md", "cover.png"]


def test_groups_sorting_and_limits():
    text = "views: [{type: list, groupBy: {property: status, direction: DESC}, limit: 3}]"
    made = table(text)
    assert [(group.value, [p for p, _ in group.rows]) for group in made.groups] == [
        ("Todo", ["Shelf/Loss.md"]),
        ("done", ["Book.md", "Shelf/Ada.md"]),
    ]
    down = table("views: [{sort: [{column: note.price, direction: desc}]}]")
    assert paths(down) == ["Book.md", "Shelf/Loss.md", "Shelf/Ada.md", "cover.png"]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        *(("Average", 7.25), ("Min", 2), ("Max", 12.5), ("Sum", 14.5), ("Range", 10.5)),
        *(("Median", 7.25), ("Stddev", 5.25), ("Empty", 2), ("Filled", 2), ("Unique", 2)),
    ],
)
def test_summaries(name, expected):
    made = table(f"views: [{{order: [price], summaries: {{price: {name}}}}}]")
    assert made.summaries == (expected,)


def test_what_cannot_be_computed_is_noticed_once():
    made = table("views: [{order: [file.mtime, formula.x], summaries: {file.mtime: Wrong}}]")
    assert [notice.partition(":")[0] for notice in made.notices] == [
        *("“file.mtime”", "“formula.x”", "“Wrong”"),
    ]


@pytest.mark.parametrize("text", ["- a", "views: [unclosed", "a: !!python/x y", "7"])
def test_what_is_no_base_is_one_error(tmp_path, text):
    vault = load(write(tmp_path, {"x.base": text}))
    assert codes(check(vault)) == ["base-malformed"]
    assert read_base(text).views == ()


@pytest.mark.parametrize("text", ["views: [7]", "filters: {xor: [a]}", "views: [{sort: [{}]}]"])
def test_what_is_not_known_is_a_warning(tmp_path, text):
    vault = load(write(tmp_path, {"x.base": text}))
    assert [(d.code, d.severity) for d in check(vault)] == [("base-malformed", "warning")]
    assert read_base(text).views


JSON = st.recursive(
    st.none() | st.integers() | st.sampled_from(["and", "price", "file.hasTag('a')", "]"]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["views", "filters", "and", "not", "type", "sort", "order", "name"]),
            inner,
        )
    ),
    max_leaves=10,
)


@given(JSON)
def test_any_yaml_is_a_base(data):
    base = read_base(json.dumps(data))
    for view in base.views:
        compute(base, view, LIBRARY, "Book.md")
