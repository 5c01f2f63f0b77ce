"""Every link of exported Markdown leads somewhere, as a parser that is not ours reads it."""

import json
import shutil
from pathlib import Path

import pytest

from gradient_garden.export import export_vault
from gradient_garden.garden.bare import config_of
from gradient_garden.garden.garden import grow, survey
from tests.garden.export.reading import lost, page_of, written_ids
from tests.garden.surveyed import rendered
from tests.garden.vault.build import write

HERE = Path(__file__).parent


@pytest.fixture(scope="module")
def plain(tmp_path_factory):
    """The vault beside this file, exported."""
    top = tmp_path_factory.mktemp("links")
    shutil.copytree(HERE / "vault", top / "vault")
    return exported(top)


def exported(top):
    config, _ = config_of(top / "vault")
    export_vault(grow(survey(config), jobs=1), top / "plain")
    return top / "plain"


def test_every_link_leads_to_a_file_and_to_a_name_in_it(plain):
    wrong, count = lost(plain)
    assert wrong == []
    assert count >= 80


def test_so_does_every_link_of_the_vault_that_the_app_itself_has_read(tmp_path):
    for file in (HERE.parent / "vault/obsidian_truth").glob("*.json"):
        note = json.loads(file.read_text("utf-8"))
        if isinstance(note, dict) and "fileContents" in note:
            write(tmp_path / "vault", {note["filePath"]: note["fileContents"]})
    wrong, count = lost(exported(tmp_path))
    assert wrong == []
    assert count > 15


def test_every_block_has_its_name(plain):
    names = written_ids(page_of((plain / "Blocks.md").read_text("utf-8")))
    wanted = "para item task table code quote list formula callout html shown hidden"
    assert [n for n in names if "." in n] == [f"block.{name}" for name in wanted.split()]


def test_a_canvas_and_a_base_lie_beside_their_markdown(plain):
    names = sorted(path.name for path in plain.glob("[MB]*.*"))
    assert names[2:] == ["Books.base", "Books.base.md", "Map.canvas", "Map.canvas.md"]


@pytest.mark.parametrize("kind", ["canvas", "base"])
def test_the_list_of_notes_names_them(plain, kind):
    assert f".{kind}.md)" in (plain / "llms.txt").read_text("utf-8")


@pytest.mark.parametrize("text", ["## Intro\n\n![[Other]]", "> ## Intro\n\n## Intro"])
def test_a_link_follows_its_heading_when_that_gets_another_name(tmp_path, text):
    notes = {"Leads": "[[Long#Intro]]", "Long": "## Intro", "Other": "## Intro"}
    assert "(../long/index.md#intro)" in rendered(tmp_path, notes)["Leads"].plain
    after = rendered(tmp_path, {**notes, "Long": text})["Leads"].plain
    assert "(../long/index.md#heading.intro" in after
