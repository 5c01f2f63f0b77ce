"""Vaults that know nothing of us: built without settings, read back link by link.

Where a link must lead is worked out here from the rules of the app, without the engine.
"""

import json
import os
import random
import re
import unicodedata
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import unquote

import html5lib
import pytest

from tests.garden.hosts.conftest import Project

TRUTH = Path(__file__).parents[1] / "vault" / "obsidian_truth"
HIDDEN = {"[[comments_html_style]]"}  # in a comment, which the app's index knows and a page hides
H = "{http://www.w3.org/1999/xhtml}"
LANGUAGES = {
    "English": [
        "Slope",
        "Depth",
        "Loss & gain",
        "What's next",
        "C sharp (draft)",
        "100% sure",
        "a+b",
    ],
    "中文": [
        "梯度下降",
        "神经网络",
        "损失函数",
        "反向传播",
        "学习率（一）",
        "激活、函数",
        "数据集",
    ],
    "العربية": ["الانحدار", "شبكة عصبية", "دالة الخسارة", "معدل التعلّم", "بيانات", "أوزان", "طبقة"],
}


@dataclass
class Made:
    """A vault in the making: its notes' lines, and every link with what it must mean."""

    notes: dict = field(default_factory=dict)
    links: list = field(default_factory=list)


def resolved(paths, wanted, source):
    """The rules R3 to R7 for links to notes, in the plainest form."""

    def same(text):
        return unicodedata.normalize("NFC", text).lower()

    folder = source.rpartition("/")[0]
    if wanted.startswith(("./", "../")):
        wanted = os.path.normpath(f"{folder or chr(46)}/{wanted}")
        return next((p for p in paths if same(p) == same(wanted + ".md")), None)
    if exact := [p for p in paths if same(p) == same(wanted.removeprefix("/") + ".md")]:
        return exact[0]
    if wanted.startswith("/"):
        return None
    ending = [p for p in paths if same("/" + p).endswith(same(f"/{wanted}.md"))]
    below = [p for p in ending if folder and p.startswith(folder + "/")]
    return min(below or ending, key=lambda p: (len(p), p), default=None)


def made_of(words, notes=60, links=8):
    """A vault with names of some language in nested folders, some names more than once."""
    dice = random.Random(notes)
    folders = ["", words[0], f"{words[0]}/{words[1]}", words[2], f"{words[2]}/{words[0]}"]
    paths = {
        f"{folder}/{word} {n % 3}.md".lstrip("/")
        for n in range(3)
        for word in words
        for folder in dice.sample(folders, 3)
    }
    paths = sorted(paths)
    made = Made()
    for number, path in enumerate(paths):
        made.notes[path] = [
            f"ID{number}.",
            "",
            f"## {words[3]} {number}",
            "",
            f"Text. ^b{number}",
            "",
        ]
    for path in paths:
        for _ in range(links):
            made.notes[path] += [link(dice, made, paths, path), ""]
    return made


def link(dice, made, paths, source):
    """One link in one of the forms that people write, noted down with what it must mean."""
    target = dice.choice(paths)
    number, stem = paths.index(target), target.removesuffix(".md")
    name = stem.rpartition("/")[2]
    folder = source.rpartition("/")[0] or "."
    relative = os.path.relpath(stem, folder)
    relative = relative if relative.startswith(".") else f"./{relative}"
    wanted = dice.choice([name, stem, f"/{stem}", relative, name.upper(), f"{name} nowhere"])
    found = resolved(paths, wanted, source)
    number = paths.index(found) if found else number
    heading = next((x[3:] for x in made.notes[paths[number]] if x.startswith("## ")), "")
    place, expected = dice.choice([("", ""), (f"#{heading}", heading), (f"#^b{number}", "Text.")])
    text = f"L{len(made.links)}"
    made.links.append((source, text, found, expected))
    if " " in wanted and dice.random() < 0.3:
        return f"[{text}](<{wanted if '%' not in wanted else wanted.replace('%', '%25')}{place}>)"
    return f"[[{wanted}{place}|{text}]]"


def pages_of(project):
    site = project.root / "site"
    return {
        path.relative_to(site).as_posix(): html5lib.parse(path.read_text(encoding="utf-8"))
        for path in sorted(site.rglob("index.html"))
    }


def text_of(element):
    return " ".join("".join(element.itertext()).split())


