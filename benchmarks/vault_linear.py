"""Print how the time to parse hostile notes grows: t(2n) / t(n) should stay below 3.

Usage: python benchmarks/vault_linear.py [size in kB]
"""

import json
import sys
import time
from pathlib import Path

from gradient_garden.vault.draft import Draft
from gradient_garden.vault.parser import parser

HOSTILE = Path(__file__).parents[1] / "tests" / "garden" / "vault" / "hostile.json"


def seconds(text: str) -> float:
    """CPU time of one parse."""
    start = time.process_time()
    parser().parse(text, {"draft": Draft("x.md", text.split("\n"))})
    return time.process_time() - start


def measure(piece: str, size: int, end: str) -> None:
    """Print one line for a piece, repeated to the size and to twice the size."""
    count = size // len(piece + end)
    once, twice = seconds((piece + end) * count), seconds((piece + end) * (2 * count))
    mark = "  <-- grows too fast" if twice > 3 * once and twice > 0.1 else ""
    print(f"{piece + end!r:14} {once:7.3f} s {twice:7.3f} s  {twice / max(once, 1e-6):5.2f}{mark}")


def main() -> None:
    """Measure every piece on one line, then every line."""
    texts = json.loads(HOSTILE.read_text(encoding="utf-8"))
    size = int(sys.argv[1] if len(sys.argv) > 1 else 50) * 1000
    for piece in texts["pieces"]:
        measure(piece, size, "")
    for line in texts["lines"]:
        measure(line, size, "\n")


if __name__ == "__main__":
    main()
