"""What goes from task to task: tables, records, buckets."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import pyarrow as pa
import pytest

from claimpack.builders.graph.buckets import bucket_of, buckets_of_shard, n_buckets_for
from claimpack.builders.graph.frames import packed, unpacked
from claimpack.builders.graph.written import read, read_one, written, written_one
from claimpack.builders.ids import article_id
from claimpack.builders.write.shards import cut
from claimpack.schema.arrow import to_table
from claimpack.schema.records import Span


@dataclass(frozen=True, slots=True)
class Voyage:
    """A record with everything that can be written."""

    name: str
    day: date | None
    legs: tuple[Span, ...]
    pair: tuple[str, int]
    weights: Mapping[str, float]
    words: Mapping[str, tuple[str, ...]]
    ports: frozenset[str]
    ratio: float | None = None


VOYAGE = Voyage(
    "Öresund „1“", date(2021, 5, 3), (Span(0, 4), Span(7, 9)), ("a", 1), {"b": 0.5, "a": 1.0}, {"c": ("d",)}, frozenset("xyz"), None
)


def test_records_come_back_as_they_were() -> None:
    assert read(written([VOYAGE, VOYAGE], Voyage), Voyage) == [VOYAGE, VOYAGE]
    assert read_one(written_one(VOYAGE), Voyage) == VOYAGE


def test_equal_records_are_written_equally() -> None:
    other = Voyage(
        "Öresund „1“", date(2021, 5, 3), (Span(0, 4), Span(7, 9)), ("a", 1), {"b": 0.5, "a": 1.0}, {"c": ("d",)}, frozenset("xyz"), None
    )
    assert bytes(written_one(VOYAGE)) == bytes(written_one(other))


@pytest.mark.parametrize(("n_shards", "n_buckets"), [(1, 1), (1, 8), (4, 16), (3, 16), (16, 4), (5, 7)])
def test_the_buckets_of_a_shard_hold_all_its_rows(n_shards: int, n_buckets: int) -> None:
    for number in range(200):
        key = article_id(f"{number}.txt")
        shard = int(key[4:12], 16) * n_shards >> 32
        assert bucket_of(key, n_buckets) in buckets_of_shard(shard, n_shards, n_buckets)


def test_a_table_has_one_form_whatever_its_chunks() -> None:
    whole = pa.table({"a": ["x", None, "z"], "b": [[1], [], [2, 3]]})
    pieces = pa.concat_tables([whole.slice(0, 1), whole.slice(1)])
    assert bytes(packed(whole)) == bytes(packed(pieces))
    assert unpacked(packed(pieces)).equals(whole)


def test_every_row_of_a_table_is_in_one_shard() -> None:
    ids = [f"ent_{number * 997:08x}00000000" for number in range(0, 4_000_000, 40_000)]
    table = to_table("entities", []).slice(0, 0)
    rows = pa.Table.from_pylist(
        [
            {
                **{
                    name: [] if pa.types.is_list(kind) else "" if pa.types.is_string(kind) else 0
                    for name, kind in zip(table.schema.names, table.schema.types, strict=True)
                },
                "entity_id": each,
            }
            for each in ids
        ],
        schema=table.schema,
    )
    parts = list(cut("entities", rows, 7))
    assert [len(parts), sum(map(len, parts))] == [7, len(ids)]
    assert [each for part in parts for each in part["entity_id"].to_pylist()] == sorted(ids)


@pytest.mark.parametrize(("n_articles", "n_buckets"), [(0, 64), (5, 64), (6_400, 64), (6_401, 128), (100_000, 1024), (1_000_000, 16384)])
def test_a_larger_corpus_has_more_buckets(n_articles: int, n_buckets: int) -> None:
    assert n_buckets_for(n_articles) == n_buckets
