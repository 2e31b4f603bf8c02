"""Ids computed anew from the data model: prefix, "_" and 16 hex digits of SHA-256 over the JSON list of the parts.

The list is written with no white space and with characters as they are, in UTF-8. Entity ids are left out: they rest on a normal
form of the name that a release does not hold.
"""

import hashlib
import json
from collections.abc import Iterable

from claimpack.schema.records import Article, Claim, Mention, Reject, Relation, Review, Span


def article_id(row: Article) -> str:
    """Over the source URI."""
    return _id("art", row.source_uri)


def claim_id(row: Claim, n_before: int) -> str:
    """Over the article, the text and how many equal texts came before."""
    return _id("clm", row.article_id, row.text, n_before)


def mention_id(row: Mention) -> str:
    """Over the article, the spans and the type."""
    return _id("men", row.article_id, _pairs(row.spans), row.entity_type)


def relation_id(row: Relation) -> str:
    """Over the two claims."""
    return _id("rel", row.claim_a, row.claim_b)


def are_relation_ids(said: Iterable[str], first: Iterable[str], second: Iterable[str]) -> list[bool]:
    """For each relation whether its id is that of its two claims; what relation_id says, for ids that JSON writes as they are."""
    written = (f'["{a}","{b}"]'.encode() for a, b in zip(first, second, strict=True))
    return [name == f"rel_{hashlib.sha256(pair).hexdigest()[:16]}" for name, pair in zip(said, written, strict=True)]


def reject_id(row: Reject) -> str:
    """Over the source, the spans, the stage and the reason."""
    return _id("rej", row.source_uri, _pairs(row.spans), row.stage, row.reason)


def review_id(row: Review) -> str:
    """Over the claim, the reviewer and the review's address."""
    return _id("rev", row.claim_id, row.reviewer, row.review_url)


def _id(prefix: str, *parts: object) -> str:
    written = json.dumps(parts, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return f"{prefix}_{hashlib.sha256(written.encode()).hexdigest()[:16]}"


def _pairs(spans: Iterable[Span]) -> list[list[int]]:
    return [[span.start_char, span.end_char] for span in spans]
