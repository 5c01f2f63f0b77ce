"""Small projects on disk, and the command line run on them as a user runs it."""

import hashlib
import os
import subprocess
import sys

import pytest

MKDOCS = """
site_name: Tiny
site_url: https://tiny.example/
theme:
  name: material
  font: false
  features: [navigation.prune, navigation.footer]
plugins: [search, garden]
"""
NEURON = '''"""A neuron.  a = max(0, x)"""

from matplotlib.figure import Figure


def neuron(x: float) -> float:
    """The larger of nothing and x."""
    return max(0.0, x)


def line(w: float = 1.0) -> Figure:
    """A straight line."""
    figure = Figure()
    figure.subplots().plot([0, 1], [0, w])
    return figure


def count() -> int:
    """How many."""
    return 109386
'''
GOOD = {
    "mkdocs.yml": MKDOCS,
    "snippets/neuron.py": NEURON,
    "docs/index.md": "Start with [[Neuron|the *neuron*]], above all [[Neuron#Its sum]].\n",
    "docs/Contents.md": "- [[index|Home]]\n- Lessons\n  - [[Neuron]]\n- [[Contents]]\n",
    "docs/1 Lessons/Neuron.md": (
        "Back to the [[index|start]].\n\n## Its sum\n\n![[neuron.py#neuron]]\n\n"
        "![[neuron.py#line(w={0.5, 2.0})|A line through the origin]]\n\n"
        "It has ![[neuron.py#count()]] parameters.\n"
    ),
}


class Project:
    """A project in a folder of its own; good: the files of a project without a fault."""

    good = GOOD

    def __init__(self, root, files):
        self.root = root
        for path, content in files.items():
            self.write(path, content)

    def write(self, path, content):
        """Write one file, text or bytes."""
        file = self.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))

    def read(self, path):
        """Read one file of the built site."""
        return (self.root / "site" / path).read_text(encoding="utf-8")

    def environment(self, **extra):
        """What every command runs with."""
        return {**os.environ, "NO_MKDOCS_2_WARNING": "1", "NO_COLOR": "1", **extra}

    def run(self, *words, module="gradient_garden", **extra):
        """Run a command in the project and return what it printed and its exit code."""
        return subprocess.run(
            [sys.executable, "-m", module, *words],
            cwd=self.root,
            env=self.environment(**extra),
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=110,
        )

    def bytes_of_site(self):
        """A digest of every file of the built site, by its path."""
        site = self.root / "site"
        files = sorted(path for path in site.rglob("*") if path.is_file())
        return {
            path.relative_to(site).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
            for path in files
        }

    def left_beside(self):
        """What lies at the top of the project besides its own files."""
        return sorted(p.name for p in self.root.iterdir() if p.name.startswith("site"))


@pytest.fixture
def project(tmp_path):
    """Make projects: the good one, with files changed, added or (None) left out."""

    def make(changes=None, name="project"):
        files = {**GOOD, **(changes or {})}
        kept = {path: content for path, content in files.items() if content is not None}
        return Project(tmp_path / name, kept)

    return make


@pytest.fixture
def vault(tmp_path):
    """Write a vault's files in a folder of a given name and build it, from the command line."""

    def make(files, name="Vault", *words):
        project = Project(tmp_path, {f"{name}/{path}": text for path, text in files.items()})
        (tmp_path / name).mkdir(exist_ok=True)
        cache = str(tmp_path / "cache")
        project.built = project.run("build", name, "--site", "site", *words, XDG_CACHE_HOME=cache)
        return project

    return make
