"""Rules R1 to R11: which file a link means. Expectations are the rules' own examples."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gradient_garden.vault import Resolution, resolve
from gradient_garden.vault.index import fold
from tests.garden.vault.build import vault_of

FILES = (
    "Loss.md",
    "a/Loss.md",
    "a/b/x.md",
    "a/Safety.md",
    "b/Safety.md",
    "b/Intro.md",
    "c/x.md",
    "Note.1.md",
    "img/Figure 1.png",
    "img/plot.png",
    "deep/er/Only.md",
    "Artificial Intelligence.md",
    "a b.md",
    "project.ipynb",
    "Folder/Inside.md",
)
VAULT = vault_of({path: "" for path in FILES if path.endswith(".md")}, *FILES)


@pytest.mark.parametrize(
    ("path", "source", "target", "rule"),
    [
        ("", "a/b/x.md", "a/b/x.md", "self"),  # R1
        ("Note.1", "c/x.md", "Note.1.md", "exact"),  # R2
        ("plot.png", "c/x.md", "img/plot.png", "shortest"),
        ("Figure 1", "c/x.md", None, ""),
        ("project.ipynb", "c/x.md", "project.ipynb", "exact"),
        ("project", "c/x.md", None, ""),
        ("../Loss", "a/b/x.md", "a/Loss.md", "relative"),  # R3
        ("./Loss", "a/b/x.md", None, ""),
        ("../../../Loss", "a/b/x.md", None, ""),
        ("/Loss", "a/b/x.md", "Loss.md", "absolute"),  # R4
        ("/Safety", "a/b/x.md", None, ""),
        ("Loss", "a/b/x.md", "Loss.md", "exact"),  # R5
        ("Safety", "b/Intro.md", "b/Safety.md", "same-folder"),  # R6
        ("Safety", "c/x.md", "a/Safety.md", "shortest"),
        ("er/Only", "c/x.md", "deep/er/Only.md", "shortest"),
        ("r/Only", "c/x.md", None, ""),
        ("Folder", "c/x.md", None, ""),  # R7
        ("lOSS", "c/x.md", "Loss.md", "exact"),  # R8
        ("a-b", "c/x.md", None, ""),  # R10
        ("Loss.md", "c/x.md", "Loss.md", "exact"),
        ("../../etc/passwd", "c/x.md", None, ""),  # F22
        ("/etc/passwd", "c/x.md", None, ""),
        ("C:\\x", "c/x.md", None, ""),
        ("..\\..\\x", "c/x.md", None, ""),
    ],
)
def test_rule(path, source, target, rule):
    found = resolve(VAULT, path, source)
    assert (found.target, found.rule) == (target, rule)


def test_several_matches_are_all_named():
    found = resolve(VAULT, "Safety", "b/Intro.md")
    assert found.candidates == ("b/Safety.md", "a/Safety.md")


def test_a_unique_alias_is_the_last_resort():
    vault = vault_of(
        {
            "AI.md": "",
            "x.md": "---\naliases: [Learning, ai, Both]\n---",
            "y.md": "---\naliases: [Both]\n---",
        }
    )
    assert resolve(vault, "learning", "AI.md") == Resolution("x.md", "alias", ("x.md",))
    assert resolve(vault, "AI", "x.md").target == "AI.md"
    assert resolve(vault, "Both", "AI.md").target is None


def test_composed_and_decomposed_names_are_the_same():
    vault = vault_of({"Größe.md": ""})
    assert resolve(vault, "Gro\u0308ße", "x.md").target == "Größe.md"


def test_only_case_is_ignored():
    vault = vault_of({"Straße.md": "", "ΝΕΥΡΩΝΑΣ.md": ""})
    assert resolve(vault, "STRAßE", "x.md").target == "Straße.md"
    assert resolve(vault, "Strasse", "x.md").target is None
    assert resolve(vault, "νευρωνας", "x.md").target == "ΝΕΥΡΩΝΑΣ.md"


def by_the_rules(files, wanted, source):
    """R5 and R6 once more, naively: a search over all files."""
    wanted = wanted.casefold() + ".md"
    folder = source.rpartition("/")[0]
    exact = [f for f in files if f.casefold() == wanted]
    if exact:
        return exact[0]
    ends = [
        f for f in files if f.casefold().split("/")[-wanted.count("/") - 1 :] == wanted.split("/")
    ]
    near = [f for f in ends if not folder or f.startswith(folder + "/")]
    return min(near or ends, key=lambda f: (len(f), f), default=None)


names = st.lists(st.sampled_from(["a", "b", "ab"]), min_size=1, max_size=4).map("/".join)


@given(st.sets(names.map(lambda n: n + ".md"), min_size=1), names, names)
@settings(deadline=None)
def test_look_up_finds_what_a_search_finds(files, wanted, source):
    vault = vault_of(dict.fromkeys(sorted(files), ""))
    assert resolve(vault, wanted, source + ".md").target == by_the_rules(
        sorted(files), wanted, source + ".md"
    )


@given(st.text(max_size=30), st.text(max_size=10))
@settings(deadline=None)
def test_no_path_is_too_strange(path, source):
    target = resolve(VAULT, path, source).target
    assert target is None or target == source or target in FILES


@given(st.text())
@settings(deadline=None)
def test_folding_twice_changes_nothing(text):
    assert fold(fold(text)) == fold(text)
