"""From finished rows to the files of a release: every table packed, digested and counted."""

from collections.abc import Iterator, Mapping, Sequence

import pyarrow as pa
import pyarrow.parquet as pq

from claimpack.builders.config import Config
from claimpack.builders.engine import Outputs
from claimpack.builders.graph.extraction import ENGINE, UNREAD
from claimpack.builders.graph.frames import unpacked
from claimpack.builders.graph.packing import Packing, Parts, entry_of, entry_task, pack_tasks, tally_of
from claimpack.builders.graph.workshop import Workshop
from claimpack.builders.read import refuse_too_many_rejects
from claimpack.builders.write.folder import Packed, shard_path
from claimpack.builders.write.info import ReleaseInfo
from claimpack.builders.write.manifest import FileEntry
from claimpack.builders.write.numbers import Numbers, Tally, look_up, total
from claimpack.schema.arrow import to_records
from claimpack.schema.catalogue import TABLES
from claimpack.schema.problems import ClaimpackError
from claimpack.schema.records import Reject

Shards = Mapping[str, Mapping[int, str]]


def pack_release(shop: Workshop, parts: Parts, n_buckets: int, info: ReleaseInfo, version: str) -> Packed:
    """The files of a release, of which only those are made anew that have changed. `version` is the extractor's."""
    asked = [Packing(name, 0, 0, info.shards, info.text_mode, *((info.run_id, version) if name == "provenance" else ())) for name in TABLES]
    tasks = [pack_tasks(parts, n_buckets, settings) for settings in asked]
    made = iter(shop.run([task for group in tasks for task in group]))
    outputs = {name: _merged([next(made) for _ in group]) for name, group in zip(TABLES, tasks, strict=True)}
    shards = {name: {number: found[str(number)] for number in range(info.shards)} for name, found in outputs.items()}
    entries = shop.run([entry_task(name, tuple(shards[name].values())) for name in TABLES])
    tallies = [tally_of(shop.store.get(found[f"{number}.tally"])) for found in outputs.values() for number in range(info.shards)]
    digests = {shard_path(name, number, info.shards): digest for name, found in shards.items() for number, digest in found.items()}
    return Packed(
        entries=tuple(entry_of(shop.store.get(found["entry"])) for found in entries),
        files=tuple(FileEntry(path, digest, len(shop.store.get(digest))) for path, digest in sorted(digests.items())),
        numbers=_numbers(shop, tallies, shards),
        content=lambda entry: shop.store.get(digests[entry.path]),
    )


def unread_of(shop: Workshop, extracted: Sequence[Outputs]) -> list[Reject]:
    """The rejects of whole sources, by source: those that could not be read, and those that the extractor failed on."""
    found: list[Reject] = []
    for outputs in extracted:
        table = unpacked(shop.store.get(outputs[UNREAD]))
        found.extend(record for record in to_records("rejects", table) if isinstance(record, Reject))
    return sorted(found, key=lambda row: row.source_uri)


def refuse_too_many_failures(unread: Sequence[Reject], n_sources: int, config: Config) -> None:
    """Raises ClaimpackError SRC006 if too many sources could not be read, BLD001 if the extractor failed on too many."""
    refuse_too_many_rejects([row for row in unread if row.rule != ENGINE], n_sources, config)
    failed = [row for row in unread if row.rule == ENGINE]
    if failed and (len(failed) == n_sources or len(failed) > config.build.max_rejected * n_sources):
        message = f"the extractor failed on {len(failed):,} of {n_sources:,} articles"
        hint = f"the error of {failed[0].source_uri}: {failed[0].detail}"
        raise ClaimpackError("BLD001", message, where=str(config.path), hint=hint)


def _merged(several: Sequence[Outputs]) -> dict[str, str]:
    return {name: digest for outputs in several for name, digest in outputs.items()}


def _numbers(shop: Workshop, tallies: Sequence[Tally], shards: Shards) -> Numbers:
    """What the card counts; of the tables only those columns are read that the tallies name."""

    def parts(name: str, columns: list[str]) -> Iterator[pa.Table]:
        for digest in shards[name].values():
            yield pq.ParquetFile(pa.BufferReader(pa.py_buffer(shop.store.get(digest)))).read(columns)

    entities = pa.concat_tables(list(parts("entities", ["entity_id", "canonical_name"])))
    claims, articles = parts("claims", ["claim_id", "article_id", "text"]), parts("articles", ["article_id", "source_uri"])
    return total(tallies, look_up(tallies, entities, claims, articles))
