"""A release with emoji before its claims, a claim in two pieces, and reviews; and what its texts are."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import rdflib
from pyld import jsonld

from claimpack.builders import ids
from claimpack.builders.release import Release, open_release
from claimpack.builders.spans import text_of
from claimpack.schema.arrow import to_table
from claimpack.schema.records import Review, Span

Rows = dict[str, list[Any]]

# What documents cite, so that tests need no network: the terms of W3C's context that are used, and schema.org's vocabulary.
CONTEXTS = {
    "http://www.w3.org/ns/anno.jsonld": json.loads((Path(__file__).parent / "contexts" / "anno.jsonld").read_text(encoding="utf-8")),
    "https://schema.org": {"@context": {"@vocab": "https://schema.org/"}},
}

EMOJI = "🚒🚒 Eil 👨‍👩‍👧: Am Samstag wurden, so die Polizei, mindestens 12 Menschen verletzt.\n+++ Weitere Meldungen folgen +++\n"
PIECES = ("Am Samstag wurden", "mindestens 12 Menschen verletzt")


def in_pieces(claim: Any, text: str) -> Any:
    """The claim, moved to PIECES of a text."""
    spans = tuple(Span(text.index(piece), text.index(piece) + len(piece)) for piece in PIECES)
    source = text.index("die Polizei")
    step = replace(claim.attributions[0], source_spans=(Span(source, source + 11),), source_text="die Polizei")
    number = text.index("mindestens")
    found = text_of(text, spans)
    return replace(
        claim,
        claim_id=ids.claim_id(claim.article_id, found, 0),
        spans=spans,
        text=found,
        decontextualised="Am Samstag wurden mindestens 12 Menschen verletzt",
        sentence_spans=(Span(text.index("Am"), text.index(".\n") + 1),),
        prefix=text[max(0, spans[0].start_char - 32) : spans[0].start_char],
        suffix=text[spans[-1].end_char : spans[-1].end_char + 32],
        attributions=(step,),
        quantities=(replace(claim.quantities[0], spans=(Span(number, number + 21),)),),
        times=(),
        checkworthiness=0.75,
    )


def review(claim_id: str, **changes: Any) -> Review:
    found = Review(review_id="", claim_id=claim_id, **changes)
    return replace(found, review_id=ids.review_id(claim_id, found.reviewer, found.review_url))


@pytest.fixture
def emoji(rows: Rows) -> Rows:
    """The sample rows with an article of emoji, and a verdict, a decision and an orphan."""
    article, other = rows["articles"]
    moved = in_pieces(rows["claims"][0], EMOJI)
    rows["articles"] = [
        replace(article, text=EMOJI, url="https://example.org/eil", zones=(replace(article.zones[0], end_char=len(EMOJI)),)),
        other,
    ]
    rows["claims"][0] = moved
    rows["relations"] = []
    rows["provenance"] = [replace(rows["provenance"][0], subject_id=moved.claim_id), rows["provenance"][1]]
    rows["reviews"] = [
        review(
            moved.claim_id,
            article_id=moved.article_id,
            review_url="https://example.org/check/1",
            review_publisher="Prüfstelle",
            reviewed_on=date(2021, 5, 10),
            rating_alternate_name="Überwiegend falsch",
            rating_value=2.0,
            rating_best=5.0,
            rating_worst=1.0,
            label="refuted",
        ),
        review(rows["claims"][1].claim_id, decision="accept", reviewer="B. Reviewer", note="=HYPERLINK(1)"),
        review("clm_0000000000000001", is_orphan=True, claim_text="=gone", decision="reject", reviewer="B. Reviewer"),
    ]
    return rows


@pytest.fixture
def release_of(write: Callable[..., Path]) -> Callable[..., Release]:
    """The release of some rows; other keywords change the info, such as text_mode."""

    def made(rows: Rows, folder: str = "made", **changes: Any) -> Release:
        return open_release(write(folder, {name: to_table(name, records) for name, records in rows.items()}, is_replacing=True, **changes))

    return made


@pytest.fixture
def reviewed(emoji: Rows, release_of: Callable[..., Release]) -> Release:
    """The release with emoji and reviews."""
    return release_of(emoji)


@pytest.fixture
def graph_of() -> Callable[[str], rdflib.Graph]:
    """The triples of a JSON-LD document: expanded by pyld, parsed by rdflib. Raises for a context that is not among CONTEXTS."""

    def load(url: str, _options: object) -> dict[str, Any]:
        return {"contentType": "application/ld+json", "contextUrl": None, "documentUrl": url, "document": CONTEXTS[url]}

    return lambda text: rdflib.Graph().parse(data=json.dumps(jsonld.expand(json.loads(text), {"documentLoader": load})), format="json-ld")
