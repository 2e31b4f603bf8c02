"""Keys across tables: unique, sorted, pointing at rows that are there; and provenance for every row. Whole columns at a time."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from claimpack.schema.catalogue import TABLES, load
from claimpack.schema.columns import sort_key, unique_key
from claimpack.schema.hashes import distinct, hashes
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


class Ids:
    """The ids of a release's tables, read when first asked for; as numbers too, which are compared first (see schema/hashes.py)."""

    def __init__(self, release: Release) -> None:
        self._release = release
        self._strings: dict[str, pa.ChunkedArray] = {}
        self._numbers: dict[str, np.ndarray | None] = {}

    def strings(self, table: str) -> pa.ChunkedArray:
        """The ids of a table, not null, in its order."""
        if table not in self._strings:
            self._strings[table] = self._release.column(table, unique_key(table)[0]).column(0).drop_null()
        return self._strings[table]

    def numbers(self, table: str) -> np.ndarray | None:
        """The hashes of the ids of a table, sorted; None if not all of them are ids of that table."""
        if table not in self._numbers:
            found = hashes(self.strings(table), prefix_of(table))
            self._numbers[table] = None if found is None else np.sort(found)
        return self._numbers[table]

    def are_all(self, names: pa.Array | pa.ChunkedArray, table: str) -> bool:
        """Whether all are ids of rows of a table; False where that takes a closer look."""
        known, said = self.numbers(table), hashes(names, prefix_of(table))
        if known is None or said is None:
            return False
        said = distinct(said)
        places = np.searchsorted(known, said)
        return not len(said) or (places[-1] < len(known) and bool(np.array_equal(known[places], said)))


@cache
def prefix_of(table: str) -> str:
    """How the ids of a table begin: "clm_"."""
    pattern = str(load(table)["properties"][unique_key(table)[0]]["pattern"])  # type: ignore[index]
    return pattern.removeprefix("^").partition("_")[0] + "_"


def check_keys(release: Release) -> Iterator[Finding]:
    """TAB001 a key twice, TAB002 out of order, TAB003 a reference to no row, TAB004 to TAB007 provenance (see check_provenance)."""
    ids = Ids(release)
    for table in TABLES:
        yield from _check_unique(release, table)
        yield from _check_order(release, table)
        yield from _check_references(release, table, ids)
    yield from check_provenance(release, ids)
    yield from check_used(release)


def check_provenance(release: Release, ids: Ids) -> Iterator[Finding]:
    """TAB004 about no row, TAB005 a row without it, TAB006 derived from no row, TAB007 of another run than the manifest's."""
    provenance = release.column("provenance", "subject_table", "subject_id")
    for table in SUBJECTS:
        said = provenance.filter(pc.equal(provenance["subject_table"], table))["subject_id"].drop_null()
        yield from _check_subjects(table, said, ids)
    for batch in release.batches("provenance", "subject_table", "subject_id", "activity"):
        for row in batch.filter(pc.not_equal(batch.column("activity"), release.run_id)).to_pylist():
            message = f"made by {row['activity']}; the manifest's run is {release.run_id}"
            yield Finding("TAB007", f"provenance/{row['subject_table']}/{row['subject_id']}", message, _AGAIN)
    yield from _dangling(release, "provenance", Reference(("was_derived_from",), "", ""), ids)


def _check_subjects(table: str, said: pa.ChunkedArray, ids: Ids) -> Iterator[Finding]:
    names, known = hashes(said, prefix_of(table)), ids.numbers(table)
    if names is not None and known is not None and np.array_equal(distinct(names), distinct(known)):
        return
    there = ids.strings(table)
    for name in said.filter(pc.invert(pc.is_in(said, value_set=there))).to_pylist():
        yield Finding("TAB004", f"provenance/{table}/{name}", f"there is no such row in {table}", _AGAIN)
    for name in there.filter(pc.invert(pc.is_in(there, value_set=said))).to_pylist():
        yield Finding("TAB005", f"{table}/{name}", "the row has no provenance", _AGAIN)


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
    numbers = hashes(columns.column(columns.num_columns - 1))
    if numbers is not None and len(distinct(numbers)) == len(numbers):
        return
    key = columns.column(0) if columns.num_columns == 1 else pc.binary_join_element_wise(*columns.columns, "/")
    counts = pc.value_counts(key.drop_null())
    for entry in counts.filter(pc.greater(counts.field("counts"), 1)).to_pylist():
        yield Finding("TAB001", f"{table}/{entry['values']}", f"{entry['counts']} rows have this key", _AGAIN)


