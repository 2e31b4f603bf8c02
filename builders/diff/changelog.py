"""The changelog that a release carries: what it changed against the release before, and what that one recorded of its forerunners."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from claimpack.builders.config import Config, place_of
from claimpack.builders.diff.asked import parts_of
from claimpack.builders.diff.records import Diff, Reason
from claimpack.builders.diff.releases import compare
from claimpack.builders.diff.sides import OpenSide, open_side
from claimpack.builders.ids import sha256_hex
from claimpack.builders.write.changes import Cause, Change, Changelog, TableChange
from claimpack.builders.write.manifest import MANIFEST, Manifest
from claimpack.schema.problems import ClaimpackError

NAMED = 5
# What a reader of the changelog sees anyway, or what is not known before the release is written.
_UNSAID = frozenset({"version", "file"})


def changelog_of(config: Config, target: Path) -> Changelog | None:
    """How to make the changelog of a release that goes to `target`; None where the configuration names no release before it.

    Raises ClaimpackError CFG011 if that release is not there, or is no earlier one.
    """
    previous = find_previous(config, target)
    if previous is None:
        return None

    def changes(folder: Path, manifest: Manifest) -> tuple[Change, ...]:
        before = open_side(previous)
        found = compare(before, OpenSide(folder, manifest), limit=0)
        digest = sha256_hex((previous / MANIFEST).read_bytes())
        return (change_of(found, digest), *before.manifest.changes)

    return changes


def find_previous(config: Config, target: Path) -> Path | None:
    """The folder of the release before: beside `target`, else where the configuration puts its releases."""
    dataset = config.dataset
    if dataset.previous is None:
        return None
    where = place_of(config.path, "dataset", "previous")
    if parts_of(dataset.previous) >= parts_of(dataset.version):
        message = f'dataset.previous "{dataset.previous}" is not before dataset.version "{dataset.version}"'
        raise ClaimpackError("CFG011", message, where=where, hint="name an earlier release, or drop the key")
    places = (target.parent / dataset.previous, config.root / config.output.directory / dataset.name / dataset.previous)
    for place in places:
        if (place / MANIFEST).is_file():
            return place
    looked = " nor ".join(dict.fromkeys(str(place) for place in places))
    message = f'dataset.previous: there is no release "{dataset.previous}" at {looked}'
    raise ClaimpackError("CFG011", message, where=where, hint="build or get that release first, or drop the key")


def change_of(found: Diff, manifest: str) -> Change:
    """What a comparison comes to; `manifest` is the SHA-256 of the older release's manifest."""
    tables = tuple(
        TableChange(table.name, table.n_added, table.n_removed, table.n_changed, table.n_follows)
        for table in found.tables
        if table.n_added or table.n_removed or table.n_changed or table.n_follows
    )
    return Change(found.new.version, found.old.version, manifest, found.level, tables, tuple(causes_of(found.reasons)))


def causes_of(reasons: Iterable[Reason]) -> Iterator[Cause]:
    """The reasons, counted by kind and change, in their order; the first few by name."""
    names: dict[tuple[str, str], list[str]] = {}
    for reason in reasons:
        if reason.kind not in _UNSAID:
            change = "changed" if reason.old and reason.new else "removed" if reason.old else "added"
            names.setdefault((reason.kind, change), []).append(reason.name)
    for (kind, change), found in names.items():
        yield Cause(kind, change, len(found), tuple(found[:NAMED]))
