"""A release as it lies on disk, read without trust: its manifest, and its tables batch by batch.

Only what schema/ says is relied on; builders/ is not imported, so that a mistake there is not repeated here.
"""

import json
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from claimpack.schema.catalogue import TABLES, VERSION, load
from claimpack.schema.problems import ClaimpackError

MANIFEST = "manifest.json"
DATA = "data"
BATCH = 16_384
# The lists of a manifest that grow with the corpus, and what their entries are named by.
_LONG = {"inputs": "source_uri", "files": "path"}
_SHA256 = re.compile(r"[0-9a-f]{64}")
# How an attestation names what a release was made with besides its sources.
GROUPS = ("configuration:", "pack:", "model:")
_AGAIN = "get the release again, or build it again"


@dataclass(frozen=True, slots=True, order=True)
class FileEntry:
    """What the manifest says of a file: path inside the release, SHA-256, bytes."""

    path: str
    sha256: str
    n_bytes: int


@dataclass(frozen=True, slots=True)
class TableEntry:
    """What the manifest says of a table."""

    name: str
    n_rows: int
    n_shards: int


@dataclass(frozen=True, slots=True)
class Identity:
    """What the manifest says a release is, and by what it was made: `tool` as name:version, SHA-256 by name of all but the sources."""

    name: str
    version: str
    language: str
    tool: str
    digests: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Release:
    """A release: its folder and what its manifest says. `inputs` is SHA-256 and size in bytes by source_uri.

    With `contents` (by path inside the release) it is a release in memory, or a part of one, and the folder need not be there.
    """

    path: Path
    identity: Identity
    run_id: str
    text_mode: str
    tables: tuple[TableEntry, ...]
    files: tuple[FileEntry, ...]
    inputs: dict[str, tuple[str, int]]
    contents: Mapping[str, bytes | memoryview] | None = None

    def files_of(self, table: str) -> list[Path]:
        """The Parquet files of a table that are there, by name."""
        names = sorted(entry.path for entry in self.files if entry.path.startswith(f"{DATA}/{table}/"))
        return [self.path / name for name in names if self.contents is not None or (self.path / name).is_file()]

    @contextmanager
    def opened(self, path: Path) -> Iterator[pq.ParquetFile]:
        """One of its Parquet files. Raises OSError or ArrowException if it cannot be read."""
        if self.contents is not None:
            yield pq.ParquetFile(pa.BufferReader(pa.py_buffer(self.contents[path.relative_to(self.path).as_posix()])))
            return
        with path.open("rb") as stream:
            yield pq.ParquetFile(stream)

    def schemas(self, table: str) -> list[pa.Schema]:
        """The columns of each file of a table. Raises ClaimpackError REL005 for a file that is broken."""
        found = []
        try:
            for path in self.files_of(table):
                with self.opened(path) as file:
                    found.append(file.schema_arrow)
        except (pa.ArrowException, OSError) as error:
            raise _unreadable(table, error) from None
        return found

    def batches(self, table: str, *names: str) -> Iterator[pa.RecordBatch]:
        """The rows of a table, or some columns of them, file after file. Raises ClaimpackError REL005 for a file that is broken."""
        for path in self.files_of(table):
            try:
                with self.opened(path) as file:
                    for batch in file.iter_batches(batch_size=BATCH, columns=list(names) or None):
                        batch.validate(full=True)
                        yield batch
            except (pa.ArrowException, OSError) as error:
                raise _unreadable(f"{table}/{path.name}", error) from None

    def column(self, table: str, *names: str) -> pa.Table:
        """Some columns of a table, all rows; "quantities.unit" is a column of which only that part is read."""
        return pa.concat_tables([self.read(path, *names) for path in self.files_of(table)])

    def read(self, path: Path, *names: str) -> pa.Table:
        """Some columns of one of the release's Parquet files."""
        with self.opened(path) as file:
            leaves = [file.schema.column(number).path for number in range(len(file.schema))] if any("." in name for name in names) else []
            return file.read([_leaf(name, leaves) for name in names])


