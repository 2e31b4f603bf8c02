"""The claims that are worth checking first, each with the words around it.

First those with the highest check-worthiness; of equals, those that most others contradict or differ from in a detail; then in reading
order. Claims that a reviewer decided about already are left out, unless all are asked for.
"""

import heapq
from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

import pyarrow as pa
import pyarrow.compute as pc

from claimpack.builders.exchange.names import pieces_of
from claimpack.builders.exchange.rows import batches
from claimpack.builders.spans import GAP
from claimpack.schema.arrow import to_records
from claimpack.schema.problems import ClaimpackError
from claimpack.schema.records import Article, Claim, Span

if TYPE_CHECKING:
    from claimpack.builders.release import Release

DISPUTED = ("contradicts", "inconsistent_detail")
# Most code points shown before and after a claim's sentences: a paragraph, unless an article has no line breaks.
_AROUND = 1500

_Rank = tuple[float, int, str, int, str]


@dataclass(frozen=True, slots=True)
class Task:
    """A claim to be reviewed. `text` is the paragraph around it, or, where articles have no text, the claim between its prefix and suffix.

    `offset` is where `text` begins in the article, None where it is no stretch of it; `pieces` are the claim's pieces in `text`.
    """

    claim: Claim
    article: Article
    n_disputes: int
    text: str
    offset: int | None
    pieces: tuple[Span, ...]


def review_queue(release: "Release", limit: int, *, is_all: bool = False) -> tuple[Task, ...]:
    """At most `limit` claims (0: no limit), the one to check first first. `is_all`: also those that are decided already.

    Raises ClaimpackError REL096 if the release holds no words of its claims, REL005 if it cannot be read.
    """
    if release.manifest.text_mode == "none":
        hint = 'put the texts back with `claimpack rehydrate`, or review a release built with text = "quotes" or "full"'
        raise ClaimpackError("REL096", "the release holds no words to review", where=str(release.path), hint=hint)
    disputes = _disputes(release)
    ranks = _ranks(release, disputes, is_all=is_all)
    first = heapq.nsmallest(limit, ranks) if limit else sorted(ranks)
    place = {claim_id: number for number, (*_, claim_id) in enumerate(first)}
    claims = list(cast("Iterator[Claim]", _picked(release, "claims", "claim_id", place)))
    articles = cast("Iterator[Article]", _picked(release, "articles", "article_id", {claim.article_id for claim in claims}))
    by_id = {article.article_id: article for article in articles}
    claims.sort(key=lambda claim: place[claim.claim_id])
    return tuple(_task(claim, by_id[claim.article_id], disputes[claim.claim_id]) for claim in claims)


def _picked(release: "Release", table: str, column: str, wanted: Collection[str]) -> Iterator[object]:
    """The rows of a table whose id is wanted."""
    ids = pa.array(sorted(wanted), pa.string())
    for batch in batches(release, table) if wanted else ():
        yield from to_records(table, batch.filter(pc.is_in(batch[column], ids)))


def _disputes(release: "Release") -> Counter[str]:
    """claim_id -> how many claims stand against it."""
    found: Counter[str] = Counter()
    for batch in batches(release, "relations", ("claim_a", "claim_b", "relation")):
        for row in batch.to_pylist():
            if row["relation"] in DISPUTED:
                found.update((row["claim_a"], row["claim_b"]))
    return found


def _ranks(release: "Release", disputes: Counter[str], *, is_all: bool) -> Iterator[_Rank]:
    columns = ("claim_id", "article_id", "ordinal", "checkworthiness", "status")
    for batch in batches(release, "claims", columns):
        for row in batch.to_pylist():
            if is_all or row["status"] == "auto":
                yield -row["checkworthiness"], -disputes[row["claim_id"]], row["article_id"], row["ordinal"], row["claim_id"]


def _task(claim: Claim, article: Article, n_disputes: int) -> Task:
    if article.text is None:
        at, pieces = len(claim.prefix), []
        for piece in pieces_of(claim.text, claim.spans, GAP):
            pieces.append(Span(at, at + len(piece)))
            at += len(piece) + len(GAP)
        return Task(claim, article, n_disputes, claim.prefix + claim.text + claim.suffix, None, tuple(pieces))
    start, end = _around(article.text, (*claim.sentence_spans, *claim.spans))
    moved = tuple(Span(span.start_char - start, span.end_char - start) for span in claim.spans)
    return Task(claim, article, n_disputes, article.text[start:end], start, moved)


def _around(text: str, spans: tuple[Span, ...]) -> tuple[int, int]:
    """The lines that hold the spans."""
    first, last = min(span.start_char for span in spans), max(span.end_char for span in spans)
    line_end = text.find("\n", last)
    start = max(text.rfind("\n", 0, first) + 1, first - _AROUND)
    return start, min(len(text) if line_end < 0 else line_end, last + _AROUND)
