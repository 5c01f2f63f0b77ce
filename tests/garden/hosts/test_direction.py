"""Which way the lines of one note run, where a vault has notes of both ways."""

import html5lib
import pytest

from gradient_garden.hosts.direction import direction_of

ARABIC = "هذه فقرة قصيرة عن الشبكات العصبية وكيف تتعلم من الأمثلة."
ENGLISH = "This is a short paragraph about networks, and how they learn."
CODE = "```python\n" + "a_long_name = another_long_name(of_it)\n" * 20 + "```\n"


@pytest.mark.parametrize(
    ("text", "way"),
    [
        (ARABIC, "rtl"),
        (f"---\ntags: [{'many, ' * 99}]\n---\n{ARABIC}", "rtl"),
        (f"{CODE}\n{ARABIC}\n\n> {CODE}", "rtl"),
        (f"{ARABIC} {ENGLISH}", "rtl"),
        ("זהו קטע קצר על רשתות ועל הדרך שבה הן לומדות מדוגמאות", "rtl"),
        (ENGLISH, "ltr"),
        ("神经网络如何从例子中学习" * 4, "ltr"),
        (f"{ENGLISH * 3} {ARABIC}", ""),
        ("شبكة", ""),
        ("", ""),
        ("---\nnever: closed", ""),
    ],
)
def test_by_the_letters_of_the_prose(text, way):
    assert direction_of(text) == way


def test_each_note_runs_its_own_way(vault):
    english = {f"en/{n}.md": f"{ENGLISH} {n}\n\n" * 9 for n in range(9)}
    project = vault({**english, "ar/أ.md": f"{ARABIC}\n\n[[0]]\n"})
    assert project.built.returncode == 0, project.built.stderr

    def way(page):
        html = html5lib.parse(project.read(f"{page}/index.html"), namespaceHTMLElements=False)
        return html.find("body").get("dir")

    assert (way("ar/أ"), way("en/0"), way("en/8"), way("graph")) == ("rtl", "ltr", "ltr", "ltr")
