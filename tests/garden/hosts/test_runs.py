"""What running tells and keeps: the build report, `run --only` and `--twice`, `diff` and `gc`."""

import html5lib
import pytest

from tests.garden.hosts.conftest import NEURON

H = "{http://www.w3.org/1999/xhtml}"
SVG = "{http://www.w3.org/2000/svg}"
TABLE = """

def rows(n: int = 2) -> list[dict[str, int]]:
    \"\"\"Squares.\"\"\"
    return [{"n": k, "square": k * k} for k in range(n)]


def says() -> str:
    \"\"\"Some lines.\"\"\"
    return "one\\ntwo <b>\\nthree\\n"


def slow() -> int:
    \"\"\"The slowest call, and the largest.\"\"\"
    import time

    kept = bytearray(150_000_000)
    time.sleep(0.5)
    return len(kept)
"""
NOTE = "![[neuron.py#rows()]]\n\n![[neuron.py#says()]]\n\nIt takes ![[neuron.py#slow()]].\n"


@pytest.fixture
def made(project):
    made = project(
        {"snippets/neuron.py": NEURON + TABLE, "docs/More.md": NOTE,
         "docs/Contents.md": "- [[index|Home]]\n- [[Neuron]]\n- [[More]]\n- [[Contents]]\n"}
    )  # fmt: skip
    done = made.run("run")
    assert done.returncode == 0, done.stderr
    return made


def text_of(element):
    return " ".join("".join(element.itertext()).split())


def document(made, name):
    text = (made.root / ".garden" / name).read_text(encoding="utf-8")
    assert "http://" not in text.replace("http://www.w3.org", "")
    return html5lib.parse(text)


def report(made):
    rows = [list(row) for row in document(made, "report.html").iter(f"{H}tr")][1:]
    return [[text_of(cell) for cell in row] for row in rows]


def test_the_report_has_the_slowest_first_with_its_memory(made):
    rows = report(made)
    assert rows[0][0] == "neuron.slow()"
    assert 0.5 <= float(rows[0][1]) < 30
    assert 150 < int(rows[0][2].removesuffix(" MB")) < 1000
    assert rows[0][3:] == ["ran", "docs/More.md:5"]
    times = [float(row[1]) for row in rows]
    assert times == sorted(times, reverse=True)
    assert len(rows) == 6


def test_the_report_says_what_came_from_the_store_and_what_failed(made):
    text = (NEURON + TABLE).replace("return max(0.0, x)", "return max(0.0, x, 1 - 1)")
    made.write("snippets/neuron.py", text.replace("n * n", "n").replace("k * k", "1 // k"))
    assert made.run("run").returncode == 1
    states = {row[0]: row[3] for row in report(made)}
    assert states.pop("neuron.rows()") == "run-failed"
    assert set(states.values()) == {"ran"}
    made.write("snippets/neuron.py", text)
    assert made.run("run").returncode == 0
    states = {row[0]: row[3] for row in report(made)}
    assert states.pop("neuron.rows()") == "ran"


def test_a_build_writes_the_report_too(made):
    (made.root / ".garden" / "report.html").unlink()
    assert made.run("build").returncode == 0
    assert {row[3] for row in report(made)} == {"stored"}


def test_only_what_matches_a_pattern_runs(made):
    done = made.run("run", "--fresh", "--only", "neuron.line*", "--only", "*.count()")
    assert (done.returncode, "3 ran" in done.stderr) == (0, True), done.stderr
    done = made.run("run", "--only", "nothing.*")
    assert (done.returncode, done.stderr) == (1, "no note shows nothing.*\n")


def test_twice_finds_what_does_not_repeat(made):
    done = made.run("run", "--twice", "--only", "neuron.says()")
    assert (done.returncode, done.stderr) == (0, "1 calls ran twice: 0 differ\n")
    made.write("snippets/neuron.py", NEURON + TABLE.replace('"one', 'str(hash("x")) + "'))
    done = made.run("run", "--twice", "neuron.says")
    assert done.returncode == 1
    assert "neuron.says(): run-unrepeatable Two runs differ" in done.stderr
    assert "  shown at docs/More.md:3:1\n" in done.stderr


