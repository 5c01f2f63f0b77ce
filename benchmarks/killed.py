"""Kill `garden run` at twenty random moments: nothing that was kept is lost, nothing is left over.

    python benchmarks/killed.py

A small project, and one store all along. It says `sound` and ends with 0, or names what is wrong.
"""

from __future__ import annotations

import json
import random
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

GARDEN = [sys.executable, "-c", "from gradient_garden.cli import main; main()"]
CALLS, KILLS = 24, 20
SNIPPET = '''"""Slow on purpose."""

import time


def f(n: int) -> int:
    """Three times as many."""
    time.sleep(0.05)
    return {expression}
'''


def main() -> None:
    """Build, kill, look; at the end, build in peace."""
    rng = random.Random(0)
    with tempfile.TemporaryDirectory() as folder:
        project = Path(folder) / "project"
        garden("new", str(project), cwd=Path(folder))
        embeds = " ".join(f"![[slow.py#f(n={n})]]" for n in range(CALLS))
        (project / "docs" / "Slow.md").write_text(f"{embeds}\n", encoding="utf-8")
        for number in range(KILLS):
            if number % 5 == 0:  # so that there is always something to run
                write(project, f"n * 3 + {number}")
            before = records(project)
            kill(project, rng.uniform(0.1, 3.0))
            after = records(project)
            wrong = [name for name in before if after.get(name) != before[name]]
            print(f"kill {number + 1}: {len(after)} records, {len(wrong)} lost")
            if wrong:
                raise SystemExit(f"lost or altered: {wrong}")
        garden("run", cwd=project)
        finish(project, KILLS - 5)
    print("sound")


def write(project: Path, expression: str) -> None:
    """Give the snippet another result."""
    text = SNIPPET.format(expression=expression)
    (project / "snippets" / "slow.py").write_text(text, encoding="utf-8")


def garden(*arguments: str, cwd: Path) -> None:
    """Run a command of garden to its end."""
    subprocess.run([*GARDEN, *arguments], cwd=cwd, check=True, capture_output=True, timeout=300)


def kill(project: Path, seconds: float) -> None:
    """Start a run, and kill it after that time."""
    quiet = subprocess.DEVNULL
    process = subprocess.Popen([*GARDEN, "run"], cwd=project, stdout=quiet, stderr=quiet)
    time.sleep(seconds)
    process.send_signal(signal.SIGKILL)
    process.wait(60)


def records(project: Path) -> dict[str, bytes]:
    """Every record in the store, by its path."""
    calls = project / ".garden" / "store" / "calls"
    found = (f for f in calls.rglob("*.json") if not f.name.startswith("."))
    return {str(f.relative_to(calls)): f.read_bytes() for f in found}


def finish(project: Path, added: int) -> None:
    """Require that the last run left the right numbers, and no half-written file."""
    store = project / ".garden" / "store"
    blobs = [file for file in (store / "blobs").rglob("*") if file.is_file()]
    texts = {json.loads(blob.read_bytes()).get("text") for blob in blobs}
    missing = {str(n * 3 + added) for n in range(CALLS)} - texts
    halves = [f.name for f in store.rglob(".*.tmp")]
    if missing or halves:
        raise SystemExit(f"missing: {sorted(missing)}; half-written: {halves}")


if __name__ == "__main__":
    main()
