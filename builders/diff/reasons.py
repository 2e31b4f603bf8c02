"""Why two releases differ: what their manifests say they were made from. Everything here is read off the manifests alone."""

from collections.abc import Iterable, Iterator

from claimpack.builders.diff.records import Reason
from claimpack.builders.write.info import Digest
from claimpack.builders.write.manifest import Manifest

# What computes rows. If one of these differs, a derived value may be another without any new article.
PROGRAM = frozenset({"schema", "tool", "library", "pack", "model", "language"})


def find_reasons(old: Manifest, new: Manifest) -> tuple[Reason, ...]:
    """Everything that went into the two and is not the same: the dataset first, then the program, then its input; by name."""
    return tuple(_reasons(old, new))


def _reasons(old: Manifest, new: Manifest) -> Iterator[Reason]:
    yield from _one("dataset", "name", old.name, new.name)
    yield from _one("version", "version", old.version, new.version)
    yield from _one("schema", "schema/", old.schema_version, new.schema_version)
    yield from _many("tool", [(old.tool.name, old.tool.version)], [(new.tool.name, new.tool.version)])
    yield from _many("library", _versions(old), _versions(new))
    yield from _many("pack", _digests(old.packs), _digests(new.packs))
    yield from _many("model", _digests(old.models), _digests(new.models))
    yield from _many("configuration", _digests(old.configuration), _digests(new.configuration))
    yield from _one("language", "language", old.language, new.language)
    yield from _one("text", "build.text", old.text_mode, new.text_mode)
    inputs = [[(source.source_uri, source.sha256) for source in side.inputs] for side in (old, new)]
    yield from _many("input", *inputs)
    if _data(old) == _data(new):
        yield from _many("file", *([(file.path, file.sha256) for file in side.files] for side in (old, new)))


def _one(kind: str, name: str, old: str, new: str) -> Iterator[Reason]:
    if old != new:
        yield Reason(kind, name, old, new)


def _many(kind: str, old: Iterable[tuple[str, str]], new: Iterable[tuple[str, str]]) -> Iterator[Reason]:
    before, after = dict(old), dict(new)
    for name in sorted(before.keys() | after.keys()):
        yield from _one(kind, name, before.get(name, ""), after.get(name, ""))


def _data(manifest: Manifest) -> list[tuple[str, str]]:
    return [(table.name, table.logical_digest) for table in manifest.tables]


def _versions(manifest: Manifest) -> list[tuple[str, str]]:
    return [(library.name, library.version) for library in manifest.libraries]


def _digests(named: Iterable[Digest]) -> list[tuple[str, str]]:
    return [(digest.name, digest.sha256) for digest in named]
