"""A line of the review file: what it may say, and what is told where it is wrong."""

from dataclasses import fields
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from claimpack.builders.review import ReviewLine, merge, read_reviews, write_reviews
from claimpack.builders.review.line import review_line
from claimpack.schema.problems import ClaimpackError
from claimpack.schema.records import Review, Span

CLAIM = "clm_0123456789abcdef"
ACCEPT: dict[str, Any] = {"claim_id": CLAIM, "decision": "accept"}


@pytest.mark.parametrize(
    ("given", "field", "value"),
    [
        ({"decision": "Accept"}, "decision", "accept"),
        ({"decision": "edit", "edit": " Zwölf Menschen. "}, "edit", "Zwölf Menschen."),
        ({"label": "Not enough evidence", "reviewer": "B."}, "label", "not_enough_evidence"),
        ({"reviewed_on": "2021-05-08"}, "reviewed_on", date(2021, 5, 8)),
        ({"reviewed_on": "2021-05-08T23:59:59+14:00"}, "reviewed_on", date(2021, 5, 8)),
        ({"reviewed_on": "8.5.2021"}, "reviewed_on", date(2021, 5, 8)),
        ({"review_url": "https://example.org/prüfung"}, "review_url", "https://example.org/pr%C3%BCfung"),
        ({"reviewer": "B.", "rating_value": "1.5"}, "rating_value", 1.5),
        ({"reviewer": "B.", "rating_value": 2}, "rating_value", 2.0),
        ({"spans": [[14, 64], [90, 150]]}, "spans", (Span(14, 64), Span(90, 150))),
        ({"spans": "14-64 90-150"}, "spans", (Span(14, 64), Span(90, 150))),
        ({"spans": ""}, "spans", ()),
        ({"note": "  "}, "note", None),
        ({"note": "🙂 gut"}, "note", "🙂 gut"),
    ],
)
def test_a_value_is_read_as_people_write_it(given: dict[str, Any], field: str, value: object) -> None:
    assert getattr(review_line(ACCEPT | given, "file:1"), field) == value


@pytest.mark.parametrize(
    ("given", "code", "words"),
    [
        ({"claim_id": None}, "SRC052", "claim_id must be clm_"),
        ({"claim_id": "clm_1"}, "SRC052", "claim_id must be clm_"),
        ({"claim_id": "art_0123456789abcdef"}, "SRC052", "claim_id must be clm_"),
        ({"claim_id": ["clm_0123456789abcdef"]}, "SRC052", "must be a text"),
        ({"article_id": CLAIM}, "SRC052", "article_id must be art_"),
        ({"decision": None}, "SRC052", "it decides nothing"),
        ({"decision": "maybe"}, "SRC052", "decision must be one of accept, reject, edit"),
        ({"decision": "edit"}, "SRC052", "edit without its text"),
        ({"edit": "Text"}, "SRC052", "a text under edit"),
        ({"label": "true", "reviewer": "B."}, "SRC052", "label must be one of supported"),
        ({"label": "refuted"}, "SRC052", "a verdict by nobody"),
        ({"rating_alternate_name": "Falsch"}, "SRC052", "a verdict by nobody"),
        ({"reviewed_on": "gestern"}, "SRC052", "reviewed_on must be a day"),
        ({"reviewed_on": "2021-02-30"}, "SRC052", "reviewed_on must be a day"),
        ({"reviewed_on": "99.99.2021"}, "SRC052", "reviewed_on must be a day"),
        ({"reviewed_on": "2021-05"}, "SRC052", "reviewed_on must be a day"),
        ({"review_url": "javascript:alert(1)"}, "SRC052", "review_url must be an address"),
        ({"review_url": "example.org"}, "SRC052", "review_url must be an address"),
        ({"rating_value": "viel"}, "SRC052", "rating_value must be a number"),
        ({"rating_value": "nan"}, "SRC052", "rating_value must be a number"),
        ({"rating_value": "1e999"}, "SRC052", "rating_value must be a number"),
        ({"rating_value": True}, "SRC052", "rating_value must be a number"),
        ({"rating_best": 1, "rating_worst": 5, "rating_value": 1, "reviewer": "B."}, "SRC052", "is below rating_worst"),
        ({"spans": [[5, 5]]}, "SRC052", "spans must be pairs"),
        ({"spans": [[5, 9], [8, 12]]}, "SRC052", "spans must be pairs"),
        ({"spans": [[-1, 9]]}, "SRC052", "spans must be pairs"),
        ({"spans": [[0, 1 << 40]]}, "SRC052", "spans must be pairs"),
        ({"spans": "from 1 to 3"}, "SRC052", "spans must be pairs"),
        ({"note": "\ud800"}, "SRC052", "must be a text"),
        ({"note": "a\0b"}, "SRC052", "must be a text"),
        ({"note": 3}, "SRC052", "must be a text"),
        ({"verdict": "x"}, "SRC051", 'unknown key "verdict"'),
    ],
)
def test_what_is_wrong_is_told_with_its_place(given: dict[str, Any], code: str, words: str) -> None:
    with pytest.raises(ClaimpackError) as raised:
        review_line(ACCEPT | given, "reviews.jsonl:3")
    assert (raised.value.code, raised.value.where, bool(raised.value.hint)) == (code, "reviews.jsonl:3", True)
    assert words in raised.value.message


