"""Tables as CSV and JSON lines, a few thousand rows at a time."""

import json
from collections.abc import Iterator
from typing import TYPE_CHECKING

from claimpack.builders.cells import csv_line
from claimpack.builders.exchange.rows import batches
from claimpack.schema.arrow import arrow_schema, to_rows

if TYPE_CHECKING:
    from claimpack.builders.release import Release


def csv_table(release: "Release", table: str) -> Iterator[str]:
    """A header and a line per row; lists and structs as JSON in their cell (see builders/cells.py)."""
    yield csv_line(arrow_schema(table).names)
    for batch in batches(release, table):
        for row in to_rows(batch):
            yield csv_line(row.values())


def jsonl_table(release: "Release", table: str) -> Iterator[str]:
    """A JSON object per row, as schema/<table>.schema.json describes it."""
    for batch in batches(release, table):
        for row in to_rows(batch):
            yield json.dumps(row, ensure_ascii=False) + "\n"
