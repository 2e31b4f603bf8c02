"""The names that rows of a release bear outside of it: URNs, and pieces of texts as fragments (RFC 5147)."""

from collections.abc import Sequence
from urllib.parse import quote

from claimpack.builders.write.manifest import Manifest
from claimpack.schema.records import Span

NAMESPACE = "urn:claimpack:"


def row_urn(manifest: Manifest, row_id: str) -> str:
    """urn:claimpack:<dataset>:<version>:<id of the row>."""
    return f"{NAMESPACE}{manifest.name}:{manifest.version}:{row_id}"


def piece_urn(manifest: Manifest, article_id: str, start_char: int, end_char: int) -> str:
    """A piece of an article's text: positions between characters, from 0 (RFC 5147)."""
    return f"{row_urn(manifest, article_id)}#char={start_char},{end_char}"


def rule_urn(rule: str, version: str) -> str:
    """A rule of the extractor in one version."""
    return f"{NAMESPACE}rule:{quote(rule, safe='._-')}:{quote(version, safe='._-')}"


def pieces_of(text: str, spans: Sequence[Span], gap: str) -> tuple[str, ...]:
    """A text that was joined from the pieces at the spans, in its pieces again."""
    found, at = [], 0
    for span in spans:
        size = span.end_char - span.start_char
        found.append(text[at : at + size])
        at += size + len(gap)
    return tuple(found)
