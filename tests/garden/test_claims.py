"""Claims: sentences that rest on a test. A failing test names its sentence."""

import json
import shutil
from dataclasses import replace

import html5lib
import pytest

from gradient_garden.config import read_config
from gradient_garden.garden.garden import grow, survey
from gradient_garden.garden.number_list import number_rows
from gradient_garden.garden.proving import proved
from gradient_garden.garden.rendering import render_all
from gradient_garden.garden.spent import spent
from gradient_garden.pages import Spent
from gradient_garden.pages.spent import told
from tests.garden.hosts.conftest import GOOD, Project

TESTS = """
import pytest
from snippets.neuron import count, line, neuron


def test_it_never_sinks():
    assert neuron(-3.0) == 0


class TestCount:
    @pytest.mark.parametrize("n", [1, 2])
    def test_large(self, n):
        assert count() > 1000 and line()


def test_nothing_of_ours():
    assert True
"""
CLAIMS = """The first part.

A *neuron* [[test_neuron.py#test_it_never_sinks|never sinks]] below zero. Another sentence.

It has [[test_neuron.py#TestCount.test_large|many]] of them.

```garden
claims
```

```garden
numbers
```
"""
SEEDED = """

def chance(n: int = 3, *, seed: int = 7) -> float:
    \"\"\"A number that depends on a seed.\"\"\"
    return 0.25 * n
"""


NEURON = GOOD["snippets/neuron.py"] + SEEDED


def written(root, claims=CLAIMS, tests=TESTS, neuron=NEURON):
    """A project on disk, read and checked."""
    lists = "We saw ![[neuron.py#chance()]] and ![[neuron.py#chance(n=4, seed=2)]].\n"
    files = {
        **GOOD,
        "docs/Claims.md": claims,
        "docs/Later.md": lists + "Again ![[neuron.py#count()]].\n",
        "snippets/neuron.py": neuron,
        "tests/snippets/test_neuron.py": tests,
        "tests/snippets/test_chance.py": (
            "from snippets.neuron import chance\n\n\ndef test_chance():\n    assert chance()\n"
        ),
        "pyproject.toml": '[tool.pytest.ini_options]\npythonpath = ["."]\n',
    }
    return survey(read_config(Project(root, files).root)[0])


@pytest.fixture(scope="module")
def once(tmp_path_factory):
    """What running and proving the project leaves, so that each test runs only what it changes."""
    root = tmp_path_factory.mktemp("once")
    proved(grow(written(root)))
    return root / ".garden"


@pytest.fixture
def made(tmp_path, once):
    def make(*, proves=True, **changed):
        if not (tmp_path / ".garden").is_dir():
            shutil.copytree(once, tmp_path / ".garden")
        garden = grow(written(tmp_path, **changed))
        return proved(garden) if proves else garden

    return make


def codes(garden):
    return [(d.code, d.path, d.line) for d in garden.diagnostics if d.code.startswith("claim")]


def page(garden, tmp_path, name):
    html = render_all(garden, tmp_path / "pages.json")[name].html
    return html5lib.parseFragment(html, namespaceHTMLElements=False)


def text_of(element):
    return " ".join("".join(element.itertext()).split())


def test_a_claim_whose_test_passes_has_a_mark_that_names_it(made, tmp_path):
    garden = made()

    assert codes(garden) == []
    article = page(garden, tmp_path, "Claims.md")
    found = [e for e in article.iter("span") if e.get("class") == "gg-claim"]
    assert [text_of(e) for e in found] == ["never sinks", "many"]
    assert [e.find("span").get("aria-label") for e in found] == [
        "Checked by tests/snippets/test_neuron.py::test_it_never_sinks",
        "Checked by tests/snippets/test_neuron.py::TestCount::test_large",
    ]


def test_the_claims_are_listed_with_their_sentences(made, tmp_path):
    article = page(made(), tmp_path, "Claims.md")
    table = next(e for e in article.iter("div") if e.get("class") == "gg-claims")

    assert [[text_of(c) for c in row] for row in table.iter("tr")][1:] == [
        ["A neuron never sinks below zero.", "test_it_never_sinks", "Claims"],
        ["It has many of them.", "TestCount::test_large", "Claims"],
    ]


def test_a_claim_fails_with_its_test_and_names_its_sentence(made):
    garden = made(neuron=NEURON.replace("max(0.0, x)", "x"))

    assert codes(garden) == [
        ("claim-fails", "docs/Claims.md", 3),
        ("claim-fails", "docs/Claims.md", 5),
    ]
    said = next(d.message for d in garden.diagnostics if d.code == "claim-fails")
    assert "“A neuron never sinks below zero.” is not proved by" in said
    assert "test_it_never_sinks fails" in said


def test_a_claim_may_rest_on_a_closed_form(made):
    garden = made(claims="So it [[test_neuron.py#test_nothing_of_ours|is]].\n")

    assert codes(garden) == []
    assert [claim.test.rpartition("::")[2] for claim in garden.claims] == ["test_nothing_of_ours"]


