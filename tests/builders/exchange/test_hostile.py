"""Whatever a file holds, it is read or refused with a code and a place; nothing else happens."""

import json
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from claimpack.builders.exchange.claim_review_in import read_claim_reviews
from claimpack.builders.exchange.label_studio_in import read_annotations
from claimpack.builders.exchange.sheet import read_sheet
from claimpack.builders.review import read_reviews
from claimpack.schema.problems import ClaimpackError, codes

Read = Callable[[Path], Iterable[Any]]
READERS: tuple[Read, ...] = (read_claim_reviews, read_annotations, read_sheet, read_reviews)
FEW = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])

WORDS = st.sampled_from(
    [
        "ClaimReview",
        "clm_0123456789abcdef",
        "accept",
        "edit",
        "decision",
        "spans",
        "claim",
        "https://example.org/1",
        "2021-05-08",
        "=1",
        "\ud800",
        "",
    ]
)
KEYS = st.sampled_from(
    [
        "@type", "@graph", "claimReviewed", "author", "name", "reviewRating", "alternateName", "ratingValue", "itemReviewed", "appearance", "url",
        "claims", "text", "claimReview", "data", "annotations", "result", "from_name", "value", "choices", "labels", "start", "end", "claim_id",
        "spans", "decision", "edit", "label", "completed_by", "updated_at",
    ]
)  # fmt: skip
SCALARS = st.one_of(st.none(), st.booleans(), st.integers(), st.floats(allow_nan=False), WORDS, st.text(max_size=5))
VALUES = st.recursive(
    SCALARS, lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(KEYS, inner, max_size=5)), max_leaves=25
)


def read(reader: Read, path: Path) -> None:
    """Read the file to its end; a refusal must bear a known code and the file's name."""
    refusal: ClaimpackError | None = None
    try:
        list(reader(path))
    except ClaimpackError as error:
        refusal = error
    assert refusal is None or (refusal.code in codes() and refusal.where.startswith(str(path)))


@pytest.mark.parametrize("reader", READERS, ids=lambda reader: reader.__name__)
@FEW
@given(content=st.binary(max_size=200))
def test_bytes_are_read_or_refused(reader: Read, tmp_path: Path, content: bytes) -> None:
    (tmp_path / "file").write_bytes(content)
    read(reader, tmp_path / "file")


@pytest.mark.parametrize("reader", READERS[:2], ids=lambda reader: reader.__name__)
@FEW
@given(value=VALUES)
def test_json_of_the_right_words_in_the_wrong_places_is_read_or_refused(reader: Read, tmp_path: Path, value: object) -> None:
    (tmp_path / "file").write_text(
        json.dumps([value, {"data": {"claim_id": "clm_0123456789abcdef"}, "annotations": [value]}]), encoding="utf-8"
    )
    read(reader, tmp_path / "file")


@FEW
@given(
    rows=st.lists(
        st.lists(st.one_of(WORDS.filter(lambda word: word != "\ud800"), st.text("a;,\t\"'\n=", max_size=6)), max_size=4), max_size=4
    )
)
def test_rows_of_a_sheet_are_read_or_refused(tmp_path: Path, rows: list[list[str]]) -> None:
    content = "claim_id,decision,edit,spans\n" + "".join(",".join(row) + "\n" for row in rows)
    (tmp_path / "file").write_text(content, encoding="utf-8", newline="")
    read(read_sheet, tmp_path / "file")