def landing(page, href):
    """The page's path that an address leads to from another page, and the fragment."""
    place, _, fragment = href.partition("#")
    folder = Path(page).parent / unquote(place)
    path = os.path.normpath(folder / "index.html" if place.endswith("/") or not place else folder)
    return path, unquote(fragment)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_link_leads_where_the_app_would_go(vault, language):
    made = made_of(LANGUAGES[language])
    project = vault({path: "\n".join(lines) for path, lines in made.notes.items()}, language)
    assert project.built.returncode == 0, project.built.stderr
    pages = pages_of(project)
    home_of = {
        word.removesuffix("."): path
        for path, page in pages.items()
        for p in page.iterfind(f".//{H}article/{H}p")
        if (word := text_of(p)).startswith("ID")
    }
    numbers = {path: f"ID{number}" for number, path in enumerate(sorted(made.notes))}
    assert len(home_of) == len(made.notes)
    seen = 0
    for source, text, target, expected in made.links:
        page = pages[home_of[numbers[source]]]
        element = next(e for e in page.iterfind(f".//{H}article/{H}p/*") if text_of(e) == text)
        if target is None:
            assert (element.tag, element.get("class")) == (f"{H}span", "gg-broken"), text
        else:
            path, fragment = landing(home_of[numbers[source]], element.get("href"))
            assert path == home_of[numbers[target]], (source, text)
            assert place_of(pages[path], fragment).startswith(expected), (source, text)
        seen += 1
    assert seen == len(made.links) > 300


def place_of(page, fragment):
    """The text of the element that a fragment leads to; "" without a fragment."""
    if not fragment:
        return ""
    return next(text_of(e) for e in page.iter() if e.get("id") == fragment)


def test_nothing_is_written_into_the_vault_even_when_it_can_be_read_only(vault, tmp_path):
    folder = tmp_path / "Read only"
    folder.mkdir()
    (folder / "a.md").write_text("[[a]]", encoding="utf-8")
    before = [(p, p.stat().st_mtime_ns) for p in [folder, *folder.rglob("*")]]
    (folder / "a.md").chmod(0o400)
    folder.chmod(0o500)
    try:
        project = vault({}, "Read only")
    finally:
        folder.chmod(0o700)
    assert project.built.returncode == 0, project.built.stderr
    assert [(p, p.stat().st_mtime_ns) for p in [folder, *folder.rglob("*")]] == before
    assert (tmp_path / "site/a/index.html").is_file()


def test_broken_links_are_reported_and_stop_the_build_only_when_strict(vault):
    files = {
        "a.md": "[[Nowhere]] ![[gone.png]] [[b#No such]]",
        "b.md": "![](https://a.example/x.png)",
    }
    project = vault(files)
    assert project.built.returncode == 0
    assert "Vault/a.md:1:1 warning link-missing" in project.built.stderr
    project.read("a/index.html")
    strict = vault(files, "Vault", "--strict")
    assert strict.built.returncode == 1
    assert "Vault/a.md:1:1 error link-missing" in strict.built.stderr
    assert "Traceback" not in strict.built.stderr


def test_an_empty_vault_has_a_home_page_with_its_name(vault):
    project = vault({}, "Nothing & <more>")
    assert project.built.returncode == 0, project.built.stderr
    page = html5lib.parse(project.read("index.html"))
    assert text_of(page.find(f".//{H}title")) == "Nothing & <more>"
    assert "no notes here yet" in text_of(page.find(f".//{H}article"))


@pytest.mark.parametrize("home", ["index.md", "README.md", "Vault.md"])
def test_the_home_page_is_the_vaults_own_where_it_has_one(vault, home):
    project = vault({home: "Welcome home.", "Other.md": "x"})
    assert project.built.returncode == 0, project.built.stderr
    assert "Welcome home." in project.read("index.html")


def test_the_made_home_page_leads_to_every_note_by_folders(vault):
    files = {"b.md": "x", "Folder/c.md": "x", "Folder/Deep/d?.md": "x"}
    page = html5lib.parse(vault(files).read("index.html"))
    links = {text_of(a): a.get("href") for a in page.iterfind(f".//{H}article//{H}li//{H}a")}
    assert {"b": "b/", "c": "folder/c/", "d?": "folder/deep/d/"}.items() <= links.items()


def test_what_cannot_be_read_is_left_out_and_said(vault, tmp_path):
    folder = tmp_path / "Vault"
    folder.mkdir()
    (folder / "loop").symlink_to(folder)
    (folder / "evil.md").symlink_to("/etc/passwd")
    project = vault(
        {"bad.md": b"\xff\xfe", "good.md": "[[bad]]", "page.markdown": "x", "a.py": "1"}
    )
    assert project.built.returncode == 0, project.built.stderr
    assert "Traceback" not in project.built.stderr
    assert project.built.stderr.count("file-refused") == 2
    names = sorted(
        path for path in project.bytes_of_site() if path.startswith(("b", "g", "e", "p", "a."))
    )
    assert names == ["a.py", "good/index.html", "good/index.md", "page.markdown"]


def test_the_apps_own_settings_are_obeyed(vault):
    settings = {
        "strictLineBreaks": True,
        "userIgnoreFilters": ["Templates/"],
        "attachmentFolderPath": "Files",
    }
    files = {
        ".obsidian/app.json": json.dumps(settings),
        "a.md": "one\ntwo ![[p.png|a dot]] [[Blank]]",
        "Templates/Blank.md": "x",
        "Files/p.png": b"x",
    }
    project = vault(files)
    assert project.built.returncode == 0, project.built.stderr
    page = html5lib.parse(project.read("a/index.html"))
    assert page.find(f".//{H}article//{H}br") is None
    assert page.find(f".//{H}article//{H}img").get("src") == "../files/p.png"
    assert not (project.root / "site/templates").exists()


