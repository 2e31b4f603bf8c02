"""Rules across tables: each is broken by one change in a sound release, and finds it there."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from claimpack.schema.arrow import arrow_schema, to_records, to_table
from claimpack.schema.problems import Finding
from claimpack.schema.records import Attribution, Claim, Span, Used, Zone
from claimpack.validation import check

Rows = dict[str, list[Any]]
Check = Callable[[Rows], list[Finding]]
Write = Callable[[Rows], Path]
Exchange = Callable[[Path, str, pa.Table], None]
SHA = "0" * 64


def changed(rows: Rows, table: str, **changes: object) -> Rows:
    """The rows with another first row in a table."""
    first, *rest = rows[table]
    return {**rows, table: [replace(first, **changes), *rest]}


def with_claim(rows: Rows, change: Callable[[Claim], dict[str, object]]) -> Rows:
    return changed(rows, "claims", **change(rows["claims"][0]))


def with_quantity(rows: Rows, **changes: object) -> Rows:
    return with_claim(rows, lambda claim: {"quantities": (replace(claim.quantities[0], **changes),)})  # type: ignore[arg-type]


def with_time(rows: Rows, **changes: object) -> Rows:
    return with_claim(rows, lambda claim: {"times": (replace(claim.times[0], **changes),)})  # type: ignore[arg-type]


def with_source(rows: Rows, **changes: object) -> Rows:
    return with_claim(rows, lambda claim: {"attributions": (replace(claim.attributions[0], **changes),)})  # type: ignore[arg-type]


def codes_of(findings: list[Finding]) -> set[str]:
    return {finding.code for finding in findings}


def test_a_sound_release_has_no_findings(findings: Check, rows: Rows) -> None:
    assert findings(rows) == []


def test_what_is_found_is_the_same_every_time(rows: Rows, findings: Check, write: Callable[[Rows], Path]) -> None:
    release = write(with_quantity(with_time(rows, edtf="gestern"), low=60.0, high=50.0, high_inclusive=True))
    assert list(check(release)) == list(check(release))


SPANS = {
    "TAB010": [(Span(30, 30),), (Span(0, 4), Span(3, 9)), (Span(10, 12), Span(0, 4)), (Span(0, 10_000),)],
    "TAB011": [(Span(26, 74),), (Span(25, 40), Span(41, 74)), ()],
}


@pytest.mark.parametrize(("code", "spans"), [(code, spans) for code, cases in SPANS.items() for spans in cases])
def test_spans_hold_the_text_beside_them(code: str, spans: tuple[Span, ...], findings: Check, rows: Rows) -> None:
    assert code in codes_of(findings(changed(rows, "claims", spans=spans)))


def test_spans_of_a_source_are_looked_at_too(findings: Check, rows: Rows) -> None:
    (found,) = findings(with_source(rows, source_text="Feuerwehr"))
    assert (found.code, found.where) == ("TAB011", f"claims/{rows['claims'][0].claim_id}")
    assert found.message == "attributions[0].source_spans cover 'Polizei', the text beside is 'Feuerwehr'"


@pytest.mark.parametrize(
    ("column", "value", "code"),
    [
        ("sha256", SHA, "TAB012"),
        ("prefix", "", "TAB013"),
        ("suffix", "!", "TAB013"),
        ("zone", "lead", "TAB015"),
        ("sentence_spans", (Span(30, 75),), "TAB015"),
        ("ordinal", 1, "TAB020"),
        ("claim_id", "clm_0000000000000000", "TAB008"),
        ("entity_ids", ("ent_0000000000000000",), "TAB003"),
    ],
)
def test_a_claim_says_the_truth_of_itself(column: str, value: object, code: str, findings: Check, rows: Rows) -> None:
    assert code in codes_of(findings(changed(rows, "claims", **{column: value})))


def zones(*bounds: tuple[int, int]) -> tuple[Zone, ...]:
    return tuple(Zone(start_char=start, end_char=end, zone="body") for start, end in bounds)


@pytest.mark.parametrize("parts", [zones((0, 50)), zones((0, 40), (41, 91)), zones((0, 50), (40, 91)), zones((1, 91)), ()])
def test_zones_partition_the_text(parts: tuple[Zone, ...], findings: Check, rows: Rows) -> None:
    assert "TAB014" in codes_of(findings(changed(rows, "articles", zones=parts)))


def test_a_sentence_without_claim_or_reject_is_found(findings: Check, rows: Rows) -> None:
    kept = [row for row in rows["provenance"] if row.subject_table != "rejects"]
    (found,) = findings({**rows, "rejects": [], "provenance": kept})
    assert found.code == "TAB016"
    assert found.message.endswith("is in no claim's sentence and in no reject: 'Wer hilft nun?'")


def test_boilerplate_needs_no_claim(findings: Check, rows: Rows) -> None:
    kept = [row for row in rows["provenance"] if row.subject_table != "rejects"]
    end = len(rows["articles"][0].text)
    parts = (Zone(start_char=0, end_char=75, zone="body"), Zone(start_char=75, end_char=end, zone="boilerplate"))
    assert findings({**changed(rows, "articles", zones=parts), "rejects": [], "provenance": kept}) == []


@pytest.mark.parametrize("changes", [{"sha256": SHA}, {"n_bytes": 1}])
def test_an_article_is_one_of_the_inputs(changes: dict[str, object], findings: Check, rows: Rows) -> None:
    assert codes_of(findings(changed(rows, "articles", **changes))) == {"TAB017"}


@pytest.mark.parametrize(
    ("hops", "is_fine"),
    [
        ([(1, 1)], True),
        ([(1, 1), (1, 2)], True),
        ([(1, 1), (2, 1), (2, 2)], True),
        ([(1, 2)], False),
        ([(1, 1), (1, 3)], False),
        ([(1, 2), (1, 1)], False),
        ([(2, 1)], False),
        ([(1, 1), (1, 1)], False),
    ],
)
def test_hops_of_a_branch_count_from_one(hops: list[tuple[int, int]], is_fine: bool, findings: Check, rows: Rows) -> None:
    def sources(claim: Claim) -> dict[str, object]:
        source: Attribution = claim.attributions[0]
        return {"attributions": tuple(replace(source, branch=branch, hop=hop) for branch, hop in hops)}

    assert codes_of(findings(with_claim(rows, sources))) == (set() if is_fine else {"TAB022"})


def test_a_source_is_inherited_from_an_earlier_claim_only(findings: Check, rows: Rows) -> None:
    assert codes_of(findings(with_source(rows, inherited_from=rows["claims"][1].claim_id))) == {"TAB023"}


def interval(comparator: str, value: float | None, low: float | None, high: float | None, bounds: str) -> dict[str, object]:
    """`bounds` as in "[)": "(" or ")" at a number leaves it out; at nothing there is no bound."""
    return {
        "comparator": comparator,
        "value": value,
        "low": low,
        "high": high,
        "low_inclusive": None if low is None else bounds[0] == "[",
        "high_inclusive": None if high is None else bounds[1] == "]",
    }


@pytest.mark.parametrize(
    "changes",
    [
        interval("eq", 50.0, 50.0, 50.0, "[]"),
        interval("gt", None, 50.0, None, "()"),
        interval("ge", None, 50.0, None, "[)"),
        interval("lt", None, None, 50.0, "()"),
        interval("le", None, None, 50.0, "(]"),
        interval("approx", 50.0, None, None, "()"),
        interval("approx_below", 50.0, None, 50.0, "()"),
        interval("approx_above", 50.0, 50.0, None, "()"),
        interval("range", None, 50.0, 60.0, "[]"),
        interval("vague", None, 24.0, None, "[)"),
        interval("vague", None, None, None, "()"),
    ],
    ids=lambda changes: changes["comparator"],
)
def test_an_interval_that_fits_its_comparator_is_fine(changes: dict[str, object], findings: Check, rows: Rows) -> None:
    quantities = with_quantity(rows, **changes)
    assert codes_of(findings(quantities)) <= {"TAB041"}  # "about 50" and 40 no longer exclude each other in every case


@pytest.mark.parametrize(
    "changes",
    [
        interval("eq", 50.0, 49.0, 50.0, "[]"),
        interval("eq", None, 50.0, 50.0, "[]"),
        interval("gt", None, 50.0, None, "[)"),
        interval("ge", None, 50.0, 60.0, "[]"),
        interval("approx", 50.0, 45.0, 55.0, "[]"),
        interval("approx_below", 50.0, None, 60.0, "()"),
        interval("range", None, 60.0, 50.0, "[]"),
        interval("vague", 50.0, None, None, "()"),
        {"low_inclusive": None},
    ],
)
def test_an_interval_that_does_not_fit_is_found(changes: dict[str, object], findings: Check, rows: Rows) -> None:
    assert "TAB024" in codes_of(findings(with_quantity(rows, **changes)))


@pytest.mark.parametrize("changes", [{"part_of": 0}, {"part_of": 1}, {"part_of": -1}, {"time": 1}, {"time": -1}])
def test_an_index_points_at_another_entry(changes: dict[str, object], findings: Check, rows: Rows) -> None:
    assert codes_of(findings(with_quantity(rows, **changes))) == {"TAB025"}


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"earliest": date(2021, 5, 30)}, "TAB026"),
        ({"edtf": "2021-05-08", "earliest": date(2021, 5, 1), "latest": date(2021, 5, 8)}, "TAB026"),
        ({"edtf": "2021-05-32"}, "TAB027"),
        ({"edtf": "XXXX-WXX-6"}, "TAB027"),
        ({"resolution": "unresolved"}, "TAB028"),
        ({"resolution": "conflict", "issue": None}, "TAB028"),
        ({"edtf": "2021-05-09", "earliest": None, "latest": None}, "TAB030"),
        ({"edtf": "[2021-05-29,2021-06-12]", "earliest": None, "latest": None}, "TAB030"),
    ],
)
def test_a_time_is_written_and_bounded(changes: dict[str, object], code: str, findings: Check, rows: Rows) -> None:
    assert codes_of(findings(with_time(rows, **changes))) == {code}


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"dct_value": "Mai 2021"}, "TAB027"),
        ({"dct_latest": date(2021, 5, 30)}, "TAB026"),
        ({"dct_precision": "unknown"}, "TAB029"),
        ({"dct_source": "none"}, "TAB029"),
        ({"dct_value": None}, "TAB029"),
        ({"dct_latest": None}, "TAB029"),
    ],
)
def test_the_date_of_an_article_hangs_together(changes: dict[str, object], code: str, findings: Check, rows: Rows) -> None:
    assert codes_of(findings(changed(rows, "articles", **changes))) == {code}


def test_the_claims_of_a_relation_are_in_order(findings: Check, rows: Rows) -> None:
    first = rows["relations"][0]
    assert codes_of(findings(changed(rows, "relations", claim_a=first.claim_b, claim_b=first.claim_a))) == {"TAB008", "TAB040"}


@pytest.mark.parametrize("column", ["same_event", "same_population", "same_place", "same_time"])
def test_a_contradiction_needs_sameness(column: str, findings: Check, rows: Rows) -> None:
    (found,) = findings(changed(rows, "relations", **{column: "unknown"}))
    assert (found.code, found.message) == ("TAB041", f"contradicts with {column} unknown")


def test_numbers_that_overlap_do_not_contradict(findings: Check, rows: Rows) -> None:
    assert codes_of(findings(with_quantity(rows, low=40.0))) == {"TAB041"}


def test_opposite_polarity_contradicts(findings: Check, rows: Rows) -> None:
    relation = {"numeric_relation": "overlaps"}
    assert codes_of(findings(changed(rows, "relations", **relation))) == {"TAB041"}
    assert findings(changed(changed(rows, "relations", **relation), "claims", polarity="negative")) == []


@pytest.mark.parametrize(
    ("table", "changes", "code"),
    [
        ("mentions", {"link_method": None}, "TAB050"),
        ("mentions", {"text": "Polizist"}, "TAB011"),
        ("mentions", {"mention_id": "men_0000000000000000"}, "TAB008"),
        ("mentions", {"article_id": "art_0000000000000000"}, "TAB003"),
        ("entities", {"n_mentions": 2}, "TAB051"),
        ("entities", {"n_articles": 2}, "TAB051"),
        ("rejects", {"text": "Wer hilft?"}, "TAB011"),
        ("rejects", {"reason": "fragment"}, "TAB008"),
        ("reviews", {"is_orphan": True}, "TAB060"),
        ("reviews", {"reviewer": "B. Reviewer"}, "TAB008"),
        ("provenance", {"activity": "run_0000000000000000"}, "TAB007"),
        ("provenance", {"subject_id": "art_0000000000000000"}, "TAB004"),
        ("provenance", {"used": (Used(article_id="art_c1a067143003984d", start_char=0, end_char=10_000),)}, "TAB010"),
        ("provenance", {"used": (Used(article_id="art_0000000000000000", start_char=0, end_char=1),)}, "TAB003"),
        ("provenance", {"was_derived_from": ("art_0000000000000000",)}, "TAB006"),
        ("articles", {"article_id": "art_0000000000000000"}, "TAB008"),
    ],
)
def test_rows_of_other_tables_are_looked_at(table: str, changes: dict[str, object], code: str, findings: Check, rows: Rows) -> None:
    assert code in codes_of(findings(changed(rows, table, **changes)))


def test_every_row_has_provenance(findings: Check, rows: Rows) -> None:
    (found,) = findings({**rows, "provenance": rows["provenance"][1:]})
    assert (found.code, found.message) == ("TAB005", "the row has no provenance")


def test_a_key_stands_once(rows: Rows, write: Write, exchange: Exchange) -> None:
    release = write(rows)
    exchange(release, "rejects", to_table("rejects", rows["rejects"] * 2))
    assert [(finding.code, finding.message) for finding in check(release)] == [("TAB001", "2 rows have this key")]


def test_rows_are_sorted(rows: Rows, write: Write, exchange: Exchange) -> None:
    release = write(rows)
    exchange(release, "claims", to_table("claims", rows["claims"]).take([1, 0]))
    assert [(finding.code, finding.where) for finding in check(release)] == [("TAB002", "claims/train-00000-of-00001.parquet")]


def test_a_release_without_texts_is_checked_as_far_as_it_goes(rows: Rows, write: Callable[..., Path]) -> None:
    assert list(check(write(rows, text_mode="none"))) == []
    assert codes_of(list(check(write(changed(rows, "claims", spans=(Span(9, 4),)), text_mode="none")))) >= {"TAB010"}


@pytest.mark.parametrize("text_mode", ["quotes", "none"])
def test_a_release_that_withholds_words_is_sound(text_mode: str, rows: Rows, write: Callable[..., Path]) -> None:
    assert list(check(write(rows, text_mode=text_mode))) == []


@pytest.mark.parametrize(
    "case",
    [
        ("mentions", {"text": "[#char=16,24]"}, "TAB011"),
        ("mentions", {"text": "Polizei"}, "TAB018"),
        ("claims", {"prefix": "Angaben der "}, "TAB018"),
        ("claims", {"prefix": "[#char=0,20]"}, "TAB013"),
        ("claims", {"suffix": "[#char=80,90]"}, "TAB013"),
        ("articles", {"text": "Nach Angaben der Polizei"}, "TAB018"),
    ],
)
def test_what_stands_for_withheld_words_is_looked_at(
    case: tuple[str, dict[str, Any], str], rows: Rows, write: Callable[..., Path], exchange: Exchange
) -> None:
    table, changes, code = case
    release = write(rows, text_mode="none")
    stored = pq.read_table(release / "data" / table / "train-00000-of-00001.parquet", schema=arrow_schema(table))
    (first, *others) = to_records(table, stored)
    exchange(release, table, to_table(table, [replace(first, **changes), *others]))
    assert code in codes_of(list(check(release)))


def test_where_only_articles_are_withheld_words_have_their_length(rows: Rows, write: Callable[..., Path]) -> None:
    (found,) = check(write(changed(rows, "mentions", text="Polizisten"), text_mode="quotes"))
    assert (found.code, found.message) == ("TAB011", "spans: cover 7 characters, the text beside has 10")


def test_shards_are_checked_together(rows: Rows, write: Callable[..., Path]) -> None:
    assert list(check(write(rows, shards=4))) == []


def test_tables_without_rows_are_sound(rows: Rows, findings: Check) -> None:
    assert findings({table: [] for table in rows}) == []
