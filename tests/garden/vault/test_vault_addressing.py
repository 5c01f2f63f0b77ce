"""One address for each file: folder notes, notes and folders of one name, and names that clash."""

from hypothesis import given
from hypothesis import strategies as st

from gradient_garden.vault import address_of, load, navigation, parse_note
from gradient_garden.vault.addressing import addresses, key
from tests.garden.vault.build import write


def given_to(*paths, **texts):
    notes = {p: parse_note(p, texts.get(p.removesuffix(".md"), "")) for p in paths if ".md" in p}
    return addresses(notes, sorted(paths))


def test_a_note_named_as_its_folder_is_the_folders_page():
    found = given_to("Nets/Nets.md", "Nets/Layer.md", "Nets/Deep/deep.md")
    assert found == {
        "Nets/Nets.md": "nets/",
        "Nets/Layer.md": "nets/layer/",
        "Nets/Deep/deep.md": "nets/deep/",
    }


def test_a_note_beside_its_folder_is_the_folders_page_and_goes_first():
    found = given_to("Nets.md", "Nets/Layer.md", "Nets/Nets.md")
    assert found == {
        "Nets.md": "nets/",
        "Nets/Layer.md": "nets/layer/",
        "Nets/Nets.md": "nets/nets/",
    }


def test_an_index_goes_before_a_folder_note():
    assert given_to("A/A.md", "A/index.md") == {"A/A.md": "a/a/", "A/index.md": "a/"}


def test_a_permalink_goes_before_a_path():
    found = given_to("b.md", "z.md", z="---\npermalink: b\n---\n")
    assert found == {"z.md": "b/", "b.md": "b-2/"}


def test_what_the_site_itself_has_is_given_to_nobody(tmp_path):
    write(tmp_path, {"404.md": "---\npermalink: /404.html\n---\n", "llms.txt": "mine", "a.md": ""})
    vault = load(tmp_path)
    given = {path: address_of(vault, path) for path in vault.files}
    assert given == {"404.md": "404.html-2/", "llms.txt": "llms-2.txt", "a.md": "a/"}
    assert [d.code for d in vault.diagnostics] == ["address-clash"] * 2


def test_the_home_page_by_its_permalink():
    found = given_to("Home.md", "index.md", Home="---\npermalink: /\n---\n")
    assert found == {"Home.md": "", "index.md": "home-2/"}


def test_names_that_only_signs_tell_apart():
    found = given_to("C++.md", "C#.md", "C.md", "a b.png", "a-b.png", "a_b.PNG")
    assert sorted(found.values()) == ["a-b-2.png", "a-b-3.png", "a-b.png", "c-2/", "c-3/", "c/"]


SIGNS = st.text("aAbß ?#%+'.-é神ש🎨/", min_size=1, max_size=8)


@given(st.lists(SIGNS.filter(lambda t: all(t.split("/"))), max_size=12, unique=True), st.randoms())
def test_no_two_are_alike_and_the_order_of_the_walk_does_not_matter(stems, random):
    paths = sorted({f"{stem}.md" for stem in stems} | {f"{stem}.png" for stem in stems})
    found = given_to(*paths)
    assert len({key(each) for each in found.values()}) == len(paths)
    notes = {path: parse_note(path, "") for path in paths if path.endswith(".md")}
    random.shuffle(paths)
    assert addresses(notes, paths) == found


def test_a_loaded_vault_knows_them(tmp_path):
    write(tmp_path, {"Nets/Nets.md": "", "Nets/a b.png": "", "Nets/a-b.png": ""})
    vault = load(tmp_path)
    assert address_of(vault, "Nets/Nets.md") == "nets/"
    assert {address_of(vault, path) for path in vault.files if ".png" in path} == {
        "nets/a-b.png",
        "nets/a-b-2.png",
    }


def test_a_folder_note_is_the_page_of_its_section(tmp_path):
    write(
        tmp_path, {"Nets/Nets.md": "", "Nets/a.md": "", "Loss.md": "", "Loss/b.md": "", "z.md": ""}
    )
    shape = [(i.title, i.path, [c.path for c in i.children]) for i in navigation(load(tmp_path))]
    assert shape == [
        ("z", "z.md", []),
        ("Loss", "Loss.md", ["Loss/b.md"]),
        ("Nets", "Nets/Nets.md", ["Nets/a.md"]),
    ]
