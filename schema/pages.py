"""The data model as a page of Markdown, from the JSON Schemas. `python -m claimpack.schema.pages > docs/data-model.md` writes it anew."""

import sys
from collections.abc import Iterator

from claimpack.schema.catalogue import TABLES, VERSION, load
from claimpack.schema.columns import Column, columns, sort_key, unique_key

_HEAD = f"""\
# Data model

Schema version {VERSION}. Made from the JSON Schemas in `schema/` by `python -m claimpack.schema.pages`; a test holds the two together.

Offsets are Unicode code points into the text of the article, 0-based, end-exclusive. A column is never null unless its type says so.
Lists are empty rather than null. A part of a column is written `column.part`, an element of a list `column[].part`.
"""


def data_model() -> str:
    """All tables with their columns, types, values and meanings."""
    return "\n".join([_HEAD, *(line for table in TABLES for line in _table(table))]).rstrip("\n") + "\n"


def _table(table: str) -> Iterator[str]:
    yield f"## {table}"
    yield ""
    yield str(load(table).get("description", ""))
    yield ""
    yield f"Key: {', '.join(f'`{name}`' for name in unique_key(table))}. Sorted by {', '.join(f'`{name}`' for name in sort_key(table))}."
    yield ""
    yield "| column | type | meaning |"
    yield "|---|---|---|"
    for column in columns(table):
        yield from _rows(column, column.name)
    yield ""


def _rows(column: Column, name: str) -> Iterator[str]:
    """A line for a column, and one for each of its parts; places in a text take one line."""
    values = f" One of: {', '.join(f'`{value}`' for value in column.values)}." if column.values else ""
    yield f"| `{name}` | {_type(column)} | {(column.description + values).replace('|', '&#124;')} |"
    holder, prefix = (column.children[0], f"{name}[].") if column.type == "list" else (column, f"{name}.")
    if not _is_span(holder):
        for child in holder.children if holder.type == "struct" else ():
            yield from _rows(child, prefix + child.name)


def _type(column: Column) -> str:
    if column.type == "list":
        return f"list of {_type(column.children[0])}"
    if _is_span(column):
        return "span (`start_char`, `end_char`)"
    return column.type + (" or null" if column.is_nullable else "")


def _is_span(column: Column) -> bool:
    return [child.name for child in column.children] == ["start_char", "end_char"]


if __name__ == "__main__":
    sys.stdout.write(data_model())
