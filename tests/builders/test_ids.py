"""Ids are the hash of the JSON list of what they are made of, whatever stands in it."""

from hypothesis import given
from hypothesis import strategies as st

from claimpack.builders import ids
from claimpack.schema.records import Span

SPANS = st.lists(st.builds(Span, st.integers(0, 10**9), st.integers(0, 10**9)), max_size=3)


def plain(prefix: str, *parts: object) -> str:
    return f"{prefix}_{ids.sha256_hex(ids.canonical_json(list(parts)))[:16]}"


@given(st.text(), st.text(), st.integers(0, 99))
def test_of_a_claim(article: str, text: str, n_before: int) -> None:
    assert ids.claim_id(article, text, n_before) == plain("clm", article, text, n_before)


@given(st.text(), SPANS)
def test_of_a_mention(article: str, spans: list[Span]) -> None:
    pairs = [[span.start_char, span.end_char] for span in spans]
    assert ids.mention_id(article, spans, "PER") == plain("men", article, pairs, "PER")


@given(st.text(), st.none() | st.text(), st.none() | st.text())
def test_of_a_review(claim: str, reviewer: str | None, url: str | None) -> None:
    assert ids.review_id(claim, reviewer, url) == plain("rev", claim, reviewer, url)
