"""Rows against their JSON Schema: the filter misses nothing, and the judge is jsonschema."""

import math
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest

from claimpack.schema.arrow import arrow_schema, to_rows, to_table
from claimpack.schema.catalogue import load
from claimpack.schema.problems import Finding
from claimpack.validation import check
from claimpack.validation.rows import _judge, check_rows
from claimpack.validation.suspects import suspects

Rows = dict[str, list[Any]]
Write = Callable[[Rows], Path]
Exchange = Callable[[Path, str, pa.Table], None]


def found(table: str, arrow: pa.Table) -> list[Finding]:
    return [finding for batch in arrow.to_batches() for _, finding in check_rows(table, batch)]


def with_value(table: pa.Table, column: str, value: object) -> pa.Table:
    """The first row with another value in a column."""
    index = table.schema.get_field_index(column)
    values = [value, *table[column].to_pylist()[1:]]
    schema = nullable_like(table.schema)
    return table.cast(schema).set_column(index, schema.field(index), pa.array(values, schema.field(index).type))


def nullable_like(schema: pa.Schema) -> pa.Schema:
    return pa.schema([field.with_nullable(True) for field in schema])


def test_sound_rows_are_no_suspects(rows: Rows) -> None:
    for name, records in rows.items():
        for batch in to_table(name, records).to_batches():
            assert suspects(load(name), batch) == []


@pytest.mark.parametrize(
    ("table", "column", "value", "message"),
    [
        ("articles", "article_id", "art_123", "article_id: 'art_123' does not match '^art_[0-9a-f]{16}$'"),
        ("articles", "sha256", "0" * 64 + "\n", f"sha256: {'0' * 64 + chr(10)!r} does not match '^[0-9a-f]{{64}}$'"),
        ("articles", "source_uri", "", "source_uri: '' should be non-empty"),
        ("articles", "url", "example.org", "url: 'example.org' is not a 'uri'"),
        ("articles", "url", "https://example.org/ä", "url: 'https://example.org/ä' is not a 'uri'"),
        ("articles", "n_bytes", -1, "n_bytes: -1 is less than the minimum of 0"),
        ("articles", "n_bytes", None, "n_bytes: None is not of type 'integer'"),
        ("articles", "dct_precision", "week", "dct_precision: 'week' is not one of ['day', 'month', 'year', 'unknown']"),
        ("claims", "checkworthiness", 1.5, "checkworthiness: 1.5 is greater than the maximum of 1"),
        ("claims", "checkworthiness", math.nan, "checkworthiness: nan is not of type 'number'"),
        ("claims", "checkworthiness", math.inf, "checkworthiness: inf is not of type 'number'"),
        ("claims", "event_type", "WAR", "event_type: 'WAR' is not one of"),
        ("claims", "text", None, "text: None is not of type 'string'"),
        ("claims", "spans", None, "spans: None is not of type 'array'"),
        ("mentions", "link_score", -0.5, "link_score: -0.5 is less than the minimum of 0"),
        ("relations", "basis", ["event", "weather"], "basis[1]: 'weather' is not one of"),
        ("entities", "names", [{"name": "", "n_mentions": 1, "n_articles": 1}], "names[0].name: '' should be non-empty"),
    ],
)
def test_a_breach_is_found_and_told(table: str, column: str, value: object, message: str, rows: Rows) -> None:
    findings = found(table, with_value(to_table(table, rows[table]), column, value))
    assert findings
    assert findings[0].code == "ROW001"
    assert findings[0].message.startswith(message)


def test_a_breach_deep_inside_is_told_by_its_path(rows: Rows) -> None:
    claim = rows["claims"][0]
    broken = replace(claim, quantities=(replace(claim.quantities[0], kind="weight"),))
    (finding,) = found("claims", to_table("claims", [broken]))
    assert finding.where == f"claims/{claim.claim_id}"
    assert finding.message.startswith("quantities[0].kind: 'weight' is not one of")


def test_every_row_and_every_breach_of_it_is_told(rows: Rows) -> None:
    broken = [replace(row, media_type="Text", language="?") for row in rows["articles"]]
    assert len(found("articles", to_table("articles", broken))) == 4


def test_an_address_that_the_filter_does_not_know_is_left_to_the_judge(rows: Rows) -> None:
    fine = replace(rows["articles"][0], url="urn:isbn:9783161484100")
    table = to_table("articles", [fine])
    assert suspects(load("articles"), table.to_batches()[0]) == [0]
    assert found("articles", table) == []


