"""How long `mkdocs serve` takes from a saved edit to the page that a browser would load again.

    python benchmarks/serve.py [--notes 1000] [--edits 3]

A preview of ours watches a vault; a sentence is added to one note, and the page is asked for until
it holds that sentence. Printed are the wall seconds of each edit, a tenth of which is MkDocs
waiting for further edits, and the seconds that the server's process used. Target: 1 s.
"""

from __future__ import annotations

import argparse
import os
import re
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
from build import ENVIRONMENT, OURS, project
from vault import make

PATIENCE = 900
TICKS = os.sysconf("SC_CLK_TCK")


def page(address: str) -> str:
    """A page of the preview; empty while there is none."""
    try:
        with urllib.request.urlopen(address, timeout=PATIENCE) as answer:
            return str(answer.read().decode("utf-8"))
    except (urllib.error.URLError, ConnectionError):
        return ""


def wait_for(address: str, text: str) -> None:
    """Ask for a page until it holds a text."""
    end = time.monotonic() + PATIENCE
    while text not in page(address):
        if time.monotonic() > end:
            sys.exit(f"“{text}” was never seen at {address}")
        time.sleep(0.02)


def used(server: subprocess.Popen[bytes]) -> float:
    """CPU seconds of the server so far."""
    fields = Path(f"/proc/{server.pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / TICKS


def edit(note: Path, address: str, number: int) -> float:
    """Add a sentence to a note; seconds until it is on the page."""
    sentence = f"Sentence number {number} more."
    with note.open("a", encoding="utf-8") as file:
        file.write(f"\n{sentence}\n")
    began = time.perf_counter()
    wait_for(address, sentence)
    return time.perf_counter() - began


def main() -> None:
    """Measure as the command line says."""
    parser = argparse.ArgumentParser(description="Time edits in a preview.")
    parser.add_argument("--notes", type=int, default=1000)
    parser.add_argument("--edits", type=int, default=3)
    wanted = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="garden-bench-") as folder, socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        host = f"127.0.0.1:{probe.getsockname()[1]}"
        probe.close()
        first = make(wanted.notes, Path(folder, "notes"))[0]
        (ours := Path(folder, "ours")).mkdir()
        project(ours, Path(folder, "notes"), OURS)
        command = [sys.executable, "-m", "mkdocs", "serve", "--quiet", "--livereload", "-a", host]
        with subprocess.Popen(command, cwd=ours, env=ENVIRONMENT) as server:
            path = re.sub(r"[ ]+", "-", first.path.with_suffix("").as_posix()).lower()
            address = f"http://{host}/{path}/"
            wait_for(address, "</html>")
            for number in range(wanted.edits):
                before = used(server)
                took = edit(ours / "docs" / first.path, address, number)
                print(f"edit {number + 1}  wall {took:5.2f} s  CPU {used(server) - before:5.2f} s")
            server.terminate()


if __name__ == "__main__":
    main()
