"""Publishing: build beside the site, then swap, so that a failed build leaves the old site alone.

While a build with process id 7 runs there is `site.staging-7`; while it swaps, for a moment,
`site.old-7`. Whatever a killed build left behind is cleared or undone by the next one.
"""

from __future__ import annotations

import contextlib
import os
import shutil
from collections.abc import Collection, Iterator
from pathlib import Path

STAGING, OLD = "staging", "old"


def staging_of(site: Path) -> Path:
    """Where this process builds before it swaps."""
    return _beside(site, STAGING)


def recover(site: Path) -> None:
    """Undo or complete what builds that are no longer running left beside the site."""
    for old in _left(site, OLD):
        if site.exists():
            shutil.rmtree(old, ignore_errors=True)
        else:
            old.rename(site)
    for staging in _left(site, STAGING):
        shutil.rmtree(staging, ignore_errors=True)


def swap(staging: Path, site: Path) -> None:
    """Put a finished build in the place of the site, in two renames.

    Hidden files at the top of the old site, such as a `.git`, move to the new one, as MkDocs
    keeps them too. Should the second rename fail, the old site is put back.
    """
    if not site.exists():
        staging.rename(site)
        return
    old = _beside(site, OLD)
    site.rename(old)
    try:
        staging.rename(site)
    except OSError:
        old.rename(site)
        raise
    for hidden in old.glob(".*"):
        hidden.rename(site / hidden.name)
    shutil.rmtree(old, ignore_errors=True)


def merge(staging: Path, site: Path, kept: Collection[str]) -> None:
    """Put what was built into a site that nobody but a preview sees; kept: what stays of it.

    An edit makes a few files of thousands, which are not written once more to be the same.
    """
    made = _files(staging)
    for gone in _files(site) - made - set(kept):
        (site / gone).unlink(missing_ok=True)
    for path in made:
        (site / path).parent.mkdir(parents=True, exist_ok=True)
        (staging / path).replace(site / path)


def _files(top: Path) -> set[str]:
    """The paths of all files below a folder."""
    start = len(str(top)) + 1
    return {
        f"{folder}/{name}"[start:].replace(os.sep, "/")
        for folder, _, names in os.walk(top)
        for name in names
    }


def discard(staging: Path) -> None:
    """Remove a build that will not be published."""
    shutil.rmtree(staging, ignore_errors=True)


def _beside(site: Path, word: str) -> Path:
    return site.with_name(f"{site.name}.{word}-{os.getpid()}")


def _left(site: Path, word: str) -> Iterator[Path]:
    """Folders of that kind whose process is gone, or was this one."""
    for path in sorted(site.parent.glob(f"{site.name}.{word}-*")):
        pid = path.name.rpartition("-")[2]
        if pid.isdecimal() and (int(pid) == os.getpid() or not _is_alive(int(pid))):
            yield path


def _is_alive(pid: int) -> bool:
    """Whether a process with that id runs; one that we may not signal does."""
    with contextlib.suppress(ProcessLookupError):
        try:
            os.kill(pid, 0)
        except PermissionError:
            return True
        return True
    return False
