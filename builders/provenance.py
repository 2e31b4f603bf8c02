"""Where every generated row comes from, in W3C PROV-O terms: one row per row of six tables.

`used` are the pieces of sources that a row was made from (prov:used), `was_derived_from` the rows it was made from (prov:wasDerivedFrom),
`activity` the run (prov:wasGeneratedBy), `agent` who did it (prov:wasAssociatedWith). A claim that a reviewer has judged has a human
behind it.

Traces are these rows before the run is known: they depend on nothing but the rows they speak of, and are kept from run to run. They are
made column by column, for there are as many of them as there are rows in all tables together.
"""

from collections.abc import Callable, Mapping

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from claimpack.schema.arrow import arrow_schema

READING = "read.article"
NAMING = "mentions"
LINKING = "link.entities"
EVERY = "*"
_SCHEMA = arrow_schema("provenance")
_USED = _SCHEMA.field("used").type
# Row numbers, first and last characters of pieces of sources.
Pieces = tuple[np.ndarray, np.ndarray, np.ndarray]


def traces(name: str, table: pa.Table) -> pa.Table:
    """A trace per row of articles, claims, mentions, rejects or relations, in the order given; without run and version."""
    return _TRACERS[name](table.combine_chunks())


def entity_traces(entities: pa.Table, mentions: pa.Table) -> pa.Table:
    """A trace per entity: its mentions, sorted. Of the mentions their ids and those of their entities are looked at."""
    ids = _column(entities, "entity_id")
    linked = pa.table({"place": pc.index_in(mentions["entity_id"], value_set=ids), "mention": mentions["mention_id"]})
    linked = linked.filter(pc.is_valid(linked["place"])).sort_by([("place", "ascending"), ("mention", "ascending")])
    counts = np.bincount(linked["place"].to_numpy(), minlength=len(ids))
    derived = pa.ListArray.from_arrays(pa.array(np.cumsum([0, *counts.tolist()]), pa.int32()), _column(linked, "mention"))
    return _rows("entities", ids, LINKING, derived=derived)


def signed(found: pa.Table, run_id: str, versions: Mapping[str, str]) -> pa.Table:
    """The traces as rows of the table provenance.

    `versions` leads from a rule to its version: by its name ("relate.two_counts"), else the part before the first dot ("relate"), else "*".
    Raises KeyError for a rule that none of the three covers.
    """
    rules = found["rule"].combine_chunks().dictionary_encode()
    known = pa.array([version_of(rule, versions) for rule in rules.dictionary.to_pylist()], pa.string())
    told = {"activity": pa.repeat(pa.scalar(run_id, pa.string()), len(found)), "rule_version": known.take(rules.indices)}
    return pa.Table.from_arrays([told.get(name, found[name]) for name in _SCHEMA.names], schema=_SCHEMA)


def version_of(rule: str, versions: Mapping[str, str]) -> str:
    """The version of a rule: its own, its family's or that of all. Raises KeyError with the rule's name."""
    for name in (rule, rule.partition(".")[0], EVERY):
        if name in versions:
            return versions[name]
    raise KeyError(rule)


def _articles(table: pa.Table) -> pa.Table:
    """An article was made from its source, end to end; in a stand-off release as far as its zones tell."""
    zones = _column(table, "zones")
    ends = np.zeros(len(table), np.int64)
    np.maximum.at(ends, _numbers(pc.list_parent_indices(zones)), _numbers(pc.struct_field(zones.flatten(), "end_char")))
    lengths = pc.coalesce(pc.utf8_length(_column(table, "text")).cast(pa.int64()), pa.array(ends, pa.int64()))
    ids, rows = _column(table, "article_id"), np.arange(len(table))
    return _rows("articles", ids, READING, used=_used(ids, (rows, np.zeros(len(table), np.int64), _numbers(lengths))))


def _claims(table: pa.Table) -> pa.Table:
    """A claim was made from its own text and from the frames that say whose it is; a claim carried on also from the one before."""
    steps = _column(table, "attributions")
    claims, found = pc.list_parent_indices(steps), steps.flatten()
    frames = _pieces(pc.struct_field(found, "frame_spans"))
    framed = (_numbers(claims)[frames[0]], frames[1], frames[2])
    derived: list[list[str]] = [[] for _ in range(len(table))]
    for claim, earlier in zip(claims.to_pylist(), pc.struct_field(found, "inherited_from").to_pylist(), strict=True):
        if earlier and earlier not in derived[claim]:
            derived[claim].append(earlier)
    agent = pc.if_else(pc.equal(_column(table, "status"), "auto"), "rule", "human")
    used = _used(_column(table, "article_id"), _distinct(_pieces(_column(table, "spans")), framed))
    lists = pa.array(derived, pa.list_(pa.string()))
    return _rows("claims", _column(table, "claim_id"), _column(table, "rule"), used=used, derived=lists, agent=agent)


