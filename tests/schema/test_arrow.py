"""Records become tables and come back as they were; what does not fit exactly is refused."""

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from functools import cache
from itertools import islice
from pathlib import Path
from typing import get_args, get_type_hints

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from claimpack.builders.write.shards import shard_content, shards_of
from claimpack.schema.arrow import RECORDS, arrow_schema, to_records, to_rows, to_table
from claimpack.schema.catalogue import TABLES, load
from claimpack.schema.columns import Column, columns, sort_key, unique_key
from claimpack.schema.problems import ClaimpackError
from claimpack.schema.records import Mention, Name, Review, Span

INTEGERS = {"int8": 2**7 - 1, "int16": 2**15 - 1, "int32": 2**31 - 1, "int64": 2**63 - 1}
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
REVIEW = Review(review_id="rev_0000000000000001", claim_id="clm_0000000000000001", reviewed_on=date(2021, 5, 8))


def scalars(column: Column) -> st.SearchStrategy[object]:
    """Any value that the column admits, whatever its pattern or vocabulary says."""
    found: st.SearchStrategy[object]
    if column.type == "string":
        found = st.sampled_from(column.values) if column.values else st.text(st.characters(exclude_categories=["Cs"]), max_size=8)
    elif column.type in INTEGERS:
        found = st.integers(0, INTEGERS[column.type])
    elif column.type == "bool":
        found = st.booleans()
    elif column.type == "date32":
        found = st.dates()
    else:
        found = st.floats(allow_nan=False, allow_infinity=False).map(lambda number: number + 0.0)
    return st.none() | found if column.is_nullable else found


def values(column: Column, hint: type) -> st.SearchStrategy[object]:
    if column.type == "list":
        return st.lists(values(column.children[0], element_of(hint)), max_size=2).map(tuple)
    if column.type == "struct":
        return structs(hint, column.children)
    return scalars(column)


@cache
def structs(record: type, members: tuple[Column, ...]) -> st.SearchStrategy[object]:
    hints = get_type_hints(record)
    fields = {column.name: values(column, hints[column.name]) for column in members}
    return st.fixed_dictionaries(fields).map(lambda found: record(**found))


def element_of(hint: object) -> type:
    found = get_args(hint)[0]
    assert isinstance(found, type)
    return found


def with_ids(table: str, rows: list[object]) -> list[object]:
    """The same rows with distinct, well-formed ids, which a hash spreads over the shards."""
    keys = {*sort_key(table), *unique_key(table)} - {"ordinal", "subject_table"}
    made = [dict.fromkeys(keys, f"row_{number * 0x1F3D5B79 % 2**32:08x}{number:08x}") for number in range(len(rows))]
    return [replace(row, **ids) for row, ids in zip(rows, made, strict=True)]  # type: ignore[type-var]


def in_order(table: str, rows: list[object]) -> list[object]:
    return sorted(rows, key=lambda row: tuple(getattr(row, key) for key in sort_key(table)))


@pytest.mark.parametrize("table", TABLES)
@settings(
    max_examples=20,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture, HealthCheck.data_too_large],
)
@given(data=st.data())
def test_records_written_to_parquet_come_back_as_they_were(table: str, data: st.DataObject, tmp_path: Path) -> None:
    drawn = data.draw(st.lists(structs(RECORDS[table], columns(table)), max_size=4))
    rows = with_ids(table, drawn)
    n_shards = data.draw(st.sampled_from([1, 3]))
    read = []
    for number, shard in enumerate(shards_of(table, to_table(table, rows), n_shards)):
        (tmp_path / f"{number}.parquet").write_bytes(shard_content(shard))
        read += list(to_records(table, pq.ParquetFile(tmp_path / f"{number}.parquet").read()))
    assert in_order(table, read) == in_order(table, rows)


@pytest.mark.parametrize("table", TABLES)
@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(data=st.data())
def test_rows_for_the_validator_have_the_types_of_the_json_schema(table: str, data: st.DataObject) -> None:
    drawn = with_ids(table, data.draw(st.lists(structs(RECORDS[table], columns(table)), max_size=2)))
    validator = Draft202012Validator(load(table))
    wrong = [error.validator for row in to_rows(to_table(table, drawn)) for error in validator.iter_errors(row)]
    assert set(wrong) <= {"pattern", "minLength", "minimum", "maximum", "format"}


