"""attestation.json: which files came out of which inputs, as an unsigned in-toto Statement with SLSA provenance.

Formats: https://in-toto.io/Statement/v1 and https://slsa.dev/provenance/v1. Subjects are the release's files without this one and
the manifest (which lists this one); what the manifest says beside its files and tables is a by-product with a digest. Dependencies are
configuration, language packs, models, the lock of what the program was tested with, the release whose successor this is, and every
source. To sign it is left to whoever publishes.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from claimpack.builders.write.indented import indented_json
from claimpack.builders.write.info import ReleaseInfo
from claimpack.builders.write.manifest import MANIFEST, TOOL, FileEntry, lock_digest
from claimpack.schema.sealing import SEALED

ATTESTATION = "attestation.json"


@dataclass(frozen=True, slots=True)
class Sha256:
    """A digest by its algorithm."""

    sha256: str


@dataclass(frozen=True, slots=True)
class Resource:
    """A ResourceDescriptor: what something is called, and its digest."""

    digest: Sha256
    name: str


def attestation(info: ReleaseInfo, files: Iterable[FileEntry], sealed: str) -> bytes:
    """The statement; `sealed` is the manifest's digest without files and tables (schema/sealing.py).

    It names no time, no host and no builder but the program: the same release gives the same bytes.
    """
    statement = {
        "_type": "https://in-toto.io/Statement/v1",
        "subject": [Resource(Sha256(file.sha256), file.path) for file in sorted(files)],
        "predicateType": "https://slsa.dev/provenance/v1",
        "predicate": {
            "buildDefinition": {
                "buildType": f"urn:{TOOL}:build:1",
                "externalParameters": {
                    "name": info.name,
                    "version": info.version,
                    "language": info.language,
                    "text": info.text_mode,
                    "shards": info.shards,
                },
                "resolvedDependencies": _dependencies(info),
            },
            "runDetails": {
                "builder": {"id": f"urn:{TOOL}:{info.tool_version}"},
                "metadata": {"invocationId": info.run_id},
                "byproducts": [{"name": SEALED, "digest": {"sha256": sealed}}],
            },
        },
    }
    return indented_json(statement)


def _dependencies(info: ReleaseInfo) -> tuple[Resource, ...]:
    groups = {"configuration": info.configuration, "pack": info.packs, "model": info.models}
    made_with = [(f"{group}:{digest.name}", digest.sha256) for group, digests in groups.items() for digest in sorted(digests)]
    made_with.append(("lock:requirements.lock", lock_digest()))
    made_with += [(f"release:{change.previous}/{MANIFEST}", change.manifest) for change in info.changes[:1]]
    sources = [(source.source_uri, source.sha256) for source in sorted(info.inputs)]
    return tuple(Resource(Sha256(digest), name) for name, digest in (*made_with, *sources))
