"""Tables as Parquet files: the only place that writes Parquet.

Bytes depend on rows alone: a table is brought into one form, cut into a fixed number of shards by the hash in its ids, sorted,
and written in exact row groups. Chunks, order and encoding of what is handed over leave no trace. The bytes still
depend on the pyarrow version, which the manifest names. Shards are ranges of the hash, so that shard after shard is id order.
"""

from collections.abc import Iterator
from functools import cache
from itertools import pairwise

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from claimpack.schema.arrow import arrow_schema
from claimpack.schema.columns import sort_key, unique_key
from claimpack.schema.hashes import hashes
from claimpack.schema.problems import ClaimpackError

# Part of the format: another number gives other bytes. Small enough for the Hub's viewer, which scans at most 300 MB.
ROW_GROUP_ROWS = 32_768
COMPRESSION = "zstd"
COMPRESSION_LEVEL = 3
# Columns that are written as they are: in provenance every row names the run. It can be put into a file after the rest (with_run).
UNCOMPRESSED = frozenset({"activity"})
# Stands for the run until that is known, and is as long as any.
UNSIGNED = "run_0000000000000000"
_HEX_DIGITS = 8
_BITS = 4 * _HEX_DIGITS
_ID = rf"(?:^|_)[0-9a-f]{{{_HEX_DIGITS}}}[^_]*$"


def shard_name(shard: int, n_shards: int) -> str:
    """File name of a shard, as Hugging Face names them."""
    return f"train-{shard:05d}-of-{n_shards:05d}.parquet"


def shard_key(table: str) -> str:
    """The column whose hash says in which shard a row lies: article_id where there is one, else the row's own id."""
    return next(name for name in sort_key(table) if name.endswith("_id"))


def shards_of(name: str, table: pa.Table, n_shards: int, first: int = 0, last: int | None = None) -> Iterator[pa.Table]:
    """The shards of a table, sorted, in the one form that is written; always `n_shards` of them, empty ones too.

    With `first` and `last` only those from first up to, not with, last; rows of others may be in the table and are left out.
    Raises ClaimpackError REL031 for a table that is not as schema/ says, REL032 for two rows with one key.
    """
    table = _decoded(name, table)
    for shard in _split(name, table, first, n_shards if last is None else last, n_shards):
        yield _normal(name, _sorted(name, shard.combine_chunks()))


def cut(name: str, table: pa.Table, n_shards: int) -> Iterator[pa.Table]:
    """The rows of a table by shard, in the order given; always `n_shards` parts. Raises ClaimpackError REL031 for a key that is no id."""
    return _split(name, table, 0, n_shards, n_shards)


def shard_content(shard: pa.Table) -> memoryview:
    """The bytes of the file of a shard as `shards_of` yields it. A shard without rows becomes a file without row groups."""
    sink = pa.BufferOutputStream()
    columns = _leaves(shard.schema)
    writer = pq.ParquetWriter(
        sink,
        shard.schema,
        compression={name: "none" if name in UNCOMPRESSED else COMPRESSION for name in columns},
        compression_level={name: COMPRESSION_LEVEL for name in columns if name not in UNCOMPRESSED},
        store_schema=False,
        write_page_index=True,
    )
    with writer:
        if len(shard):
            writer.write_table(shard, row_group_size=ROW_GROUP_ROWS)
    return memoryview(sink.getvalue())


def with_run(content: bytes | memoryview, run_id: str) -> bytes:
    """The file of a shard that was written for UNSIGNED as it is written for a run, to the byte."""
    return bytes(content).replace(UNSIGNED.encode(), run_id.encode())


@cache
def _leaves(schema: pa.Schema) -> tuple[str, ...]:
    """The columns of a Parquet file of this schema, those inside nested columns by their path."""
    sink = pa.BufferOutputStream()
    pq.ParquetWriter(sink, schema).close()
    found = pq.ParquetFile(pa.BufferReader(sink.getvalue())).schema
    return tuple(found.column(number).path for number in range(len(found)))


def _decoded(name: str, table: pa.Table) -> pa.Table:
    """The table with exactly the schema's columns and types; dictionaries and wider types are decoded where that is exact."""
    schema = arrow_schema(name)
    if table.schema.names != schema.names:
        raise _wrong(name, f"its columns are {', '.join(table.schema.names)}", f"schema/ says {', '.join(schema.names)}")
    try:
        return table if table.schema.equals(schema, check_metadata=True) else table.cast(schema)
    except (pa.ArrowInvalid, pa.ArrowNotImplementedError, ValueError) as error:
        raise _wrong(name, str(error), "build it with schema.arrow.to_table") from error


