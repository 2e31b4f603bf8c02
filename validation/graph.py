"""Between rows: relations of claims, links of mentions, reviews of claims. Rules are generators of findings."""

from collections.abc import Iterator, Mapping
from math import inf

from claimpack.schema.problems import Finding
from claimpack.schema.records import Claim, Mention, Quantity, Relation, Review

_STEP = "build the release again; the rule named in the row is at fault"


def check_relation(relation: Relation, claims: Mapping[str, Claim]) -> Iterator[Finding]:
    """TAB040 a pair that is not in order, TAB041 a contradiction without its conditions.

    A contradiction needs one event, population, place and time, and numbers that exclude each other or opposite polarity.
    `claims` holds at least both claims of a contradiction.
    """
    where = f"relations/{relation.relation_id}"
    if relation.claim_a >= relation.claim_b:
        yield Finding("TAB040", where, f"claim_a {relation.claim_a} is not before claim_b {relation.claim_b}", _STEP)
    if relation.relation != "contradicts":
        return
    for name in ("same_event", "same_population", "same_place", "same_time"):
        if getattr(relation, name) != "yes":
            yield Finding("TAB041", where, f"contradicts with {name} {getattr(relation, name)}", _STEP)
    pair = [claims[name] for name in (relation.claim_a, relation.claim_b) if name in claims]
    if len(pair) == 2 and not _exclude_each_other(relation, *pair):
        yield Finding("TAB041", where, "contradicts, but no two numbers are disjoint and the polarity is the same", _STEP)


def check_mention(mention: Mention) -> Iterator[Finding]:
    """TAB050: a link without the method that made it, or the other way round."""
    said = [name for name in ("entity_id", "link_method", "link_score") if getattr(mention, name) is not None]
    if said and len(said) < 3:
        yield Finding(
            "TAB050", f"mentions/{mention.mention_id}", f"of entity_id, link_method and link_score it has only {', '.join(said)}", _STEP
        )


def check_review(review: Review, is_there: bool) -> Iterator[Finding]:  # noqa: FBT001
    """TAB060: a review that says wrongly whether its claim is in the release, or names a nearest claim without need."""
    where = f"reviews/{review.review_id}"
    if review.is_orphan == is_there:
        yield Finding("TAB060", where, f"is_orphan {review.is_orphan}, but its claim is {'' if is_there else 'not '}in the release", _STEP)
    if review.nearest_claim_id is not None and not review.is_orphan:
        yield Finding("TAB060", where, "nearest_claim_id on a review that is no orphan", _STEP)


def _exclude_each_other(relation: Relation, first: Claim, second: Claim) -> bool:
    if relation.numeric_relation == "disjoint":
        return any(_are_disjoint(a, b) for a in first.quantities for b in second.quantities if a.unit == b.unit)
    return {first.polarity, second.polarity} == {"positive", "negative"}


def _are_disjoint(first: Quantity, second: Quantity) -> bool:
    return _ends_before(first, second) or _ends_before(second, first)


def _ends_before(left: Quantity, right: Quantity) -> bool:
    """An approximate number, which has no bounds, is taken as its point."""
    high, is_closed = (left.value, True) if left.low is None and left.high is None else (left.high, bool(left.high_inclusive))
    low, is_open = (right.value, False) if right.low is None and right.high is None else (right.low, not right.low_inclusive)
    high, low = inf if high is None else high, -inf if low is None else low
    return high < low or (high == low and (is_open or not is_closed))
