"""Two releases compared: rows added, removed and changed, why, and the version that this asks for."""

from collections.abc import Iterator
from pathlib import Path

from claimpack.builders.diff.asked import asked_level, find_grounds, meaning_of, next_version, parts_of
from claimpack.builders.diff.reasons import find_reasons
from claimpack.builders.diff.records import Diff, Side
from claimpack.builders.diff.sides import OpenSide, open_side
from claimpack.builders.diff.tables import compare_table
from claimpack.schema.catalogue import TABLES


def diff(old: Path, new: Path, *, limit: int | None = None) -> Diff:
    """What differs between the releases in two folders. `limit`: at most so many rows of each kind are listed per table; None lists all.

    Counts are complete whatever the limit. The manifests are believed where they say that a table or file is the same in both:
    run `verify` on each if in doubt.

    Raises ClaimpackError REL001, REL002 for a folder that holds no release, REL005 for a file that cannot be read, REL040, REL041
    for tables whose rows cannot be told apart.
    """
    return compare(open_side(old), open_side(new), limit=limit)


def compare(before: OpenSide, after: OpenSide, *, limit: int | None = None) -> Diff:
    """What differs between two open releases; `limit` and errors as for `diff`."""
    tables = tuple(compare_table(before, after, table, limit) for table in _table_names(before, after))
    reasons = find_reasons(before.manifest, after.manifest)
    grounds = find_grounds(tables, reasons, is_same=before.manifest == after.manifest)
    level = asked_level(grounds)
    following = next_version(before.manifest.version, level)
    return Diff(
        old=_side(before),
        new=_side(after),
        level=level,
        meaning=meaning_of(level, tables),
        next_version=following,
        is_enough=parts_of(after.manifest.version) >= parts_of(following),
        grounds=grounds,
        reasons=reasons,
        warnings=tuple(_warnings(before, after)),
        tables=tables,
    )


def _table_names(old: OpenSide, new: OpenSide) -> list[str]:
    """The tables of either side: those of the data model in its order, then others by name."""
    names = old.entries.keys() | new.entries.keys()
    return [name for name in TABLES if name in names] + sorted(names - set(TABLES))


def _side(side: OpenSide) -> Side:
    manifest = side.manifest
    return Side(side.path.as_posix(), manifest.name, manifest.version, manifest.schema_version, manifest.text_mode, manifest.run_id)


def _warnings(old: OpenSide, new: OpenSide) -> Iterator[str]:
    before, after = old.manifest, new.manifest
    if before.name != after.name:
        yield f"the two are different datasets: {before.name} and {after.name}"
    if parts_of(after.version) < parts_of(before.version):
        yield f"the new release has a lower version than the old one: {after.version} after {before.version}"
    if before.schema_version != after.schema_version:
        yield f"the two have different schema versions, {before.schema_version} and {after.schema_version}: only what both have is compared"
    if before.text_mode != after.text_mode:
        yield f'texts are released differently, "{before.text_mode}" and "{after.text_mode}": they are not compared'