def _mentions(table: pa.Table) -> pa.Table:
    agent = pc.if_else(pc.fill_null(pc.equal(_column(table, "link_method"), "review"), fill_value=False), "human", "model")
    used = _used(_column(table, "article_id"), _distinct(_pieces(_column(table, "spans"))))
    return _rows("mentions", _column(table, "mention_id"), NAMING, used=used, agent=agent)


def _rejects(table: pa.Table) -> pa.Table:
    """Of a source that could not be read, no piece was used."""
    rows, starts, ends = _distinct(_pieces(_column(table, "spans")))
    is_read = np.asarray(_column(table, "article_id").is_valid().to_numpy(zero_copy_only=False), bool)[rows]
    used = _used(_column(table, "article_id"), (rows[is_read], starts[is_read], ends[is_read]))
    return _rows("rejects", _column(table, "reject_id"), _column(table, "rule"), used=used)


def _relations(table: pa.Table) -> pa.Table:
    pairs = np.arange(len(table) * 2).reshape(2, -1).T.ravel()
    claims = pa.concat_arrays([_column(table, "claim_a"), _column(table, "claim_b")]).take(pa.array(pairs, pa.int64()))
    offsets = pa.array(np.arange(len(table) + 1) * 2, pa.int32())
    lists = pa.ListArray.from_arrays(offsets, claims)
    return _rows("relations", _column(table, "relation_id"), _column(table, "rule"), derived=lists)


_TRACERS: Mapping[str, Callable[[pa.Table], pa.Table]] = {
    "articles": _articles,
    "claims": _claims,
    "mentions": _mentions,
    "rejects": _rejects,
    "relations": _relations,
}


def _rows(  # noqa: PLR0917 - the columns of a trace
    name: str, ids: pa.Array, rule: pa.Array | str, used: pa.Array = None, derived: pa.Array = None, agent: pa.Array | str = "rule"
) -> pa.Table:
    """Traces of a table's rows; what is told by one word is the same for all."""
    n_rows = len(ids)
    columns: dict[str, pa.Array] = {
        "subject_table": _repeated(name, n_rows),
        "subject_id": ids,
        "activity": _repeated("", n_rows),
        "rule": _repeated(rule, n_rows),
        "rule_version": _repeated("", n_rows),
        "used": _nothing(_USED, n_rows) if used is None else used,
        "was_derived_from": _nothing(pa.list_(pa.string()), n_rows) if derived is None else derived,
        "agent": _repeated(agent, n_rows),
    }
    arrays = [_typed(columns[field.name], field.type) for field in _SCHEMA]
    return pa.Table.from_arrays(arrays, schema=_SCHEMA)


def _typed(array: pa.Array, wanted: pa.DataType) -> pa.Array:
    """The same lists with the schema's own element: not null, and named as the schema does."""
    return pa.ListArray.from_arrays(array.offsets, array.values, type=wanted) if pa.types.is_list(wanted) else array


def _repeated(value: pa.Array | str, n_rows: int) -> pa.Array:
    return pa.repeat(pa.scalar(value, pa.string()), n_rows) if isinstance(value, str) else value


def _nothing(kind: pa.DataType, n_rows: int) -> pa.Array:
    return pa.ListArray.from_arrays(pa.array(np.zeros(n_rows + 1), pa.int32()), pa.array([], kind.value_type), type=kind)


def _used(articles: pa.Array, pieces: Pieces) -> pa.Array:
    """The pieces, which are in the order of rows, as lists of structs."""
    rows, starts, ends = pieces
    fields = list(_USED.value_type)
    parts = [articles.take(pa.array(rows, pa.int64())), pa.array(starts, fields[1].type), pa.array(ends, fields[2].type)]
    offsets = np.concatenate(([0], np.cumsum(np.bincount(rows, minlength=len(articles)))))
    return pa.ListArray.from_arrays(pa.array(offsets, pa.int32()), pa.StructArray.from_arrays(parts, fields=fields), type=_USED)


def _pieces(spans: pa.Array) -> Pieces:
    """Lists of spans as row numbers, starts and ends."""
    found = spans.flatten()
    return (
        _numbers(pc.list_parent_indices(spans)),
        _numbers(pc.struct_field(found, "start_char")),
        _numbers(pc.struct_field(found, "end_char")),
    )


def _distinct(*several: Pieces) -> Pieces:
    """All pieces in the order of rows and of the text, each once."""
    rows, starts, ends = (np.concatenate(parts) for parts in zip(*several, strict=True))
    order = np.lexsort((ends, starts, rows))
    rows, starts, ends = rows[order], starts[order], ends[order]
    is_new = np.ones(len(rows), bool)
    is_new[1:] = (rows[1:] != rows[:-1]) | (starts[1:] != starts[:-1]) | (ends[1:] != ends[:-1])
    return rows[is_new], starts[is_new], ends[is_new]


def _numbers(array: pa.Array) -> np.ndarray:
    return np.asarray(array.to_numpy(zero_copy_only=False), np.int64)


def _column(table: pa.Table, name: str) -> pa.Array:
    """A column as one array, without an offset."""
    column = table[name]
    return column.combine_chunks() if isinstance(column, pa.ChunkedArray) else column
