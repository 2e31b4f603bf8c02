"""A release on disk: open it, read its tables, verify it against its manifest.

Reading trusts nothing: tables have the columns of schema/ or are refused. Verifying compares every file and every value with the
manifest, and the card with both. A forger who changes files and manifest alike is not found here: sign the release for that.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from claimpack.builders.write.card import CARD, description_of
from claimpack.builders.write.digests import digest_of
from claimpack.builders.write.folder import DATA, file_entry
from claimpack.builders.write.manifest import MANIFEST, FileEntry, Manifest, TableEntry, read_manifest
from claimpack.builders.write.shards import shard_name
from claimpack.schema.arrow import arrow_schema
from claimpack.schema.problems import ClaimpackError, Finding

_AGAIN = "get the release again, or build it again"


@dataclass(frozen=True)
class Release:
    """An open release: its folder, its manifest, and its tables, which are read when asked for and then kept."""

    path: Path
    manifest: Manifest

    def table(self, name: str) -> pa.Table:
        """The rows of a table, shard after shard. Raises ClaimpackError REL004 if there is no such table, REL005 if it cannot be read."""
        if name not in self._read:
            self._read[name] = pa.concat_tables(self.shards(name))
        return self._read[name]

    def shards(self, name: str) -> Iterator[pa.Table]:
        """The shards of a table, one at a time, not kept. Raises ClaimpackError REL004 and REL005."""
        entry = self.manifest.table(name)
        for number in range(entry.n_shards):
            yield _read_shard(self.path / DATA / name / shard_name(number, entry.n_shards), name)

    @cached_property
    def _read(self) -> dict[str, pa.Table]:
        return {}


def open_release(path: Path) -> Release:
    """The release in a folder. Raises ClaimpackError REL001 if it holds none, REL002 or REL003 if the manifest cannot be used."""
    try:
        content = (path / MANIFEST).read_bytes()
    except OSError as error:
        hint = f"name a folder that holds {MANIFEST}, such as dist/<name>/<version>"
        raise ClaimpackError("REL001", f"no release here: {error.strerror}", where=str(path / MANIFEST), hint=hint) from error
    return Release(path, read_manifest(content, str(path / MANIFEST)))


def verify(path: Path) -> Iterator[Finding]:
    """Everything in which a release differs from its manifest; nothing if it is whole. Raises as `open_release` does.

    REL010 a file is missing, REL011 differs, REL012 is too much; REL013 a table's values differ, REL014 its rows, REL015 its files
    cannot be read; REL016 the card says something else than the manifest; REL017 the manifest lists other files than its shards.
    """
    release = open_release(path)
    listed = {entry.path: entry for entry in release.manifest.files}
    for entry in sorted(release.manifest.files):
        yield from _compare_file(path, entry)
    for found in sorted(path.rglob("*")):
        name = found.relative_to(path).as_posix()
        if name not in listed and name != MANIFEST and (found.is_symlink() or not found.is_dir()):
            yield Finding("REL012", name, "the file is not in the manifest", "remove it")
    for table in release.manifest.tables:
        yield from _compare_table(release, table, set(listed))
    yield from _compare_card(release)


def _compare_file(path: Path, entry: FileEntry) -> Iterator[Finding]:
    try:
        found = file_entry(path, path / entry.path)
    except OSError as error:
        yield Finding("REL010", entry.path, f"the file cannot be read: {error.strerror}", _AGAIN)
        return
    if found != entry:
        message = f"SHA-256 {found.sha256[:12]}... and {found.n_bytes} bytes; the manifest says {entry.sha256[:12]}... and {entry.n_bytes}"
        yield Finding("REL011", entry.path, message, _AGAIN)


def _compare_table(release: Release, entry: TableEntry, listed: set[str]) -> Iterator[Finding]:
    where = f"{DATA}/{entry.name}"
    expected = {f"{where}/{shard_name(number, entry.n_shards)}" for number in range(entry.n_shards)}
    if expected != {name for name in listed if name.startswith(f"{where}/")}:
        yield Finding(
            "REL017", where, f"the files that the manifest lists are not the {entry.n_shards} shards it says", "build the release again"
        )
        return
    n_rows = 0

    def counted() -> Iterator[pa.Table]:
        nonlocal n_rows
        for shard in release.shards(entry.name):
            n_rows += len(shard)
            yield shard

    try:
        digest = digest_of(counted(), arrow_schema(entry.name))
    except ClaimpackError as error:
        yield Finding("REL015", error.where, error.message, error.hint)
        return
    if n_rows != entry.n_rows:
        yield Finding("REL014", where, f"{n_rows} rows; the manifest says {entry.n_rows}", _AGAIN)
    if digest != entry.logical_digest:
        yield Finding("REL013", where, f"digest of the data {digest}; the manifest says {entry.logical_digest}", _AGAIN)


def _compare_card(release: Release) -> Iterator[Finding]:
    """`datasets` keys its cache by what the card says: a card with an old version or digest gives old rows."""
    import yaml

    try:
        header = yaml.safe_load((release.path / CARD).read_text(encoding="utf-8").split("---\n")[1])
        said = {config["config_name"]: (config["version"], config["description"]) for config in header["configs"]}
    except (OSError, ValueError, LookupError, TypeError, yaml.YAMLError) as error:
        yield Finding("REL016", CARD, f"its YAML cannot be read: {error}", _AGAIN)
        return
    expected = {table.name: (release.manifest.version, description_of(table)) for table in release.manifest.tables if table.n_rows}
    for name in sorted(said.keys() | expected.keys()):
        if said.get(name) != expected.get(name):
            yield Finding(
                "REL016", CARD, f"{name}: the card says {said.get(name)}, the manifest {expected.get(name)}", "build the release again"
            )


def _read_shard(path: Path, name: str) -> pa.Table:
    try:
        table = pq.ParquetFile(path).read()
    except (OSError, pa.ArrowException) as error:
        raise ClaimpackError("REL005", f"the file cannot be read: {error}", where=str(path), hint="run `claimpack verify`") from error
    if not table.schema.equals(arrow_schema(name)):
        raise ClaimpackError("REL005", "its columns are not those of the schema", where=str(path), hint="run `claimpack verify`")
    return table
