"""What differs in one table: rows matched by their ids, columns compared one by one, so that memory holds a few columns of a part.

A row that differs only in derived values follows; one that only names another run is counted, and not listed.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

import pyarrow as pa
import pyarrow.compute as pc

from claimpack.builders.diff.cells import differing
from claimpack.builders.diff.derived import derived_at
from claimpack.builders.diff.layout import common_columns, compare_layout, withheld
from claimpack.builders.diff.pairs import Pair, match_rows
from claimpack.builders.diff.records import ColumnCount, RowDiff, TableDiff
from claimpack.builders.diff.rows import list_rows
from claimpack.builders.diff.sides import OpenSide, parts
from claimpack.schema.catalogue import TABLES
from claimpack.schema.columns import unique_key
from claimpack.schema.problems import ClaimpackError

_LISTED = ("changed", "removed", "added", "follows")
_NO_ROWS = pa.array([], pa.uint64())


@dataclass(slots=True)
class _Tally:
    """What was found in the parts of a table so far: rows per kind of change, rows per path, and the rows that are listed."""

    n_rows: dict[str, int] = field(default_factory=lambda: dict.fromkeys((*_LISTED, "run"), 0))
    paths: dict[str, int] = field(default_factory=dict)
    listed: dict[str, list[RowDiff]] = field(default_factory=lambda: {change: [] for change in _LISTED})


def compare_table(old: OpenSide, new: OpenSide, table: str, limit: int | None) -> TableDiff:
    """What differs in a table. `limit`: at most so many rows of each kind are listed; None lists all.

    Raises ClaimpackError REL005 for a file that cannot be read, REL040 for a table that differs and whose rows have no known key,
    REL041 if two of its rows have one id.
    """
    layout = compare_layout(old, new, table)
    n_old, n_new = (side.entries[table].n_rows if table in side.entries else 0 for side in (old, new))
    if layout and layout[0].path == table:
        return TableDiff(name=table, n_old=n_old, n_new=n_new, schema_changes=layout)
    tally = _Tally()
    if layout or old.entries[table].logical_digest != new.entries[table].logical_digest:
        columns, left_out = _compared_columns(old, new, table), withheld(old, new, table)
        for before, after in parts(old, new, table):
            _compare_part(match_rows(table, before, after), columns, left_out, limit, tally)
    order = {name: place for place, name in enumerate(old.schema(table).names)}
    paths = sorted(tally.paths.items(), key=lambda item: (order[_column(item[0])], item[0]))
    return TableDiff(
        name=table,
        n_old=n_old,
        n_new=n_new,
        **{f"n_{change}": n for change, n in tally.n_rows.items()},
        columns=tuple(ColumnCount(path, n, derived_at(table, path)) for path, n in paths),
        schema_changes=layout,
        rows=tuple(row for change in _LISTED for row in tally.listed[change]),
    )


def _compared_columns(old: OpenSide, new: OpenSide, table: str) -> list[str]:
    columns = common_columns(old, new, table)
    keys = unique_key(table) if table in TABLES else ("",)
    is_keyed = set(keys) <= set(columns) and all(
        pa.types.is_string(side.schema(table).field(key).type) for side in (old, new) for key in keys
    )
    if not is_keyed:
        hint = "install the claimpack that the manifests name under `tool`"
        raise ClaimpackError("REL040", f"this claimpack knows no key of {table} that both releases have", where=str(new.path), hint=hint)
    return [name for name in columns if name not in keys]


def _compare_part(pair: Pair, columns: Iterable[str], left_out: frozenset[str], limit: int | None, tally: _Tally) -> None:
    paths = {path: rows for path, rows in _compare_columns(pair, columns).items() if path not in left_out}
    for path, rows in paths.items():
        tally.paths[path] = tally.paths.get(path, 0) + len(rows)
    shown = _by_column({path: rows for path, rows in paths.items() if derived_at(pair.table, path) != "run"})
    for change, rows in _sorted_out(pair, paths).items():
        tally.n_rows[change] += len(rows)
        room = len(rows) if limit is None else limit - len(tally.listed.get(change, ()))
        if change in tally.listed and min(room, len(rows)) > 0:
            tally.listed[change] += list_rows(pair, change, rows.slice(0, room), shown)


def _compare_columns(pair: Pair, columns: Iterable[str]) -> dict[str, pa.Array]:
    """Path -> the common rows that differ there."""
    found: dict[str, list[pa.Array]] = {}
    for name in columns:
        for first, old, new in pair.column(name):
            for path, rows in differing(old, new, name):
                found.setdefault(path, []).append(pc.add(rows, pa.scalar(first, pa.uint64())))
    return {path: _union(rows) for path, rows in found.items()}


def _sorted_out(pair: Pair, paths: Mapping[str, pa.Array]) -> dict[str, pa.Array]:
    """Kind of change -> rows: of the old table if removed, of the new one if added, else common rows. A row has one kind."""
    by_kind: dict[str, list[pa.Array]] = {"": [_NO_ROWS], "corpus": [_NO_ROWS], "run": [_NO_ROWS]}
    for path, rows in paths.items():
        by_kind[derived_at(pair.table, path)].append(rows)
    changed, follows, run = (_union(each) for each in by_kind.values())
    return {
        "changed": changed,
        "removed": pair.removed,
        "added": pair.added,
        "follows": _without(follows, changed),
        "run": _without(run, _union([changed, follows])),
    }


def _by_column(paths: Mapping[str, pa.Array]) -> dict[str, pa.Array]:
    columns: dict[str, list[pa.Array]] = {}
    for path, rows in paths.items():
        columns.setdefault(_column(path), []).append(rows)
    return {name: _union(rows) for name, rows in columns.items()}


def _column(path: str) -> str:
    return path.partition("[")[0].partition(".")[0]


def _union(rows: list[pa.Array]) -> pa.Array:
    every = pa.concat_arrays(rows).unique()
    return every.take(pc.array_sort_indices(every))


def _without(rows: pa.Array, others: pa.Array) -> pa.Array:
    return rows.filter(pc.invert(pc.is_in(rows, value_set=others)))