def test_diff_shows_lines_cells_and_figures(made):
    done = made.run("diff")
    assert (done.returncode, done.stderr) == (1, "nothing was accepted yet: garden diff --accept\n")
    assert made.run("diff", "--accept").stderr == "6 outputs accepted\n"
    assert made.run("diff").returncode == 0
    text = (NEURON + TABLE).replace("two <b>", "zwei <i>").replace("k * k", "k * 3")
    made.write("snippets/neuron.py", text.replace("[0, w]", "[0, w + 1]"))
    unknown = made.run("diff")
    assert "6 calls have no output that is right today: garden run\n" in unknown.stderr
    assert made.run("run").returncode == 0
    done = made.run("diff")
    changed = ["neuron.line(w=0.5)", "neuron.line(w=2.0)", "neuron.rows()", "neuron.says()"]
    assert (done.returncode, sorted(done.stdout.split("\n")[:-1])) == (1, changed)
    page = document(made, "diff.html")
    went = [text_of(e) for e in page.iter(f"{H}del")]
    came = [text_of(e) for e in page.iter(f"{H}ins")]
    assert (went, came) == (["1", "- two <b>"], ["3", "+ zwei <i>"])
    assert len(list(page.iter(f"{SVG}svg"))) == 4
    ids = [e.get("id") for e in page.iter() if e.get("id")]
    assert len(ids) == len(set(ids))
    assert made.run("diff", "--accept").returncode == 0
    assert made.run("diff").returncode == 0


def test_diff_knows_what_is_new_and_what_is_gone(made):
    made.run("diff", "--accept")
    made.write("docs/More.md", "![[neuron.py#rows(n=3)]]\n\nIt takes ![[neuron.py#slow()]].\n")
    made.run("run")
    assert made.run("diff").stdout == "neuron.rows(n=3)\nneuron.rows()\nneuron.says()\n"


def files(made):
    store = made.root / ".garden" / "store"
    parts = ("blobs", "calls", "failures")
    return {part: len([f for f in (store / part).rglob("*") if f.is_file()]) for part in parts}


def test_gc_takes_what_nothing_reaches_and_nothing_else(made):
    assert files(made) == {"blobs": 6, "calls": 6, "failures": 0}
    made.write("docs/More.md", "It takes ![[neuron.py#slow()]].\n")
    assert made.run("gc").stderr.startswith("freed 0.0 MB: 0 records")
    dry = made.run("gc", "--days", "0", "--dry-run").stderr
    assert dry.endswith(": 2 records, 2 outputs, 0 failures\n")
    assert files(made) == {"blobs": 6, "calls": 6, "failures": 0}
    freed = made.run("gc", "--days", "0").stderr
    assert freed == dry.replace("would free", "freed")
    assert files(made) == {"blobs": 4, "calls": 4, "failures": 0}
    assert "4 cached, 0 ran" in made.run("run").stderr


def test_gc_keeps_what_was_accepted_and_what_a_damaged_record_is_not(made):
    made.run("diff", "--accept")
    made.write("docs/More.md", "It takes ![[neuron.py#slow()]].\n")
    record = next((made.root / ".garden" / "store" / "calls").rglob("*.json"))
    record.write_text("{", encoding="utf-8")
    assert made.run("gc", "--days", "0").returncode == 0
    assert files(made)["blobs"] == 6
    assert not record.exists()
    assert made.run("diff").stdout.endswith("neuron.rows()\nneuron.says()\n")


def test_a_cluster_needs_its_address(made):
    done = made.run("run", "--executor", "dask")
    assert done.returncode == 2
    assert done.stderr == "a cluster is `--executor dask --scheduler ADDRESS`\n"
    done = made.run("run", "--fresh", "--executor", "dask", "--scheduler", "tcp://127.0.0.1:1")
    assert done.returncode == 1
    assert done.stderr.startswith("no scheduler answers at tcp://127.0.0.1:1")
    assert done.stderr.count("\n") == 1


def test_a_site_is_built_from_a_shared_store(made, project, tmp_path):
    url = f"file://{tmp_path}/shared"
    done = made.run("run", "--store", url)
    assert "6 cached, 0 ran" in done.stderr, done.stderr
    files = {p.relative_to(made.root).as_posix(): p.read_text(encoding="utf-8")
             for p in made.root.rglob("*") if p.suffix in (".md", ".py")}  # fmt: skip
    other = project(files, name="other")
    settings = f'[tool.garden]\nstore = "{url}"\n'
    other.write("pyproject.toml", settings)
    done = other.run("run")
    assert "6 cached, 0 ran" in done.stderr, done.stderr
    third = project(files, name="third")
    assert third.run("build", GARDEN_STORE=url).returncode == 0
    assert {row[3] for row in report(third)} == {"stored"}
