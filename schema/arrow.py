"""Rows as Arrow tables: the schema derived from the JSON Schema, and records to tables and back.

`to_table` builds columns, not rows, and is strict: pyarrow alone would turn 1.5 into 1, a datetime into its day, and drop
what it does not know. Nothing here reads or writes a file.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import cache
from itertools import accumulate, chain, pairwise
from math import isfinite
from operator import attrgetter
from types import NoneType
from typing import get_args, get_type_hints

import pyarrow as pa

from claimpack.schema import records
from claimpack.schema.columns import Column, columns, features, sort_key
from claimpack.schema.problems import ClaimpackError

__all__ = ["RECORDS", "arrow_schema", "features", "to_records", "to_rows", "to_table"]

RECORDS: dict[str, type] = {
    "articles": records.Article,
    "claims": records.Claim,
    "mentions": records.Mention,
    "entities": records.Entity,
    "relations": records.Relation,
    "provenance": records.Provenance,
    "rejects": records.Reject,
    "reviews": records.Review,
}
_ARROW = {
    "string": pa.string(),
    "date32": pa.date32(),
    "int8": pa.int8(),
    "int16": pa.int16(),
    "int32": pa.int32(),
    "int64": pa.int64(),
    "float32": pa.float32(),
    "float64": pa.float64(),
    "bool": pa.bool_(),
}
_FLOATS = ("float32", "float64")
_PYTHON: dict[str, set[type]] = {"string": {str}, "date32": {date}, "bool": {bool}, "float32": {float, int}, "float64": {float, int}}
_BATCH = 4096


@cache
def arrow_schema(table: str) -> pa.Schema:
    """The Arrow schema of a table ("claims"). Raises ClaimpackError REL050 if its JSON Schema is more than Arrow can hold."""
    return pa.schema([_field(column) for column in columns(table)])


def to_table(table: str, rows: Iterable[object]) -> pa.Table:
    """The records as a table of one chunk, sorted by the table's x-sort.

    Raises ClaimpackError REL051, naming row and column, for a value that the column cannot hold exactly.
    """
    ordered = list(rows)
    _check_class(ordered, columns(table), table)
    for column in columns(table):
        if column.name in sort_key(table):
            _array(_members(ordered, column), column, f"{table}.{column.name}")
    ordered.sort(key=attrgetter(*sort_key(table)))
    arrays = [_array(_members(ordered, column), column, f"{table}.{column.name}") for column in columns(table)]
    return pa.Table.from_arrays(arrays, schema=arrow_schema(table))


def to_rows(table: pa.Table) -> Iterator[dict[str, object]]:
    """Every row as a JSON value (dates as ISO 8601), in order; for jsonschema and for people. Reads any table."""
    for batch in table.to_batches(max_chunksize=_BATCH):
        yield from _json_structs(batch.schema.names, batch.columns)


def to_records(table: str, source: pa.Table) -> Iterator[object]:
    """Every row as its record from schema/records.py, in order. The table must have the table's Arrow schema."""
    if not source.schema.equals(arrow_schema(table)):
        raise ClaimpackError("REL051", "its columns are not those of the schema", where=table, hint="read it with open_release")
    for batch in source.to_batches(max_chunksize=_BATCH):
        yield from _structs(RECORDS[table], batch.columns)


def _field(column: Column) -> pa.Field:
    return pa.field(column.name, _type(column), nullable=column.is_nullable)


def _type(column: Column) -> pa.DataType:
    if column.type == "list":
        return pa.list_(_field(column.children[0]))
    if column.type == "struct":
        return pa.struct([_field(child) for child in column.children])
    return _ARROW[column.type]


def _array(values: list[object], column: Column, where: str) -> pa.Array:
    if column.type == "list":
        return _list_array(values, column, where)
    if column.type == "struct":
        _check_class(values, column.children, where)
        parts = [_array(_members(values, child), child, f"{where}.{child.name}") for child in column.children]
        return pa.StructArray.from_arrays(parts, fields=[_field(child) for child in column.children])
    return _scalar_array(values, column, where)


def _members(values: list[object], column: Column) -> list[object]:
    return list(map(attrgetter(column.name), values))


