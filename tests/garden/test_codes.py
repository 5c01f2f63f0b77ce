"""Every code that the sources emit is documented, and every documented code is emitted."""

import ast
import re
from pathlib import Path

import pytest
from typer.testing import CliRunner

import gradient_garden
from gradient_garden.cli import app
from gradient_garden.diagnostics.codes import CODES, FAMILIES

PACKAGE = Path(gradient_garden.__file__).parent
SHAPE = re.compile(r"[a-z]+(-[a-z0-9]+)+")
# Where a code stands among the arguments of what makes a diagnostic of it.
MAKERS = {"Diagnostic": 3, "report": 1, "_diagnostic": 3, "Failure": 0}
# Not codes, though they begin as some do.
OTHERS = {"code-font", "link-text"}


def sources():
    for file in sorted(PACKAGE.rglob("*.py")):
        if "codes" not in file.relative_to(PACKAGE).parts:
            yield ast.parse(file.read_text(encoding="utf-8"))


def texts():
    """Every text in the sources that looks like a code."""
    for tree in sources():
        for node in ast.walk(tree):
            if isinstance(node, ast.Constant) and SHAPE.fullmatch(str(node.value)):
                yield node.value


def emitted():
    """Every text that stands where a code stands."""
    for tree in sources():
        for node in ast.walk(tree):
            if isinstance(node, ast.Call):
                name = getattr(node.func, "id", getattr(node.func, "attr", ""))
                for inner in ast.walk(ast.Tuple(node.args[MAKERS.get(name, 99) :][:1])):
                    if isinstance(inner, ast.Constant) and SHAPE.fullmatch(str(inner.value)):
                        yield inner.value


def test_what_is_emitted_is_documented():
    assert set(emitted()) - CODES.keys() == set()
    assert len(set(emitted())) > 30


def test_what_looks_like_a_code_of_a_family_is_documented():
    first = {code.partition("-")[0] for code in CODES} - {"code", "file", "name"}
    alike = {text for text in texts() if text.partition("-")[0] in first}
    assert alike - CODES.keys() - OTHERS == set()


def test_what_is_documented_is_emitted():
    assert CODES.keys() - set(texts()) == set()


@pytest.mark.parametrize("code", CODES.values(), ids=list(CODES))
def test_a_code_is_told_in_sentences(code):
    assert SHAPE.fullmatch(code.name)
    for said in (code.meaning, code.remedy):
        assert said[0].isupper()
        assert said.endswith(".")
    assert code.example


def test_no_code_is_in_two_families():
    assert len(CODES) == sum(map(len, FAMILIES.values()))


def test_the_command_tells_them():
    everything = CliRunner().invoke(app, ["codes"]).output
    assert all(name in everything for name in CODES)
    one = CliRunner().invoke(app, ["codes", "link-case"]).output
    assert one.startswith("link-case (warning)")
    wrong = CliRunner().invoke(app, ["codes", "link-kase"])
    assert (wrong.exit_code, wrong.stderr) == (
        1,
        "there is no code link-kase did you mean “link-case”?\n",
    )
