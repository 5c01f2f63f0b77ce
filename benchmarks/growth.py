"""How the time and the memory of a build grow with the number of notes.

    python benchmarks/growth.py [1000 3000 10000]

For each size, one build of ours with nothing cached, and one with nothing changed: CPU seconds and
the peak of memory, and the exponents from the size before. 1 is linear. Targets from 1,000 to
10,000 notes: exponents of at most 1.1, and less than 1,024 MB.
"""

from __future__ import annotations

import json
import sys
import tempfile
from math import log
from pathlib import Path
from subprocess import run

sys.path.insert(0, str(Path(__file__).parent))
from build import ENVIRONMENT, OURS, project
from vault import make

# A process of its own for each build: the peak of a process's children is that of the largest.
CHILD = """
import json, resource, subprocess, sys
subprocess.run([sys.executable, "-m", "mkdocs", "build", "--quiet"], check=True)
used = resource.getrusage(resource.RUSAGE_CHILDREN)
print(json.dumps([used.ru_utime + used.ru_stime, used.ru_maxrss / 1024]))
"""


def build(folder: Path) -> tuple[float, float]:
    """CPU seconds and peak megabytes of one build."""
    command = [sys.executable, "-c", CHILD]
    done = run(command, cwd=folder, env=ENVIRONMENT, check=True, capture_output=True, text=True)
    seconds, megabytes = json.loads(done.stdout)
    return seconds, megabytes


def measure(notes: int) -> dict[str, tuple[float, float]]:
    """One build with nothing cached, and one with nothing changed."""
    with tempfile.TemporaryDirectory(prefix="garden-bench-") as folder:
        make(notes, Path(folder, "notes"))
        (ours := Path(folder, "ours")).mkdir()
        project(ours, Path(folder, "notes"), OURS)
        return {"cold": build(ours), "warm": build(ours)}


def main() -> None:
    """Measure the sizes of the command line."""
    before: dict[str, tuple[float, float]] = {}
    sizes = [int(size) for size in sys.argv[1:]] or [1000, 3000, 10000]
    for last, notes in zip([0, *sizes], sizes, strict=False):
        found = measure(notes)
        for kind, (seconds, megabytes) in found.items():
            line = f"{notes:6} notes {kind}  CPU {seconds:7.2f} s  {megabytes:5.0f} MB"
            if last:
                times, rooms = (
                    log(now / then) / log(notes / last)
                    for now, then in zip(found[kind], before[kind], strict=True)
                )
                line += f"  exponents: time {times:.2f}, memory {rooms:.2f}"
            print(line, flush=True)
        before = found


if __name__ == "__main__":
    main()
