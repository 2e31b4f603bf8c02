"""A whole release on disk: data/<table>/train-*.parquet, README.md, croissant.json, attestation.json, manifest.json.

With a check also validation.json, what the check found: written last but for attestation and manifest, which then name it too.
"""

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from hashlib import file_digest, sha256
from pathlib import Path

import pyarrow as pa

from claimpack.builders.write.attestation import ATTESTATION, attestation
from claimpack.builders.write.card import CARD, card
from claimpack.builders.write.changes import Changelog
from claimpack.builders.write.croissant import CROISSANT, croissant
from claimpack.builders.write.digests import digest_of
from claimpack.builders.write.info import ReleaseInfo
from claimpack.builders.write.manifest import MANIFEST, FileEntry, Manifest, TableEntry, manifest_json, manifest_of, read_manifest
from claimpack.builders.write.numbers import Numbers, count
from claimpack.builders.write.place import placing
from claimpack.builders.write.shards import shard_content, shard_name, shards_of
from claimpack.builders.write.withholding import withhold
from claimpack.schema.arrow import arrow_schema
from claimpack.schema.catalogue import TABLES
from claimpack.schema.problems import ClaimpackError
from claimpack.schema.sealing import seal_of

DATA = "data"
VALIDATION = "validation.json"

# Gives the content of validation.json for a finished release; raises if it is not to take its place.
Check = Callable[[Path], bytes]


@dataclass(frozen=True, slots=True)
class Packed:
    """A release's tables as finished files: what the manifest says of tables and files, what the card counts, and the content of a file."""

    entries: tuple[TableEntry, ...]
    files: tuple[FileEntry, ...]
    numbers: Numbers
    content: Callable[[FileEntry], bytes | memoryview]


def write_release(
    info: ReleaseInfo,
    tables: Mapping[str, pa.Table] | Packed,
    target: Path,
    *,
    is_replacing: bool = False,
    check: Check | None = None,
    changelog: Changelog | None = None,
    accept: Callable[[Path], None] | None = None,
) -> Path:
    """Write a release to the folder `target` (by custom <output>/<name>/<version>) and return it.

    `tables` may come in any order and chunks; a table that is not among them has no rows. Whatever goes wrong, an older
    release at `target` stays as it was, and nothing new stands there; so it does if it is the same, byte by byte. `check` is called
    with the folder of the finished release, and gives its validation.json; `accept` after it, before the folder is moved to its place: what
    they raise ends the writing. `changelog` tells what the release changed against the one before.

    Raises ClaimpackError REL030 to REL034 (see place.py and shards.py), REL031 for an unknown table too, REL035 for an unknown
    text mode, REL002 for an info that the manifest cannot hold.
    """
    packed = tables if isinstance(tables, Packed) else pack(tables, info)
    try:
        _place(info, packed, target, is_replacing=is_replacing, check=check, changelog=changelog, accept=accept)
    except _UnchangedError:
        return target
    return target


class _UnchangedError(Exception):
    """The release that is there is the new one, byte by byte: there is nothing to check or to move."""


def _place(
    info: ReleaseInfo,
    packed: Packed,
    target: Path,
    *,
    is_replacing: bool,
    check: Check | None,
    changelog: Changelog | None,
    accept: Callable[[Path], None] | None,
) -> None:
    with placing(target, is_replacing=is_replacing) as folder:
        if changelog:
            _write_tables(folder, packed)
            info = replace(info, changes=changelog(folder, manifest_of(info, packed.entries, packed.files)))
        texts = _texts(info, packed)
        if is_replacing and _is_same(texts, target):
            raise _UnchangedError
        if not changelog:
            _write_tables(folder, packed)
        for path, content in texts.contents.items():
            (folder / path).write_bytes(content)
        files = list(texts.files)
        _seal(folder, texts, files)
        if check:
            files.append(_write(folder / VALIDATION, check(folder)))
            _seal(folder, texts, files)
        if accept:
            accept(folder)


def _write_tables(folder: Path, packed: Packed) -> None:
    for entry in packed.files:
        (folder / entry.path).parent.mkdir(parents=True, exist_ok=True)
        (folder / entry.path).write_bytes(packed.content(entry))


