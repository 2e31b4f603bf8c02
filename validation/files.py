"""Files against the manifest: each is there, as it was, and there is none besides. The data's logical digest is `verify`'s to check."""

import hashlib
from collections.abc import Iterator

import pyarrow as pa
import pyarrow.parquet as pq

from claimpack.schema.problems import Finding
from claimpack.validation.release import DATA, MANIFEST, Release, TableEntry

_AGAIN = "get the release again, or build it again"


def check_files(release: Release) -> Iterator[Finding]:
    """REL010 a file is missing, REL011 it differs, REL012 it is not listed; REL014 other rows, REL017 other shards than listed."""
    listed = {entry.path: entry for entry in release.files}
    for name, entry in listed.items():
        path = release.path / name
        if not path.is_file():
            yield Finding("REL010", name, "the file is missing", _AGAIN)
            continue
        with path.open("rb") as stream:
            digest, n_bytes = hashlib.file_digest(stream, "sha256").hexdigest(), stream.tell()
        if (digest, n_bytes) != (entry.sha256, entry.n_bytes):
            message = f"SHA-256 {digest[:12]}... and {n_bytes} bytes; the manifest says {entry.sha256[:12]}... and {entry.n_bytes}"
            yield Finding("REL011", name, message, _AGAIN)
    for found in sorted(release.path.rglob("*")):
        name = found.relative_to(release.path).as_posix()
        if name not in listed and name != MANIFEST and (found.is_symlink() or not found.is_dir()):
            yield Finding("REL012", name, "the file is not in the manifest", "remove it")
    for table in release.tables:
        yield from _check_counts(release, table)


def _check_counts(release: Release, table: TableEntry) -> Iterator[Finding]:
    where = f"{DATA}/{table.name}"
    n_files = sum(entry.path.startswith(f"{where}/") for entry in release.files)
    if n_files != table.n_shards:
        yield Finding("REL017", where, f"{n_files} files are listed for {table.n_shards} shards", "build the release again")
    try:
        n_rows = sum(pq.read_metadata(path).num_rows for path in release.files_of(table.name))
    except (pa.ArrowException, OSError):
        return  # told as REL015 by the check of rows
    if n_rows != table.n_rows:
        yield Finding("REL014", where, f"{n_rows} rows; the manifest says {table.n_rows}", _AGAIN)
