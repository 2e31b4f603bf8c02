"""Text and offsets: what every row says of the article's text is what stands there. Rules are generators of findings."""

import hashlib
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass
from datetime import date
from functools import cache
from typing import Any

from claimpack.schema.problems import Finding
from claimpack.schema.records import Article, Claim, Span, Zone
from claimpack.validation.withheld import CONTEXT, GAP, check_pointed_context, is_pointed, withheld_fault

# The zones whose every sentence is a claim or a reject.
ACCOUNTED = ("headline", "lead", "body", "caption")
_STEP = "build the release again; the rule named in the row is at fault"


@dataclass(frozen=True, slots=True)
class Place:
    """What the rows of an article are checked against. `text` is None where it is withheld: then less is said of texts.

    `earliest` and `latest` bound the day of writing; None where that is not known.
    """

    article_id: str
    text: str | None
    zones: tuple[Zone, ...]
    text_mode: str = "full"
    earliest: date | None = None
    latest: date | None = None


def check_spans(record: object, where: str, place: Place) -> Iterator[Finding]:
    """TAB010 spans that are empty, overlap, are out of order or of the text; TAB011 a text that is not the pieces of its spans.

    Every column named spans or x_spans is looked at, with the text or x_text beside it, at any depth. Where the article's text is
    withheld, the length of the text beside is compared, or what it points at.
    """
    for path, spans, text, has_text in _marked(record, ""):
        fault = _fault(spans, place.text)
        if fault:
            yield Finding("TAB010", where, f"{path}: {fault}", _STEP)
        elif place.text is not None and has_text and text != (cut := _cut(place.text, spans) or None):
            yield Finding("TAB011", where, f"{path} cover {_shown(cut)}, the text beside is {_shown(text)}", _STEP)
        elif place.text is None and place.text_mode != "full" and text is not None:
            yield from _check_withheld(where, path, spans, text, place)


def _check_withheld(where: str, path: str, spans: Sequence[Span], text: str, place: Place) -> Iterator[Finding]:
    if place.text_mode == "none" and not is_pointed(text):
        yield Finding("TAB018", where, f"{path}: the text beside has words, but the release's text mode is none", _STEP)
    elif fault := withheld_fault(text, spans):
        yield Finding("TAB011", where, f"{path}: {fault}", _STEP)


def check_zones(article: Article) -> Iterator[Finding]:
    """TAB014: the zones of an article do not partition its text."""
    where = f"articles/{article.article_id}"
    reached = 0
    for zone in article.zones:
        if zone.start_char != reached or zone.end_char <= zone.start_char:
            yield Finding("TAB014", where, f"zone {zone.zone} [{zone.start_char}, {zone.end_char}] does not begin at {reached}", _STEP)
        reached = zone.end_char
    if article.text is not None and reached != len(article.text):
        yield Finding("TAB014", where, f"the zones end at {reached}, the text at {len(article.text)}", _STEP)


def check_quotation(claim: Claim, place: Place) -> Iterator[Finding]:
    """TAB012 the digest is not that of the text, TAB013 prefix or suffix is not what stands around it."""
    where = f"claims/{claim.claim_id}"
    if not is_pointed(claim.text) and hashlib.sha256(claim.text.encode()).hexdigest() != claim.sha256:
        yield Finding("TAB012", where, "sha256 is not that of the text", _STEP)
    if place.text is None:
        yield from check_pointed_context(claim, place.text_mode)
    if place.text is None or _fault(claim.spans, place.text) or not claim.spans:
        return
    start, end = claim.spans[0].start_char, claim.spans[-1].end_char
    for name, said, found in (
        ("prefix", claim.prefix, place.text[max(0, start - CONTEXT) : start]),
        ("suffix", claim.suffix, place.text[end : end + CONTEXT]),
    ):
        if said != found:
            yield Finding("TAB013", where, f"{name} is {_shown(said)}, in the article stands {_shown(found)}", _STEP)


def check_place(claim: Claim, place: Place) -> Iterator[Finding]:
    """TAB015: a claim lies in another zone than it says, or outside the sentences it names."""
    where = f"claims/{claim.claim_id}"
    start = claim.spans[0].start_char if claim.spans else -1
    zone = next((zone.zone for zone in place.zones if zone.start_char <= start < zone.end_char), None)
    if place.zones and zone != claim.zone:
        yield Finding("TAB015", where, f"it begins at {start} in zone {zone}, not {claim.zone}", _STEP)
    if not _lie_in(claim.spans, claim.sentence_spans):
        yield Finding("TAB015", where, "its spans are not within its sentence_spans", _STEP)


