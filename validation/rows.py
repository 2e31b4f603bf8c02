"""Each row against the JSON Schema of its table: every breach, in row order.

A filter over Arrow columns finds the rows that may be wrong; jsonschema (draft 2020-12, formats checked) judges them and gives
the message. Two things it lets pass are refused here: a line feed at the end of what a pattern describes, and NaN.
"""

import math
import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

import pyarrow as pa
from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError
from jsonschema.validators import extend

from claimpack.schema.arrow import arrow_schema, to_rows
from claimpack.schema.catalogue import load
from claimpack.schema.columns import unique_key
from claimpack.schema.problems import Finding
from claimpack.validation.suspects import suspects

_LONGEST = 200
_AGAIN = "Never edit a row by hand; build the release again."


def check_columns(table: str, found: pa.Schema) -> Iterator[Finding]:
    """REL015 for each column that a table lacks, has too much, or has with another type. Nullability is left to the rows."""
    wanted = arrow_schema(table)
    for field in wanted:
        if field.name not in found.names:
            yield Finding("REL015", f"{table}.{field.name}", "the column is missing", "build the release again")
        elif not _is_same_type(found.field(field.name).type, field.type):
            message = f"the column holds {found.field(field.name).type}, not {field.type}"
            yield Finding("REL015", f"{table}.{field.name}", message, "build the release again")
    for name in found.names:
        if name not in wanted.names:
            yield Finding("REL015", f"{table}.{name}", "the column is not in the schema", "build the release again")


def check_rows(table: str, batch: pa.RecordBatch, first: int = 0) -> Iterator[tuple[int, Finding]]:
    """ROW001 for each breach of a batch, with its row in the batch. `first` is the batch's first row in the table.

    The batch must have the table's columns.
    """
    rows = suspects(load(table), batch)
    records = to_rows(pa.Table.from_batches([batch]).take(pa.array(rows, pa.int64())))
    for row, record in zip(rows, records, strict=True):
        for error in sorted(_judge(table).iter_errors(record), key=lambda error: (error.json_path, error.message)):
            meant = str(error.schema.get("description", "")) if isinstance(error.schema, Mapping) else ""
            hint = f"what belongs there: {meant} {_AGAIN}" if meant else _AGAIN
            yield row, Finding("ROW001", row_name(table, record, first + row), _message(error), hint)


def row_name(table: str, record: Mapping[str, object], number: int) -> str:
    """table/id, or table/row n (from 1) where the id itself is missing."""
    key = [record.get(name) for name in unique_key(table)]
    return "/".join([table, *map(str, key)]) if all(isinstance(part, str) and part for part in key) else f"{table}/row {number + 1}"


@cache
def _judge(table: str) -> Draft202012Validator:
    types = Draft202012Validator.TYPE_CHECKER.redefine("number", lambda _, value: _is_number(value))
    strict = extend(Draft202012Validator, {"pattern": _whole_pattern}, type_checker=types)  # type: ignore[no-untyped-call]
    judge: Draft202012Validator = strict(load(table), format_checker=Draft202012Validator.FORMAT_CHECKER)
    return judge


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value)


def _whole_pattern(_: Any, pattern: str, value: object, __: Any) -> Iterator[ValidationError]:
    if isinstance(value, str) and not re.search(re.sub(r"\$$", r"\\Z", pattern), value):
        yield ValidationError(f"{value!r} does not match {pattern!r}")


def _message(error: ValidationError) -> str:
    message = f"{error.json_path.removeprefix('$').removeprefix('.')}: {error.message}".removeprefix(": ")
    return message if len(message) <= _LONGEST else f"{message[: _LONGEST - 1]}…"


def _is_same_type(found: pa.DataType, wanted: pa.DataType) -> bool:
    """Equal but for nullability, and for the name that a list gives its element."""
    if pa.types.is_list(found) and pa.types.is_list(wanted):
        return _is_same_type(found.value_type, wanted.value_type)
    if pa.types.is_struct(found) and pa.types.is_struct(wanted):
        names = [[field.name for field in kind] for kind in (found, wanted)]
        return names[0] == names[1] and all(_is_same_type(a.type, b.type) for a, b in zip(found, wanted, strict=True))
    return bool(found == wanted)
