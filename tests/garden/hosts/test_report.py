"""`garden check` as people, other programs and code hosts read it."""

import json

import jsonschema
import pytest

from gradient_garden.diagnostics import Diagnostic, Severity
from gradient_garden.severity import brief
from tests.garden.hosts.conftest import Project

VAULT = {
    "Vault/Start here.md": "[[Nope]] ünd ![[gone.png]]\n\nA net. [[deep network]]\n",
    "Vault/Deep network.md": "[[Start here#None]] [[Start here]]\n",
    "Vault/Third.md": "A deep network, unlinked.",
}
TEXT = {
    "type": "object",
    "properties": {"text": {"type": "string", "minLength": 1}},
    "required": ["text"],
    "additionalProperties": False,
}
LEVEL = {"enum": ["none", "note", "warning", "error"]}
COUNT = {"type": "integer", "minimum": 1}


def thing(required, **properties):
    return {
        "type": "object",
        "properties": properties,
        "required": required,
        "additionalProperties": False,
    }


PLACE = thing(
    ["artifactLocation", "region"],
    artifactLocation=thing(["uri"], uri={"type": "string", "format": "uri-reference"}),
    region=thing(["startLine"], startLine=COUNT, startColumn=COUNT),
)
RESULT = thing(
    ["message"],
    ruleId={"type": "string"},
    ruleIndex={"type": "integer", "minimum": 0},
    level=LEVEL,
    message=TEXT,
    locations={"type": "array", "items": thing([], physicalLocation=PLACE)},
)
RULE = thing(
    ["id"],
    id={"type": "string"},
    shortDescription=TEXT,
    help=TEXT,
    defaultConfiguration=thing([], level=LEVEL),
)
DRIVER = thing(
    ["name"],
    name={"type": "string"},
    semanticVersion={"type": "string", "pattern": r"^\d+\.\d+\.\d+"},
    rules={"type": "array", "uniqueItems": True, "items": RULE},
)
# What the standard, sections 3.13 to 3.52, says of the parts that are written here.
SARIF = thing(
    ["version", "runs"],
    **{"$schema": {"type": "string", "format": "uri"}, "version": {"const": "2.1.0"}},
    runs={
        "type": "array",
        "items": thing(
            ["tool"],
            tool=thing(["driver"], driver=DRIVER),
            columnKind={"enum": ["utf16CodeUnits", "unicodeCodePoints"]},
            results={"type": "array", "items": RESULT},
        ),
    },
)


@pytest.fixture
def check(tmp_path):
    project = Project(tmp_path, VAULT)

    def run(*words):
        return project.run("check", *words, XDG_CACHE_HOME=str(tmp_path / "cache"))

    return run


def test_sarif_is_what_the_standard_says(check):
    log = json.loads(check("Vault", "--sarif", "--hints").stdout)
    jsonschema.Draft7Validator(SARIF, format_checker=jsonschema.FormatChecker()).validate(log)
    (run,) = log["runs"]
    rules = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    assert [rules[r["ruleIndex"]] for r in run["results"]] == [r["ruleId"] for r in run["results"]]
    place = run["results"][-1]["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == "Vault/Third.md"
    first = next(r for r in run["results"] if r["ruleId"] == "embed-missing")
    place = first["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == "Vault/Start%20here.md"
    assert place["region"] == {"startLine": 1, "startColumn": 14}


def test_json_and_lines_say_the_same(check):
    listed = json.loads(check("Vault", "--json").stdout)
    lines = check("Vault").stdout.splitlines()
    assert len(lines) == len(listed) == 4
    assert [
        f"{d['path']}:{d['line']}:{d['column']} {d['severity']} {d['code']}" for d in listed
    ] == [
        line[: line.index(d["code"]) + len(d["code"])]
        for line, d in zip(lines, listed, strict=True)
    ]
    assert {d["code"] for d in listed} == {
        "embed-missing",
        "heading-missing",
        "link-case",
        "link-missing",
    }


def test_suggestions_are_quiet_unless_asked_for(check):
    assert "hint" not in check("Vault").stdout
    said = check("Vault", "--hints").stdout
    assert "Vault/Third.md:1:3 hint unlinked-mention" in said
    assert "Vault/Third.md:1:1 hint note-orphan" in said


def test_a_vault_without_settings_fails_only_when_strict(check):
    assert check("Vault").returncode == 0
    assert check("Vault", "--strict").returncode == 1


def test_severities_are_set_in_the_configuration(project):
    settings = '[tool.garden.severity]\nunlinked-mention = "error"\nlink-missing = "off"\n'
    made = project({"pyproject.toml": settings, "docs/index.md": "[[Nope]] neuron [[Contents]]"})
    done = made.run("check", "--root", ".")
    assert "docs/index.md:1:10 error unlinked-mention" in done.stdout
    assert ("link-missing" in done.stdout, done.returncode) == (False, 1)


def test_a_code_that_is_not_there_is_a_fault_of_the_settings(project):
    made = project({"pyproject.toml": '[tool.garden.severity]\nlink-mising = "off"\n'})
    done = made.run("check")
    assert "there is no code `link-mising` did you mean “link-missing”?" in done.stdout


def test_the_page_of_codes_is_made_from_them(project):
    made = project({"docs/index.md": "[[Neuron]] [[Contents]]\n\n```garden\ncodes\n```\n"})
    assert made.run("build").returncode == 0
    page = made.read("index.html")
    assert '<dt id="link-missing"><code>link-missing</code>' in page
    assert "See [[Gradiant descent]]." in page


def test_many_warnings_of_one_code_do_not_hide_the_others():
    many = [Diagnostic("a.md", n, 1, "image-foreign", "x", "", Severity.WARNING) for n in range(50)]
    errors = [Diagnostic("b.md", n, 1, "link-missing", "y", "") for n in range(50)]
    one = Diagnostic("c.md", 1, 1, "link-case", "z", "", Severity.WARNING)
    lines = [line for _, line in brief([*many, *errors, one])]
    assert lines == [
        *map(str, many[:20]),
        *map(str, errors),
        str(one),
        "and 30 more of image-foreign: `garden check` lists them all",
    ]
