"""Rules for figures that are no count of one property: what is measured, a share, a sum of money, and counts of what has no property.

Two such figures are of one thing where the claims share the event and what is counted, or what is measured and a good part of the words.
"""

from dataclasses import replace

from claimpack.builders.relate.circumstances import NO, UNKNOWN, YES, is_later
from claimpack.builders.relate.counts import BODIES, Count, CountPair, same_population
from claimpack.builders.relate.event_rules import circumstances
from claimpack.builders.relate.intervals import DISJOINT, EQUAL, INCOMPARABLE, figure, is_near, is_vague, numeric_relation
from claimpack.builders.relate.judge import Judgement, Pair
from claimpack.builders.relate.names import TOLD
from claimpack.builders.relate.one_event import RARE
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
# How many times larger the greater of two numbers of one whole is at most.
ONE_SIZE = 10
# The least weight of the thing at which people are counted, where nothing else is told.
PRESENT = 0.45


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
    if found is None:
        return None
    how = numeric_relation(*found)
    is_alike = _has_one_thing(pair) and pair.affinity.overlap >= (SHARED if how != EQUAL else SHARED_AND_EQUAL)
    if not is_alike and not (found[0].kind == "money" and _is_one_sum(pair)):
        return None
    base = replace(circumstances(pair, "relate.two_measures"), numeric_relation=how, quantities=(found[0].text, found[1].text))
    if how == INCOMPARABLE or NO in {base.same_place, base.same_time} or base.quantities is None:
        return None
    if how == EQUAL or is_near(*found):
        return replace(base, relation=pair.agreement, reason="equal" if how == EQUAL else "near", same_event=YES)
    if how != DISJOINT or (pair.is_within and not pair.is_retold):
        return None
    words = pair.corpus.words
    is_series = not pair.a.told.isdisjoint(pair.b.told & words.stages.series) and is_later(pair.article_a, pair.article_b) is not None
    if not pair.is_within and (is_series or any(side.says(words.running) for side in (pair.a, pair.b))):
        return replace(base, relation="updates", reason="later_measure", same_time=NO)
    return replace(base, relation="inconsistent_detail", reason="disjoint_measure", same_event=YES if base.same_place == YES else UNKNOWN)


def _is_one_sum(pair: Pair) -> bool:
    """Whether two articles tell of a sum that is paid, or of one that is lost, in whatever words: "zahlt", "für … gekauft"."""
    stages = pair.corpus.words.stages.bargaining
    if pair.is_within or len(pair.a.measures) > 1 or len(pair.b.measures) > 1 or (pair.a.told ^ pair.b.told) & stages:
        return False
    return any(not kind.isdisjoint(pair.a.features) and not kind.isdisjoint(pair.b.features) for kind in pair.corpus.words.stages.sums)


def _is_one_unit(a: Quantity, b: Quantity) -> bool:
    return a.kind == b.kind and a.unit == b.unit


def _has_one_thing(pair: Pair) -> bool:
    """Whether something that is told is shared: what is measured."""
    return any(
        weight >= THING and feature[0] in "ent" and pair.a.features[feature] == TOLD == pair.b.features[feature]
        for feature, weight in pair.affinity.shared.items()
    )


def _are_one_kind(a: Count, b: Count, pair: Pair, *, has_event: bool) -> bool:
    number = figure(a.quantity) or 0.0
    if number >= TELLING_NUMBER and number == figure(b.quantity) and (_has_one_thing(pair) or _is_exact(number)) and not pair.is_within:
        return True
    if not a.group and not b.group and not pair.is_within and _are_at_one_thing(pair):
        return True
    if a.group == b.group != frozenset() and _are_of_one_size(a, b):
        others = [feature for feature in pair.affinity.shared if feature[0] in "etvn" and feature not in a.group]
        return has_event or (bool(others) and pair.affinity.overlap >= SHARED) or _is_telling(a, pair)
    if not has_event:
        return False
    return same_population(a, b)[0] == YES or _are_a_crowd(a, b) or _are_two_names(a, b, pair)


def _are_two_names(a: Count, b: Count, pair: Pair) -> bool:
    """Whether things of one kind may be called by two nouns: "350 Operationen", "900 Eingriffe", of which both claims tell a rare event."""
    if pair.is_within or not (a.group and b.group) or not BODIES.isdisjoint(a.group | b.group):
        return False
    return any(pair.affinity.shared.get(event, 0.0) >= RARE for event in pair.a.told & pair.b.told)


def stages_of_bargaining(pair: Pair) -> Judgement | None:
    """What is demanded, offered and agreed on in one unit: ten per cent, six per cent, 7.5 per cent."""
    stages = pair.corpus.words.stages.bargaining
    left, right = pair.a.told & stages, pair.b.told & stages
    if pair.is_within or not left or not right or left == right:
        return None
    found = next(((a, b) for a in pair.a.measures for b in pair.b.measures if _is_one_unit(a, b)), None)
    if found is None:
        return None
    base = replace(circumstances(pair, "relate.stages_of_bargaining"), same_event=YES, same_time=NO)
    texts = (found[0].text, found[1].text)
    return replace(base, relation="updates", reason="later_measure", numeric_relation=numeric_relation(*found), quantities=texts)


def _is_exact(number: float) -> bool:
    """Whether a number has two digits that are not zeros: two articles of one story seldom name 2,400 of two things."""
    return len(f"{number:g}".strip("0").replace(".", "").replace("e+", "").strip("0")) > 1


def _are_at_one_thing(pair: Pair) -> bool:
    """Whether people are counted of whom no event is told, or a rare thing: "34 Menschen waren im Hotel", "Daten von 12.000 Bürgern"."""
    weights = [w for f, w in pair.affinity.shared.items() if f[0] in "tn" and pair.a.features[f] == TOLD == pair.b.features[f]]
    least = RARE if pair.a.told or pair.b.told else PRESENT
    return max(weights, default=0.0) >= least


def _are_of_one_size(a: Count, b: Count) -> bool:
    """Whether two numbers may be of one whole: two of 1,200 employees are missing, but 180 and 200 may be all of them."""
    less, more = sorted((figure(a.quantity) or 0.0, figure(b.quantity) or 0.0))
    return more <= ONE_SIZE * less


def _is_telling(count: Count, pair: Pair) -> bool:
    """Whether few claims count such things: two numbers of postponed operations are of one story."""
    return not pair.is_within and any(
        feature[0] in "nt" and feature not in BODIES and pair.affinity.shared.get(feature, 0.0) >= RARE for feature in count.group
    )


def _are_a_crowd(a: Count, b: Count) -> bool:
    """Whether people are counted who do the same: "1.400 Beschäftigte" and "1.600 Pfleger", on strike."""
    return "size" in {a.quantity.property, b.quantity.property} and not any(group in BODIES for group in a.group | b.group)
