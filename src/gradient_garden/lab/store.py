"""The store of outputs: blobs named by their content, and records that say when one is right.

    blobs/ab/abcd…        an output, as JSON, under its own digest
    calls/<call>/<key>    a record: the call, what it used, and the name of its blob; written last
    failures/<call>       the last failure, for display only: it is never a hit

Anything damaged, truncated or from another schema is a miss, and never an error.
"""

from __future__ import annotations

import json
import platform
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from gradient_garden.lab import atomic, digest, outcomes
from gradient_garden.lab.key import SCHEMA, key_of
from gradient_garden.lab.model import Failure, Output
from gradient_garden.lab.trace import Trace


@dataclass(frozen=True, slots=True)
class Record:
    """One output that was computed: for which call, from what, and where it is."""

    call: str
    around: dict[str, str]
    used: dict[str, str]
    trace: Trace
    blob: str

    @property
    def key(self) -> str:
        """The record's name."""
        return key_of(self.call, self.around, self.used)


@dataclass(frozen=True, slots=True)
class Cost:
    """What a run took: seconds, and its peak of memory in bytes; 0 where that is not known."""

    seconds: float = 0.0
    peak: int = 0


@dataclass(frozen=True, slots=True)
class Store:
    """The files below one folder."""

    root: Path

    def records(self, call: str) -> list[Record]:
        """Return all sound records of a call."""
        folder = self._calls(call)
        try:
            files = sorted(f for f in folder.iterdir() if f.suffix == ".json" and f.name[0] != ".")
        except OSError:
            return []
        found = [(_record(file), file.stem) for file in files]
        return [r for r, name in found if r and r.call == call and r.key == name]

    def output(self, record: Record) -> Output | None:
        """Return a record's output, if its bytes are still what they were."""
        return self.output_named(record.blob)

    def output_named(self, name: str) -> Output | None:
        """Return an output by its digest, if its bytes are still what they were."""
        try:
            data = self._blob(_hexadecimal(name)).read_bytes()
        except (OSError, ValueError):
            return None
        return outcomes.from_bytes(data) if digest.of_bytes(data) == name else None

    def keep(self, record: Record, output: Output, seconds: float, peak: int = 0) -> None:
        """Write an output and then its record. Raises OSError.

        seconds and peak, in bytes of memory, are what it took: for information only.
        """
        if self.output(record) is None:
            atomic.write(self._blob(record.blob), outcomes.as_bytes(output))
        information = {"seconds": round(seconds, 3), "peak": peak, "platform": platform.platform()}
        content = {"schema": SCHEMA, **asdict(record), "information": information}
        file = self._calls(record.call) / f"{record.key}.json"
        atomic.write(file, json.dumps(content, indent=1, sort_keys=True).encode())
        self.failure_file(record.call).unlink(missing_ok=True)

    def cost(self, record: Record) -> Cost:
        """Return what a record's run took, as far as that was noted."""
        file = self._calls(record.call) / f"{record.key}.json"
        try:
            found = json.loads(file.read_bytes())["information"]
            return Cost(float(found["seconds"]), int(found.get("peak", 0)))
        except (OSError, ValueError, KeyError, TypeError, AttributeError):
            return Cost()

    def keep_failure(self, call: str, failure: Failure) -> None:
        """Remember the last failure of a call, for display. Raises OSError."""
        atomic.write(self.failure_file(call), json.dumps(asdict(failure), indent=1).encode())

    def failure(self, call: str) -> Failure | None:
        """Return the last failure of a call, if it failed when it last ran."""
        try:
            return Failure(**json.loads(self.failure_file(call).read_bytes()))
        except (OSError, ValueError, TypeError):
            return None

    def all_records(self) -> Iterator[tuple[Path, Record | None]]:
        """Yield the file of every record, and the record where it is sound."""
        for file in _files(self.root / "calls"):
            record = _record(file)
            yield file, record if record and record.key == file.stem else None

    def all_outputs(self) -> Iterator[Path]:
        """Yield the file of every output; its name is the output's digest."""
        return _files(self.root / "blobs")

    def all_failures(self) -> Iterator[Path]:
        """Yield the file of every failure that is remembered."""
        return _files(self.root / "failures")

    def path_of(self, record: Record) -> str:
        """Return where a record is kept, from the root and with forward slashes."""
        return f"calls/{_name(record.call)}/{record.key}.json"

    @staticmethod
    def blob_path(name: str) -> str:
        """Return where an output is kept, from the root and with forward slashes."""
        return f"blobs/{name[:2]}/{name}"

    @staticmethod
    def name_of(call: str) -> str:
        """Return the name of the folder of a call's records."""
        return _name(call)

    def lock_file(self, call: str) -> Path:
        """Return the file that whoever runs a call holds."""
        return self.root / "locks" / _name(call)

    def _blob(self, name: str) -> Path:
        return self.root / self.blob_path(name)

    def _calls(self, call: str) -> Path:
        return self.root / "calls" / _name(call)

    def failure_file(self, call: str) -> Path:
        """Return the file of a call's last failure."""
        return self.root / "failures" / f"{_name(call)}.json"


def record_of(
    call: str, around: dict[str, str], used: dict[str, str], trace: Trace, output: Output
) -> Record:
    """Make the record for an output."""
    return Record(call, around, used, trace, digest.of_bytes(outcomes.as_bytes(output)))


def _files(folder: Path) -> Iterator[Path]:
    """Yield the finished files below a folder, sorted."""
    yield from sorted(f for f in folder.rglob("*") if f.name[0] != "." and f.is_file())


def _name(call: str) -> str:
    return digest.of_bytes(call.encode())[:32]


def _record(file: Path) -> Record | None:
    try:
        return read_record(file.read_bytes())
    except OSError:
        return None


def read_record(data: bytes) -> Record | None:
    """Read a record; None where the bytes are none, or one of another schema."""
    try:
        found: dict[str, Any] = json.loads(data)
        if found["schema"] != SCHEMA:
            return None
        names = found["trace"]
        trace = Trace(tuple(names["files"]), tuple(names["imports"]))
        maps = _texts(found["around"]), _texts(found["used"])
        return Record(str(found["call"]), *maps, trace, _hexadecimal(found["blob"]))
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None


def _texts(found: dict[str, Any]) -> dict[str, str]:
    return {str(name): str(value) for name, value in found.items()}


def _hexadecimal(name: str) -> str:
    """Return a blob's name. Raises ValueError for what could be a path."""
    int(name, 16)
    if len(name) != 64 or not name.isalnum():
        raise ValueError(name)
    return name
