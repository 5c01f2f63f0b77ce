"""The audit hook: which files a snippet opens, and what it may not do.

A hook cannot be removed, so it lives in the snippet's own process only. It must stay cheap, and
raise nothing but refusals. Files that libraries open in C are not seen by it.
"""

import os
import sys
from typing import Any

REFUSED = {
    "subprocess.Popen": "start processes: what they read would not be traced",
    "os.system": "start processes: what they read would not be traced",
    "os.exec": "start processes: what they read would not be traced",
    "os.posix_spawn": "start processes: what they read would not be traced",
    "os.spawn": "start processes: what they read would not be traced",
    "os.fork": "start processes: what they read would not be traced",
    "os.forkpty": "start processes: what they read would not be traced",
    "pty.spawn": "start processes: what they read would not be traced",
    "socket.connect": "use the network",
    "socket.bind": "use the network",
    "socket.sendto": "use the network",
    "socket.getaddrinfo": "use the network",
    "socket.gethostbyname": "use the network",
}


class Watch:
    """Records the absolute paths of files opened for reading and of folders listed."""

    def __init__(self) -> None:
        self.opened: set[str] = set()
        self.listed: set[str] = set()
        self.paused = False

    def __call__(self, event: str, arguments: tuple[Any, ...]) -> None:
        """See one audit event."""
        if event == "open":
            self._open(*arguments)
        elif event in ("os.listdir", "os.scandir"):
            self._note(self.listed, arguments[0])
        elif event == "sqlite3.connect":
            self._note(self.opened, arguments[0])
        elif event in REFUSED:
            # An error of the operating system's, with which libraries know how to cope.
            raise PermissionError(f"a snippet may not {REFUSED[event]}")

    def _open(self, path: object, mode: object, flags: object) -> None:
        if not (isinstance(flags, int) and flags & os.O_ACCMODE == os.O_WRONLY):
            self._note(self.opened, path)

    def _note(self, found: set[str], path: object) -> None:
        if self.paused or isinstance(path, int):
            return
        try:
            # Made absolute at once, since the working folder may change; links are not followed.
            found.add(os.path.abspath(os.fsdecode(path or ".")))  # type: ignore[arg-type]  # noqa: PTH100
        except (OSError, TypeError, ValueError):
            return


def install(watch: Watch) -> None:
    """Start watching, for the rest of the process's life."""
    sys.addaudithook(watch)
