"""Verdicts of people as schema.org ClaimReview, for search engines and other fact-checkers.

Only what a person said is written: a review with a rating or a label, and the address of the fact-check, which Google demands beside
claimReviewed and reviewRating (https://developers.google.com/search/docs/appearance/structured-data/factcheck).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from claimpack.builders.exchange.names import row_urn
from claimpack.builders.exchange.rows import by_article, records
from claimpack.builders.write.manifest import Manifest
from claimpack.builders.write.pointers import is_pointed
from claimpack.schema.records import Article, Claim, Review

if TYPE_CHECKING:
    from claimpack.builders.release import Release

CONTEXT = "https://schema.org"
# What a label of AVeriTeC says where no rating of the fact-checker's own is given; without either, the number stands for itself.
LABELS = {
    "supported": "Supported",
    "refuted": "Refuted",
    "not_enough_evidence": "Not enough evidence",
    "conflicting": "Conflicting evidence",
}
_PERSONS = ("named_person", "office_holder")
_BODIES = ("organisation", "media")

Json = dict[str, object]


@dataclass(frozen=True, slots=True)
class Verdicts:
    """Reviews that can be written, by claim, and how many verdicts cannot: for want of an address, or of their claim."""

    by_claim: dict[str, list[Review]]
    n_without_address: int
    n_orphans: int


def verdicts(release: "Release") -> Verdicts:
    """The verdicts of a release."""
    found: dict[str, list[Review]] = {}
    n_without_address = n_orphans = 0
    for review in cast("Iterator[Review]", records(release, "reviews")):
        if not (review.label or review.rating_alternate_name or review.rating_value is not None):
            continue
        if review.is_orphan:
            n_orphans += 1
        elif review.review_url is None:
            n_without_address += 1
        else:
            found.setdefault(review.claim_id, []).append(review)
    return Verdicts(found, n_without_address, n_orphans)


def claim_reviews(release: "Release", found: Verdicts) -> Iterator[Json]:
    """A ClaimReview for each verdict, in the order of articles and claims."""
    for article, claims in by_article(release) if found.by_claim else ():
        for claim in claims:
            for review in found.by_claim.get(claim.claim_id, ()):
                if review.claim_reviewed or _wording(claim):
                    yield _claim_review(review, claim, article, release.manifest)


def _claim_review(review: Review, claim: Claim, article: Article, manifest: Manifest) -> Json:
    author: Json = {"@type": "Organization", "name": review.review_publisher} if review.review_publisher else {}
    author = author or {"@type": "Person", "name": review.reviewer}
    return {
        "@type": "ClaimReview",
        "@id": row_urn(manifest, review.review_id),
        "url": review.review_url,
        "claimReviewed": review.claim_reviewed or _wording(claim),
        "author": author,
        "reviewRating": _given(
            {
                "@type": "Rating",
                "alternateName": review.rating_alternate_name or LABELS.get(review.label or "") or f"{review.rating_value:g}",
                "ratingValue": review.rating_value,
                "bestRating": review.rating_best,
                "worstRating": review.rating_worst,
            }
        ),
        "itemReviewed": _claim(claim, article, manifest),
        **_given({"datePublished": review.reviewed_on.isoformat() if review.reviewed_on else None, "reviewBody": review.note}),
    }


def _claim(claim: Claim, article: Article, manifest: Manifest) -> Json:
    known: Json = {"@type": "Claim", "@id": row_urn(manifest, claim.claim_id)}
    kind = claim.attributions[0].source_kind if claim.attributions else None
    if claim.speaker and not is_pointed(claim.speaker) and kind in (*_PERSONS, *_BODIES):
        known["author"] = {"@type": "Person" if kind in _PERSONS else "Organization", "name": claim.speaker}
    if article.dct_precision == "day":
        known["datePublished"] = article.dct_value
    if article.url:
        known["appearance"] = {"@type": "NewsArticle", "url": article.url, **_given({"headline": article.title})}
    return known


def _wording(claim: Claim) -> str | None:
    """The claim read on its own; None in a release without words."""
    text = claim.decontextualised or claim.text
    return None if is_pointed(text) else text


def _given(values: Json) -> Json:
    """Without the keys that have no value."""
    return {key: value for key, value in values.items() if value is not None}
