"""Reviews laid over a build: the status of each claim, and the rows of the table reviews.

The newest dated decision on a claim holds; of several on one day reject before edit before accept, and an undated one before none. The
text of a claim is its article's and never changes: an edit stands in reviews.edit. A verdict changes no status.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from claimpack.builders.review.line import ReviewLine
from claimpack.builders.review.nearest import Candidate, Nearest, nearest_claims
from claimpack.schema.records import Claim, Review

STATUS = {"accept": "accepted", "edit": "edited", "reject": "rejected"}
_CAUTION = ("accept", "edit", "reject")


def statuses(lines: Iterable[ReviewLine]) -> dict[str, str]:
    """claim_id -> the status that reviewers gave it; claims that nobody decided about are not in it."""
    decided: dict[str, tuple[date, int]] = {}
    for line in lines:
        if line.decision:
            found = (line.reviewed_on or date.min, _CAUTION.index(line.decision))
            decided[line.claim_id] = max(found, decided.get(line.claim_id, found))
    return {claim_id: STATUS[_CAUTION[rank]] for claim_id, (_, rank) in decided.items()}


def with_status(claims: Iterable[Claim], by_claim: Mapping[str, str]) -> Iterator[Claim]:
    """The claims in their order, each with its status."""
    for claim in claims:
        status = by_claim.get(claim.claim_id)
        yield replace(claim, status=status) if status else claim


def review_rows(lines: Sequence[ReviewLine], claims: Iterable[Candidate | Claim]) -> tuple[Review, ...]:
    """The rows of the table reviews. A review whose claim is not among the claims is an orphan, with the nearest claim if there is one."""
    if not lines:
        return ()
    wanted = {line.claim_id for line in lines}
    candidates = [Candidate(claim.claim_id, claim.article_id, claim.spans, claim.text) for claim in claims]
    known = {each.claim_id: each for each in candidates if each.claim_id in wanted}
    orphans = [line for line in lines if line.claim_id not in known]
    nearest = {line.review_id: found for line, found in (nearest_claims(orphans, candidates) if orphans else ())}
    return tuple(_row(line, known.get(line.claim_id), nearest.get(line.review_id)) for line in lines)


def _row(line: ReviewLine, claim: Candidate | None, nearest: Nearest | None) -> Review:
    return Review(
        review_id=line.review_id,
        claim_id=line.claim_id,
        article_id=claim.article_id if claim else line.article_id,
        claim_text=None if claim else line.claim_text,
        is_orphan=claim is None,
        nearest_claim_id=nearest.claim_id if nearest else None,
        decision=line.decision,
        edit=line.edit,
        note=line.note,
        reviewer=line.reviewer,
        reviewed_on=line.reviewed_on,
        review_url=line.review_url,
        review_publisher=line.review_publisher,
        claim_reviewed=line.claim_reviewed,
        rating_alternate_name=line.rating_alternate_name,
        rating_value=line.rating_value,
        rating_best=line.rating_best,
        rating_worst=line.rating_worst,
        label=line.label,
    )
