"""Tables as files between tasks: Arrow IPC, uncompressed, so that a reader maps it into memory and copies nothing."""

import json
from collections.abc import Iterable, Sequence
from hashlib import sha256

import pyarrow as pa

from claimpack.builders.engine import Content
from claimpack.builders.write.shards import cut
from claimpack.schema.arrow import arrow_schema


def packed(table: pa.Table) -> Content:
    """A table as a file. Chunks leave no trace."""
    whole = table.combine_chunks()
    return framed(whole.schema, whole.to_batches())


def framed(schema: pa.Schema, batches: Iterable[pa.RecordBatch]) -> Content:
    """Batches as a file that keeps them apart."""
    sink = pa.BufferOutputStream()
    with pa.ipc.new_file(sink, schema) as writer:
        for batch in batches:
            writer.write_batch(batch)
    return memoryview(sink.getvalue())


def unpacked(content: Content) -> pa.Table:
    """The table of a file."""
    return opened(content).read_all()


def opened(content: Content) -> pa.ipc.RecordBatchFileReader:
    """A file, to be read batch by batch."""
    return pa.ipc.open_file(pa.py_buffer(content))


def joined(name: str, tables: Sequence[pa.Table]) -> pa.Table:
    """The tables of a release's table as one; without any, the empty table."""
    return pa.concat_tables(tables) if tables else arrow_schema(name).empty_table()


def in_shards(name: str, table: pa.Table, n_shards: int) -> Content:
    """Rows of a release's table as a file with a batch per shard, empty ones too."""
    return framed(table.schema, (_batch(part) for part in cut(name, table, n_shards)))


def shard_stamps(content: Content) -> Content:
    """For each batch of a file a digest of its rows, "" for none, as a JSON list: so that a shard depends on no other."""
    file = opened(content)
    batches = map(file.get_batch, range(file.num_record_batches))
    return json.dumps([sha256(batch.serialize()).hexdigest() if batch.num_rows else "" for batch in batches]).encode()


def _batch(table: pa.Table) -> pa.RecordBatch:
    return pa.RecordBatch.from_arrays([column.combine_chunks() for column in table.columns], schema=table.schema)
