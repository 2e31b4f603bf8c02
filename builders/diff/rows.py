"""Rows that differ, as people read them: which row it is, and its columns before and after."""

from collections.abc import Iterator, Mapping
from datetime import date

import pyarrow as pa
import pyarrow.compute as pc

from claimpack.builders.diff.pairs import Pair
from claimpack.builders.diff.records import Cell, RowDiff

# Table -> the column that tells people which row it is.
LABELS = {
    "articles": "source_uri",
    "claims": "text",
    "mentions": "text",
    "entities": "canonical_name",
    "relations": "explanation",
    "provenance": "rule",
    "rejects": "reason",
    "reviews": "claim_id",
}


def list_rows(pair: Pair, change: str, rows: pa.Array, columns: Mapping[str, pa.Array]) -> Iterator[RowDiff]:
    """The rows, in order. `columns`: column -> the common rows in which it differs; added and removed rows have no cells."""
    side, ids = (pair.old, pair.old_ids) if change == "removed" else (pair.new, pair.new_ids)
    is_common = change not in {"added", "removed"}
    places = pair.in_new.rows.take(rows) if is_common else rows
    labels = side.values(LABELS[pair.table], places.to_pylist()) if LABELS[pair.table] in side.names else [""] * len(rows)
    cells = _cells(pair, rows, columns) if is_common else [[] for _ in range(len(rows))]
    for row_id, label, row_cells in zip(ids.take(places).to_pylist(), labels, cells, strict=True):
        yield RowDiff(change, row_id, str(label or ""), tuple(row_cells))


def _cells(pair: Pair, rows: pa.Array, columns: Mapping[str, pa.Array]) -> list[list[Cell]]:
    cells: dict[int, list[Cell]] = {row: [] for row in rows.to_pylist()}
    for name, differ in columns.items():
        here = rows.filter(pc.is_in(rows, value_set=differ))
        old = pair.old.values(name, pair.in_old.rows.take(here).to_pylist())
        new = pair.new.values(name, pair.in_new.rows.take(here).to_pylist())
        for row, before, after in zip(here.to_pylist(), old, new, strict=True):
            cells[row].append(Cell(name, _json(before), _json(after)))
    return list(cells.values())


def _json(value: object) -> object:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, list):
        return [_json(each) for each in value]
    return {key: _json(each) for key, each in value.items()} if isinstance(value, dict) else value
