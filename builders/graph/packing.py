"""Tasks that make the files of a release: for each table and shard one Parquet file, and for each table what the manifest says of it.

A shard is written anew only if a row of it may have changed. Provenance names the run in every row, and any change makes another run: its
shards are kept UNSIGNED, and the run is put in last.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from typing import cast

import pyarrow as pa
import pyarrow.parquet as pq

from claimpack.builders.engine import Content, Outputs, Task, Work, code_version
from claimpack.builders.graph.buckets import buckets_of_shard
from claimpack.builders.graph.frames import joined, opened, unpacked
from claimpack.builders.provenance import signed
from claimpack.builders.write.digests import digest_of
from claimpack.builders.write.manifest import TableEntry
from claimpack.builders.write.numbers import Tally, tally
from claimpack.builders.write.shards import UNSIGNED, shard_content, shards_of, with_run
from claimpack.builders.write.withholding import withhold
from claimpack.schema.arrow import arrow_schema

ROOMS = ("schema", "builders.provenance", "builders.write", "builders.graph")
BY_ARTICLE = ("articles", "claims", "mentions")
SHARDED = ("relations", "rejects", "provenance")
# Tables whose shards are made each by a task of its own, which need not look at the rows of others.
ALONE = (*BY_ARTICLE, *SHARDED)
PROVENANCE = "provenance"
# Shards that one task makes of a table whose rows are not cut: each task reads all of it.
SPAN = 4


@dataclass(frozen=True, slots=True)
class Packing:
    """The shards to make of a table, from first up to, not with, last; of how many; the text mode; and the version of the rules."""

    table: str
    first: int
    last: int
    n_shards: int
    text_mode: str
    version: str = ""


@dataclass(frozen=True, slots=True)
class Sharded:
    """A file of rows in shards, and a stamp of the rows of each shard, "" for none."""

    file: str
    stamps: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Parts:
    """What the tables of a release are made of: rows by bucket, rows in shards, and rows that are not cut."""

    by_bucket: Mapping[int, Outputs]
    sharded: Mapping[str, Sequence[Sharded]]
    whole: Mapping[str, Sequence[str]]


def pack_tasks(parts: Parts, n_buckets: int, settings: Packing) -> list[Task]:
    """The tasks that make all shards of a table."""
    return [_task(parts, n_buckets, span) for span in _spans(settings)]


def pack_shards(work: Work) -> Mapping[str, Content]:
    """Each shard as a Parquet file under its number, and what was counted in it under <number>.tally."""
    settings = cast("Packing", work.settings)
    name = settings.table
    rows = _rows(work, settings)
    made: dict[str, Content] = {}
    for number, shard in enumerate(shards_of(name, rows, settings.n_shards, settings.first, settings.last), settings.first):
        released = withhold(name, shard, settings.text_mode)
        made[str(number)] = shard_content(released)
        made[f"{number}.tally"] = json.dumps(asdict(tally(name, released)), ensure_ascii=False).encode()
    return made


@dataclass(frozen=True, slots=True)
class Described:
    """A table, and the run that stands in its rows, if one does."""

    table: str
    run_id: str = ""


def entry_task(settings: Described, shards: Sequence[str]) -> Task:
    """The task that says what the manifest says of a table; its file is "entry"."""
    title, code = f"digest of {settings.table}", code_version(*ROOMS)
    return Task(name=title, function=describe_table, rooms=ROOMS, code=code, inputs=tuple(shards), settings=settings)


def describe_table(work: Work) -> Mapping[str, Content]:
    """Name, rows, shards and logical digest of a table, read back from its files."""
    settings = cast("Described", work.settings)
    contents = [with_run(content, settings.run_id) if settings.run_id else content for content in work.inputs]
    files = [pq.ParquetFile(pa.BufferReader(pa.py_buffer(content))) for content in contents]
    digest = digest_of((file.read() for file in files), arrow_schema(settings.table))
    entry = TableEntry(settings.table, sum(file.metadata.num_rows for file in files), len(files), digest)
    return {"entry": json.dumps(asdict(entry)).encode()}


def entry_of(content: Content) -> TableEntry:
    """The entry of a file."""
    return TableEntry(**json.loads(bytes(content)))


def tally_of(content: Content) -> Tally:
    """The tally of a file."""
    told = json.loads(bytes(content))
    lists = {name: tuple(tuple(row) for row in told[name]) for name in ("speakers", "disagreeing")}
    return Tally(**{**told, **lists})


def _spans(settings: Packing) -> list[Packing]:
    step = 1 if settings.table in ALONE else SPAN
    bounds = range(0, settings.n_shards, step)
    return [replace(settings, first=first, last=min(first + step, settings.n_shards)) for first in bounds]


def _task(parts: Parts, n_buckets: int, settings: Packing) -> Task:
    name, stamps = settings.table, None
    if name in SHARDED:
        found = [(part.file, part.stamps[settings.first]) for part in parts.sharded[name] if part.stamps[settings.first]]
        inputs, stamps = tuple(file for file, _ in found), tuple(stamp for _, stamp in found)
    elif name in BY_ARTICLE:
        needed = buckets_of_shard(settings.first, settings.n_shards, n_buckets)
        inputs = tuple(outputs[name] for bucket, outputs in parts.by_bucket.items() if bucket in needed)
    else:
        inputs = tuple(parts.whole.get(name, ()))
    title = f"write {name}, shard {settings.first}"
    code = code_version(*ROOMS)
    return Task(name=title, function=pack_shards, rooms=ROOMS, code=code, inputs=inputs, stamps=stamps, settings=settings)


def _rows(work: Work, settings: Packing) -> pa.Table:
    """The rows that these shards are made of; of files in shards the batch of the only one."""
    name = settings.table
    if name not in SHARDED:
        return joined(name, [unpacked(content) for content in work.inputs])
    batches = [opened(content).get_batch(settings.first) for content in work.inputs]
    rows = pa.Table.from_batches(batches, arrow_schema(name))
    return signed(rows, UNSIGNED, {"*": settings.version}) if name == PROVENANCE else rows
