"""File names that other systems, links or addresses cannot bear (faults F14 to F19)."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator

from gradient_garden.diagnostics import Diagnostic, Severity

_FORBIDDEN = '?#%"<>|:*\\^[]'  # of these, # % | : ^ [ ] would also break links
_RESERVED = {"con", "prn", "aux", "nul", *(f"{p}{n}" for p in ("com", "lpt") for n in range(1, 10))}
_LONGEST_NAME, _LONGEST_PATH = 240, 255  # bytes; an address adds a little to a name


def check_names(files: Iterable[str], name: str) -> Iterator[Diagnostic]:
    """Yield one diagnostic for each path that is not portable; control characters are errors."""
    for path in files:
        if trouble := next((t for part in path.split("/") if (t := _trouble(part))), ""):
            control = any(unicodedata.category(c) == "Cc" for c in path)
            yield _not_portable(path, name, trouble, control)
        elif len(path.encode("utf-8", "replace")) > _LONGEST_PATH:
            yield _not_portable(path, name, f"the path is over {_LONGEST_PATH} bytes long", False)


def _not_portable(path: str, name: str, trouble: str, control: bool) -> Diagnostic:
    severity = Severity.ERROR if control else Severity.WARNING
    message = f"the name is not portable: {trouble}"
    return Diagnostic(f"{name}/{path}", 1, 1, "name-not-portable", message, "rename it", severity)


def _trouble(part: str) -> str:
    """Say what is wrong with one file or folder name; "" if nothing is."""
    if bad := sorted({c for c in part if c in _FORBIDDEN}):
        return f"it has {' '.join(bad)} in it"
    if hidden := next((c for c in part if unicodedata.category(c) in ("Cc", "Cf", "Cs")), ""):
        return f"it has the invisible character U+{ord(hidden):04X} in it"
    if part.endswith((".", " ")) or part.startswith((" ", "-")):
        return "it begins with a space or hyphen, or ends with a dot or space"
    if part.partition(".")[0].lower() in _RESERVED:
        return "some systems reserve it"
    if unicodedata.normalize("NFC", part) != part:
        return "its accents are decomposed (not NFC)"
    return f"over {_LONGEST_NAME} bytes long" if len(part.encode()) > _LONGEST_NAME else ""
