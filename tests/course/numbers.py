"""The numbers that are typed in the lessons, and why each of them may be.

In a caption, a number must stand in a test of the code that it speaks of.
In a sentence, a result is never typed: it is an embedded call. What may be typed is a *given*:

setting     it stands in the code that the page embeds, or among a call's arguments
small       a whole number up to ten: digits, layers, cases, ends of a scale
data        how many pictures the sets have, as the loader deals them
year        a year or decade
cited       it belongs to a source, which the same sentence links to
sum         it is part of a sum that is written out, and that is right
puzzle      it was made up for a question, a wrong answer, a game, or a claim to refute
"""

from __future__ import annotations

import ast
import math
import operator
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from gradient_garden.vault import Link, Note
from snippets.digits_data import split
from tests.course.prose import DOCS, Line, lines

SNIPPETS = DOCS.parent / "snippets"
NUMBER = re.compile(r"(?<![\w.])-?\d+(?:,\d{3})*(?:\.\d+)?(?:e-?\d+)?%?(?!\d)")
YEAR = re.compile(r"(1[89]|20)\d\d")
SUM = re.compile(r"[\d(][\d().,×/+ -]*(?:= -?[\d(][\d().,×/+ -]*)+")
THOUSANDS = re.compile(r"(?<=\d),(?=\d{3})")
ASKED = re.compile(r"[> ]*(\*\*|- \[[ x]\])")  # a quiz's question, or one of its answers
CLAIM = re.compile(r"[> ]*\*[^*]+\*$")
SIGNS = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
}


def typed_results(note: Note) -> Iterator[tuple[Line, str]]:
    """Every typed number of a note that is no given, with its line."""
    given = settings(note) | data() | puzzles(note)
    for line in lines(note):
        if line.kind == "caption" or cites(line):
            continue
        right = {number for found in sums(line.text) for number in found}
        for text in NUMBER.findall(line.text):
            number = value(text)
            if number / 100 in given and text.endswith("%"):
                continue
            if number in given | right or (number <= 10 and number.is_integer()):
                continue
            if not YEAR.fullmatch(text) and not made_up(note, line):
                yield line, text


def value(text: str) -> float:
    """The size of a number; its sign is said by the sentence."""
    return abs(float(text.replace(",", "").rstrip("%")))


def settings(note: Note) -> set[float]:
    """The numbers in the code that a page embeds, and in the arguments of its calls."""
    found: set[float] = set()
    for link in note.links:
        if link.form == "embed" and link.path.endswith(".py"):
            found |= literals(link.path.removesuffix(".py"))
            found |= {value(text) for text in NUMBER.findall(link.subpath)}
    return found


@cache
def literals(module: str) -> frozenset[float]:
    """The numbers in a snippet's source, and in those of the snippets that it imports."""
    source = (SNIPPETS / f"{module}.py").read_text(encoding="utf-8")
    found = constants(source)
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("snippets."):
            found |= literals(str(node.module).removeprefix("snippets."))
    return frozenset(found)


@cache
def data() -> frozenset[float]:
    """The sizes of the three sets, both ways of dealing, and of all of them together."""
    dealt = [[len(part.y) for part in split(validation)] for validation in (50, 100)]
    return frozenset(float(n) for sizes in dealt for n in [*sizes, sum(sizes)])


def cites(line: Line) -> bool:
    """Tell whether a sentence names its source."""
    return any(Path(link.path).stem == "Bibliography" for _, _, link in line.links)


def sums(text: str) -> Iterator[list[float]]:
    """The numbers of each sum in a text, if all its sides come to the same."""
    for found in SUM.findall(text):
        sides = [side.strip(" .,") for side in found.split("= ")]
        first, *others = (worked_out(side) for side in sides)
        if all(math.isclose(first, other) for other in others):
            yield [value(number) for number in NUMBER.findall(found)]


def worked_out(side: str) -> float:
    """What one side of a sum comes to; no number if it is none, such as a shape."""
    expression = THOUSANDS.sub("", side.replace("×", "*"))
    try:
        return reckoned(ast.parse(expression, mode="eval").body)
    except (SyntaxError, TypeError):
        return math.nan


def reckoned(node: ast.expr) -> float:
    """The value of a tree of numbers; a TypeError if anything else is in it."""
    if isinstance(node, ast.BinOp):
        return SIGNS[type(node.op)](reckoned(node.left), reckoned(node.right))
    if isinstance(node, ast.UnaryOp):
        return -reckoned(node.operand)
    if isinstance(node, ast.Constant):
        return float(node.value)
    raise TypeError(node)


def puzzles(note: Note) -> set[float]:
    """The numbers of a quiz's questions and answers; their explanations may repeat them."""
    source = note.text.splitlines()
    asked = [
        line
        for line in lines(note)
        if line.within == "quiz" and ASKED.match(source[line.number - 1])
    ]
    return {value(text) for line in asked for text in NUMBER.findall(line.text)}


def made_up(note: Note, line: Line) -> bool:
    """Tell whether a line belongs to a game, or is the claim that a warning refutes."""
    is_claim = CLAIM.match(note.text.splitlines()[line.number - 1])
    return line.within == "tip" or (line.within == "warning" and bool(is_claim))


def unproven(note: Note) -> Iterator[tuple[Link, str]]:
    """Every number in a caption that is no given and in no test of the module it speaks of."""
    for link in note.links:
        if link.form == "embed" and link.path.endswith(".py") and link.display:
            module = link.path.removesuffix(".py")
            known = literals(module) | data() | tested(module)
            known |= {value(text) for text in NUMBER.findall(link.subpath)}
            known |= {number for found in sums(link.display) for number in found}
            for text in NUMBER.findall(link.display):
                number = value(text)
                small = number <= 10 and number.is_integer()
                if not (small or number in known or number / 100 in known):
                    yield link, text


@cache
def tested(module: str) -> frozenset[float]:
    """The numbers in the test modules that name a snippet module, as such or in texts."""
    found: set[float] = set()
    for path in (DOCS.parent / "tests" / "snippets").glob("test_*.py"):
        source = path.read_text(encoding="utf-8")
        if re.search(rf"\b{module}\b", source):
            found |= constants(source)
    return frozenset(found)


def constants(source: str) -> set[float]:
    """The sizes of the numbers in a piece of Python, and of those in its texts."""
    found: set[float] = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Constant) and type(node.value) in (int, float):
            found.add(abs(float(node.value)))
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            found |= {value(text) for text in NUMBER.findall(node.value)}
    return found
