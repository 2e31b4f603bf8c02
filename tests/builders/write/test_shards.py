"""One table, one set of bytes, however it is handed over; and nothing is written that the schema does not allow."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimpack.builders.provenance import signed, traces
from claimpack.builders.write.shards import ROW_GROUP_ROWS, UNSIGNED, shard_content, shard_key, shard_name, shards_of, with_run
from claimpack.schema.arrow import arrow_schema, to_table
from claimpack.schema.catalogue import TABLES
from claimpack.schema.problems import ClaimpackError
from claimpack.schema.records import Mention, Span

MENTION = Mention(
    mention_id="men_0000000000000001",
    article_id="art_0000000000000001",
    spans=(Span(0, 4),),
    text="Ross",
    mention_type="NAM",
    entity_type="PER",
    derivation="none",
    link_score=0.5,
)


def mentions(n: int) -> pa.Table:
    """n mentions whose articles are spread over the whole range of the hash."""
    made = [
        replace(
            MENTION,
            mention_id=f"men_{number:016x}",
            article_id=f"art_{number * 0x9E3779B97F4A7C15 % 2**64:016x}",
            spans=(Span(0, number),) * (number % 3),
        )
        for number in range(n)
    ]
    return to_table("mentions", made)


def written(name: str, table: pa.Table, folder: Path, n_shards: int = 1) -> list[bytes]:
    found = []
    for number, shard in enumerate(shards_of(name, table, n_shards)):
        (folder / shard_name(number, n_shards)).write_bytes(shard_content(shard))
        found.append((folder / shard_name(number, n_shards)).read_bytes())
    return found


@settings(max_examples=25, deadline=None)
@given(cuts=st.lists(st.integers(0, 60), max_size=4), order=st.permutations(range(60)), n_shards=st.sampled_from([1, 4]))
def test_neither_chunks_nor_order_change_a_byte(
    cuts: list[int], order: list[int], n_shards: int, tmp_path_factory: pytest.TempPathFactory
) -> None:
    table = mentions(60)
    bounds = [0, *sorted(cuts), 60]
    shuffled = table.take(pa.array(order))
    pieces = [shuffled.slice(start, end - start) for start, end in pairwise(bounds)]
    folder = tmp_path_factory.mktemp("shards")
    assert written("mentions", pa.concat_tables(pieces), folder, n_shards) == written("mentions", table, folder, n_shards)


def test_a_dictionary_is_written_like_its_values(tmp_path: Path) -> None:
    table = mentions(9)
    index = table.schema.get_field_index("mention_type")
    encoded = table.set_column(index, "mention_type", table["mention_type"].dictionary_encode())
    assert written("mentions", encoded, tmp_path) == written("mentions", table, tmp_path)


def test_metadata_and_declared_nulls_leave_no_trace(tmp_path: Path) -> None:
    table = mentions(9)
    loose = pa.schema([field.with_nullable(True).with_metadata({"note": "x"}) for field in table.schema], metadata={"pandas": "{}"})
    assert written("mentions", pa.Table.from_arrays(table.columns, schema=loose), tmp_path) == written("mentions", table, tmp_path)


def test_minus_zero_is_written_as_zero(tmp_path: Path) -> None:
    zero, minus_zero = (to_table("mentions", [replace(MENTION, link_score=score)]) for score in (0.0, -0.0))
    assert written("mentions", minus_zero, tmp_path) == written("mentions", zero, tmp_path)


def test_minus_zero_inside_a_list_is_written_as_zero(tables: Mapping[str, pa.Table]) -> None:
    claims = tables["claims"]
    index = claims.schema.get_field_index("checkworthiness_features")
    features = [[{"name": "a", "value": -0.0}] for _ in range(len(claims))]
    (shard,) = shards_of(
        "claims", claims.set_column(index, claims.schema.field(index), pa.array(features, claims.schema.field(index).type)), 1
    )
    values = pc.struct_field(pc.list_flatten(shard["checkworthiness_features"]), "value")
    assert [str(value) for value in values.to_pylist()] == ["0.0"] * len(claims)


def test_shards_in_their_order_are_the_sorted_table() -> None:
    table = mentions(100)
    shards = list(shards_of("mentions", table, 7))
    assert (len(shards), pa.concat_tables(shards).equals(table)) == (7, True)


def test_a_row_stays_in_its_shard_whatever_comes_along() -> None:
    few, many = (list(shards_of("mentions", mentions(n), 4)) for n in (20, 60))
    for small, large in zip(few, many, strict=True):
        assert set(small["mention_id"].to_pylist()) <= set(large["mention_id"].to_pylist())


@pytest.mark.parametrize(
    ("table", "column"),
    [
        ("articles", "article_id"),
        ("claims", "article_id"),
        ("mentions", "article_id"),
        ("entities", "entity_id"),
        ("relations", "relation_id"),
        ("provenance", "subject_id"),
        ("rejects", "reject_id"),
        ("reviews", "review_id"),
    ],
)
def test_a_table_is_cut_by_its_articles_or_its_own_ids(table: str, column: str) -> None:
    assert shard_key(table) == column


@pytest.mark.parametrize("table", TABLES)
def test_an_empty_shard_is_a_file_with_all_columns_and_no_row_group(table: str, tmp_path: Path) -> None:
    written(table, arrow_schema(table).empty_table(), tmp_path)
    file = pq.ParquetFile(tmp_path / shard_name(0, 1))
    assert (file.num_row_groups, file.schema_arrow.equals(arrow_schema(table))) == (0, True)


def test_row_groups_are_exact(tmp_path: Path) -> None:
    rejects = arrow_schema("rejects")
    n_rows = ROW_GROUP_ROWS + 5
    columns = [
        pa.array([f"rej_{number:016x}" for number in range(n_rows)]) if field.name == "reject_id"
        else pa.array([[]] * n_rows, field.type) if field.name == "spans"
        else pa.array(["a"] * n_rows)
        for field in rejects
    ]  # fmt: skip
    written("rejects", pa.Table.from_arrays(columns, schema=rejects), tmp_path)
    metadata = pq.ParquetFile(tmp_path / shard_name(0, 1)).metadata
    assert [metadata.row_group(group).num_rows for group in range(metadata.num_row_groups)] == [ROW_GROUP_ROWS, 5]


def test_a_file_is_zstd_with_a_page_index_and_without_an_arrow_schema(tmp_path: Path) -> None:
    written("mentions", mentions(9), tmp_path)
    metadata = pq.ParquetFile(tmp_path / shard_name(0, 1)).metadata
    column = metadata.row_group(0).column(0)
    assert (column.compression, column.has_column_index, column.has_offset_index, metadata.metadata) == ("ZSTD", True, True, None)


def test_two_rows_with_one_key_are_refused_by_name() -> None:
    twice = pa.concat_tables([mentions(3), mentions(1)])
    with pytest.raises(ClaimpackError) as raised:
        list(shards_of("mentions", twice, 1))
    first = "article_id 'art_0000000000000000', mention_id 'men_0000000000000000'"
    assert (raised.value.code, raised.value.message) == ("REL032", f"1 keys name several rows, the first is {first}")


def test_two_claims_with_one_id_are_refused_even_if_they_stand_apart(tables: Mapping[str, pa.Table]) -> None:
    claims = tables["claims"]
    same = claims.slice(0, 1).set_column(
        claims.schema.get_field_index("ordinal"), claims.schema.field("ordinal"), pa.array([7], pa.int32())
    )
    with pytest.raises(ClaimpackError, match=r"^1 keys name several rows, the first is claim_id "):
        list(shards_of("claims", pa.concat_tables([claims, same]), 1))


def drop_column(table: pa.Table) -> pa.Table:
    return table.drop_columns(["link_score"])


def add_column(table: pa.Table) -> pa.Table:
    return table.append_column("more", pa.array([""] * len(table)))


def fraction(table: pa.Table) -> pa.Table:
    kind = pa.list_(pa.struct([("start_char", pa.float64()), ("end_char", pa.float64())]))
    index = table.schema.get_field_index("spans")
    return table.set_column(index, "spans", pa.array([[{"start_char": 0.0, "end_char": 1.5}]] * len(table), kind))


def null_text(table: pa.Table) -> pa.Table:
    return table.set_column(table.schema.get_field_index("text"), "text", pa.nulls(len(table), pa.string()))


def null_offset(table: pa.Table) -> pa.Table:
    kind = pa.list_(pa.struct([("start_char", pa.int32()), ("end_char", pa.int32())]))
    index = table.schema.get_field_index("spans")
    return table.set_column(index, "spans", pa.array([[{"start_char": 0, "end_char": None}]] * len(table), kind))


def not_a_number(table: pa.Table) -> pa.Table:
    index = table.schema.get_field_index("link_score")
    return table.set_column(index, "link_score", pa.array([float("nan")] * len(table)))


@pytest.mark.parametrize("spoil", [drop_column, add_column, fraction, null_text, null_offset, not_a_number])
def test_a_table_that_is_not_as_the_schema_says_is_refused(spoil: Callable[[pa.Table], pa.Table]) -> None:
    with pytest.raises(ClaimpackError) as raised:
        list(shards_of("mentions", spoil(mentions(3)), 1))
    assert raised.value.code == "REL031"


@pytest.mark.parametrize("key", ["art_xyz", "art_"])
def test_an_id_without_a_hash_cannot_be_cut(key: str) -> None:
    table = to_table("mentions", [replace(MENTION, article_id=key)])
    with pytest.raises(ClaimpackError, match=rf"^the table is not as schema/ says: '{key}' is no id$"):
        list(shards_of("mentions", table, 2))


@pytest.mark.parametrize("run_id", ["run_1a2b3c4d5e6f7788", "run_ffffffffffffffff"])
@pytest.mark.parametrize("n_rows", [0, 3, 2 * ROW_GROUP_ROWS + 1])
def test_a_run_is_put_into_a_file_as_if_it_had_been_written(run_id: str, n_rows: int) -> None:
    traced = traces("mentions", mentions(n_rows))
    unsigned, direct = (
        [bytes(shard_content(shard)) for shard in shards_of("provenance", signed(traced, run, {"*": "1"}), 1)] for run in (UNSIGNED, run_id)
    )
    assert [with_run(content, run_id) for content in unsigned] == direct
