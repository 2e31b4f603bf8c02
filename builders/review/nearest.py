"""The claim that a review most likely means when its own is gone: where it stood, else what it said.

In the same article the claim that shares most of its text's place; else, of that article, the most similar text; else, of all articles, the
same text or the most similar one (rapidfuzz, share of matching characters). Nothing is moved: a person decides.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from claimpack.builders import spans
from claimpack.builders.review.line import ReviewLine
from claimpack.schema.records import Claim, Span

# Percent of matching characters below which a text of the same article, or of another one, is no candidate.
SAME_ARTICLE = 50.0
OTHER_ARTICLE = 80.0
_COMPARED = 1000


@dataclass(frozen=True, slots=True)
class Candidate:
    """What is known of a claim that a review might mean."""

    claim_id: str
    article_id: str
    spans: tuple[Span, ...]
    text: str


@dataclass(frozen=True, slots=True)
class Nearest:
    """The claim that is nearest to a review's: by "place", "text" in the same article, or "other_article"; similarity in percent."""

    claim_id: str
    text: str
    by: str
    similarity: float


def candidate(claim: Claim) -> Candidate:
    """A claim as `nearest_claims` compares it."""
    return Candidate(claim.claim_id, claim.article_id, claim.spans, claim.text)


def nearest_claims(lines: Iterable[ReviewLine], candidates: Sequence[Candidate]) -> Iterator[tuple[ReviewLine, Nearest | None]]:
    """Each review with the claim that is nearest to its own, or None. Ties go to the least claim_id."""
    by_article: defaultdict[str, list[Candidate]] = defaultdict(list)
    for each in sorted(candidates, key=lambda each: each.claim_id):
        by_article[each.article_id].append(each)
    everyone = [each for article in sorted(by_article) for each in by_article[article]]
    texts = [_normal(each.text) for each in everyone]
    for line in lines:
        same = by_article.get(line.article_id or "", [])
        yield line, _by_place(line, same) or _by_text(line, same, SAME_ARTICLE, "text") or _anywhere(line, everyone, texts)


def _by_place(line: ReviewLine, same: Sequence[Candidate]) -> Nearest | None:
    shared = [(spans.overlap(line.spans, each.spans), each) for each in same]
    most = max((size for size, _ in shared), default=0)
    if not most:
        return None
    found = max((each for size, each in shared if size == most), key=lambda each: _similarity(line, each))
    return Nearest(found.claim_id, found.text, "place", _similarity(line, found))


def _by_text(line: ReviewLine, same: Sequence[Candidate], least: float, by: str) -> Nearest | None:
    if not line.claim_text or not same:
        return None
    similarities = [_similarity(line, each) for each in same]
    similarity = max(similarities)
    found = same[similarities.index(similarity)]
    return Nearest(found.claim_id, found.text, by, similarity) if similarity >= least else None


def _anywhere(line: ReviewLine, everyone: Sequence[Candidate], texts: Sequence[str]) -> Nearest | None:
    from rapidfuzz import fuzz, process

    if not line.claim_text:
        return None
    best = process.extractOne(_normal(line.claim_text), texts, scorer=fuzz.ratio, score_cutoff=OTHER_ARTICLE)
    if best is None:
        return None
    _, similarity, place = best
    return Nearest(everyone[place].claim_id, everyone[place].text, "other_article", similarity)


def _similarity(line: ReviewLine, each: Candidate) -> float:
    from rapidfuzz import fuzz

    return fuzz.ratio(_normal(line.claim_text), _normal(each.text)) if line.claim_text else 0.0


def _normal(text: str) -> str:
    return " ".join(text.casefold().split())[:_COMPARED]
