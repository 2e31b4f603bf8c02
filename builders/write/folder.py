"""A whole release on disk: data/<table>/train-*.parquet, README.md, croissant.json, attestation.json, manifest.json."""

import hashlib
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pyarrow as pa

from claimpack.builders.write.attestation import ATTESTATION, attestation
from claimpack.builders.write.card import CARD, card
from claimpack.builders.write.croissant import CROISSANT, croissant
from claimpack.builders.write.digests import digest_of
from claimpack.builders.write.info import ReleaseInfo
from claimpack.builders.write.manifest import MANIFEST, FileEntry, TableEntry, manifest_json, manifest_of
from claimpack.builders.write.numbers import count
from claimpack.builders.write.place import placing
from claimpack.builders.write.shards import shard_name, shards_of, write_shard
from claimpack.schema.arrow import arrow_schema
from claimpack.schema.catalogue import TABLES
from claimpack.schema.problems import ClaimpackError

DATA = "data"
# Where whole articles stand, or could be put together from: what a release without texts leaves out.
TEXT_COLUMNS = {"articles": ("text",), "rejects": ("text",)}


def write_release(
    info: ReleaseInfo,
    tables: Mapping[str, pa.Table],
    target: Path,
    *,
    is_replacing: bool = False,
    check: Callable[[Path], None] | None = None,
) -> Path:
    """Write a release to the folder `target` (by custom <output>/<name>/<version>) and return it.

    `tables` may come in any order and chunks; a table that is not among them has no rows. Whatever goes wrong, an older
    release at `target` stays as it was, and nothing new stands there. `check` is called with the folder of the finished release
    before it is moved to its place: what it raises ends the writing.

    Raises ClaimpackError REL030 to REL034 (see place.py and shards.py), REL031 for an unknown table too, REL035 for a text mode
    that is not supported, REL002 for an info that the manifest cannot hold.
    """
    released = withhold(every_table(tables), info.text_mode)
    with placing(target, is_replacing=is_replacing) as folder:
        entries = [_write_table(name, table, info.shards, folder / DATA / name) for name, table in released.items()]
        files = [file_entry(folder, path) for path in sorted((folder / DATA).rglob("*.parquet"))]
        numbers = count(released)
        files.append(_write(folder / CROISSANT, croissant(info, entries, files, numbers)))
        files.append(_write(folder / CARD, card(info, entries, numbers)))
        files.append(_write(folder / ATTESTATION, attestation(info, files)))
        _write(folder / MANIFEST, manifest_json(manifest_of(info, entries, files)))
        if check:
            check(folder)
    return target


def every_table(tables: Mapping[str, pa.Table]) -> dict[str, pa.Table]:
    """All tables of a release in their order, those not given without rows. Raises ClaimpackError REL031 for an unknown one."""
    for name in tables:
        if name not in TABLES:
            raise ClaimpackError("REL031", f"there is no table {name!r} in a release", where=name, hint=f"one of: {', '.join(TABLES)}")
    return {name: tables[name] if name in tables else arrow_schema(name).empty_table() for name in TABLES}


def withhold(tables: Mapping[str, pa.Table], text_mode: str) -> dict[str, pa.Table]:
    """The tables as a text mode releases them: "full" all, "none" without articles.text and rejects.text.

    Raises ClaimpackError REL035 for any other mode.
    """
    if text_mode == "full":
        return dict(tables)
    if text_mode != "none":
        raise ClaimpackError("REL035", f"text mode {text_mode!r} is not supported", where="build.text", hint='say "full" or "none"')
    return {name: _without(table, TEXT_COLUMNS.get(name, ())) for name, table in tables.items()}


def file_entry(folder: Path, path: Path) -> FileEntry:
    """What the manifest of the release in `folder` says of one of its files. Raises OSError if it cannot be read."""
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
        return FileEntry(path.relative_to(folder).as_posix(), digest, file.tell())


def _without(table: pa.Table, names: tuple[str, ...]) -> pa.Table:
    for name in names:
        index = table.schema.get_field_index(name)
        table = table.set_column(index, table.schema.field(index), pa.nulls(len(table), table.schema.field(index).type))
    return table


def _write_table(name: str, table: pa.Table, n_shards: int, folder: Path) -> TableEntry:
    folder.mkdir(parents=True)

    def written() -> Iterator[pa.Table]:
        for number, shard in enumerate(shards_of(name, table, n_shards)):
            write_shard(shard, folder / shard_name(number, n_shards))
            yield shard

    return TableEntry(name, len(table), n_shards, digest_of(written(), arrow_schema(name)))


def _write(path: Path, content: bytes) -> FileEntry:
    path.write_bytes(content)
    return file_entry(path.parent, path)