def test_the_usual_addresses_of_articles_need_no_judge(rows: Rows) -> None:
    pages = ["https://example.org/a%C3%A4?b=c&d#e", "http://example.org", "https://example.org/2021/05/a-1,b.html?utm=x;y#z"]
    table = to_table(
        "articles", [replace(rows["articles"][0], url=page, article_id=f"art_{number:016x}") for number, page in enumerate(pages)]
    )
    assert suspects(load("articles"), table.to_batches()[0]) == []
    assert all(_judge("articles").is_valid(row) for row in to_rows(table))


def test_a_row_without_its_id_is_named_by_its_number(rows: Rows) -> None:
    findings = found("claims", with_value(to_table("claims", rows["claims"]), "claim_id", None))
    assert findings[0].where == "claims/row 1"


def test_a_keyword_that_the_filter_does_not_know_makes_every_row_suspect() -> None:
    batch = pa.record_batch({"a": ["x", "y"]})
    assert suspects({"properties": {"a": {"type": "string", "maxLength": 3}}}, batch) == [0, 1]


def test_rows_that_break_their_schema_are_passed_over_by_the_rules(rows: Rows, write: Write) -> None:
    broken = [replace(rows["claims"][0], polarity="maybe", sha256="0" * 64), rows["claims"][1]]
    assert {finding.code for finding in check(write({**rows, "claims": broken}))} == {"ROW001"}


WITHOUT = "claims.polarity: the column is missing"
TOO_MUCH = "claims.mood: the column is not in the schema"
OTHER = "claims.ordinal: the column holds int64, not int32"


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (lambda table: table.drop_columns(["polarity"]), WITHOUT),
        (lambda table: table.append_column("mood", pa.array(["x"] * len(table))), TOO_MUCH),
        (lambda table: table.set_column(2, "ordinal", table["ordinal"].cast(pa.int64())), OTHER),
    ],
)
def test_other_columns_end_the_check_of_what_goes_across(
    change: Callable[[pa.Table], pa.Table], message: str, rows: Rows, write: Write, exchange: Exchange
) -> None:
    release = write(rows)
    exchange(release, "claims", change(to_table("claims", rows["claims"])))
    assert [(finding.code, f"{finding.where}: {finding.message}") for finding in check(release)] == [("REL015", message)]


def test_an_article_whose_row_is_broken_says_nothing_of_its_claims(rows: Rows, write: Write, exchange: Exchange) -> None:
    release = write(rows)
    exchange(release, "articles", with_value(to_table("articles", rows["articles"]), "zones", None))
    assert {finding.code for finding in check(release)} == {"ROW001"}


def test_a_table_written_by_another_hand_is_read_all_the_same(rows: Rows, write: Write, exchange: Exchange) -> None:
    """Nullable throughout, and list elements named item: what other libraries write."""
    release = write(rows)
    exchange(release, "claims", pa.Table.from_pylist(to_table("claims", rows["claims"]).to_pylist(), loose(arrow_schema("claims"))))
    assert list(check(release)) == []


def loose(schema: pa.Schema) -> pa.Schema:
    return pa.schema([pa.field(field.name, loose_type(field.type)) for field in schema])


def loose_type(kind: pa.DataType) -> pa.DataType:
    if pa.types.is_list(kind):
        return pa.list_(loose_type(kind.value_type))
    if pa.types.is_struct(kind):
        return pa.struct([pa.field(field.name, loose_type(field.type)) for field in kind])
    return kind


def test_a_broken_file_is_a_finding(rows: Rows, write: Write) -> None:
    release = write(rows)
    path = release / "data/claims/train-00000-of-00001.parquet"
    path.write_bytes(path.read_bytes()[:100])
    assert [finding.code for finding in check(release)] == ["REL011", "REL015"]


def test_text_that_is_no_utf8_is_a_finding(rows: Rows, write: Write, exchange: Exchange) -> None:
    release = write(rows)
    table = to_table("entities", rows["entities"])
    broken = pa.array([b"H\xe4user", b"x"]).view(pa.string())
    exchange(release, "entities", table.set_column(2, table.schema.field(2), broken))
    assert [finding.code for finding in check(release)] == ["REL015"]