def _split(name: str, table: pa.Table, first: int, last: int, n_shards: int) -> Iterator[pa.Table]:
    if n_shards == 1:
        yield table
        return
    hashes = _hashes(name, table)
    order = np.argsort(hashes, kind="stable")
    bounds = np.searchsorted(hashes[order], [-(-(shard << _BITS) // n_shards) for shard in range(first, last + 1)])
    for start, end in pairwise(bounds):
        yield table.take(pa.array(np.sort(order[start:end])))


def _hashes(name: str, table: pa.Table) -> np.ndarray:
    """The first hex digits of each row's hash, as numbers: art_00000000... is in the first shard, art_ffffffff... in the last."""
    keys = table[shard_key(name)].combine_chunks()
    if (whole := hashes(keys)) is not None:
        return (whole >> np.uint64(_BITS)).astype(np.int64)
    is_id = pc.match_substring_regex(keys, _ID)
    if pc.all(is_id).as_py() is False:
        key = keys.filter(pc.invert(is_id))[0].as_py()
        raise _wrong(name, f"{key!r} is no id", "an id is three letters, _ and 16 hex digits")
    digits = pc.utf8_slice_codeunits(pc.list_element(pc.split_pattern(keys, "_", max_splits=1, reverse=True), 1), 0, _HEX_DIGITS)
    return np.array([int(digit, 16) for digit in digits.to_pylist()], np.int64)


def _normal(name: str, shard: pa.Table) -> pa.Table:
    try:
        whole = [column.combine_chunks() for column in shard.columns]
    except pa.ArrowInvalid as error:
        raise _wrong(name, f"a shard is over 2 GB: {error}", "set more shards in the configuration") from error
    schema = arrow_schema(name)
    arrays = [_normal_array(array, field, f"{name}.{field.name}") for array, field in zip(whole, schema, strict=True)]
    return pa.Table.from_arrays(arrays, schema=schema)


def _normal_array(array: pa.Array, field: pa.Field, where: str) -> pa.Array:
    """The same values: no null where none may be, 0.0 for -0.0; lists and structs are rebuilt only around numbers."""
    if array.null_count and not field.nullable:
        raise _wrong(where, f"{array.null_count} values are null", "the column does not admit null")
    if pa.types.is_list(field.type):
        element = field.type.value_field
        values = array.values.slice(0, 0) if not len(array) else array.flatten()
        offsets = pc.subtract(array.offsets, array.offsets[0]) if len(array.offsets) else pa.array([0], pa.int32())
        return pa.ListArray.from_arrays(offsets, _normal_array(values, element, f"{where}[]"), type=field.type)
    if pa.types.is_struct(field.type):
        parts = [_normal_array(part, child, f"{where}.{child.name}") for part, child in zip(array.flatten(), field.type, strict=True)]
        return pa.StructArray.from_arrays(parts, fields=list(field.type))
    if pa.types.is_floating(field.type):
        return _normal_floats(array, where)
    return array


def _normal_floats(array: pa.Array, where: str) -> pa.Array:
    if pc.all(pc.is_finite(array)).as_py() is False:
        raise _wrong(where, "a value is NaN or infinite", "JSON has no such number: write null")
    return pc.add(array, pa.scalar(0.0, array.type))


def _sorted(name: str, shard: pa.Table) -> pa.Table:
    for keys in (sort_key(name), unique_key(name)):
        _check_unique(name, shard, keys)
    order = pc.sort_indices(shard, sort_keys=[(key, "ascending") for key in sort_key(name)])
    return shard if order.equals(pa.array(range(len(shard)), pa.uint64())) else shard.take(order)


def _check_unique(name: str, shard: pa.Table, keys: tuple[str, ...]) -> None:
    """All rows with one key lie in one shard: every key holds the shard's hash, or is made from it."""
    counts = shard.select(list(keys)).group_by(list(keys)).aggregate([([], "count_all")])
    if len(counts) == len(shard):
        return
    twice = counts.filter(pc.greater(counts["count_all"], 1)).sort_by([(key, "ascending") for key in keys])
    first = ", ".join(f"{key} {twice[key][0].as_py()!r}" for key in keys)
    raise ClaimpackError(
        "REL032", f"{len(twice)} keys name several rows, the first is {first}", where=name, hint="ids must differ: see `claimpack explain`"
    )


def _wrong(where: str, what: str, hint: str) -> ClaimpackError:
    return ClaimpackError("REL031", f"the table is not as schema/ says: {what}", where=where, hint=hint)