@dataclass(frozen=True, slots=True)
class _Texts:
    """Card and Croissant file by path, all files but those of the check and the seal, the manifest without files, and its seal."""

    info: ReleaseInfo
    contents: Mapping[str, bytes]
    files: tuple[FileEntry, ...]
    bare: Manifest
    sealed: str


def _texts(info: ReleaseInfo, packed: Packed) -> _Texts:
    described = croissant(info, packed.entries, packed.files, packed.numbers)
    contents = {CROISSANT: described, CARD: card(info, packed.entries, packed.numbers)}
    written = (FileEntry(path, sha256(content).hexdigest(), len(content)) for path, content in contents.items())
    bare = manifest_of(info, packed.entries, [])
    return _Texts(info, contents, (*packed.files, *written), bare, seal_of(json.loads(manifest_json(bare))))


def _seal(folder: Path, texts: _Texts, files: list[FileEntry]) -> None:
    """Write the two files that name all others."""
    statement = _write(folder / ATTESTATION, attestation(texts.info, files, texts.sealed))
    _write(folder / MANIFEST, manifest_json(_listing(texts.bare, [*files, statement])))


def _listing(bare: Manifest, files: list[FileEntry]) -> Manifest:
    return replace(bare, files=tuple(sorted(files)))


def _is_same(texts: _Texts, there: Path) -> bool:
    """Whether a release is there that is as its manifest says, and that the new one will be with the report of the check that is there."""
    try:
        manifest = read_manifest((there / MANIFEST).read_bytes(), str(there / MANIFEST))
        found = [file_entry(there, path) for path in sorted(there.rglob("*")) if path.is_file() and path != there / MANIFEST]
    except (OSError, ClaimpackError):
        return False
    whole = [*texts.files, *(entry for entry in manifest.files if entry.path == VALIDATION)]
    statement = attestation(texts.info, whole, texts.sealed)
    expected = [*whole, FileEntry(ATTESTATION, sha256(statement).hexdigest(), len(statement))]
    return manifest == _listing(texts.bare, expected) and sorted(found) == sorted(expected)


def pack(tables: Mapping[str, pa.Table], info: ReleaseInfo) -> Packed:
    """The tables as the files of a release, held in memory. Raises as write_release does."""
    released = {name: withhold(name, table, info.text_mode) for name, table in every_table(tables).items()}
    contents: dict[str, memoryview] = {}

    def made(name: str, table: pa.Table) -> Iterator[pa.Table]:
        for number, shard in enumerate(shards_of(name, table, info.shards)):
            contents[shard_path(name, number, info.shards)] = shard_content(shard)
            yield shard

    entries = tuple(
        TableEntry(name, len(table), info.shards, digest_of(made(name, table), arrow_schema(name))) for name, table in released.items()
    )
    files = tuple(FileEntry(path, sha256(content).hexdigest(), len(content)) for path, content in sorted(contents.items()))
    return Packed(entries, files, count(released), lambda entry: contents[entry.path])


def shard_path(name: str, shard: int, n_shards: int) -> str:
    """Where a shard lies in a release."""
    return f"{DATA}/{name}/{shard_name(shard, n_shards)}"


def every_table(tables: Mapping[str, pa.Table]) -> dict[str, pa.Table]:
    """All tables of a release in their order, those not given without rows. Raises ClaimpackError REL031 for an unknown one."""
    for name in tables:
        if name not in TABLES:
            raise ClaimpackError("REL031", f"there is no table {name!r} in a release", where=name, hint=f"one of: {', '.join(TABLES)}")
    return {name: tables[name] if name in tables else arrow_schema(name).empty_table() for name in TABLES}


def file_entry(folder: Path, path: Path) -> FileEntry:
    """What the manifest of the release in `folder` says of one of its files. Raises OSError if it cannot be read."""
    with path.open("rb") as file:
        digest = file_digest(file, "sha256").hexdigest()
        return FileEntry(path.relative_to(folder).as_posix(), digest, file.tell())


def _write(path: Path, content: bytes) -> FileEntry:
    path.write_bytes(content)
    return file_entry(path.parent, path)
