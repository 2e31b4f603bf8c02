"""An answer of `claimpack sql` as people read it, as JSON and as CSV."""

import json
import math
import unicodedata
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING

from claimpack.builders.cells import csv_line, plain
from claimpack.builders.cli.printable import one_line

if TYPE_CHECKING:
    from claimpack.builders.sql import Answer

WIDTH = 60
_GAP = "  "
_NUMERIC = ("TINYINT", "SMALLINT", "INTEGER", "BIGINT", "HUGEINT", "FLOAT", "DOUBLE", "DECIMAL", "UTINYINT", "UINTEGER", "UBIGINT")


def table_lines(answer: "Answer", width: int = WIDTH) -> Iterator[str]:
    """Aligned columns under their names, numbers to the right; a cell that is wider than `width` is cut and ends in "…"; 0 cuts none.

    Width counts terminal cells. Characters that would command a terminal are left out.
    """
    rows = [[_shown(value, width) for value in row] for row in answer.rows]
    lines = [list(answer.columns), *rows]
    widths = [max(map(_cells, column)) for column in zip(*lines, strict=True)]
    is_right = [kind.startswith(_NUMERIC) and not kind.endswith("]") for kind in answer.types]
    for number, line in enumerate(lines):
        yield _GAP.join(_padded(cell, size, right) for cell, size, right in zip(line, widths, is_right, strict=True)).rstrip()
        if number == 0:
            yield _GAP.join("─" * size for size in widths)
    yield f"({len(rows):,} {'row' if len(rows) == 1 else 'rows'})"


def json_lines(answer: "Answer") -> Iterator[str]:
    """One JSON value: a list with an object per row, row by row. NaN and infinities become null, dates ISO 8601."""
    yield "["
    before = "\n  "
    for row in answer.rows:
        record = dict(zip(answer.columns, map(_finite, row), strict=True))
        yield before + json.dumps(record, ensure_ascii=False, default=plain, allow_nan=False)
        before = ",\n  "
    yield "\n]\n"


def csv_lines(answer: "Answer") -> Iterator[str]:
    """A header and a line per row, as cells.py writes them."""
    yield csv_line(answer.columns)
    for row in answer.rows:
        yield csv_line(_finite(value) for value in row)


def _finite(value: object) -> object:
    if isinstance(value, float):
        return value if math.isfinite(value) else None
    if isinstance(value, dict):
        return {str(key): _finite(each) for key, each in value.items()}
    return [_finite(each) for each in value] if isinstance(value, list | tuple) else value


def _shown(value: object, width: int) -> str:
    if value is None:
        return "-"
    if isinstance(value, float):
        text = f"{value:.12g}"
    elif isinstance(value, bool | int | str | date | datetime):
        text = {True: "true", False: "false"}[value] if isinstance(value, bool) else str(value)
    elif isinstance(value, Sequence) and all(isinstance(each, str) for each in value) and not isinstance(value, bytes):
        text = ", ".join(value)
    else:
        text = json.dumps(_finite(value), ensure_ascii=False, default=plain)
    return one_line(text, width or len(text) + 1)


def _padded(cell: str, width: int, is_right: bool) -> str:
    space = " " * (width - _cells(cell))
    return space + cell if is_right else cell + space


def _cells(text: str) -> int:
    """How many cells of a terminal a text takes."""
    return sum(0 if unicodedata.combining(char) else 2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text)
