"""Rules for two figures in neighbouring claims, and for what one article affirms and another denies, where little else is shared."""

from dataclasses import replace

from claimpack.builders.relate.circumstances import NO, UNKNOWN, YES
from claimpack.builders.relate.counts import CONCEPTS
from claimpack.builders.relate.event_rules import ALIKE, RARE, circumstances
from claimpack.builders.relate.intervals import CONTAINS, EQUAL, INCOMPARABLE, interval, is_near, numeric_relation
from claimpack.builders.relate.judge import Judgement, Pair
from claimpack.builders.relate.profiles import Profile


def affirmed_and_denied(pair: Pair) -> Judgement | None:
    """Two articles tell of one rare event, and only one denies it: "es sei kein Öl ausgelaufen" beside "ein Ölteppich"."""
    if pair.is_within or {pair.a.polarity, pair.b.polarity} != {"positive", "negative"} or pair.affinity.overlap < ALIKE:
        return None
    events = (pair.a.told & pair.b.told) - pair.corpus.words.situations
    for side in (pair.a, pair.b):
        events &= side.denied or events
    if not any(pair.affinity.shared[event] >= RARE for event in events):
        return None
    base = circumstances(pair, "relate.affirmed_and_denied")
    if NO in {base.same_place, base.same_time}:
        return None
    if any(side.says(pair.corpus.words.not_yet) for side in (pair.a, pair.b)):
        return replace(base, relation="updates", reason="time", same_time=NO)
    return replace(base, relation="inconsistent_detail", reason="polarity", same_event=UNKNOWN)


def second_figure(pair: Pair) -> Judgement | None:
    """A figure without a noun in the claim after a count: "Die Polizei sprach von 4000" after "Die Gewerkschaft zählte 12.000 Menschen"."""
    if not pair.is_within or abs(pair.a.claim.ordinal - pair.b.claim.ordinal) != 1:
        return None
    first, second = (pair.a, pair.b) if pair.a.claim.ordinal < pair.b.claim.ordinal else (pair.b, pair.a)
    counted = next((quantity for quantity in first.claim.quantities if quantity.kind == "count" and quantity.counted_text), None)
    if counted is None or not _is_bare_figure(second) or second.says(pair.corpus.words.partitive):
        return None
    other = second.claim.quantities[0]
    how = numeric_relation(counted, other)
    if how == INCOMPARABLE or interval(other) is None:
        return None
    texts = (counted.text, other.text) if first is pair.a else (other.text, counted.text)
    base = replace(
        circumstances(pair, "relate.second_figure"), numeric_relation=how, quantities=texts, counted=counted.property or "", same_event=YES
    )
    if how == EQUAL or is_near(counted, other):
        return replace(base, relation="repeats", reason="equal" if how == EQUAL else "near", same_population=YES)
    return None if how == CONTAINS else replace(base, relation="inconsistent_detail", reason="disjoint")


def _is_bare_figure(profile: Profile) -> bool:
    """Whether a claim gives one number, of nothing that it names, and tells next to nothing else: at most who says so."""
    if len(profile.claim.quantities) != 1 or len(profile.content) > 1:
        return False
    quantity = profile.claim.quantities[0]
    is_bare = quantity.kind == "count" and not quantity.counted_text and not quantity.additional and quantity.part_of is None
    return is_bare and not (profile.told - {CONCEPTS.get(quantity.property or "")})
