"""The key of an output: everything that its call depended on, in one digest."""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from gradient_garden.lab import digest

SCHEMA = 1
CHILD = Path(__file__).parent / "child"
JUPYTER = Path(__file__).parent / "jupyter"


@cache
def renderer() -> str:
    """Digest all that captures and draws: the code in `child/` and the style of figures."""
    files = sorted(p for p in CHILD.iterdir() if p.suffix == ".py" or p.name == "matplotlibrc")
    parts = [
        digest.of_source(p.read_bytes()) if p.suffix == ".py" else digest.of_bytes(p.read_bytes())
        for p in files
    ]
    return digest.of_bytes("\n".join(parts).encode())


@cache
def notebook_runner() -> str:
    """Digest all that runs a notebook besides what `renderer` covers."""
    files = sorted(p for p in JUPYTER.iterdir() if p.suffix == ".py")
    return digest.of_bytes("\n".join(digest.of_source(p.read_bytes()) for p in files).encode())


def python_version() -> str:
    """Return the interpreter's minor version, such as `3.11`."""
    return f"{sys.version_info.major}.{sys.version_info.minor}"


def surroundings() -> dict[str, str]:
    """Return what every key holds besides the call and its trace."""
    return {"python": python_version(), "renderer": renderer(), "schema": str(SCHEMA)}


def key_of(call: str, around: Mapping[str, str], used: Mapping[str, str]) -> str:
    """Return the key for a call, its surroundings, and the digests of all that it used."""
    parts = [call, sorted(around.items()), sorted(used.items())]
    return digest.of_bytes(json.dumps(parts, ensure_ascii=False).encode())
