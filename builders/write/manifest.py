"""manifest.json: what a release holds and what it was made from, as a typed record.

The file is checked against schema/release.schema.json whenever it is written or read. It holds no time, host or outside path.
"""

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from importlib.metadata import version
from pathlib import PurePosixPath

from claimpack.builders.write.info import Digest, ReleaseInfo, Source
from claimpack.schema.catalogue import TABLES, VERSION, load
from claimpack.schema.problems import ClaimpackError

MANIFEST = "manifest.json"
TOOL = "claimpack"


@dataclass(frozen=True, slots=True, order=True)
class Named:
    """A program or library and its version."""

    name: str
    version: str


@dataclass(frozen=True, slots=True)
class TableEntry:
    """What the manifest says of a table."""

    name: str
    n_rows: int
    n_shards: int
    logical_digest: str


@dataclass(frozen=True, slots=True, order=True)
class FileEntry:
    """What the manifest says of a file: its path inside the release with /, SHA-256 in hex, size in bytes."""

    path: str
    sha256: str
    n_bytes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """The whole manifest; the names are those of the file."""

    name: str
    version: str
    schema_version: str
    run_id: str
    language: str
    text_mode: str
    tool: Named
    libraries: tuple[Named, ...]
    configuration: tuple[Digest, ...]
    packs: tuple[Digest, ...]
    models: tuple[Digest, ...]
    inputs: tuple[Source, ...]
    tables: tuple[TableEntry, ...]
    files: tuple[FileEntry, ...]

    def table(self, name: str) -> TableEntry:
        """The entry of a table. Raises ClaimpackError REL004 if the release has none of that name."""
        for entry in self.tables:
            if entry.name == name:
                return entry
        known = ", ".join(entry.name for entry in self.tables)
        raise ClaimpackError("REL004", f"no table {name!r} in {self.name} {self.version}", hint=f"one of: {known}")


def manifest_of(info: ReleaseInfo, tables: Iterable[TableEntry], files: Iterable[FileEntry]) -> Manifest:
    """The manifest of a release, every list in a fixed order."""
    names = sorted({"pyarrow", *info.libraries})
    return Manifest(
        name=info.name,
        version=info.version,
        schema_version=VERSION,
        run_id=info.run_id,
        language=info.language,
        text_mode=info.text_mode,
        tool=Named(TOOL, info.tool_version),
        libraries=tuple(Named(name, version(name)) for name in names),
        configuration=tuple(sorted(info.configuration)),
        packs=tuple(sorted(info.packs)),
        models=tuple(sorted(info.models)),
        inputs=tuple(sorted(info.inputs)),
        tables=tuple(tables),
        files=tuple(sorted(files)),
    )


def manifest_json(manifest: Manifest) -> bytes:
    """The file's content. Raises ClaimpackError REL002 if it is not what schema/release.schema.json says."""
    content = json.dumps(asdict(manifest), ensure_ascii=False, indent=2, sort_keys=True) + "\n"
    _check(json.loads(content), MANIFEST)
    return content.encode()


def read_manifest(content: bytes, where: str) -> Manifest:
    """The record of a file's content. Raises ClaimpackError REL002 if it is broken, REL003 if its schema is another's."""
    try:
        found = json.loads(content)
    except (ValueError, RecursionError) as error:
        raise _broken(str(error), where) from error
    if isinstance(found, dict) and found.get("schema_version", VERSION) != VERSION:
        message = f"the release has schema {found['schema_version']!r}, this claimpack reads {VERSION}"
        raise ClaimpackError("REL003", message, where=where, hint="install the claimpack that the manifest names under `tool`")
    _check(found, where)
    _check_paths([entry["path"] for entry in found["files"]], where)
    _check_tables([entry["name"] for entry in found["tables"]], where)
    lists = {"configuration": Digest, "packs": Digest, "models": Digest, "inputs": Source, "tables": TableEntry, "files": FileEntry}
    parts = {name: tuple(kind(**entry) for entry in found[name]) for name, kind in lists.items()}
    libraries = tuple(Named(**entry) for entry in found["libraries"])
    return Manifest(**{**found, **parts, "libraries": libraries, "tool": Named(**found["tool"])})


def _check(found: object, where: str) -> None:
    from jsonschema import Draft202012Validator

    errors = Draft202012Validator(load("release")).iter_errors(found)
    for error in sorted(errors, key=lambda error: (error.json_path, error.message)):
        raise _broken(f"{error.json_path}: {error.message}", where)


def _check_paths(paths: list[str], where: str) -> None:
    for path in paths:
        parts = PurePosixPath(path)
        if "\\" in path or parts.is_absolute() or ".." in parts.parts or str(parts) != path or path == ".":
            raise _broken(f"{path!r} is no path inside the release", where)
    if len(set(paths)) != len(paths):
        raise _broken("a path stands twice under files", where)


def _check_tables(names: list[str], where: str) -> None:
    if names != [name for name in TABLES if name in names]:
        raise _broken(f"its tables are {', '.join(names)}", where)


def _broken(what: str, where: str) -> ClaimpackError:
    return ClaimpackError("REL002", f"the manifest is broken: {what}", where=where, hint="get the release again, or build it again")
