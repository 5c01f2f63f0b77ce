"""Everything an author can get wrong, in one project and one run: one diagnostic each."""

import json
import re
from pathlib import Path

import pytest

BAD_SNIPPETS = '''"""Calls that go wrong."""

import time

from matplotlib.figure import Figure


def raises() -> int:
    """Fail."""
    raise ValueError("no such luck")


def hangs() -> int:
    """Never end."""
    while True:
        time.sleep(0.1)


def floods() -> None:
    """Print without end."""
    while True:
        print("x" * 10_000)


def picture() -> Figure:
    """Draw."""
    return Figure()


def given(x: float) -> float:
    """Return."""
    return x
'''
BAD = {
    "pyproject.toml": '[tool.garden.timeouts]\n"bad.hangs" = 1\n',
    "snippets/bad.py": BAD_SNIPPETS,
    "docs/a/Twin.md": "One.\n",
    "docs/b/Twin.md": "Two.\n",
    "docs/Links.md": "[[Nowhere]]\n\n[[Neuron#No such heading]]\n\n[[Twin]]\n",
    "docs/Code.md": (
        "![[neuron.py#neurom]]\n\n![[bad.py#given(x=open(1))]]\n\n![[bad.py#picture()]]\n\n"
        "![[bad.py#raises()|x]]\n\n![[bad.py#hangs()|x]]\n\n![[bad.py#floods()|x]]\n"
    ),
    "docs/Properties.md": "---\ntitle: [unclosed\n---\nText.\n",
    "docs/Bytes.md": b"caf\xe9\n",
    "docs/Contents.md": (
        "- [[index]]\n- [[Neuron]]\n- [[Links]]\n- [[Code]]\n- [[Properties]]\n"
        "- [[a/Twin]]\n- [[b/Twin]]\n- [[Contents]]\n"
    ),
}
EXPECTED = {
    "docs/Links.md:1:1 error link-missing",
    "docs/Links.md:3:1 error heading-missing",
    "docs/Links.md:5:1 warning link-ambiguous",
    "docs/Code.md:1:1 error code-symbol-missing",
    "docs/Code.md:3:1 error code-reference",
    "docs/Code.md:5:1 error figure-without-alt",
    "docs/Properties.md:2:8 error properties-malformed",
    "docs/Bytes.md:1:4 error note-encoding",
}
FAILING = {
    "docs/Code.md:7:1 error run-failed",
    "docs/Code.md:9:1 error run-timeout",
    "docs/Code.md:11:1 error run-flood",
}


def places(text):
    """The beginnings of all diagnostics in an output: place, severity, code."""
    return re.findall(r"^(?:ERROR +- +)?(\S+:\d+:\d+ \w+ [a-z-]+)", text, re.MULTILINE)


def without_columns(found):
    """Columns of faulty properties are the parser's to say."""
    return {re.sub(r"(Properties\.md:\d+):\d+", r"\1", place) for place in found}


@pytest.fixture
def bad(project):
    return project(BAD)


def test_check_lists_every_fault_of_the_sources_once(bad):
    done = bad.run("check")
    assert done.returncode == 1
    assert without_columns(places(done.stdout)) == without_columns(EXPECTED)
    assert len(places(done.stdout)) == len(EXPECTED)
    assert "did you mean “neuron”?" in done.stdout
    assert "Traceback" not in done.stdout + done.stderr


def test_check_speaks_json(bad):
    done = bad.run("check", "--json")
    found = json.loads(done.stdout)
    assert {entry["code"] for entry in found} == {place.split()[-1] for place in EXPECTED}
    assert all(entry["line"] >= 1 and entry["message"] for entry in found)
    assert (done.returncode, done.stderr) == (1, "")


def test_a_build_lists_failing_calls_too_and_leaves_the_old_site(bad, project):
    good = project(name="good")
    assert good.run("build").returncode == 0
    (good.root / "site").rename(bad.root / "site")
    before = bad.bytes_of_site()
    done = bad.run("build")
    assert done.returncode == 1
    assert without_columns(places(done.stderr)) == without_columns(EXPECTED | FAILING)
    assert len(places(done.stderr)) == len(EXPECTED | FAILING)
    assert "Traceback" not in done.stdout + done.stderr
    assert bad.bytes_of_site() == before
    assert bad.left_beside() == ["site"]


def test_run_tells_of_each_failure_all_it_knows(bad):
    done = bad.run("run", "bad.raises", "neuron.count()")
    assert done.returncode == 1
    assert "snippets/bad.py:10" in done.stderr
    assert "docs/Code.md:7:1" in done.stderr
    assert "no such luck" in done.stderr
    assert "Traceback (most recent call last)" not in done.stdout
    again = bad.run("run", "neuron")
    assert (again.returncode, "1 failed" in again.stderr) == (0, False), again.stderr


def test_why_and_run_say_when_nothing_shows_a_call(project):
    made = project()
    for command in ("why", "run"):
        done = made.run(command, "neuron.nothing()")
        assert (done.returncode, done.stderr) == (1, "no note shows neuron.nothing()\n")


def test_why_knows_what_has_run(project):
    made = project()
    before = made.run("why", "neuron.count()").stdout
    assert made.run("run", "neuron.count()").returncode == 0
    after = made.run("why", "neuron.count( )").stdout
    assert before.startswith("neuron.count()\n")
    assert after.startswith("neuron.count()\n")
    assert before != after


@pytest.mark.parametrize("words", [("check",), ("build",), ("run",), ("why", "a.b()")])
def test_an_empty_folder_is_no_traceback(tmp_path, project, words):
    made = project(dict.fromkeys(["snippets/neuron.py"]), name="bare")
    for path in (made.root / "docs").rglob("*.md"):
        path.unlink()
    (made.root / "mkdocs.yml").unlink()
    done = made.run(*words)
    assert "Traceback" not in done.stderr + done.stdout
    assert "internal fault" not in done.stderr


def test_strict_counts_warnings_as_errors(project):
    made = project({"docs/a/Twin.md": "1\n", "docs/b/Twin.md": "2\n"})
    made.write("docs/index.md", "[[Twin]] [[a/Twin]] [[b/Twin]]\n")
    made.write("docs/Contents.md", "- [[index]]\n- [[Neuron]]\n- [[a/Twin]]\n- [[b/Twin]]\n")
    assert made.run("check").returncode == 0
    assert made.run("check", "--strict").returncode == 1
    assert made.run("build", "--strict").returncode == 1
    assert made.left_beside() == []


def test_an_unexpected_fault_is_one_line_with_a_log_file(capsys):
    from gradient_garden.shell import INTERNAL, guarded

    def broken():
        raise ZeroDivisionError("inside")

    assert guarded(broken) == INTERNAL
    said = capsys.readouterr().err
    assert said.count("\n") == 1
    log = said.split("report it with ")[1].strip()
    assert "ZeroDivisionError: inside" in Path(log).read_text(encoding="utf-8")


def test_an_interruption_is_130():
    from gradient_garden.shell import INTERRUPTED, guarded

    def interrupted():
        raise KeyboardInterrupt

    assert guarded(interrupted) == INTERRUPTED
