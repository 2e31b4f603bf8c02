"""The manifest of a release of another schema version: what it has of ours, checked as far as a comparison depends on it."""

import json
import re
from pathlib import Path

from claimpack.builders.write.info import Digest, Source
from claimpack.builders.write.manifest import FileEntry, Manifest, Named, TableEntry
from claimpack.schema.problems import ClaimpackError

_VERSION = re.compile(r"[0-9]+\.[0-9]+\.[0-9]+")
_NAME = re.compile(r"[a-z][a-z0-9_]*")
_MOST_SHARDS = 4096
# What no comparison depends on, and older or newer manifests may lack.
_UNSAID = {
    **dict.fromkeys(("title", "description", "rights_note", "lock"), ""),
    **dict.fromkeys(("license", "homepage", "release_date"), None),
    **dict.fromkeys(("creators", "changes"), ()),
}
_WORDS = ("name", "version", "schema_version", "run_id", "language", "text_mode")
_LISTS: dict[str, type[Digest | Source | TableEntry | FileEntry]] = {
    "configuration": Digest,
    "packs": Digest,
    "models": Digest,
    "inputs": Source,
    "tables": TableEntry,
    "files": FileEntry,
}


def read_foreign(path: Path) -> Manifest:
    """The manifest in a file; keys that are not ours are left out. Raises ClaimpackError REL002 if it lacks one of ours."""
    try:
        found = json.loads(path.read_bytes())
        lists = {
            name: tuple(kind(**{key: entry[key] for key in kind.__dataclass_fields__}) for entry in found[name])
            for name, kind in _LISTS.items()
        }
        words = {key: str(found[key]) for key in _WORDS}
        libraries = tuple(Named(entry["name"], entry["version"]) for entry in found["libraries"])
        tool = Named(found["tool"]["name"], found["tool"]["version"])
    except (ValueError, LookupError, TypeError) as error:
        raise _broken(f"{type(error).__name__}: {error}", path) from error
    manifest = Manifest(**words, **lists, **_UNSAID, libraries=libraries, tool=tool)  # type: ignore[arg-type]
    if not _VERSION.fullmatch(manifest.version):
        raise _broken(f"version {manifest.version!r}", path)
    for table in manifest.tables:
        counts = (table.n_rows, table.n_shards)
        if not _NAME.fullmatch(table.name) or set(map(type, counts)) != {int} or not 0 < table.n_shards <= _MOST_SHARDS:
            raise _broken(f"table {table.name!r} with {table.n_rows!r} rows in {table.n_shards!r} files", path)
    return manifest


def _broken(what: str, path: Path) -> ClaimpackError:
    return ClaimpackError("REL002", f"the manifest is broken: {what}", where=str(path), hint="get the release again, or build it again")
