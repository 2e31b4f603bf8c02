"""Rules for figures that are no count of one property: what is measured, a share, a sum of money, and counts of what has no property.

Two such figures are of one thing where the claims share the event and what is counted, or what is measured and a good part of the words.
"""

from dataclasses import replace

from claimpack.builders.relate.circumstances import NO, UNKNOWN, YES
from claimpack.builders.relate.counts import BODIES, Count, CountPair, same_population
from claimpack.builders.relate.event_rules import RARE, circumstances
from claimpack.builders.relate.intervals import DISJOINT, EQUAL, INCOMPARABLE, figure, is_near, is_vague, numeric_relation
from claimpack.builders.relate.judge import Judgement, Pair
from claimpack.builders.relate.names import TOLD
from claimpack.schema.records import Quantity

# The least part of the words that two claims about one measure share, and the least weight of the thing measured.
SHARED = 0.30
# The same where the two figures are equal.
SHARED_AND_EQUAL = 0.15
THING = 0.30
# A crowd ("800 Menschen kamen") is told by its verb, not by what is counted.
UNSPECIFIC = frozenset({"other", "size"})
# An exact number from here on is seldom the same by chance.
TELLING_NUMBER = 20


def counts_of_one_event(pair: Pair) -> CountPair | None:
    """The first two counts without a property whose claims tell one event, of the same people or of things of one noun."""
    has_event = not pair.a.told.isdisjoint(pair.b.told)
    for a in pair.counts_a:
        for b in pair.counts_b:
            if not {a.quantity.property, b.quantity.property} <= UNSPECIFIC or is_vague(a.quantity) or is_vague(b.quantity):
                continue
            if a.quantity.unit == b.quantity.unit and _are_one_kind(a, b, pair, has_event=has_event):
                return CountPair(a, b, numeric_relation(a.quantity, b.quantity), YES, "")
    return None


def two_measures(pair: Pair) -> Judgement | None:
    """Two figures for one thing that is measured: a level, a share of the votes, a damage in money."""
    found = next(((a, b) for a in pair.a.measures for b in pair.b.measures if _is_one_unit(a, b)), None)
    if found is None or not _has_one_thing(pair):
        return None
    how = numeric_relation(*found)
    if pair.affinity.overlap < (SHARED if how != EQUAL else SHARED_AND_EQUAL):
        return None
    base = replace(circumstances(pair, "relate.two_measures"), numeric_relation=how, quantities=(found[0].text, found[1].text))
    if how == INCOMPARABLE or NO in {base.same_place, base.same_time} or base.quantities is None:
        return None
    if how == EQUAL or is_near(*found):
        return replace(base, relation=pair.agreement, reason="equal" if how == EQUAL else "near", same_event=YES)
    if how != DISJOINT or (pair.is_within and not pair.is_retold):
        return None
    if any(side.says(pair.corpus.words.running) for side in (pair.a, pair.b)) and not pair.is_within:
        return replace(base, relation="updates", reason="later_measure", same_time=NO)
    return replace(base, relation="inconsistent_detail", reason="disjoint_measure", same_event=YES if base.same_place == YES else UNKNOWN)


def _is_one_unit(a: Quantity, b: Quantity) -> bool:
    return a.kind == b.kind and a.unit == b.unit


def _has_one_thing(pair: Pair) -> bool:
    """Whether something that is told is shared: what is measured."""
    return any(
        weight >= THING and feature[0] in "ent" and pair.a.features[feature] == TOLD == pair.b.features[feature]
        for feature, weight in pair.affinity.shared.items()
    )


def _are_one_kind(a: Count, b: Count, pair: Pair, *, has_event: bool) -> bool:
    if (figure(a.quantity) or 0.0) >= TELLING_NUMBER and figure(a.quantity) == figure(b.quantity) and _has_one_thing(pair):
        return True
    if a.group == b.group != frozenset():
        others = [feature for feature in pair.affinity.shared if feature[0] in "etvn" and feature not in a.group]
        return has_event or (bool(others) and pair.affinity.overlap >= SHARED) or _is_telling(a, pair)
    return has_event and (same_population(a, b)[0] == YES or _are_a_crowd(a, b))


def _is_telling(count: Count, pair: Pair) -> bool:
    """Whether few claims count such things: two numbers of postponed operations are of one story."""
    return not pair.is_within and any(feature[0] == "n" and pair.affinity.shared.get(feature, 0.0) >= RARE for feature in count.group)


def _are_a_crowd(a: Count, b: Count) -> bool:
    """Whether people are counted who do the same: "1.400 Beschäftigte" and "1.600 Pfleger", on strike."""
    return "size" in {a.quantity.property, b.quantity.property} and not any(group in BODIES for group in a.group | b.group)
