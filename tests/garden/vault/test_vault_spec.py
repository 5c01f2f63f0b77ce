"""Every example of CommonMark's own specification, with our rules on.

The examples come from the specification's text, as the package `commonmark-spec` brings it. Those
that mean something else in the dialect are listed, each with its reason; a reason that no longer
holds fails, as does an example that is not listed.
"""

import re
from pathlib import Path

import pytest

from tests.garden.vault.test_vault_commonmark import ours

SPEC = Path(__file__).parents[3] / "web" / "node_modules" / "commonmark-spec" / "spec.txt"
EXAMPLE = re.compile(r"^`{32} example\n(.*?)^\.\n(.*?)^`{32}$", re.MULTILINE | re.DOTALL)

DIALECT = {
    64: "`#hashtag` is a tag",
    96: "a first line of three hyphens begins the properties",
    98: "a first line of three hyphens begins the properties",
    548: "`[[foo]]` is a wikilink",
    559: "`[[` begins a wikilink",
    590: "`![[foo]]` is an embed",
    608: "an address without brackets is a link",
    611: "an address without brackets is a link",
    619: "`#ref` is a tag",
}


def examples():
    assert SPEC.is_file(), "the web parts are not installed: npm ci, in web/"
    text = SPEC.read_text(encoding="utf-8").replace("→", "\t")
    return dict(enumerate(EXAMPLE.findall(text), 1))


EXAMPLES = examples()


def test_the_specification_is_whole():
    assert len(EXAMPLES) == 652


@pytest.mark.parametrize("number", EXAMPLES)
def test_example(number):
    given, expected = EXAMPLES[number]
    html = ours(given).replace("<blockquote></blockquote>", "<blockquote>\n</blockquote>")
    assert (html != expected) == (number in DIALECT), DIALECT.get(number, "")


def test_the_readme_says_how_many():
    readme = (SPEC.parents[3] / "README.md").read_text(encoding="utf-8")
    said = f"All {len(EXAMPLES)} examples of CommonMark's specification hold, but for"
    assert f"{said} {len(DIALECT)} " in readme