@pytest.mark.parametrize(
    ("link", "said"),
    [
        ("test_neuron.py#test_it_never_sink", "did you mean “test_it_never_sinks”?"),
        ("test_neuron.py#test_large", "did you mean “TestCount.test_large”?"),
        ("test_neuron.py", "name it after #"),
        ("test_neuron.py#test_it_never_sinks()", "name it after #"),
    ],
)
def test_a_claim_names_one_test_that_exists(tmp_path, link, said):
    garden = written(tmp_path, f"It [[{link}|holds]].\n")

    (fault,) = (d for d in garden.diagnostics if d.code == "claim-unknown")
    assert (fault.line, fault.column) == (1, 4)
    assert said in fault.hint


def test_an_edited_test_renews_the_page(made, tmp_path):
    before = page(made(), tmp_path, "Claims.md")
    after = page(made(tests=TESTS.replace("never_sinks", "never_falls")), tmp_path, "Claims.md")

    assert sum(e.get("class") == "gg-claim" for e in before.iter("span")) == 2
    assert sum(e.get("class") == "gg-claim" for e in after.iter("span")) == 1


def test_every_number_of_a_sentence_is_listed_with_its_seed_tests_and_places(made, tmp_path):
    garden = made()
    rows = [(r.value, str(r.call), r.seed, len(r.places)) for r in number_rows(garden)]
    assert sorted(rows) == [
        ("0.75", "neuron.chance()", "seed = 7", 1),
        ("1.0", "neuron.chance(n=4, seed=2)", "seed = 2", 1),
        ("109,386", "neuron.count()", "", 2),
    ]
    article = page(garden, tmp_path, "Claims.md")
    table = next(e for e in article.iter("div") if e.get("class") == "gg-numbers")
    cells = {row[0].text: [text_of(c) for c in row] for row in table.iter("tr")}
    assert cells["0.75"][1:] == ["neuron.chance()", "seed = 7", "test_chance", "Later"]
    assert cells["109,386"][3:] == [["TestCount", "test_large"][-1], "Neuron and Later"]
    links = [a.get("href") for a in table.iter("a")]
    assert "../code/neuron/#count" in links
    assert "../1-lessons/neuron/#result-neuron.count()" in links


TABLES = """Tables.

```garden
tables
```

And ![[neuron.py#grid()]] with ![[neuron.py#said()]] and ![[neuron.py#words()]].
"""
MADE = (
    SEEDED
    + """

def grid(seed: int = 5) -> list[dict[str, object]]:
    return [{"of": "all & one", "at": 0.25, "share": "12.5%"}, {"of": "none", "at": None}]


def said() -> None:
    print("miss 0.5\\nafter 1,000 steps")


def words() -> list[dict[str, str]]:
    return [{"this": "no number"}]
"""
)


def test_the_numbers_of_tables_and_prints_are_folded_under_their_calls(made, tmp_path):
    garden = made(claims=TABLES, neuron=GOOD["snippets/neuron.py"] + MADE, proves=False)
    tests = {("neuron", "grid"): ("tests/snippets/test_neuron.py::test_grid",)}
    garden = replace(garden, proof=replace(garden.proof, tests=tests))
    article = page(garden, tmp_path, "Claims.md")
    listed = next(e for e in article.iter("div") if e.get("class") == "gg-numbers-of-tables")
    grid, said = listed.iter("details")

    assert text_of(grid.find("summary")) == "neuron.grid(): 2 numbers"
    assert (
        text_of(grid.find("p")) == "neuron.grid(); seed = 5; tested by test_grid; shown in Claims."
    )
    assert [text_of(cell) for cell in grid.iter("td")] == ["0.25", "12.5%", "", ""]
    assert text_of(said.find("summary")) == "neuron.said(): 2 numbers"
    assert text_of(said.find("pre")) == "miss 0.5 after 1,000 steps"


def test_a_new_result_renews_the_list(made, tmp_path):
    first = page(made(), tmp_path, "Claims.md")
    second = page(
        made(neuron=NEURON.replace("0.25 *", "0.5 *")),
        tmp_path, "Claims.md",
    )  # fmt: skip

    assert "0.75" in text_of(first)
    assert "0.75" not in text_of(second)


def test_the_cost_is_that_of_the_runs_in_the_store(made, tmp_path):
    garden = made(claims="Its cost:\n\n```garden\ncost\n```\n", proves=False)
    found = spent(garden)
    files = (tmp_path / ".garden" / "store" / "calls").rglob("*.json")
    records = map(json.loads, (file.read_text(encoding="utf-8") for file in files))
    ours = set(map(str, garden.plan.calls))
    taken = [each["information"]["seconds"] for each in records if each["call"] in ours]

    assert found.calls == len(garden.plan.calls) == 5
    assert found.seconds == pytest.approx(sum(taken))
    assert found.longest == max(taken)
    assert found.peak > 1_000_000
    said = text_of(page(garden, tmp_path, "Claims.md"))
    assert "The 5 calls of this site took" in said
    assert found.slowest in said


@pytest.mark.parametrize(
    ("seconds", "words"),
    [(0.2, "1 second"), (1.6, "2 seconds"), (119.4, "119 seconds"), (120, "2 minutes")],
)
def test_a_cost_is_told_in_round_figures(seconds, words):
    told_of = told(Spent(3, seconds, "a.b()", seconds, 2_400_000), "a.b()")
    assert told_of.count(f"took {words}") == 2
    assert "more than 2 MB" in told_of
