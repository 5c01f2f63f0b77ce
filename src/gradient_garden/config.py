"""What `[tool.garden]` in pyproject.toml may say, read once into a frozen value."""

from __future__ import annotations

import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from pathlib import Path

from gradient_garden.diagnostics import Diagnostic, did_you_mean
from gradient_garden.diagnostics.codes import CODES
from gradient_garden.severity import CHOICES, Choice

FILE = "pyproject.toml"
PATHS = {
    "vault": "docs",
    "snippets": "snippets",
    "store": ".garden/store",
    "tests": "tests/snippets",
}
QUICK = ("Index of concepts", "Glossary", "Contents", "Projects", "Colophon")


@dataclass(frozen=True, slots=True)
class Config:
    """Where things are and how calls run. Paths are absolute.

    timeout: seconds a call may take; timeouts: the same by module, `module.symbol` or call, and
    for each cell of a notebook by its path.
    tests: where the snippets' test modules are. memory_mb: mebibytes of memory a call may hold.
    jobs: calls that run at once, 0 for one a core.
    data: files and folders that snippets may read. severity: by diagnostic code.
    quick: titles of the notes that every page links to, where they exist. unshown: by snippet
    module, the reason to keep one that no note shows.
    shared: the URL of a store that other machines use as well: `store` where that is a URL.
    poll: a preview looks for changes by itself, where the file system does not tell of them.
    bare: the vault knows nothing of us, so its faults are reported but stop nothing.
    notebooks: whether those of the vault are run.
    """

    root: Path
    vault: Path
    snippets: Path
    store: Path
    tests: Path
    timeout: float = 60.0
    timeouts: Mapping[str, float] = field(default_factory=dict)
    memory_mb: int = 4096
    jobs: int = 0
    data: tuple[Path, ...] = ()
    severity: Mapping[str, Choice] = field(default_factory=dict)
    quick: tuple[str, ...] = QUICK
    unshown: Mapping[str, str] = field(default_factory=dict)
    poll: bool = False
    bare: bool = False
    shared: str = ""
    notebooks: bool = True

    @property
    def cache(self) -> Path:
        """Where rendered pages and prepared notebooks are kept: beside the store of outputs."""
        return self.store.parent

    @property
    def vault_name(self) -> str:
        """How diagnostics call the vault: its path from the root, such as `docs`."""
        return from_root(self.root, self.vault)


def from_root(root: Path, path: Path) -> str:
    """Return a path as diagnostics write it: relative to the root where it lies in it."""
    return (path.relative_to(root) if path.is_relative_to(root) else path).as_posix()


def read_config(root: Path) -> tuple[Config, tuple[Diagnostic, ...]]:
    """Read the settings of the project at `root`; what is wrong becomes diagnostics.

    A project without pyproject.toml, or without that table, has the defaults. A wrong setting is
    reported with code `config-malformed` and its default is used.
    """
    root = root.resolve()
    text, problem = _text(root / FILE)
    if problem:
        return _config(root, {}), (_fault(1, problem),)
    try:
        table = tomllib.loads(text).get("tool", {}).get("garden", {})
    except tomllib.TOMLDecodeError as error:
        return _config(root, {}), (_fault(getattr(error, "lineno", 1), f"is not TOML: {error}"),)
    good, problems = _checked(table)
    return _config(root, good), tuple(_fault(_line(text, key), said) for key, said in problems)


def _text(path: Path) -> tuple[str, str]:
    """The file's text, and what is wrong with it."""
    try:
        return path.read_text(encoding="utf-8"), ""
    except FileNotFoundError:
        return "", ""
    except (OSError, UnicodeDecodeError) as error:
        return "", f"cannot be read: {error}"


def _config(root: Path, table: Mapping[str, object]) -> Config:
    """Build the value from checked settings, paths taken from the root."""
    values: dict[str, object] = dict(table)
    store = os.environ.get("GARDEN_STORE") or str(values.get("store", ""))
    if "://" in store:  # it has a local one in front of it, at the usual place
        values |= {"store": PATHS["store"], "shared": store}
    for name, default in PATHS.items():
        values[name] = (root / str(values.get(name, default))).resolve()
    values["data"] = tuple((root / str(path)).resolve() for path in _items(values.get("data")))
    values["quick"] = tuple(map(str, _items(values.get("quick", list(QUICK)))))
    return Config(root=root, **values)  # type: ignore[arg-type]  # each was checked by name


def with_store(config: Config, store: str) -> Config:
    """The same settings with another store: a URL is a shared one, and a path is the local one."""
    if "://" in store:
        return replace(config, shared=store)
    return replace(config, store=(config.root / store).resolve()) if store else config


def _items(value: object) -> list[object]:
    return list(value) if isinstance(value, list) else []


def _checked(table: object) -> tuple[dict[str, object], list[tuple[str, str]]]:
    """Split settings into good ones and (key, what is wrong)."""
    if not isinstance(table, dict):
        return {}, [("garden", "`tool.garden` must be a table")]
    good: dict[str, object] = {}
    problems: list[tuple[str, str]] = []
    for key, value in table.items():
        said = _problem(key, value)
        if said:
            problems.append((key, said))
        else:
            good[key] = value
    return good, problems


def _problem(key: str, value: object) -> str:
    """Say what is wrong with one setting, or nothing."""
    known = [f.name for f in fields(Config) if f.name not in {"root", "bare"}]
    if key not in known:
        return f"unknown setting `{key}` {did_you_mean(key, known)}".strip()
    if key in PATHS:
        return "" if isinstance(value, str) else f"`{key}` must be a path in quotes"
    if key in {"data", "quick"}:
        return "" if _is_texts(value) else f"`{key}` must be a list of strings"
    if key == "timeout":
        return "" if _is_number(value) else "`timeout` must be a positive number of seconds"
    if key == "poll":
        return "" if isinstance(value, bool) else "`poll` must be true or false"
    if key in {"memory_mb", "jobs"}:
        return "" if _is_count(value) else f"`{key}` must be a whole number, 0 or more"
    if key == "notebooks":
        return "" if isinstance(value, bool) else "`notebooks` must be true or false"
    return _table_problem(key, value)


def _table_problem(key: str, value: object) -> str:
    """Say what is wrong with `timeouts`, `unshown` or `severity`, or nothing."""
    entries = value.items() if isinstance(value, dict) else [("", None)]
    for name, entry in entries:
        if key == "timeouts" and not _is_number(entry):
            return f"`timeouts` must give each call or module seconds, but `{name}` does not"
        if key == "unshown" and not (isinstance(entry, str) and entry.strip()):
            return f"`unshown` must give each module the reason to keep it, but `{name}` does not"
        if key == "severity" and entry not in CHOICES:
            return f"`severity` of `{name}` must be one of {', '.join(CHOICES)}"
        if key == "severity" and name not in CODES:
            return f"there is no code `{name}` {did_you_mean(name, CODES)}".strip()
    return ""


def _is_texts(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(item, str) for item in value)


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and value > 0


def _is_count(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and value >= 0


def _line(text: str, key: str) -> int:
    """The line, from 1, on which a setting stands; 1 when it cannot be found."""
    inside = False
    for number, line in enumerate(text.splitlines(), start=1):
        inside = inside or line.lstrip().startswith("[tool.garden")
        word = line.strip().strip("[]").split("=")[0].strip()
        if inside and word.removeprefix("tool.garden.").split(".")[0].strip("\"' ") == key:
            return number
    return 1


def _fault(line: int, message: str) -> Diagnostic:
    return Diagnostic(FILE, line, 1, "config-malformed", message)
