"""Files against the manifest: each is there, as it was, and there is none besides. The data's logical digest is `verify`'s to check."""

import hashlib
import json
from collections.abc import Iterator, Mapping
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from claimpack.schema.problems import Finding
from claimpack.schema.sealing import SEALED, seal_of
from claimpack.validation.release import DATA, GROUPS, MANIFEST, Release, TableEntry

ATTESTATION = "attestation.json"
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
    yield from check_attestation(release)


def check_attestation(release: Release) -> Iterator[Finding]:
    """REL018: the manifest says something else than the attestation, which need not be there.

    The manifest is the one file whose digest stands nowhere; so what it says is compared with the one other file that says it.
    """
    path = release.path / ATTESTATION
    if not path.is_file():
        return
    try:
        said = _attested(json.loads(path.read_bytes())["predicate"])
    except (OSError, ValueError, LookupError, TypeError, AttributeError) as error:
        yield Finding("REL018", ATTESTATION, f"the attestation cannot be read: {type(error).__name__}", _AGAIN)
        return
    promised = _promised(release)
    promised |= {name: "" for name in said if name.startswith(GROUPS) and name not in promised}
    differing = [name for name, value in promised.items() if said.get(name) != value]
    for name in [name for name in differing if name != SEALED] or differing:  # the seal is told of where nothing else tells why it broke
        message = f"{name} is {promised[name] or None!r}; {ATTESTATION} says {said.get(name)!r}"
        yield Finding("REL018", MANIFEST, message, _AGAIN)


def _promised(release: Release) -> dict[str, str]:
    """What an attestation has to say, by what it is about; empty for what it should not speak of."""
    identity = release.identity
    return {
        "name": identity.name,
        "version": identity.version,
        "language": identity.language,
        "text_mode": release.text_mode,
        "tool": f"urn:{identity.tool}",
        "run_id": release.run_id,
        SEALED: seal_of(json.loads((release.path / MANIFEST).read_bytes())),
        **dict(identity.digests),
        **{name: digest for name, (digest, _) in release.inputs.items()},
    }


def _attested(predicate: Mapping[str, Any]) -> dict[str, str]:
    definition, details = predicate["buildDefinition"], predicate["runDetails"]
    said, inputs = definition["externalParameters"], definition["resolvedDependencies"]
    return {
        "name": said["name"],
        "version": said["version"],
        "language": said["language"],
        "text_mode": said["text"],
        "tool": details["builder"]["id"],
        "run_id": details["metadata"]["invocationId"],
        **{entry["name"]: entry["digest"]["sha256"] for entry in details.get("byproducts", ())},
        **{entry["name"]: entry["digest"]["sha256"] for entry in inputs if "sha256" in entry.get("digest", {})},
    }


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