def check_accounted(place: Place, claims: Sequence[Claim], rejected: Iterable[Span]) -> Iterator[Finding]:
    """TAB016: a stretch of headline, lead, body or caption in no sentence of a claim and in no reject."""
    if place.text is None:
        return
    covered = _merged([*rejected, *(span for claim in claims for span in (*claim.sentence_spans, *claim.spans))])
    ends = [span.end_char for span in covered]
    for zone in place.zones:
        first = bisect_right(ends, zone.start_char)
        for start, end in _gaps(zone, covered, first) if zone.zone in ACCOUNTED else ():
            left = place.text[start:end]
            if any(map(str.isalnum, left)):
                begin = start + len(left) - len(left.lstrip())
                message = f"zone {zone.zone}: this piece is in no claim's sentence and in no reject: {_shown(left.strip())}"
                yield Finding("TAB016", f"articles/{place.article_id}[{begin}:{end}]", message, _STEP)


def _merged(spans: list[Span]) -> list[Span]:
    """What the spans cover together, as pieces apart from each other, in text order."""
    pieces: list[Span] = []
    for span in sorted(spans, key=lambda span: span.start_char):
        if pieces and span.start_char <= pieces[-1].end_char:
            pieces[-1] = Span(pieces[-1].start_char, max(pieces[-1].end_char, span.end_char))
        else:
            pieces.append(span)
    return pieces


def _gaps(zone: Zone, covered: Sequence[Span], first: int) -> Iterator[tuple[int, int]]:
    """The pieces of a zone that are not covered; `first` is the first piece that ends behind its beginning."""
    reached = zone.start_char
    for number in range(first, len(covered)):
        if covered[number].start_char >= zone.end_char:
            break
        yield reached, covered[number].start_char
        reached = covered[number].end_char
    yield reached, zone.end_char


def check_source(article: Article, inputs: Mapping[str, tuple[str, int]]) -> Iterator[Finding]:
    """TAB017: an article that the manifest's inputs do not name with its digest and size, or a plain text that does not have them."""
    where = f"articles/{article.article_id}"
    if inputs.get(article.source_uri) != (article.sha256, article.n_bytes):
        yield Finding("TAB017", where, f"the manifest's inputs do not name {article.source_uri} with this sha256 and n_bytes", _STEP)
    if article.media_type == "text/plain" and article.text is not None:
        content = article.text.encode()
        if (hashlib.sha256(content).hexdigest(), len(content)) != (article.sha256, article.n_bytes):
            yield Finding("TAB017", where, "sha256 and n_bytes are not those of the text", _STEP)


def _lie_in(inner: Sequence[Span], outer: Sequence[Span]) -> bool:
    return all(any(host.start_char <= span.start_char and span.end_char <= host.end_char for host in outer) for span in inner)


def _fault(spans: Sequence[Span], text: str | None) -> str:
    reached = 0
    for span in spans:
        piece = f"[{span.start_char}, {span.end_char}]"
        if span.end_char <= span.start_char:
            return f"{piece} is empty"
        if span.start_char < reached:
            return f"{piece} overlaps the one before, or stands before it in the text"
        reached = span.end_char
    return f"they end at {reached}, the text at {len(text)}" if text is not None and reached > len(text) else ""


def _cut(text: str, spans: Sequence[Span]) -> str:
    return GAP.join(text[span.start_char : span.end_char] for span in spans)


def _shown(text: str | None) -> str:
    shown = repr(text)
    return shown if len(shown) <= 60 else f"{shown[:59]}…"


@cache
def _span_columns(record: type) -> tuple[tuple[tuple[str, str], ...], tuple[str, ...]]:
    """The span columns of a record with the text column beside each ("" for none), and its other columns."""
    names = [field.name for field in fields(record)]
    spans = [(name, beside if (beside := f"{name.removesuffix('spans')}text") in names else "") for name in names if name.endswith("spans")]
    return tuple(spans), tuple(name for name in names if not name.endswith("spans"))


def _marked(record: object, path: str) -> Iterator[tuple[str, tuple[Span, ...], str | None, bool]]:
    kind: Any = type(record)
    spans, others = _span_columns(kind)
    for name, beside in spans:
        yield f"{path}{name}", getattr(record, name), getattr(record, beside) if beside else None, bool(beside)
    for name in others:
        value = getattr(record, name)
        if isinstance(value, tuple) and value and is_dataclass(value[0]):
            for number, item in enumerate(value):
                yield from _marked(item, f"{path}{name}[{number}].")