def _list_array(values: list[object], column: Column, where: str) -> pa.Array:
    _check_types(values, {tuple, list}, where)
    lists: list[Sequence[object]] = values  # type: ignore[assignment]  # every value was checked to be one
    offsets = pa.array(accumulate(map(len, lists), initial=0), pa.int32())
    elements = _array(list(chain.from_iterable(lists)), column.children[0], f"{where}[]")
    return pa.ListArray.from_arrays(offsets, elements, type=_type(column))


def _scalar_array(values: list[object], column: Column, where: str) -> pa.Array:
    _check_types(values, _PYTHON.get(column.type, {int}) | ({NoneType} if column.is_nullable else set()), where)
    if column.type in _FLOATS:
        _check_finite(values, where)
    try:
        return pa.array(values, type=_ARROW[column.type])
    except (pa.ArrowInvalid, OverflowError, UnicodeEncodeError) as error:
        raise ClaimpackError("REL051", f"a value does not fit {column.type}: {error}", where=where) from error


def _check_types(values: list[object], admitted: set[type], where: str) -> None:
    if not set(map(type, values)) <= admitted:
        row, value = next((row, value) for row, value in enumerate(values) if type(value) not in admitted)
        names = ", ".join(sorted("null" if kind is NoneType else kind.__name__ for kind in admitted))
        raise ClaimpackError("REL051", f"{value!r} is a {type(value).__name__}, not one of: {names}", where=f"{where} (value {row})")


def _check_finite(values: list[object], where: str) -> None:
    for row, value in enumerate(values):
        if isinstance(value, float) and not isfinite(value):
            raise ClaimpackError("REL051", f"{value} is no JSON number", where=f"{where} (value {row})", hint="write null")


def _check_class(values: list[object], members: tuple[Column, ...], where: str) -> None:
    names = tuple(column.name for column in members)
    for kind in sorted(set(map(type, values)), key=lambda kind: kind.__name__):
        if tuple(getattr(kind, "__dataclass_fields__", ())) != names:
            raise ClaimpackError("REL051", f"{kind.__name__} has other fields than the schema: {', '.join(names)}", where=where)


def _json_structs(names: list[str], parts: list[pa.Array]) -> list[dict[str, object]]:
    return [dict(zip(names, row, strict=True)) for row in zip(*map(_json_values, parts), strict=True)]


def _json_values(array: pa.Array) -> list[object]:
    if pa.types.is_list(array.type):
        return list(_cut(array, _json_values(_elements(array))))
    if pa.types.is_struct(array.type):
        rows = _json_structs([field.name for field in array.type], array.flatten())
        return [row if is_valid else None for row, is_valid in zip(rows, array.is_valid().to_pylist(), strict=True)]
    if pa.types.is_date(array.type):
        return array.cast(pa.string()).to_pylist()  # type: ignore[no-any-return]
    return array.to_pylist()  # type: ignore[no-any-return]


def _elements(array: pa.ListArray) -> pa.Array:
    """Everything between the first and the last offset, without what a slice left out."""
    if not len(array):
        return array.values.slice(0, 0)
    first, last = array.offsets[0].as_py(), array.offsets[-1].as_py()
    return array.values.slice(first, last - first)


def _cut(array: pa.ListArray, elements: list[object]) -> list[list[object] | None]:
    offsets = array.offsets.to_pylist()
    first = offsets[0] if offsets else 0
    lists: list[list[object] | None] = [elements[start - first : end - first] for start, end in pairwise(offsets)]
    if array.null_count:
        return [found if is_valid else None for found, is_valid in zip(lists, array.is_valid().to_pylist(), strict=True)]
    return lists


@cache
def _hints(record: type) -> dict[str, object]:
    return get_type_hints(record)


def _structs(record: type, parts: list[pa.Array]) -> list[object]:
    names = tuple(record.__dataclass_fields__)  # type: ignore[attr-defined]
    hints = _hints(record)
    values = [_values(part, hints[name]) for name, part in zip(names, parts, strict=True)]
    return [record(**dict(zip(names, row, strict=True))) for row in zip(*values, strict=True)]


def _values(array: pa.Array, hint: object) -> list[object]:
    if pa.types.is_list(array.type):
        element = get_args(hint)[0]
        return [tuple(found or ()) for found in _cut(array, _values(_elements(array), element))]
    if pa.types.is_struct(array.type) and isinstance(hint, type):
        return _structs(hint, array.flatten())
    return array.to_pylist()  # type: ignore[no-any-return]