def _check_order(release: Release, table: str) -> Iterator[Finding]:
    names = sort_key(table)
    for path in release.files_of(table):
        columns = release.read(path, *names).combine_chunks()
        if not _is_sorted([columns[name] for name in names]):
            message = f"the rows of {path.name} are not sorted by {', '.join(names)}"
            yield Finding("TAB002", f"{table}/{path.name}", message, "write tables with claimpack only")


def _is_sorted(columns: Sequence[pa.ChunkedArray]) -> bool:
    """Whether rows are in ascending order, nulls last: no row above the next one in the first column in which the two differ."""
    n_rows = len(columns[0])
    are_equal = pa.array(np.ones(max(0, n_rows - 1), bool))
    for column in columns:
        here, after = column.slice(0, max(0, n_rows - 1)), column.slice(1)
        is_above = pc.if_else(here.is_null(), after.is_valid(), pc.fill_null(pc.greater(here, after), False))  # noqa: FBT003 - null is last
        if pc.any(pc.and_(are_equal, is_above)).as_py():
            return False
        are_equal = pc.and_(are_equal, pc.or_(pc.fill_null(pc.equal(here, after), False), pc.and_(here.is_null(), after.is_null())))  # noqa: FBT003
    return True


def _check_references(release: Release, table: str, ids: Ids) -> Iterator[Finding]:
    for reference in references(table):
        yield from _dangling(release, table, reference, ids)


def _dangling(release: Release, table: str, reference: Reference, ids: Ids) -> Iterator[Finding]:
    """References that lead nowhere; one without a table may lead to a row of any."""
    targets = (reference.table,) if reference.table else SUBJECTS
    column = release.column(table, ".".join(reference.path)).column(0)
    parts = [_elements(chunk, reference.path[1:]) for chunk in column.chunks]
    if all(_lead_somewhere(values.drop_null(), targets, ids) for values, _ in parts):
        return
    known = pa.chunked_array([chunk for target in targets for chunk in ids.strings(target).chunks], pa.string())
    first = 0
    for chunk, (values, rows) in zip(column.chunks, parts, strict=True):
        is_bad = pc.and_(values.is_valid(), pc.invert(pc.is_in(values, value_set=known)))
        keys = release.column(table, *unique_key(table)).slice(first, len(chunk)).take(rows.filter(is_bad)).to_pylist()
        for key, value in zip(keys, values.filter(is_bad).to_pylist(), strict=True):
            where = "/".join([table, *map(str, key.values())])
            code, what = ("TAB003", f"no row of {reference.table} has it") if reference.table else ("TAB006", "no row of any table has it")
            yield Finding(code, where, f"{'.'.join(reference.path)} names {value}: {what}", _AGAIN)
        first += len(chunk)


def _lead_somewhere(names: pa.Array, targets: Iterable[str], ids: Ids) -> bool:
    """Whether all are ids of rows of these tables; False where that takes a closer look."""
    n_found = 0
    for table in targets:
        own = names.filter(pc.starts_with(names, prefix_of(table)))
        n_found += len(own)
        if not ids.are_all(own, table):
            return False
    return n_found == len(names)


def _elements(array: pa.Array, path: tuple[str, ...], rows: pa.Array | None = None) -> tuple[pa.Array, pa.Array]:
    """What stands at a path inside a column, and the row of each."""
    rows = pa.array(np.arange(len(array))) if rows is None else rows
    if pa.types.is_list(array.type):
        return _elements(array.flatten(), path, rows.take(pc.list_parent_indices(array)))
    if path:
        return _elements(pc.struct_field(array, path[0]), path[1:], rows)
    return array, rows
