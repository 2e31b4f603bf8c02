"""Verdicts out of ClaimReview: a page's JSON-LD, a list, a data feed, JSON lines, or an answer of Google's Fact Check Tools.

A verdict is attached to a claim only if it names it: by its URN, as our own export does, or by its very words (case, quotation marks and
white space aside), and where several claims have these words, by the article it appeared in. Every other verdict is returned with the claim
that is nearest, for a person to decide; nothing is guessed, and nothing dropped.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from claimpack.builders.exchange.elements import elements
from claimpack.builders.exchange.names import NAMESPACE
from claimpack.builders.review.line import ReviewLine, review_line
from claimpack.builders.review.nearest import Candidate, Nearest, nearest_claims
from claimpack.schema.problems import ClaimpackError, Finding

_CLAIM_ID = re.compile(re.escape(NAMESPACE) + r"[^\s#]*\b(clm_[0-9a-f]{16})\b")
_TYPE = re.compile(r"(?:^|[/:])ClaimReview$")
_EDGES = " \t\r\n.!?…\"'„“”‚‘’«»‹›"
_NUMBER = re.compile(r"[-+]?\d{1,15}(?:\.\d{1,15})?")
_UNKNOWN = "clm_0000000000000000"
_DEEPEST = 20


@dataclass(frozen=True, slots=True)
class Verdict:
    """One ClaimReview as it stood in the file: whose claim_id is _UNKNOWN names none. `appearances`: where the claim was made."""

    line: ReviewLine
    where: str
    appearances: tuple[str, ...]

    @property
    def has_claim(self) -> bool:
        """Whether it names a claim by its URN."""
        return self.line.claim_id != _UNKNOWN


@dataclass(frozen=True, slots=True)
class Unmatched:
    """A verdict that names no claim of the release. `n_fitting`: how many claims have its words; `nearest`: what it may mean."""

    line: ReviewLine
    where: str
    n_fitting: int
    nearest: Nearest | None


@dataclass(frozen=True, slots=True)
class Text:
    """A claim of the release as a verdict may name it: `wordings` are its text and its text read on its own, `url` its article's."""

    candidate: Candidate
    wordings: tuple[str, ...]
    url: str | None


def read_claim_reviews(path: Path) -> Iterator[Verdict | Finding]:
    """Every ClaimReview of a file, or the finding SRC052 for one that cannot be used: without a verdict, an author or a claim.

    Raises ClaimpackError SRC050 for a file that is no JSON, SRC054 if it holds no ClaimReview.
    """
    n_found = 0
    for where, element in elements(path):
        for found in _claim_reviews(element, 0):
            n_found += 1
            try:
                yield _verdict(found, where)
            except ClaimpackError as error:
                yield Finding(error.code, where, error.message, error.hint, severity="warning")
    if not n_found:
        raise ClaimpackError("SRC054", "no ClaimReview in the file", where=str(path), hint="give JSON-LD with objects of @type ClaimReview")


def match(verdicts: Iterable[Verdict], texts: Sequence[Text]) -> tuple[tuple[ReviewLine, ...], tuple[Unmatched, ...]]:
    """The reviews that found their claim, and the verdicts that did not."""
    by_wording: defaultdict[str, list[Text]] = defaultdict(list)
    for text in texts:
        for wording in sorted({_normal(each) for each in text.wordings}):
            by_wording[wording].append(text)
    by_id = {text.candidate.claim_id: text.candidate for text in texts}
    matched: list[ReviewLine] = []
    missed: list[tuple[Verdict, int]] = []
    for verdict in verdicts:
        fitting = by_wording.get(_normal(verdict.line.claim_reviewed or ""), [])
        seen_there = [text for text in fitting if text.url and text.url in verdict.appearances]
        only = seen_there or fitting
        if verdict.has_claim:
            matched.append(_attached(verdict.line, by_id.get(verdict.line.claim_id)))
        elif len(only) == 1:
            matched.append(_attached(verdict.line, only[0].candidate))
        else:
            missed.append((verdict, len(fitting)))
    candidates = [text.candidate for text in texts]
    said = [replace(verdict.line, claim_text=verdict.line.claim_reviewed) for verdict, _ in missed]
    nearest = [found for _, found in nearest_claims(said, candidates)]
    unmatched = (Unmatched(verdict.line, verdict.where, n, near) for (verdict, n), near in zip(missed, nearest, strict=True))
    return tuple(matched), tuple(unmatched)