def test_the_nearest_key_is_named() -> None:
    with pytest.raises(ClaimpackError) as raised:
        review_line(ACCEPT | {"reviwer": "B."}, "file:1")
    assert raised.value.hint == 'did you mean "reviewer"?'


@pytest.mark.parametrize(
    ("content", "code", "line"),
    [
        (b"{", "SRC050", 1),
        (b"[]", "SRC050", 1),
        (b'{"claim_id": "clm_0123456789abcdef", "decision": "accept"}\n\xff', "SRC050", 2),
        (b'{"claim_id": "a", "claim_id": "b"}', "SRC050", 1),
        (b'{"rating_value": NaN}', "SRC050", 1),
        (b"\n\n" + b'{"a":' * 100_000, "SRC050", 3),
        (b'\n{"claim_id": "clm_0123456789abcdef"}', "SRC052", 2),
        (
            b'{"claim_id": "clm_0123456789abcdef", "decision": "accept"}\n{"claim_id": "clm_0123456789abcdef", "decision": "reject"}',
            "SRC053",
            2,
        ),
    ],
)
def test_a_broken_line_is_named(tmp_path: Path, content: bytes, code: str, line: int) -> None:
    path = tmp_path / "reviews.jsonl"
    path.write_bytes(content)
    with pytest.raises(ClaimpackError) as raised:
        read_reviews(path)
    assert (raised.value.code, raised.value.where) == (code, f"{path}:{line}")


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(ClaimpackError, match="cannot be read"):
        read_reviews(tmp_path / "none.jsonl")


EVERYTHING = ReviewLine(
    claim_id=CLAIM,
    article_id="art_0123456789abcdef",
    spans=(Span(0, 4), Span(6, 9)),
    claim_text="Zwölf […] verletzt 🙂",
    decision="edit",
    edit='Zwölf "Menschen"',
    note="a\nb",
    reviewer="B. Reviewer",
    reviewed_on=date(2021, 5, 8),
    review_url="https://example.org/1",
    review_publisher="Prüfstelle",
    claim_reviewed="Zwölf",
    rating_alternate_name="Falsch",
    rating_value=0.0,
    rating_best=5.0,
    rating_worst=0.0,
    label="refuted",
)


def test_what_is_written_comes_back(tmp_path: Path) -> None:
    path = tmp_path / "reviews.jsonl"
    bare = ReviewLine(claim_id=CLAIM, decision="accept")
    write_reviews(path, [EVERYTHING, bare])
    assert set(read_reviews(path)) == {EVERYTHING, bare}
    assert [line.name for line in tmp_path.iterdir()] == ["reviews.jsonl"]


def test_the_order_of_reviews_does_not_change_the_file(tmp_path: Path) -> None:
    lines = [ReviewLine(claim_id=CLAIM, decision="accept", reviewer=name) for name in "CAB"]
    write_reviews(tmp_path / "one", lines)
    write_reviews(tmp_path / "other", reversed(lines))
    assert (tmp_path / "one").read_bytes() == (tmp_path / "other").read_bytes()


def test_a_second_opinion_stands_beside_the_first_and_a_newer_one_of_the_same_person_replaces_it() -> None:
    first = ReviewLine(claim_id=CLAIM, decision="accept", reviewer="A")
    second = ReviewLine(claim_id=CLAIM, decision="reject", reviewer="B")
    newer = ReviewLine(claim_id=CLAIM, decision="reject", reviewer="A")
    merged = merge([first], [second, newer, first, newer])
    assert (merged.lines, merged.n_new) == ((newer, second), 1)
    assert (merge([first], [first]).n_same, merge([first], [newer]).n_replaced) == (1, 1)


def test_the_columns_that_a_review_brings_are_those_of_its_table() -> None:
    own = {field.name: field.type for field in fields(ReviewLine) if field.name != "spans"}
    of_table = {field.name: field.type for field in fields(Review)}
    made = {"review_id", "is_orphan", "nearest_claim_id"}  # the build finds these out
    assert {name: of_table.get(name) for name in own} == own
    assert of_table.keys() - own.keys() == made
