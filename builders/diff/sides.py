"""The two releases as they are read for a comparison: any schema version, one column of one row group at a time.

Manifests are believed, as far as a table or file with the same digest in both is not read: `claimpack verify` is what doubts them.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from math import gcd
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from claimpack.builders.diff.foreign import read_foreign
from claimpack.builders.release import open_release
from claimpack.builders.write.folder import DATA
from claimpack.builders.write.manifest import MANIFEST, Manifest, TableEntry
from claimpack.builders.write.shards import shard_name
from claimpack.schema.arrow import arrow_schema
from claimpack.schema.catalogue import VERSION
from claimpack.schema.problems import ClaimpackError


@dataclass(frozen=True)
class Part:
    """Some neighbouring shards of a table."""

    shards: tuple["Shard", ...]

    @property
    def names(self) -> list[str]:
        """The names of the columns."""
        names: list[str] = self.shards[0].schema.names
        return names

    @property
    def row_groups(self) -> Iterator[tuple["Shard", int, int]]:
        """(shard, number in the shard, rows) of each row group, in order."""
        for shard in self.shards:
            for number in range(shard.file.num_row_groups):
                yield shard, number, shard.file.metadata.row_group(number).num_rows

    def pieces(self, name: str) -> Iterator[pa.Array]:
        """A column, row group by row group. Raises ClaimpackError REL005 if it cannot be read."""
        for shard, number, _ in self.row_groups:
            yield shard.read(number, name)

    def column(self, name: str) -> pa.Array:
        """A column in one piece. Raises ClaimpackError REL005 if it cannot be read, or is over 2 GB."""
        try:
            return pa.concat_arrays([pa.array([], self.shards[0].schema.field(name).type), *self.pieces(name)])
        except pa.ArrowInvalid as error:
            raise _unreadable(self.shards[0].path, f"column {name} cannot be read: {error}") from error

    def values(self, name: str, rows: Sequence[int]) -> list[object]:
        """The values of some rows, by their numbers in the part, in that order. Raises ClaimpackError REL005 if they cannot be read."""
        found: dict[int, object] = {}
        wanted, first = sorted(set(rows)), 0
        for shard, number, n_rows in self.row_groups:
            here = wanted[bisect_left(wanted, first) : bisect_left(wanted, first + n_rows)]
            if here:
                values = shard.read(number, name).take(pa.array([row - first for row in here])).to_pylist()
                found.update(zip(here, values, strict=True))
            first += n_rows
        return [found[row] for row in rows]


@dataclass(frozen=True)
class Shard:
    """An open Parquet file."""

    path: Path
    file: pq.ParquetFile

    @property
    def schema(self) -> pa.Schema:
        """Its columns."""
        return self.file.schema_arrow

    def read(self, row_group: int, name: str) -> pa.Array:
        """A column of a row group. Raises ClaimpackError REL005 if it cannot be read."""
        try:
            return self.file.read_row_group(row_group, columns=[name], use_threads=False)[name].combine_chunks()
        except (OSError, pa.ArrowException) as error:
            raise _unreadable(self.path, f"column {name} cannot be read: {error}") from error


@dataclass(frozen=True)
class OpenSide:
    """An open release. Unlike release.Release it may be of another schema version, and reads single columns."""

    path: Path
    manifest: Manifest

    @cached_property
    def entries(self) -> dict[str, TableEntry]:
        """What the manifest says of each table."""
        return {entry.name: entry for entry in self.manifest.tables}

    @cached_property
    def digests(self) -> dict[str, str]:
        """Path of a file in the release -> its SHA-256, as the manifest says."""
        return {entry.path: entry.sha256 for entry in self.manifest.files}

    def schema(self, table: str) -> pa.Schema:
        """The columns of a table. Raises ClaimpackError REL005 as `shard` does."""
        return self.shard(table, 0).schema

    def shard(self, table: str, number: int) -> Shard:
        """A shard of a table. Raises ClaimpackError REL005 if it is no Parquet file or has other columns than its schema."""
        path = self.path / self.shard_path(table, number)
        try:
            shard = Shard(path, pq.ParquetFile(path))
        except (OSError, pa.ArrowException) as error:
            raise _unreadable(path, f"the file cannot be read: {error}") from error
        names = shard.schema.names
        if len(set(names)) != len(names) or (self.manifest.schema_version == VERSION and not shard.schema.equals(arrow_schema(table))):
            raise _unreadable(path, "its columns are not those of the schema")
        return shard

    def shard_path(self, table: str, number: int) -> str:
        """Path of a shard inside the release."""
        return f"{DATA}/{table}/{shard_name(number, self.entries[table].n_shards)}"


def open_side(path: Path) -> OpenSide:
    """The release in a folder, of whatever schema version. Raises ClaimpackError REL001, REL002 as `open_release` does."""
    try:
        return OpenSide(path, open_release(path).manifest)
    except ClaimpackError as error:
        if error.code != "REL003":
            raise
    return OpenSide(path, read_foreign(path / MANIFEST))


def parts(old: OpenSide, new: OpenSide, table: str) -> Iterator[tuple[Part, Part]]:
    """Stretches of both tables that hold the same ids, without those whose files are equal.

    Shards are ranges of the hash in the ids, so that any common divisor of the numbers of shards cuts both tables alike.
    """
    n_old, n_new = old.entries[table].n_shards, new.entries[table].n_shards
    n_parts = gcd(n_old, n_new)
    for number in range(n_parts):
        old_shards, new_shards = (range(number * n // n_parts, (number + 1) * n // n_parts) for n in (n_old, n_new))
        if _digests(old, table, old_shards) != _digests(new, table, new_shards):
            yield _open_part(old, table, old_shards), _open_part(new, table, new_shards)


def _open_part(side: OpenSide, table: str, shards: range) -> Part:
    return Part(tuple(side.shard(table, shard) for shard in shards))


def _digests(side: OpenSide, table: str, shards: range) -> list[str]:
    """The digests of the shards as the manifest says; of a file that it does not list, a word that no other has."""
    paths = [side.shard_path(table, shard) for shard in shards]
    return [side.digests.get(path, f"{side.path}/{path}") for path in paths]


def _unreadable(path: Path, what: str) -> ClaimpackError:
    return ClaimpackError("REL005", what, where=str(path), hint="run `claimpack verify`")
