"""From finished rows to the files of a release: every table packed, digested and counted."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import pyarrow as pa
import pyarrow.parquet as pq

from claimpack.builders.config import Config
from claimpack.builders.engine import Outputs
from claimpack.builders.graph.extraction import ENGINE, UNREAD
from claimpack.builders.graph.frames import unpacked
from claimpack.builders.graph.packing import PROVENANCE, Described, Packing, Parts, entry_of, entry_task, pack_tasks, tally_of
from claimpack.builders.graph.workshop import Workshop
from claimpack.builders.ids import sha256_hex
from claimpack.builders.read import refuse_too_many_rejects
from claimpack.builders.write.folder import Packed, shard_path
from claimpack.builders.write.info import ReleaseInfo
from claimpack.builders.write.manifest import FileEntry
from claimpack.builders.write.numbers import Numbers, Tally, look_up, total
from claimpack.builders.write.shards import with_run
from claimpack.schema.arrow import to_records
from claimpack.schema.catalogue import TABLES
from claimpack.schema.problems import ClaimpackError
from claimpack.schema.records import Reject

Shards = Mapping[str, Mapping[int, str]]


@dataclass(frozen=True, slots=True)
class Assembled:
    """The files of a release, and by table and shard the stored file of each, provenance UNSIGNED."""

    packed: Packed
    stored: Shards


def pack_release(shop: Workshop, parts: Parts, n_buckets: int, info: ReleaseInfo, version: str) -> Assembled:
    """The files of a release, of which only those are made anew that have changed. `version` is the extractor's."""
    asked = [Packing(name, 0, 0, info.shards, info.text_mode, version if name == PROVENANCE else "") for name in TABLES]
    tasks = [pack_tasks(parts, n_buckets, settings) for settings in asked]
    made = iter(shop.run([task for group in tasks for task in group]))
    outputs = {name: _merged([next(made) for _ in group]) for name, group in zip(TABLES, tasks, strict=True)}
    shards = {name: {number: found[str(number)] for number in range(info.shards)} for name, found in outputs.items()}
    described = [Described(name, info.run_id if name == PROVENANCE else "") for name in TABLES]
    entries = shop.run([entry_task(settings, tuple(shards[settings.table].values())) for settings in described])
    tallies = [tally_of(shop.store.get(found[f"{number}.tally"])) for found in outputs.values() for number in range(info.shards)]
    packed = Packed(
        entries=tuple(entry_of(shop.store.get(found["entry"])) for found in entries),
        files=tuple(sorted(_files(shop, shards, info))),
        numbers=_numbers(shop, tallies, shards),
        content=_content_of(shop, shards, info),
    )
    return Assembled(packed, shards)


def _files(shop: Workshop, shards: Shards, info: ReleaseInfo) -> Iterator[FileEntry]:
    """What the manifest says of each file."""
    for name, found in shards.items():
        for number, stored in found.items():
            content = _released(shop, name, stored, info)
            digest = sha256_hex(bytes(content)) if name == PROVENANCE else stored
            yield FileEntry(shard_path(name, number, info.shards), digest, len(content))


def _content_of(shop: Workshop, shards: Shards, info: ReleaseInfo) -> Callable[[FileEntry], bytes | memoryview]:
    """Gives the content of a file."""
    places = {shard_path(name, number, info.shards): (name, stored) for name, found in shards.items() for number, stored in found.items()}
    return lambda entry: _released(shop, *places[entry.path], info)


def _released(shop: Workshop, name: str, stored: str, info: ReleaseInfo) -> bytes | memoryview:
    """A stored file as it is released: provenance with the run."""
    content = shop.store.get(stored)
    return with_run(content, info.run_id) if name == PROVENANCE else content


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
