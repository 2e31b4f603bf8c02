"""Rules for two figures in neighbouring claims, and for what one article affirms and another denies, where little else is shared."""

from dataclasses import replace

from claimpack.builders.relate.circumstances import NO, UNKNOWN, YES
from claimpack.builders.relate.counts import CONCEPTS
from claimpack.builders.relate.event_rules import DENIED, circumstances, is_undone
from claimpack.builders.relate.intervals import CONTAINS, EQUAL, INCOMPARABLE, interval, is_near, numeric_relation
from claimpack.builders.relate.judge import Judgement, Pair
from claimpack.builders.relate.names import TOLD
from claimpack.builders.relate.one_event import ALIKE, RARE, VERY_ALIKE, names_others, names_two_sites
from claimpack.builders.relate.profiles import Profile

ACCUSED = "e:accuse"
# An accusation may stand two claims before its denial.
REACH = 2


def affirmed_and_denied(pair: Pair) -> Judgement | None:
    """Two articles tell of one rare event, or of one thing, and only one denies it: "es sei kein Öl ausgelaufen", "ein Ölteppich"."""
    if thing_denied(pair):
        return replace(circumstances(pair, "relate.affirmed_and_denied"), relation="inconsistent_detail", reason="polarity")
    if pair.is_within or not pair.are_opposed or pair.affinity.overlap < ALIKE:
        return None
    events = (pair.a.told & pair.b.told) - pair.corpus.words.situations
    for side in (pair.a, pair.b):
        events &= side.denied or events
    if not any(pair.affinity.shared[event] >= RARE for event in events):
        return None
    base = circumstances(pair, "relate.affirmed_and_denied")
    if NO in {base.same_place, base.same_time} or names_others(pair):
        return None
    denied, affirmed = pair.denied_first
    is_plan = denied.claim.tense == "future" != affirmed.claim.tense
    if is_plan or is_undone(pair) or any(side.says(pair.corpus.words.wordings.not_yet) for side in (pair.a, pair.b)):
        return replace(base, relation="updates", reason="time", same_time=NO)
    return replace(base, relation="inconsistent_detail", reason="polarity", same_event=UNKNOWN)


def thing_denied(pair: Pair) -> bool:
    """Whether claims that share little but one rare thing say that it is, and that it is not: "eine Abfindung von 1,5 Millionen"."""
    are_opposed = pair.are_opposed and not pair.a.told & pair.b.told
    if (
        not are_opposed
        or (pair.is_within and not pair.is_retold)
        or pair.affinity.overlap < VERY_ALIKE
        or names_others(pair)
        or names_two_sites(pair)
    ):
        return False
    return any(
        feature[0] in "nt" and weight >= RARE and pair.a.features[feature] == TOLD == pair.b.features[feature]
        for feature, weight in pair.affinity.shared.items()
    )


def denial_of_the_claim_before(pair: Pair) -> Judgement | None:
    """A claim that denies what the claim before it says: "Hinter dem Anschlag stehe Rabe." - "Rabe wies die Vorwürfe zurück.".

    Or of which a claim before says something else of the same person: "Rabe wurde positiv getestet." - "Rabe bestritt, gedopt zu haben.".
    """
    distance = abs(pair.a.claim.ordinal - pair.b.claim.ordinal)
    if not pair.is_within or distance > REACH:
        return None
    first, second = pair.in_order
    if DENIED not in second.told or DENIED in first.told:
        return None
    is_accused = ACCUSED in first.told
    if second.polarity == "positive":
        is_answer = second.says(pair.corpus.words.wordings.denied) and (is_accused or (distance == 1 and bool(first.claim.attributions)))
    else:
        is_answer = any(feature[0] == "E" and first.features.get(feature) == TOLD for feature in second.features)
    base = circumstances(pair, "relate.denial_of_the_claim_before")
    return replace(base, relation="inconsistent_detail", reason="polarity", same_event=YES) if is_answer else None


def second_figure(pair: Pair) -> Judgement | None:
    """A figure without a noun in the claim after a count: "Die Polizei sprach von 4000" after "Die Gewerkschaft zählte 12.000 Menschen"."""
    if not pair.is_within or abs(pair.a.claim.ordinal - pair.b.claim.ordinal) != 1:
        return None
    first, second = pair.in_order
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
