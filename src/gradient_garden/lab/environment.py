"""The environment of a snippet's process: an allow list, and everything else fixed."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from gradient_garden.lab.key import CHILD

MARK = "GARDEN_RUN"
_KEPT = ("PATH", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH", "SYSTEMROOT")
_THREADS = (
    "OMP_NUM_THREADS",
    "MKL_NUM_THREADS",
    "OPENBLAS_NUM_THREADS",
    "NUMEXPR_NUM_THREADS",
    "VECLIB_MAXIMUM_THREADS",
    "BLIS_NUM_THREADS",
)


def environment(mark: str, home: Path, plotting: Path, *, seed: str = "0") -> dict[str, str]:
    """Return the whole environment.

    home: a folder of the run's own; plotting: a shared cache; seed: of hashes, and so of sets.
    """
    kept = {name: os.environ[name] for name in _KEPT if name in os.environ}
    places = dict.fromkeys(("HOME", "TMPDIR", "XDG_CACHE_HOME", "XDG_CONFIG_HOME"), str(home))
    return {
        **kept,
        **places,
        **dict.fromkeys(_THREADS, "1"),
        MARK: mark,
        "LANG": "C.UTF-8",
        "LC_ALL": "C.UTF-8",
        "TZ": "UTC",
        "SOURCE_DATE_EPOCH": "0",
        "PYTHONHASHSEED": seed,
        "MPLBACKEND": "svg",
        "MPLCONFIGDIR": str(plotting),
        "MATPLOTLIBRC": str(CHILD / "matplotlibrc"),
    }


def command() -> list[str]:
    """Return the command of a snippet's process."""
    return [*interpreter(), str(CHILD / "__main__.py")]


def interpreter() -> list[str]:
    """Return how Python is started for snippets.

    It is as isolated as `-I`, piece by piece, because `-I` would also drop the fixed hash seed:
    no folder of the caller on the path (-P), no user site (-s), no compiled files (-B).
    """
    return [sys.executable, "-P", "-s", "-B", "-X", "utf8", "-X", "faulthandler"]
