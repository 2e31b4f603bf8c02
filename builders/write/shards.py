"""Tables as Parquet files: the only place that writes Parquet.

Bytes depend on rows alone: a table is brought into one form, cut into a fixed number of shards by the hash in its ids, sorted,
and written in exact row groups. Chunks, order and encoding of what is handed over leave no trace. The bytes still
depend on the pyarrow version, which the manifest names. Shards are ranges of the hash, so that shard after shard is id order.
"""

import re
from collections.abc import Iterator
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from claimpack.schema.arrow import arrow_schema
from claimpack.schema.columns import sort_key, unique_key
from claimpack.schema.problems import ClaimpackError

# Part of the format: another number gives other bytes. Small enough for the Hub's viewer, which scans at most 300 MB.
ROW_GROUP_ROWS = 32_768
COMPRESSION = "zstd"
COMPRESSION_LEVEL = 3
_HEX_DIGITS = 8
_HASH = re.compile(rf"[0-9a-f]{{{_HEX_DIGITS}}}")


def shard_name(shard: int, n_shards: int) -> str:
    """File name of a shard, as Hugging Face names them."""
    return f"train-{shard:05d}-of-{n_shards:05d}.parquet"


def shard_key(table: str) -> str:
    """The column whose hash says in which shard a row lies: article_id where there is one, else the row's own id."""
    return next(name for name in sort_key(table) if name.endswith("_id"))


def shards_of(name: str, table: pa.Table, n_shards: int) -> Iterator[pa.Table]:
    """The shards of a table, sorted, in the one form that is written; always `n_shards` of them, empty ones too.

    Raises ClaimpackError REL031 for a table that is not as schema/ says, REL032 for two rows with one key.
    """
    table = _decoded(name, table)
    for shard in _split(name, table, n_shards):
        yield _normal(name, _sorted(name, shard.combine_chunks()))


def write_shard(shard: pa.Table, path: Path) -> None:
    """Write one shard as `shards_of` yields it. A shard without rows becomes a file without row groups."""
    writer = pq.ParquetWriter(
        path, shard.schema, compression=COMPRESSION, compression_level=COMPRESSION_LEVEL, store_schema=False, write_page_index=True
    )
    with writer:
        if len(shard):
            writer.write_table(shard, row_group_size=ROW_GROUP_ROWS)


def _decoded(name: str, table: pa.Table) -> pa.Table:
    """The table with exactly the schema's columns and types; dictionaries and wider types are decoded where that is exact."""
    schema = arrow_schema(name)
    if table.schema.names != schema.names:
        raise _wrong(name, f"its columns are {', '.join(table.schema.names)}", f"schema/ says {', '.join(schema.names)}")
    try:
        return table if table.schema.equals(schema, check_metadata=True) else table.cast(schema)
    except (pa.ArrowInvalid, pa.ArrowNotImplementedError, ValueError) as error:
        raise _wrong(name, str(error), "build it with schema.arrow.to_table") from error


def _split(name: str, table: pa.Table, n_shards: int) -> Iterator[pa.Table]:
    if n_shards == 1:
        yield table
        return
    rows: list[list[int]] = [[] for _ in range(n_shards)]
    for row, key in enumerate(table[shard_key(name)].to_pylist()):
        rows[_shard(name, key, n_shards)].append(row)
    for picked in rows:
        is_run = bool(picked) and picked[-1] - picked[0] + 1 == len(picked)
        yield table.slice(picked[0], len(picked)) if is_run else table.take(pa.array(picked, pa.int64()))


def _shard(name: str, key: str, n_shards: int) -> int:
    """The range of the hash that the key lies in: art_00000000... is in the first shard, art_ffffffff... in the last."""
    digits = str(key).rpartition("_")[2][:_HEX_DIGITS]
    if not _HASH.fullmatch(digits):
        raise _wrong(name, f"{key!r} is no id", "an id is three letters, _ and 16 hex digits")
    return int(digits, 16) * n_shards >> 4 * _HEX_DIGITS


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
