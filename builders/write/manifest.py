"""manifest.json: what a release holds and what it was made from, as a typed record.

The file is checked against schema/release.schema.json whenever it is written or read; the long lists (inputs, files) are first looked
through by a plain loop, and only where that finds a fault does jsonschema say which: it takes minutes for 100,000 inputs. The file holds
no time, host or outside path.
"""

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.metadata import version
from importlib.resources import files as resources
from pathlib import PurePosixPath
from typing import Any

from claimpack.builders.write.changes import Cause, Change, TableChange
from claimpack.builders.write.indented import indented_json
from claimpack.builders.write.info import Digest, ReleaseInfo, Source
from claimpack.schema.catalogue import TABLES, VERSION, load
from claimpack.schema.problems import ClaimpackError

MANIFEST = "manifest.json"
TOOL = "claimpack"
_LISTS: Mapping[str, type[Digest | Source]] = {"configuration": Digest, "packs": Digest, "models": Digest, "inputs": Source}
_LONG = {"inputs": "source_uri", "files": "path"}  # the lists that grow with the corpus, and the name in their entries
_SHA256 = re.compile(r"[0-9a-f]{64}")


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
    title: str
    description: str
    license: str | None
    rights_note: str
    homepage: str | None
    creators: tuple[str, ...]
    release_date: date | None
    text_mode: str
    tool: Named
    lock: str
    libraries: tuple[Named, ...]
    configuration: tuple[Digest, ...]
    packs: tuple[Digest, ...]
    models: tuple[Digest, ...]
    inputs: tuple[Source, ...]
    changes: tuple[Change, ...]
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
        title=info.title,
        description=info.description,
        license=info.license,
        rights_note=info.rights_note,
        homepage=info.homepage,
        creators=info.creators,
        release_date=info.release_date,
        text_mode=info.text_mode,
        tool=Named(TOOL, info.tool_version),
        lock=lock_digest(),
        libraries=tuple(Named(name, version(name)) for name in names),
        configuration=tuple(sorted(info.configuration)),
        packs=tuple(sorted(info.packs)),
        models=tuple(sorted(info.models)),
        inputs=tuple(sorted(info.inputs)),
        changes=info.changes,
        tables=tuple(tables),
        files=tuple(sorted(files)),
    )


@cache
def lock_digest() -> str:
    """The SHA-256 of requirements.lock, as lock.sha256 beside this file says (in the form of sha256sum)."""
    return (resources("claimpack.builders.write") / "lock.sha256").read_text(encoding="utf-8").split()[0]


def manifest_json(manifest: Manifest) -> bytes:
    """The file's content. Raises ClaimpackError REL002 if it is not what schema/release.schema.json says."""
    content = indented_json(manifest)
    _check(json.loads(content), MANIFEST)
    return content


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
    lists: dict[str, Any] = {name: tuple(kind(**entry) for entry in found[name]) for name, kind in _LISTS.items()}
    lists["tables"] = tuple(TableEntry(**entry) for entry in found["tables"])
    lists["files"] = tuple(FileEntry(**entry) for entry in found["files"])
    lists["libraries"] = tuple(Named(**entry) for entry in found["libraries"])
    lists["changes"] = tuple(map(_change, found["changes"]))
    lists["creators"] = tuple(found["creators"])
    day = found["release_date"]
    return Manifest(**{**found, **lists, "tool": Named(**found["tool"]), "release_date": date.fromisoformat(day) if day else None})


def _change(found: Mapping[str, Any]) -> Change:
    tables = tuple(TableChange(**entry) for entry in found["tables"])
    causes = tuple(Cause(**{**entry, "names": tuple(entry["names"])}) for entry in found["causes"])
    return Change(**{**found, "tables": tables, "causes": causes})


def _check(found: Any, where: str) -> None:
    """Everything but the long lists by jsonschema; those too where a plain loop finds something odd in them."""
    from jsonschema import Draft202012Validator

    shortened = found
    if isinstance(found, dict) and all(_is_plain(found.get(name), key) for name, key in _LONG.items()):
        shortened = {**found, **{name: [] for name in _LONG}}
    validator = Draft202012Validator(load("release"), format_checker=Draft202012Validator.FORMAT_CHECKER)
    for error in sorted(validator.iter_errors(shortened), key=lambda error: (error.json_path, error.message)):
        raise _broken(f"{error.json_path}: {error.message}", where)


def _is_plain(entries: object, name: str) -> bool:
    """Whether it is a list of nothing but {name, sha256, n_bytes} of the right types."""
    keys = {name, "sha256", "n_bytes"}
    return isinstance(entries, list) and all(
        type(entry) is dict
        and entry.keys() == keys
        and type(entry[name]) is str
        and type(entry["n_bytes"]) is int
        and type(entry["sha256"]) is str
        and _SHA256.fullmatch(entry["sha256"])
        for entry in entries
    )


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
