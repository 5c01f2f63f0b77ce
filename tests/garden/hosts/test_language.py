"""The language of a vault that does not say it."""

import os

import html5lib
import pytest

from gradient_garden.hosts.language import guessed, language_of
from tests.garden.vault.build import write


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Neural networks, in a few words", "en"),
        ("Größe und Übung", "en"),
        ("Нейронные сети", "en"),
        ("神经网络如何学习 with Python", "zh"),
        ("ニューラルネットワークの学習方法", "ja"),
        ("신경망은 어떻게 배우는가", "ko"),
        ("كيف تتعلم الشبكات العصبية", "ar"),
        ("شبکه‌های عصبی چگونه یاد می‌گیرند؟ پاسخ چیست", "fa"),
        ("איך רשתות לומדות", "he"),
        ("A note on the word شبكة and on 网", "en"),
        ("12 + 3 = ?", "en"),
        ("", "en"),
    ],
)
def test_scripts(text, language):
    assert guessed([text]) == language


def test_only_plain_files_of_the_vault_are_read(tmp_path):
    outside = write(tmp_path / "outside", {"x.md": "神经网络" * 99})
    vault = write(
        tmp_path / "vault", {"a.md": "words", "b.txt": "神经网络" * 99, "c.md": b"\xff\xfe"}
    )
    (vault / "link.md").symlink_to(outside / "x.md")
    os.mkfifo(vault / "pipe.md")
    assert language_of(vault) == "en"


def test_lines_of_an_arabic_vault_run_from_the_right(vault):
    project = vault({"أ.md": "نص قصير عن [[ب]].", "ب.md": "## قسم\n\nنص."})
    assert project.built.returncode == 0, project.built.stderr
    page = html5lib.parse(project.read("أ/index.html"), namespaceHTMLElements=False)
    assert page.get("lang") == "ar"
    assert page.find("body").get("dir") == "rtl"
