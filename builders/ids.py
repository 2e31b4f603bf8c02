"""Stable ids and digests. They depend on content alone: never on order, time, machine or worker count."""

import hashlib
import json
from collections.abc import Iterable
from json.encoder import encode_basestring

from claimpack.schema.records import Span

# Kept: an encoder per call would cost more than the encoding.
_encode = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False, check_circular=False).encode


def sha256_hex(data: bytes) -> str:
    """SHA-256 as 64 lower-case hex digits."""
    return hashlib.sha256(data).hexdigest()


def canonical_json(value: object) -> bytes:
    """The one UTF-8 form of a JSON value: sorted keys, no white space. Raises ValueError for NaN and infinities."""
    return _encode(value).encode()


def article_id(source_uri: str) -> str:
    """art_ + 16 hex over the source URI: its URL, or its path inside the corpus."""
    return _id("art", source_uri)


def claim_id(article: str, text: str, n_before: int) -> str:
    """clm_ + 16 hex over the article, the claim's text and how many equal texts came before it in the article."""
    return _id("clm", article, text, n_before)


def mention_id(article: str, spans: Iterable[Span], entity_type: str) -> str:
    """men_ + 16 hex over the article, the spans and the entity type."""
    return _of_written("men", _written(article), _pairs(spans), _written(entity_type))


def entity_id(entity_type: str, normal_form: str) -> str:
    """ent_ + 16 hex over the type and the canonical name's normal form."""
    return _id("ent", entity_type, normal_form)


def relation_id(claim_a: str, claim_b: str) -> str:
    """rel_ + 16 hex over the two claim ids, in the order given (a < b)."""
    return _id("rel", claim_a, claim_b)


def reject_id(source_uri: str, spans: Iterable[Span], stage: str, reason: str) -> str:
    """rej_ + 16 hex over the source, the spans, the stage and the reason."""
    return _of_written("rej", _written(source_uri), _pairs(spans), _written(stage), _written(reason))


def review_id(claim: str, reviewer: str | None, review_url: str | None) -> str:
    """rev_ + 16 hex over the claim, the reviewer and the review's address."""
    return _id("rev", claim, reviewer, review_url)


def run_id(inputs: object) -> str:
    """run_ + 16 hex over a JSON value that names everything the run depends on."""
    return _id("run", inputs)


def _id(prefix: str, *parts: object) -> str:
    return _of_written(prefix, *[_written(part) for part in parts])


def _of_written(prefix: str, *parts: str) -> str:
    """The id of parts that are written as canonical_json writes them, in a list."""
    written = ",".join(parts)
    return f"{prefix}_{sha256_hex(f'[{written}]'.encode())[:16]}"


def _written(part: object) -> str:
    """A part as canonical_json writes it, strings and numbers by themselves: an encoder takes as long as the hash."""
    if type(part) is str:
        return encode_basestring(part)
    return repr(part) if type(part) is int else _encode(part)


def _pairs(spans: Iterable[Span]) -> str:
    """Spans as a list of pairs."""
    return f"[{','.join([f'[{span.start_char},{span.end_char}]' for span in spans])}]"