def test_rows_of_a_slice_are_those_of_the_slice() -> None:
    rows = [replace(MENTION, mention_id=f"men_{number:016x}", spans=(Span(number, number + 1),) * number) for number in range(9)]
    table = to_table("mentions", rows)
    assert list(to_rows(table.slice(3, 4))) == list(islice(to_rows(table), 3, 7))


def test_a_date_is_iso_8601_in_a_row() -> None:
    assert next(to_rows(to_table("reviews", [REVIEW])))["reviewed_on"] == "2021-05-08"


def test_rows_of_a_foreign_table_keep_their_nulls() -> None:
    kind = pa.list_(pa.struct([pa.field("start_char", pa.int32())]))
    table = pa.table({"spans": pa.array([None, [None, {"start_char": 1}], []], kind)})
    assert [row["spans"] for row in to_rows(table)] == [None, [None, {"start_char": 1}], []]


def test_rows_are_sorted_by_the_tables_key() -> None:
    rows = [replace(MENTION, mention_id=f"men_{number:016x}") for number in (3, 1, 2)]
    assert to_table("mentions", rows)["mention_id"].to_pylist() == [f"men_{number:016x}" for number in (1, 2, 3)]


@pytest.mark.parametrize("table", TABLES)
def test_no_records_make_an_empty_table(table: str) -> None:
    assert to_table(table, []).equals(arrow_schema(table).empty_table())


@pytest.mark.parametrize(
    ("record", "message"),
    [
        (replace(MENTION, spans=(Span(1.5, 4),)), "1.5 is a float, not one of: int"),  # type: ignore[arg-type]
        (replace(MENTION, spans=(Span(True, 4),)), "True is a bool, not one of: int"),
        (replace(MENTION, spans="ab"), "'ab' is a str, not one of: list, tuple"),  # type: ignore[arg-type]
        (replace(MENTION, text=None), "None is a NoneType, not one of: str"),  # type: ignore[arg-type]
        (replace(MENTION, article_id=None), "None is a NoneType, not one of: str"),  # type: ignore[arg-type]
        (
            replace(MENTION, spans=(Name(name="a", n_mentions=1, n_articles=1),)),  # type: ignore[arg-type]
            "Name has other fields than the schema: start_char, end_char",
        ),
        (replace(MENTION, link_score=float("nan")), "nan is no JSON number"),
        (replace(MENTION, link_score=float("inf")), "inf is no JSON number"),
        (
            replace(REVIEW, reviewed_on=datetime(2021, 5, 8, 12, tzinfo=UTC)),
            "datetime.datetime(2021, 5, 8, 12, 0, tzinfo=datetime.timezone.utc) is a datetime, not one of: date, null",
        ),
    ],
)
def test_a_value_that_does_not_fit_is_refused(record: object, message: str) -> None:
    with pytest.raises(ClaimpackError) as raised:
        to_table("mentions" if isinstance(record, Mention) else "reviews", [record])
    assert (raised.value.code, raised.value.message) == ("REL051", message)


@pytest.mark.parametrize(
    "record",
    [replace(MENTION, spans=(Span(0, 2**31),)), replace(MENTION, text="\ud800")],
    ids=["an integer out of range", "a lone surrogate"],
)
def test_a_value_out_of_range_is_refused(record: object) -> None:
    with pytest.raises(ClaimpackError, match=r"^a value does not fit") as raised:
        to_table("mentions", [record])
    assert raised.value.code == "REL051"


def test_the_place_of_a_wrong_value_is_named() -> None:
    with pytest.raises(ClaimpackError) as raised:
        to_table("mentions", [MENTION, replace(MENTION, mention_id="men_0000000000000002", spans=(Span(0, "4"),))])  # type: ignore[arg-type]
    assert raised.value.where == "mentions.spans[].end_char (value 1)"


def test_a_record_with_a_column_too_many_is_refused() -> None:
    @dataclass(frozen=True)
    class Wider(Mention):
        more: str = ""

    wider = Wider(**{name: getattr(MENTION, name) for name in Mention.__dataclass_fields__})
    with pytest.raises(ClaimpackError, match=r"^Wider has other fields"):
        to_table("mentions", [wider])


def test_a_table_of_another_schema_gives_no_records() -> None:
    with pytest.raises(ClaimpackError, match=r"^its columns are not those of the schema$"):
        list(to_records("claims", to_table("mentions", [MENTION])))
