"""How long our `mkdocs build` takes, as a ratio to plain MkDocs with Material on the same notes.

    python benchmarks/build.py [--notes 1000] [--rounds 3]

Plain means MkDocs, Material, its search and the Markdown extensions that come nearest to what we
render; it leaves wikilinks and callouts as text, so it does less. Each round runs, one after the
other, on a fresh copy of the same vault:

    plain     MkDocs and Material; it has no cache, so it is always cold
    cold      ours, nothing cached
    warm      ours again, nothing changed
    edited    ours again, after a sentence was added to one note

Printed are medians over the rounds of CPU and wall seconds, and their ratios to plain. Ours uses
all cores, so its ratio of wall seconds is what a user waits; machines are noisy, and the ratio of
CPU seconds is the steadier one. Targets at 1,000 notes: cold 0.8, edited 0.25.
"""

from __future__ import annotations

import argparse
import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
from vault import make

THEME = """
site_name: Measured
site_url: https://site.example/
theme:
  name: material
  font: false
  features: [navigation.prune]
"""
PLAIN = """
plugins: [search]
markdown_extensions:
  - admonition
  - attr_list
  - def_list
  - footnotes
  - md_in_html
  - tables
  - toc: {permalink: true}
  - pymdownx.arithmatex: {generic: true}
  - pymdownx.betterem
  - pymdownx.caret
  - pymdownx.details
  - pymdownx.highlight: {anchor_linenums: true}
  - pymdownx.inlinehilite
  - pymdownx.keys
  - pymdownx.mark
  - pymdownx.superfences
  - pymdownx.tabbed: {alternate_style: true}
  - pymdownx.tasklist: {custom_checkbox: true}
  - pymdownx.tilde
"""
OURS = """
plugins: [search, garden]
"""
SETTINGS = """
[tool.garden.severity]
python-fence = "off"
"""
# Installed packages are compiled; ours, from a checkout, is where Python may keep what it compiled.
SILENT = {"NO_MKDOCS_2_WARNING": "1"}
ENVIRONMENT = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"} | SILENT
Seconds = tuple[float, float]


def build(project: Path) -> Seconds:
    """Run `mkdocs build` and return its CPU and wall seconds, children included."""
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--quiet"],
        cwd=project,
        env=ENVIRONMENT,
        check=True,
        timeout=1800,
    )
    wall, after = time.perf_counter() - start, resource.getrusage(resource.RUSAGE_CHILDREN)
    used = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return used, wall


def project(folder: Path, notes: Path, plugins: str) -> Path:
    """A project of its own with a copy of the notes."""
    shutil.copytree(notes, folder / "docs")
    (folder / "mkdocs.yml").write_text(THEME + plugins, encoding="utf-8")
    (folder / "pyproject.toml").write_text(SETTINGS, encoding="utf-8")
    return folder


def measure(notes: Path, edited: Path, scratch: Path) -> dict[str, Seconds]:
    """One round of all four builds."""
    plain = project(scratch / "plain", notes, PLAIN)
    ours = project(scratch / "ours", notes, OURS)
    found = {"plain": build(plain), "cold": build(ours), "warm": build(ours)}
    with (ours / "docs" / edited).open("a", encoding="utf-8") as file:
        file.write("\nOne sentence more.\n")
    return {**found, "edited": build(ours)}


def report(rounds: list[dict[str, Seconds]]) -> None:
    """Print the medians and their ratios to plain."""
    middle = {
        name: tuple(statistics.median(r[name][i] for r in rounds) for i in (0, 1))
        for name in rounds[0]
    }
    print(f"{'':8} {'CPU s':>8} {'ratio':>6} {'wall s':>8} {'ratio':>6}")
    for name, (cpu, wall) in middle.items():
        ratios = (cpu / middle["plain"][0], wall / middle["plain"][1])
        print(f"{name:8} {cpu:8.2f} {ratios[0]:6.2f} {wall:8.2f} {ratios[1]:6.2f}")


def main() -> None:
    """Measure as the command line says."""
    parser = argparse.ArgumentParser(description="Compare our build with plain MkDocs.")
    parser.add_argument("--notes", type=int, default=1000)
    parser.add_argument("--rounds", type=int, default=3)
    arguments = parser.parse_args()
    rounds = []
    with tempfile.TemporaryDirectory(prefix="garden-bench-") as folder:
        notes = Path(folder) / "notes"
        places = make(arguments.notes, notes)
        for number in range(arguments.rounds):
            scratch = Path(folder) / str(number)
            scratch.mkdir()
            # Nothing is deleted in between: for minutes, ext4 pays for it where new files are made.
            rounds.append(measure(notes, places[0].path, scratch))
    report(rounds)


if __name__ == "__main__":
    main()