def _leaf(name: str, leaves: list[str]) -> str:
    """The path inside a Parquet file, where lists have levels of their own, of a part of a column."""
    wanted = name.split(".")
    paths = (leaf for leaf in leaves if [part for part in leaf.split(".") if part not in {"list", "element", "item"}] == wanted)
    return name if "." not in name else next(paths)


def open_release(path: Path) -> Release:
    """The release in a folder.

    Raises ClaimpackError REL001 if there is no manifest, REL002 if it is not what schema/release.schema.json says, REL003 if it
    is of another version of schema/.
    """
    place = path / MANIFEST
    try:
        found = json.loads(place.read_bytes())
    except OSError as error:
        hint = f"name a folder that holds {MANIFEST}, such as dist/<name>/<version>"
        raise ClaimpackError("REL001", f"no release here: {error.strerror}", where=str(place), hint=hint) from None
    except (ValueError, RecursionError) as error:
        raise ClaimpackError("REL002", f"the manifest is broken: {error}", where=str(place), hint=_AGAIN) from None
    _refuse_other_schema(found, str(place))
    return Release(
        path,
        _identity(found),
        found["run_id"],
        found["text_mode"],
        tuple(TableEntry(entry["name"], entry["n_rows"], entry["n_shards"]) for entry in found["tables"]),
        tuple(sorted(FileEntry(**entry) for entry in found["files"])),
        {entry["source_uri"]: (entry["sha256"], entry["n_bytes"]) for entry in found["inputs"]},
    )


def _identity(found: Mapping[str, Any]) -> Identity:
    lists = zip(GROUPS, ("configuration", "packs", "models"), strict=True)
    digests = ((f"{group}{entry['name']}", entry["sha256"]) for group, key in lists for entry in found[key])
    return Identity(
        found["name"],
        found["version"],
        found["language"],
        ":".join((found["tool"]["name"], found["tool"]["version"])),
        tuple(sorted(digests)),
    )


def _unreadable(where: str, error: Exception) -> ClaimpackError:
    return ClaimpackError("REL005", f"the file cannot be read: {type(error).__name__}", where=where, hint=_AGAIN)


def _refuse_other_schema(found: Any, where: str) -> None:
    from jsonschema import Draft202012Validator

    if isinstance(found, dict) and found.get("schema_version", VERSION) != VERSION:
        message = f"the release has schema {found['schema_version']!r}, this claimpack checks {VERSION}"
        raise ClaimpackError("REL003", message, where=where, hint="install the claimpack that the manifest names under `tool`")
    judge = Draft202012Validator(load("release"), format_checker=Draft202012Validator.FORMAT_CHECKER)
    errors = sorted(judge.iter_errors(_shortened(found)), key=lambda error: (error.json_path, error.message))
    if errors:
        message = f"the manifest is broken: {errors[0].json_path}: {errors[0].message}"
        raise ClaimpackError("REL002", message, where=where, hint=_AGAIN)
    names = [entry["name"] for entry in found["tables"]]
    outside = [entry["path"] for entry in found["files"] if Path(entry["path"]).is_absolute() or ".." in Path(entry["path"]).parts]
    if sorted(names) != sorted(TABLES) or outside:
        message = f"path {outside[0]!r} lies outside the release" if outside else f"its tables are {', '.join(names)}"
        raise ClaimpackError("REL002", f"the manifest is broken: {message}", where=where, hint=_AGAIN)


def _shortened(found: Any) -> Any:
    """The manifest without its long lists, where a plain look finds nothing wrong with them: jsonschema takes minutes for 100,000."""
    if isinstance(found, dict) and all(_is_plain(found.get(name), key) for name, key in _LONG.items()):
        return {**found, **{name: [] for name in _LONG}}
    return found


def _is_plain(entries: object, name: str) -> bool:
    """Whether it is a list of {name, sha256, n_bytes}, each of its type, and nothing else."""
    kinds = {name: str, "sha256": str, "n_bytes": int}
    return isinstance(entries, list) and all(
        isinstance(entry, dict)
        and {key: type(value) for key, value in entry.items()} == kinds
        and _SHA256.fullmatch(entry["sha256"]) is not None
        for entry in entries
    )
