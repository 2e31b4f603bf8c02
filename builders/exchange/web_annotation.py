"""Claims as W3C Web Annotations (https://www.w3.org/TR/annotation-model/): one annotation per claim, and one per review of it.

A claim's target is its article's text, each piece by quotation (TextQuoteSelector) and by position (TextPositionSelector, which counts code
points as we do). The target's source is the article as claimpack read it, not its page: in an HTML page other characters stand between.
`via` leads to the page. Where article texts are withheld, pieces have no prefix or suffix inside the claim; where the claims' words are
withheld too, a piece is told by its position alone.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING, cast

from claimpack.builders.exchange.names import piece_urn, pieces_of, row_urn
from claimpack.builders.exchange.rows import by_article, records
from claimpack.builders.spans import GAP
from claimpack.builders.write.manifest import Manifest
from claimpack.builders.write.pointers import is_pointed
from claimpack.schema.records import Article, Claim, Review

if TYPE_CHECKING:
    from claimpack.builders.release import Release

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
AROUND = 32

Json = dict[str, object]


def annotations(release: "Release") -> Iterator[Json]:
    """An annotation for every claim in the order of articles, each followed by those of its reviews."""
    reviews: dict[str, list[Review]] = {}
    for review in cast("Iterator[Review]", records(release, "reviews")):
        reviews.setdefault(review.claim_id, []).append(review)
    for article, claims in by_article(release):
        for claim in claims:
            yield _of_claim(claim, article, release.manifest)
            for review in reviews.get(claim.claim_id, ()):
                yield _of_review(review, release.manifest)


def collection(release: "Release") -> Json:
    """What is said of all annotations together, without them."""
    manifest = release.manifest
    tool = manifest.tool.version
    generator: Json = {"id": f"urn:claimpack:tool:{tool}", "type": "Software", "name": f"claimpack {tool}"}
    return {
        "@context": CONTEXT,
        "id": row_urn(manifest, "claims"),
        "type": "AnnotationPage",
        "partOf": {
            "id": row_urn(manifest, "annotations"),
            "type": "AnnotationCollection",
            "label": f"{manifest.name} {manifest.version}",
            "generator": generator,
        },
        "startIndex": 0,
    }


def _of_claim(claim: Claim, article: Article, manifest: Manifest) -> Json:
    wording: Json = {"type": "TextualBody", "purpose": "describing", "format": "text/plain", "language": article.language}
    wordings = [text for text in (claim.decontextualised or claim.text,) if not is_pointed(text)]
    names = [name for name in (claim.speaker,) if name and not is_pointed(name)]
    tags = [claim.claim_type, *([claim.event_type] if claim.event_type else [])]
    bodies = [
        *(wording | {"value": text} for text in wordings),
        *({"type": "TextualBody", "purpose": "classifying", "value": tag} for tag in tags),
        *({"type": "TextualBody", "purpose": "tagging", "value": name} for name in names),
    ]
    return {
        "id": row_urn(manifest, claim.claim_id),
        "type": "Annotation",
        "motivation": "describing",
        "body": bodies,
        "target": [_target(claim, article, number, manifest) for number in range(len(claim.spans))],
    }


def _target(claim: Claim, article: Article, number: int, manifest: Manifest) -> Json:
    start, end = claim.spans[number].start_char, claim.spans[number].end_char
    selectors: list[Json] = [{"type": "TextPositionSelector", "start": start, "end": end}]
    if not is_pointed(claim.text):
        piece = pieces_of(claim.text, claim.spans, GAP)[number]
        selectors.insert(0, {"type": "TextQuoteSelector", "exact": piece, **_around(claim, article, number)})
    source: Json = {"id": row_urn(manifest, article.article_id), "type": "Text", "format": "text/plain", "language": article.language}
    if article.url:
        source["via"] = article.url
    return {
        "id": piece_urn(manifest, article.article_id, start, end),
        "type": "SpecificResource",
        "source": source,
        "selector": selectors,
    }


def _around(claim: Claim, article: Article, number: int) -> Json:
    """Prefix and suffix of one piece, as far as they are known."""
    span = claim.spans[number]
    if article.text is not None:
        before = article.text[max(0, span.start_char - AROUND) : span.start_char]
        after = article.text[span.end_char : span.end_char + AROUND]
    else:
        before = claim.prefix if number == 0 else ""
        after = claim.suffix if number == len(claim.spans) - 1 else ""
    return {key: text for key, text in (("prefix", before), ("suffix", after)) if text and not is_pointed(text)}


def _of_review(review: Review, manifest: Manifest) -> Json:
    said = [f"decision: {review.decision}"] if review.decision else []
    said += [review.edit] if review.edit else []
    said += [text for text in (review.rating_alternate_name or review.label, review.note) if text]
    found: Json = {
        "id": row_urn(manifest, review.review_id),
        "type": "Annotation",
        "motivation": "assessing",
        "body": [{"type": "TextualBody", "format": "text/plain", "value": text} for text in said],
        "target": row_urn(manifest, review.claim_id),
    }
    if name := review.reviewer or review.review_publisher:
        found["creator"] = {"type": "Person" if review.reviewer else "Organization", "name": name}
    if review.reviewed_on:
        found["created"] = f"{review.reviewed_on.isoformat()}T00:00:00Z"
    if review.review_url:
        found["via"] = review.review_url
    return found
