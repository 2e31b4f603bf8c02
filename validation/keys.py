"""Keys across tables: unique, sorted, pointing at rows that are there; and provenance for every row. Whole columns at a time."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from claimpack.schema.catalogue import TABLES, load
from claimpack.schema.columns import sort_key, unique_key
from claimpack.schema.problems import Finding
from claimpack.validation.release import Release

# Tables whose rows provenance speaks of, by the column that identifies their rows.
SUBJECTS = {table: unique_key(table)[0] for table in load("provenance")["properties"]["subject_table"]["enum"]}  # type: ignore[index]
_AGAIN = "build the release again; the step that wrote the row is at fault"


@dataclass(frozen=True, slots=True)
class Reference:
    """A column that names rows of another table; `path` leads into its lists and structs."""

    path: tuple[str, ...]
    table: str
    column: str


def check_keys(release: Release) -> Iterator[Finding]:
    """TAB001 a key twice, TAB002 out of order, TAB003 a reference to no row, TAB004 to TAB007 provenance (see check_provenance)."""
    for table in TABLES:
        yield from _check_unique(release, table)
        yield from _check_order(release, table)
        yield from _check_references(release, table)
    yield from check_provenance(release)
    yield from check_used(release)


def check_provenance(release: Release) -> Iterator[Finding]:
    """TAB004 about no row, TAB005 a row without it, TAB006 derived from no row, TAB007 of another run than the manifest's."""
    provenance = release.column("provenance", "subject_table", "subject_id")
    every_id = []
    for table, key in SUBJECTS.items():
        ids = release.column(table, key).column(0).drop_null()
        said = provenance.filter(pc.equal(provenance["subject_table"], table))["subject_id"].drop_null()
        for name in said.filter(pc.invert(pc.is_in(said, value_set=ids))).to_pylist():
            yield Finding("TAB004", f"provenance/{table}/{name}", f"there is no such row in {table}", _AGAIN)
        for name in ids.filter(pc.invert(pc.is_in(ids, value_set=said))).to_pylist():
            yield Finding("TAB005", f"{table}/{name}", "the row has no provenance", _AGAIN)
        every_id += ids.chunks
    for batch in release.batches("provenance", "subject_table", "subject_id", "activity"):
        for row in batch.filter(pc.not_equal(batch.column("activity"), release.run_id)).to_pylist():
            message = f"made by {row['activity']}; the manifest's run is {release.run_id}"
            yield Finding("TAB007", f"provenance/{row['subject_table']}/{row['subject_id']}", message, _AGAIN)
    yield from _dangling(release, "provenance", Reference(("was_derived_from",), "", ""), pa.chunked_array(every_id, pa.string()))


def check_used(release: Release) -> Iterator[Finding]:
    """TAB010: provenance that used a piece which does not lie in its article's text. Nothing is said of articles without text."""
    names, lengths = _lengths(release)
    for batch in release.batches("provenance", "subject_table", "subject_id", "used"):
        used = batch.column("used")
        owners, pieces = pc.list_parent_indices(used), pc.list_flatten(used)
        place = pc.index_in(pc.struct_field(pieces, "article_id"), value_set=names)
        start, end = pc.struct_field(pieces, "start_char"), pc.struct_field(pieces, "end_char")
        is_bad = pc.or_(pc.greater(start, end), pc.greater(end, lengths.take(place)))
        is_bad = pc.fill_null(is_bad, False)  # noqa: FBT003 - no text, or no such article
        for row in batch.take(owners.filter(is_bad)).to_pylist():
            where = f"provenance/{row['subject_table']}/{row['subject_id']}"
            yield Finding("TAB010", where, "used: a piece does not lie in the text of its article", _AGAIN)


def _lengths(release: Release) -> tuple[pa.Array, pa.Array]:
    """The id of each article, and how long its text is."""
    batches = [
        (batch.column("article_id"), pc.utf8_length(batch.column("text"))) for batch in release.batches("articles", "article_id", "text")
    ]
    if not batches:
        return pa.array([], pa.string()), pa.array([], pa.int32())
    return pa.concat_arrays([names for names, _ in batches]), pa.concat_arrays([lengths for _, lengths in batches])


def references(table: str) -> tuple[Reference, ...]:
    """The columns of a table that name rows of another (x-foreign-key), in the order of the schema."""
    schema: Mapping[str, Any] = load(table)
    return tuple(_references(schema, schema.get("$defs", {}), ()))


def _references(node: Mapping[str, Any], definitions: Mapping[str, Any], path: tuple[str, ...]) -> Iterator[Reference]:
    if "$ref" in node:
        node = definitions[node["$ref"].removeprefix("#/$defs/")]
    if "x-foreign-key" in node:
        table, _, column = node["x-foreign-key"].partition(".")
        yield Reference(path, table, column)
    for name, child in node.get("properties", {}).items():
        yield from _references(child, definitions, (*path, name))
    if "items" in node:
        yield from _references(node["items"], definitions, path)


def _check_unique(release: Release, table: str) -> Iterator[Finding]:
    columns = release.column(table, *unique_key(table))
    key = columns.column(0) if columns.num_columns == 1 else pc.binary_join_element_wise(*columns.columns, "/")
    counts = pc.value_counts(key.drop_null())
    for entry in counts.filter(pc.greater(counts.field("counts"), 1)).to_pylist():
        yield Finding("TAB001", f"{table}/{entry['values']}", f"{entry['counts']} rows have this key", _AGAIN)


def _check_order(release: Release, table: str) -> Iterator[Finding]:
    for path in release.files_of(table):
        names = list(sort_key(table))
        columns = pq.read_table(path, columns=names, partitioning=None)
        if columns.equals(columns.sort_by([(name, "ascending") for name in names])):
            continue
        message = f"the rows of {path.name} are not sorted by {', '.join(names)}"
        yield Finding("TAB002", f"{table}/{path.name}", message, "write tables with claimpack only")


def _check_references(release: Release, table: str) -> Iterator[Finding]:
    for reference in references(table):
        yield from _dangling(release, table, reference, release.column(reference.table, reference.column).column(0))


def _dangling(release: Release, table: str, reference: Reference, ids: pa.ChunkedArray) -> Iterator[Finding]:
    column = release.column(table, reference.path[0]).combine_chunks().column(0)
    array = column.chunk(0) if column.num_chunks else pa.array([], column.type)
    values, rows = _elements(array, reference.path[1:], pa.array(range(len(array)), pa.int64()))
    is_bad = pc.and_(values.is_valid(), pc.invert(pc.is_in(values, value_set=ids)))
    if not pc.any(is_bad).as_py():
        return
    keys = release.column(table, *unique_key(table)).take(rows.filter(is_bad)).to_pylist()
    for key, value in zip(keys, values.filter(is_bad).to_pylist(), strict=True):
        where = "/".join([table, *map(str, key.values())])
        code, what = ("TAB003", f"no row of {reference.table} has it") if reference.table else ("TAB006", "no row of any table has it")
        yield Finding(code, where, f"{'.'.join(reference.path)} names {value}: {what}", _AGAIN)


def _elements(array: pa.Array, path: tuple[str, ...], rows: pa.Array) -> tuple[pa.Array, pa.Array]:
    """What stands at a path inside a column, and the row of each."""
    if pa.types.is_list(array.type):
        return _elements(array.flatten(), path, rows.take(pc.list_parent_indices(array)))
    if path:
        return _elements(pc.struct_field(array, path[0]), path[1:], rows)
    return array, rows
