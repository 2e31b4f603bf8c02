"""`claimpack diff OLD NEW`: which rows differ, why, and which version number that asks for."""

from collections.abc import Iterator
from itertools import zip_longest
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from claimpack.builders.cli.options import Json, Quiet
from claimpack.builders.cli.output import Output
from claimpack.builders.cli.printable import one_line

if TYPE_CHECKING:
    from claimpack.builders.diff import Cell, Diff, Reason, RowDiff, TableDiff

SHOWN = 10
ROW_WIDTH = 100
VALUE_WIDTH = 40
DIGEST_WIDTH = 12
MARKS = {"added": "+", "removed": "−", "changed": "~", "follows": "·"}
# Its rows go with the rows that they are about: only --json lists them.
COUNTED_ONLY = "provenance"
# Differences inside one cell that are printed; the rest is counted.
PER_CELL = 3
# How much of a long text is shown before the first difference, in code points.
BEFORE = 10


def diff(
    old: Annotated[Path, typer.Argument(metavar="OLD", help="Folder of the older release.", show_default=False)],
    new: Annotated[Path, typer.Argument(metavar="NEW", help="Folder of the newer release.", show_default=False)],
    as_json: Json = False,
    is_quiet: Quiet = False,
) -> None:
    """Compare two releases: rows by table, the reasons, and the version number that the differences ask for.

    + added, − removed, ~ changed, · changed in derived values only (counts, links to entities, groups). --json lists every row.

    Example: claimpack diff dist/kazakhstan-2022/1.0.0 dist/kazakhstan-2022/1.1.0
    """
    from claimpack.builders.diff import diff as compare

    output = Output(as_json, is_quiet)
    found = compare(old, new, limit=None if as_json else SHOWN)
    for warning in found.warnings:
        output.note(f"warning: {warning}")
    output.result(found, "\n".join(_lines(found)))
    if not found.is_same:
        raise typer.Exit(1)


def _lines(found: "Diff") -> Iterator[str]:
    if found.is_same:
        yield f"the same release: {found.new.name} {found.new.version}"
        return
    yield f"{found.old.name} {found.old.version} → {found.new.name} {found.new.version}"
    for table in found.tables:
        yield from _table(table)
    yield from _reasons(found.reasons)
    yield ""
    yield f"asks for {found.next_version} ({found.level})" + ("" if found.is_enough else f": {found.new.version} is too low")
    yield f"  {found.meaning}"
    yield from (f"  {ground.level}: {ground.text}" for ground in found.grounds if ground.level == found.level)


def _table(table: "TableDiff") -> Iterator[str]:
    if not (table.rows or table.schema_changes):
        return
    counts = {"added": table.n_added, "removed": table.n_removed, "changed": table.n_changed, "follows": table.n_follows}
    yield ""
    yield "  ".join([table.name, " ".join(f"{MARKS[change]}{n:,}" for change, n in counts.items() if n or change != "follows")])
    yield from (f"  column {change.path}: {change.change}" for change in table.schema_changes)
    if table.name == COUNTED_ONLY:
        return
    for row in table.rows[:SHOWN]:
        yield from _row(row)
    if (n_more := sum(counts.values()) - min(len(table.rows), SHOWN)) > 0:
        yield f"  +{n_more:,} more (--json lists all)"


def _row(row: "RowDiff") -> Iterator[str]:
    yield f"  {MARKS[row.change]} {row.row_id}  {one_line(row.label, ROW_WIDTH)}"
    for cell in row.cells:
        yield from (f"      {line}" for line in _cell(cell))


def _cell(cell: "Cell") -> Iterator[str]:
    places = list(_places(cell.old, cell.new, cell.column))
    for path, old, new in places[:PER_CELL]:
        start = _first_difference(old, new)
        yield f"{path}: {_value(old, start)} → {_value(new, start)}"
    if len(places) > PER_CELL:
        yield f"{cell.column}: +{len(places) - PER_CELL} more"


def _places(old: object, new: object, path: str) -> Iterator[tuple[str, object, object]]:
    """Where inside a cell the two differ; lists of single values and of spans are one value."""
    if isinstance(old, dict) and isinstance(new, dict):
        for name in sorted(old.keys() & new.keys()):
            yield from _places(old[name], new[name], f"{path}.{name}")
    elif isinstance(old, list) and isinstance(new, list) and _is_opened([*old, *new]):
        for number, (before, after) in enumerate(zip_longest(old, new)):
            yield from _places(before, after, f"{path}[{number}]")
    elif old != new:
        yield path, old, new


def _is_opened(elements: list[object]) -> bool:
    return any(isinstance(element, dict) and element.keys() != {"start_char", "end_char"} for element in elements)


def _first_difference(old: object, new: object) -> int:
    """Where the shown part of two long texts begins: shortly before they part."""
    if not (isinstance(old, str) and isinstance(new, str)) or max(len(old), len(new)) <= VALUE_WIDTH:
        return 0
    n_same = next((place for place, (before, after) in enumerate(zip(old, new, strict=False)) if before != after), min(len(old), len(new)))
    return max(0, n_same - BEFORE)


def _value(value: object, start: int) -> str:
    if value is None:
        return "-"
    if isinstance(value, dict):
        words = (value.get("text"), value.get("source_text"), *value.values())
        return one_line(next((word for word in words if word and isinstance(word, str)), "…"), VALUE_WIDTH)
    if isinstance(value, list):
        return one_line("[" + ", ".join(_span(each) for each in value) + "]", VALUE_WIDTH)
    return one_line("…" * bool(start) + str(value)[start:], VALUE_WIDTH)


def _span(value: object) -> str:
    return f"{value['start_char']}-{value['end_char']}" if isinstance(value, dict) and "start_char" in value else str(value)


def _reasons(reasons: tuple["Reason", ...]) -> Iterator[str]:
    """The reasons but the version, which the first line says: those of the program whole, inputs and files the first few."""
    shown = [reason for reason in reasons if reason.kind != "version"]
    if shown:
        yield ""
        yield "because of"
    for kind in dict.fromkeys(reason.kind for reason in shown):
        same = [reason for reason in shown if reason.kind == kind]
        yield from (f"  {kind} {reason.name}: {_change(reason)}" for reason in same[:SHOWN])
        if len(same) > SHOWN:
            yield f"  {kind}: +{len(same) - SHOWN:,} more (--json lists all)"


def _change(reason: "Reason") -> str:
    if not reason.old:
        return "added"
    return f"{reason.old[:DIGEST_WIDTH]} → {reason.new[:DIGEST_WIDTH]}" if reason.new else "removed"