def test_code_in_a_vault_is_never_run(vault, tmp_path):
    code = f"import pathlib\npathlib.Path({str(tmp_path / 'ran')!r}).touch()\n"
    notebook = '{"cells": [{"cell_type": "code", "source": %s, "metadata": {}, "outputs": []}], '
    notebook = (
        notebook % f'"{code}"'.replace("\n", "\\n")
        + '"metadata": {}, "nbformat": 4, "nbformat_minor": 5}'
    )
    files = {"a.md": "![[x.py()]]", "snippets/x.py": code, "x.py": code, "n.ipynb": notebook}
    project = vault(files)
    assert project.built.returncode == 0, project.built.stderr
    assert not (tmp_path / "ran").exists()
    assert "pathlib" in project.read("n/index.html")


def test_code_files_are_files_and_the_case_of_a_suffix_is_none(vault):
    files = {
        "a.md": "[[s.py]] [it](Code/s.py) ![[s.py]] [[gone.py]] [[Loud]] [[Loud.MD]] [[Loud#Part]]",
        "Code/s.py": "print(1)\n",
        "Loud.MD": "## Part\n\n[[a]]\n",
        "Deep/Deep.MD": "It is a page of the folder",
    }
    project = vault(files)
    assert project.built.returncode == 0, project.built.stderr
    assert re.findall(r"^\S+ warning (\S+)", project.built.stderr, re.M) == ["link-missing"]
    page = html5lib.parse(project.read("a/index.html"))
    links = [a.get("href") for a in page.findall(f".//{H}article/{H}p//{H}a")]
    assert links == [*["../code/s.py"] * 3, *["../loud/"] * 2, "../loud/#part"]
    assert "It is a page of the folder" in project.read("deep/index.html")
    assert html5lib.parse(project.read("loud/index.html")).find(f".//{H}h2[@id='part']") is not None


def test_a_folder_of_three_thousand_notes_keeps_the_sidebar_small(vault):
    files = {f"Many/Note {n}.md": f"[[Note {n + 1}]]" for n in range(3000)}
    project = vault(files)
    assert project.built.returncode == 0, project.built.stderr
    page = html5lib.parse(project.read("many/note-1500/index.html"))
    side = page.find(f".//{H}nav[@class='md-nav md-nav--primary']")
    assert 20 < len(side.findall(f".//{H}a")) < 120
    assert text_of(side).count("more") >= 1


@pytest.mark.parametrize("site", ["Vault/site", "Vault", "."])
def test_a_site_in_or_around_the_vault_is_refused_in_one_line(tmp_path, site):
    project = Project(tmp_path, {"Vault/a.md": "x"})
    done = project.run("build", "Vault", "--site", site, XDG_CACHE_HOME=str(tmp_path / "cache"))
    assert (done.returncode, done.stderr.count("\n")) == (1, 1)
    assert sorted(path.name for path in (tmp_path / "Vault").iterdir()) == ["a.md"]


def test_a_folder_that_is_not_there_is_one_line(tmp_path):
    done = Project(tmp_path, {}).run("build", "Nowhere")
    assert (done.returncode, done.stderr) == (1, "there is no folder Nowhere\n")


def page_of(path):
    """The built page of a note with a plain English path."""
    return path.removesuffix(".md").lower().replace("_", "-").replace(" ", "-") + "/index.html"


def written(element):
    """What an author wrote in a page: not the sections about other notes."""
    yield element
    for child in element:
        if child.tag not in {f"{H}section", f"{H}nav", f"{H}aside"}:
            yield from written(child)


def is_link(element):
    kind = element.get("class") or ""
    return kind == "gg-broken" or (element.tag == f"{H}a" and not kind)


def test_the_apps_own_dumps_agree_link_by_link(vault):
    """All 42 notes that the real app was asked about, built as one vault."""
    dumps = [json.loads(p.read_text(encoding="utf-8")) for p in sorted(TRUTH.glob("*.json"))]
    targets = {t for dump in dumps for t in dump["resolveLinkToPath"].values() if t}
    files = dict.fromkeys(sorted(targets), "") | {d["filePath"]: d["fileContents"] for d in dumps}
    project = vault(files, "Truth")
    assert project.built.returncode == 0, project.built.stderr
    checked = 0
    for dump in dumps:
        page = page_of(dump["filePath"])
        article = html5lib.parse(project.read(page)).find(f".//{H}article")
        shown = [(text_of(e), e.get("href")) for e in written(article) if is_link(e)]
        for link in dump["cachedMetadata"].get("links", ()):
            if link["original"] in HIDDEN:
                continue
            text = " ".join(link["displayText"].split())
            found = next(each for each in shown if each[0] == text)
            shown.remove(found)
            target = dump["resolveLinkToPath"][link["link"]]
            led = landing(page, found[1])[0] if found[1] else None
            assert led == (page_of(target) if target else None), (page, link)
            checked += 1
    assert checked == 42 - len(HIDDEN)
