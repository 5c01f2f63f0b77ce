"""Versions of installed libraries: a real environment, whose tiny packages change."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

from gradient_garden import lab
from gradient_garden.lab import Output
from tests.garden.lab.bench import Bench

RUN = """
import json, sys
from pathlib import Path
from gradient_garden import lab
from tests.garden.lab.bench import Bench

bench = Bench.__new__(Bench)
bench.root, bench.limits = Path(sys.argv[1]), {"timeout": 60}
said = {call: lab.why(call, bench.project) for call in sys.argv[2:]}
found = bench.run(*sys.argv[2:])
texts = {call: getattr(outcome, "text", "") for call, outcome in found.items()}
print(json.dumps([said, sorted(bench.told.ran), texts]))
"""


class Environment:
    """A virtual environment that sees this one's packages and has some tiny ones of its own."""

    def __init__(self, folder: Path) -> None:
        venv = [sys.executable, "-m", "venv", "--without-pip", str(folder)]
        subprocess.run(venv, check=True, timeout=60)
        self.python = folder / "bin" / "python"
        (self.site,) = (folder / "lib").glob("python*/site-packages")
        others = [p for p in sys.path if p.endswith("site-packages")]
        sources = str(Path(lab.__file__).parents[2])
        (self.site / "all.pth").write_text("\n".join([*others, sources]), encoding="utf-8")

    def remove(self, name: str) -> None:
        (self.site / f"{name}.py").unlink(missing_ok=True)
        for old in self.site.glob(f"{name}-*"):
            shutil.rmtree(old)

    def install(self, name: str, version: str, code: str, requires: str = "") -> None:
        self.remove(name)
        facts = self.site / f"{name}-{version}.dist-info"
        facts.mkdir()
        needs = f"Requires-Dist: {requires}\n" if requires else ""
        text = f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n{needs}"
        (facts / "METADATA").write_text(text, encoding="utf-8")
        (facts / "RECORD").write_text(f"{name}.py,,\n", encoding="utf-8")
        (self.site / f"{name}.py").write_text(code, encoding="utf-8")

    def run(
        self, root: Path, *calls: str
    ) -> tuple[dict[str, list[str]], list[str], dict[str, str]]:
        done = subprocess.run(
            [self.python, "-c", RUN, root, *calls],
            cwd=Path(__file__).parents[3],
            capture_output=True,
            timeout=100,
            text=True,
            encoding="utf-8",
            check=False,
        )
        assert done.returncode == 0, done.stderr
        said, ran, texts = json.loads(done.stdout)
        return said, ran, texts


def test_a_dependencys_version_re_runs_its_users(bench: Bench, tmp_path: Path) -> None:
    environment = Environment(tmp_path / "environment")
    environment.install("tinydep", "1.0", "def one():\n    return 1\n")
    environment.install("tinybase", "1.0", "", requires="tinydep>=1")
    bench.write(
        direct="import tinydep\n\n\ndef f():\n    return tinydep.one()\n",
        through="def f():\n    import tinybase\n    return 'tinybase'\n",
        lazily="import importlib\n\n\ndef f():\n"
        "    return importlib.import_module('tiny' + 'dep').one()\n",
        never="def f():\n    return 'never'\n",
        perhaps="try:\n    import tinyextra\nexcept ImportError:\n    tinyextra = None\n\n\n"
        "def f():\n    return str(tinyextra is None)\n",
    )
    calls = ("direct.f()", "through.f()", "lazily.f()", "never.f()", "perhaps.f()")
    assert environment.run(bench.root, *calls)[1] == sorted(calls)
    assert environment.run(bench.root, *calls)[1] == []
    environment.install("tinydep", "1.1", "def one():\n    return 11\n")
    said, ran, texts = environment.run(bench.root, *calls)
    assert ran == ["direct.f()", "lazily.f()", "through.f()"]
    assert said["direct.f()"] == ["would re-run: tinydep 1.0 → 1.1"]
    assert texts["direct.f()"] == texts["lazily.f()"] == "11"
    environment.install("tinyextra", "1.0", "")
    said, ran, texts = environment.run(bench.root, *calls)
    assert ran == ["perhaps.f()"]
    assert said["perhaps.f()"] == ["would re-run: tinyextra absent → 1.0"]
    assert texts["perhaps.f()"] == "False"
    environment.remove("tinydep")  # what needs it is shown as it was; what can do without runs
    environment.remove("tinyextra")
    said, ran, texts = environment.run(bench.root, *calls)
    assert (texts["direct.f()"], texts["lazily.f()"], texts["perhaps.f()"]) == ("11", "11", "True")
    assert said["direct.f()"][0].startswith("cached: computed where tinydep is installed")
    bench.write(lazily="import importlib\n\n\ndef f():\n"
        "    return importlib.import_module('tiny' + 'dep').two()\n")  # fmt: skip
    said, ran, texts = environment.run(bench.root, "direct.f()", "lazily.f()")
    assert ran == ["lazily.f()"]
    assert texts == {"direct.f()": "11", "lazily.f()": ""}


def test_a_library_with_data_of_its_own_is_in_the_trace(bench: Bench) -> None:
    bench.write(
        m="from mlxtend.data import iris_data\n\n\ndef f():\n    return len(iris_data()[0])\n"
    )
    assert bench.one("m.f()") == Output("number", "150")
    (record,) = (bench.root / ".garden" / "store" / "calls").rglob("*.json")
    used = json.loads(record.read_text(encoding="utf-8"))["used"]
    assert {"version:mlxtend", "version:numpy", "version:scikit-learn"} <= used.keys()
    assert not any(name.startswith("data:") for name in used)
