"""A store that several machines share, on any URL that fsspec knows: a folder, S3 and others.

It is laid out as the local one, which stays in front of it: what is fetched is verified and then
kept there. An output is written before its record, never renamed; what is torn or altered has not
the digest in its name, and is a miss.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from gradient_garden.lab import atomic, digest
from gradient_garden.lab.store import Record, Store, read_record

_LOG = logging.getLogger("gradient_garden.lab")


class Shared:
    """The files below one URL. Where it cannot be reached that is said once, and is no fault."""

    def __init__(self, url: str) -> None:
        """Connect when first asked. url: such as `s3://bucket/garden` or `file:///srv/garden`."""
        self._url = url.rstrip("/")
        self._lock = threading.Lock()
        self._fs: Any = None
        self._root = ""
        self._broken = False

    def fetch_records(self, calls: Iterable[str], store: Store) -> dict[str, list[Record]]:
        """Copy the records of calls into the store, and return all that it then has of each."""
        names = {store.name_of(call): call for call in calls}
        try:
            paths = [p for p in self._all_records() if p.split("/")[-2] in names]
            self._keep_records(store, self._contents(store, paths))
        except Exception as fault:
            self._warn(fault)
        return {call: store.records(call) for call in names.values()}

    def fetch_outputs(self, records: Iterable[Record], store: Store) -> None:
        """Copy the outputs of records into the store, those that are what their names say."""
        wanted = sorted({r.blob for r in records if store.output(r) is None})
        try:
            self._open()
            paths = {f"{self._root}/{store.blob_path(name)}": name for name in wanted}
            for path, data in self._read(list(paths)).items():
                if digest.of_bytes(data) == paths[path]:
                    atomic.write(store.root / store.blob_path(paths[path]), data)
        except Exception as fault:
            self._warn(fault)

    def publish(self, records: Iterable[Record], store: Store) -> None:
        """Copy each record that is not there from the store, its output first."""
        try:
            there = {path[path.rindex("/calls/") + 1 :] for path in self._all_records()}
            for record in records:
                if store.path_of(record) not in there:
                    self._write(store.blob_path(record.blob), store)
                    self._write(store.path_of(record), store)
        except Exception as fault:
            self._warn(fault)

    def _all_records(self) -> list[str]:
        filesystem = self._open()
        try:
            found = filesystem.find(f"{self._root}/calls", refresh=True)
        except FileNotFoundError:
            return []
        return [path for path in found if path.endswith(".json")]

    def _contents(self, store: Store, paths: Iterable[str]) -> Mapping[str, bytes]:
        """Return the bytes of those files that the store lacks, by their path in it."""
        parts = {p: p[p.rindex("/calls/") + 1 :] for p in paths}
        missing = [p for p, part in parts.items() if not (store.root / part).exists()]
        return {parts[p]: data for p, data in self._read(missing).items()}

    @staticmethod
    def _keep_records(store: Store, contents: Mapping[str, bytes]) -> None:
        for part, data in contents.items():
            record = read_record(data)
            if record is not None and store.path_of(record) == part:
                atomic.write(store.root / part, data)

    def _read(self, paths: list[str]) -> dict[str, bytes]:
        """Return the bytes of those files that are there; many are asked for at once."""
        if not paths:
            return {}
        found: dict[str, bytes] = self._fs.cat(paths, on_error="omit")
        return found

    def _write(self, part: str, store: Store) -> None:
        data = (store.root / part).read_bytes()
        if "file" in self._protocols():
            atomic.write(Path(self._root) / part, data)
        else:
            self._fs.pipe_file(f"{self._root}/{part}", data)

    def _protocols(self) -> tuple[str, ...]:
        names = self._fs.protocol
        return (names,) if isinstance(names, str) else tuple(names)

    def _open(self) -> Any:  # noqa: ANN401 - fsspec has no types
        with self._lock:
            if self._broken:
                raise OSError("it was not reached before")
            if self._fs is None:
                import fsspec

                self._fs, self._root = fsspec.url_to_fs(self._url)
            return self._fs

    def _warn(self, fault: Exception) -> None:
        """Say once that the shared store is not to be had; a build goes on without it."""
        with self._lock:
            first, self._broken = not self._broken, True
        if first:
            said = " ".join(str(fault).split())[:200] or type(fault).__name__
            hint = " (pip install 'gradient-garden[shared]')" * isinstance(fault, ImportError)
            _LOG.warning("the shared store %s cannot be used: %s%s", self._url, said, hint)
