"""Where files of tasks are kept: objects by the digest of their content, and for each task's key the digests of what it made.

A folder on this machine (or on a file system that all workers share), or a place on an object store, by fsspec. What is written appears
whole or not at all. Everything in a store can be made again: it may be deleted at any time.
"""

import json
import mmap
import os
from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from claimpack.builders.engine.task import Content, Outputs
from claimpack.schema.problems import ClaimpackError

if TYPE_CHECKING:
    from fsspec import AbstractFileSystem

OBJECTS, RESULTS = "objects", "results"


class Store(Protocol):
    """A place for files. It is handed to workers, so it can be pickled."""

    def results(self, keys: Iterable[str]) -> dict[str, Outputs]:
        """What the tasks with these keys made, for those whose files are all there."""

    def keep(self, key: str, made: Mapping[str, Content]) -> Outputs:
        """Store what a task made. Raises ClaimpackError BLD004 if that cannot be written."""

    def put(self, content: Content) -> str:
        """Store a file and return its digest. Raises ClaimpackError BLD004 if it cannot be written."""

    def get(self, digest: str) -> Content:
        """A stored file. Raises ClaimpackError BLD005 if it is not there."""


@dataclass(frozen=True, slots=True)
class Folder:
    """A store in a folder. Files are mapped into memory, not read, when they are got."""

    path: Path

    def results(self, keys: Iterable[str]) -> dict[str, Outputs]:
        """What the tasks with these keys made. A result whose files are gone, or cut off by a power failure, does not count."""
        return {key: found for key in keys if (found := self._result(key)) is not None}

    def keep(self, key: str, made: Mapping[str, Content]) -> Outputs:
        """Store what a task made: its files first, then their digests and sizes."""
        entries = {name: (self.put(content), len(content)) for name, content in made.items()}
        self._write(self._place(RESULTS, key), json.dumps(entries).encode())
        return {name: digest for name, (digest, _) in entries.items()}

    def put(self, content: Content) -> str:
        """Store a file and return its digest; one that is there already is left alone."""
        digest = sha256(content).hexdigest()
        place = self._place(OBJECTS, digest)
        if _size(place) != len(content):
            self._write(place, content)
        return digest

    def get(self, digest: str) -> Content:
        """A stored file, mapped into memory."""
        try:
            with self._place(OBJECTS, digest).open("rb") as file:
                size = os.fstat(file.fileno()).st_size
                return memoryview(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)) if size else b""
        except FileNotFoundError:
            raise gone(digest, str(self.path)) from None

    def prune(self, used: Set[str], before: float) -> int:
        """Remove what no build has needed since a moment (seconds since the epoch), and return how many files that were.

        `used` are keys and digests that stay in any case; so do all files of results that stay.
        """
        kept, n_removed = set(used), 0
        for place in sorted((self.path / RESULTS).glob("*/*")):
            if place.name not in used and place.stat().st_mtime < before:
                place.unlink()
                n_removed += 1
            else:
                kept.update((self._result(place.name) or {}).values())
        for place in sorted((self.path / OBJECTS).glob("*/*")):
            if place.name not in kept and place.stat().st_mtime < before:
                place.unlink()
                n_removed += 1
        return n_removed

    def place_of(self, digest: str) -> Path:
        """Where a stored file lies."""
        return self._place(OBJECTS, digest)

    def _result(self, key: str) -> Outputs | None:
        try:
            entries = json.loads(self._place(RESULTS, key).read_bytes())
        except (OSError, ValueError):
            return None
        if any(_size(self._place(OBJECTS, digest)) != size for digest, size in entries.values()):
            return None
        return {name: digest for name, (digest, _) in entries.items()}

    def _place(self, kind: str, digest: str) -> Path:
        return self.path / kind / digest[:2] / digest

    def _write(self, place: Path, content: Content) -> None:
        partial = place.with_name(f"{place.name}.{os.getpid()}.partial")
        try:
            place.parent.mkdir(parents=True, exist_ok=True)
            try:
                partial.write_bytes(content)
                partial.replace(place)
            except BaseException:
                partial.unlink(missing_ok=True)
                raise
        except OSError as error:
            raise not_writable(str(self.path), error) from error


@dataclass(frozen=True, slots=True)
class Remote:
    """A store at a URL that fsspec knows: s3://bucket/prefix, memory://, …"""

    url: str

    def results(self, keys: Iterable[str]) -> dict[str, Outputs]:
        """What the tasks with these keys made; files are written before results, so they are there."""
        file_system, root = _opened(self.url)
        places = {f"{root}/{RESULTS}/{key}": key for key in keys}
        found = file_system.cat(list(places), on_error="omit") if places else {}
        return {places[place]: json.loads(content) for place, content in found.items()}

    def keep(self, key: str, made: Mapping[str, Content]) -> Outputs:
        """Store what a task made: its files first."""
        outputs = {name: self.put(content) for name, content in made.items()}
        self._write(f"{RESULTS}/{key}", json.dumps(outputs).encode())
        return outputs

    def put(self, content: Content) -> str:
        """Store a file and return its digest."""
        digest = sha256(content).hexdigest()
        self._write(f"{OBJECTS}/{digest}", bytes(content))
        return digest

    def get(self, digest: str) -> Content:
        """A stored file, read."""
        file_system, root = _opened(self.url)
        try:
            content: bytes = file_system.cat_file(f"{root}/{OBJECTS}/{digest}")
        except FileNotFoundError:
            raise gone(digest, self.url) from None
        return content

    def _write(self, name: str, content: bytes) -> None:
        file_system, root = _opened(self.url)
        try:
            file_system.pipe_file(f"{root}/{name}", content)
        except OSError as error:
            raise not_writable(self.url, error) from error


def open_store(place: str | Path) -> Folder | Remote:
    """The store at a path or URL; nothing is written yet."""
    return Remote(str(place).rstrip("/")) if "://" in str(place) else Folder(Path(place).absolute())


def not_writable(where: str, error: OSError) -> ClaimpackError:
    """BLD004 with what the system said."""
    hint = "free some space, or name another place with --cache"
    return ClaimpackError("BLD004", f"the cache cannot be written: {error.strerror or error}", where=where, hint=hint)


def gone(digest: str, where: str) -> ClaimpackError:
    """BLD005 for a file that was there and is not."""
    return ClaimpackError("BLD005", f"the file {digest[:12]}… is gone from the cache", where=where, hint="start the build again")


def _size(place: Path) -> int:
    try:
        return place.stat().st_size
    except OSError:
        return -1


def _opened(url: str) -> tuple["AbstractFileSystem", str]:
    from fsspec.core import url_to_fs

    file_system, root = url_to_fs(url)
    return file_system, root.rstrip("/")