def _attached(line: ReviewLine, claim: Candidate | None) -> ReviewLine:
    if claim is None:
        return line
    return replace(line, claim_id=claim.claim_id, article_id=claim.article_id, spans=claim.spans, claim_text=claim.text)


def _claim_reviews(node: object, depth: int) -> Iterator[Mapping[str, object]]:
    """Objects of type ClaimReview, wherever they stand; those of a Fact Check Tools answer in the same form."""
    if depth > _DEEPEST:
        return
    if isinstance(node, list):
        for each in node:
            yield from _claim_reviews(each, depth + 1)
    elif isinstance(node, dict):
        kinds = node.get("@type")
        if any(_TYPE.search(kind) for kind in (kinds if isinstance(kinds, list) else [kinds]) if isinstance(kind, str)):
            yield node
        elif isinstance(node.get("text"), str) and isinstance(node.get("claimReview"), list):
            yield from _of_fact_check_tools(node)
        else:
            for each in node.values():
                yield from _claim_reviews(each, depth + 1)


def _of_fact_check_tools(claim: Mapping[str, object]) -> Iterator[Mapping[str, object]]:
    reviews = claim["claimReview"]
    for review in reviews if isinstance(reviews, list) else ():
        if isinstance(review, dict):
            yield {
                "claimReviewed": claim["text"],
                "url": review.get("url"),
                "author": review.get("publisher"),
                "datePublished": review.get("reviewDate"),
                "reviewRating": {"alternateName": review.get("textualRating")},
            }


def _verdict(found: Mapping[str, object], where: str) -> Verdict:
    rating = _first(found.get("reviewRating"))
    item = _first(found.get("itemReviewed"))
    reviewed = _text(found.get("claimReviewed")) or _text(item.get("text")) or _text(item.get("name"))
    if reviewed is None:
        raise ClaimpackError("SRC052", "a ClaimReview without claimReviewed", where=where, hint="say which claim was reviewed")
    named = next((urn[1] for value in (item.get("@id"), item.get("identifier")) if (urn := _CLAIM_ID.match(str(value)))), None)
    values = {
        "claim_id": named or _UNKNOWN,
        "claim_reviewed": reviewed,
        "review_url": _text(found.get("url")),
        "review_publisher": _name(found.get("author")) or _name(found.get("publisher")),
        "reviewed_on": _text(found.get("datePublished")),
        "note": _text(found.get("reviewBody")),
        "rating_alternate_name": _text(rating.get("alternateName")) or _text(rating.get("name")) or _text(rating.get("ratingValue")),
        "rating_value": _number(rating.get("ratingValue")),
        "rating_best": _number(rating.get("bestRating")),
        "rating_worst": _number(rating.get("worstRating")),
    }
    return Verdict(review_line(values, where), where, tuple(_addresses(item, found)))


def _addresses(item: Mapping[str, object], found: Mapping[str, object]) -> Iterator[str]:
    for value in (item.get("appearance"), item.get("firstAppearance"), item.get("itemReviewed"), found.get("appearance")):
        for each in value if isinstance(value, list) else [value]:
            address = (each.get("url") or each.get("@id")) if isinstance(each, dict) else each
            if isinstance(address, str):
                yield address


def _first(value: object) -> Mapping[str, object]:
    """An object, or the first of a list of them."""
    found = value[0] if isinstance(value, list) and value else value
    return found if isinstance(found, dict) else {}


def _name(value: object) -> str | None:
    found = value[0] if isinstance(value, list) and value else value
    return _text(found) or (_text(found.get("name")) or _text(found.get("site")) if isinstance(found, dict) else None)


def _text(value: object) -> str | None:
    """A string that says something; a number as its digits; the @value of a language-tagged string."""
    if isinstance(value, dict):
        value = value.get("@value")
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return None
    return str(value).strip() or None


def _number(value: object) -> float | None:
    """A number, also as a string; None for a rating in words, which feeds put here too."""
    text = _text(value)
    return float(text) if text and _NUMBER.fullmatch(text) else None


def _normal(text: str) -> str:
    return " ".join(text.casefold().split()).strip(_EDGES)
