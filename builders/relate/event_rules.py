"""Rules for claims that tell of one event, or of two that belong together, without being about a number.

Whether two claims tell of one event is asked in one_event.py.
"""

from dataclasses import replace

from claimpack.builders.relate.circumstances import NO, UNKNOWN, YES, event_days, is_later, places, same_place, same_time
from claimpack.builders.relate.counts import CONCEPTS, OF_PEOPLE, best_pair, like_quantities
from claimpack.builders.relate.details import Added, added_details, clashing_details, shared_words
from claimpack.builders.relate.intervals import DISJOINT, is_near, numeric_relation
from claimpack.builders.relate.judge import Judgement, Pair
from claimpack.builders.relate.names import MENTIONED, TOLD
from claimpack.builders.relate.one_event import ALIKE, REPEATED, VERY_ALIKE, is_told_twice, names_two_sites, share_a_town
from claimpack.builders.relate.profiles import Profile
from claimpack.schema.records import Quantity

# What an affirmation and its denial share.
SAME_THING = 0.40
# So many events and things of one kind in both are one event, however much else the claims say.
CONCEPTS_OF_ONE_EVENT = 3
# From here on a claim holds little that the other does not.
COVERED = 0.75
DENIED = "e:deny"
_DENIAL = frozenset({"e:deny", "e:reject", "e:accuse"})


def clashing_detail(pair: Pair) -> Judgement | None:
    """Of a thing that an event has one of, two are named: high treason and treason, fuel prices and gas prices."""
    common = sum(feature[0] in "etn" for feature in pair.affinity.shared)
    is_one = pair.affinity.overlap >= ALIKE and (pair.affinity.names or is_told_twice(pair))
    if not is_one and (pair.is_within or common < CONCEPTS_OF_ONE_EVENT):
        return None
    if not (found := clashing_details(pair.a, pair.b, pair.corpus.words)):
        return None
    base = circumstances(pair, "relate.clashing_detail")
    return replace(base, relation="inconsistent_detail", reason="detail", words=found, same_event=YES)


def told_twice(pair: Pair) -> Judgement | None:
    """Two claims that tell of one event."""
    if not is_told_twice(pair) or best_pair(pair.counts_a, pair.counts_b, any_group=True) or _count_apart(pair):
        return None  # where both count one thing, the counts have decided
    base = replace(circumstances(pair, "relate.told_twice"), same_event=YES, words=shared_words(pair.a, pair.affinity, pair.corpus.names))
    return conflict(base, pair) or _two_events(base, pair) or agreement(base, pair)


def _is_planned_once(pair: Pair) -> bool:
    """Whether one article tells as a plan what the other says is done."""
    plans = [side.says(pair.corpus.words.wordings.planned) for side in (pair.a, pair.b)]
    return plans[0] != plans[1] and is_later(pair.article_a, pair.article_b) is plans[0]


def _count_apart(pair: Pair) -> bool:
    """Whether one counts the dead, the other the injured: what their numbers did is not one event."""
    left, right = ({count.quantity.property for count in counted} & OF_PEOPLE for counted in (pair.counts_a, pair.counts_b))
    return bool(left) and bool(right) and left.isdisjoint(right)


def conflict(base: Judgement, pair: Pair) -> Judgement | None:
    """What one side affirms and the other denies, and numbers of one thing that exclude each other."""
    clash = "contradicts" if base.is_one_thing else "inconsistent_detail"
    if pair.are_opposed and _tells_one_thing(pair):
        if is_undone(pair) or (not pair.is_within and any(side.says(pair.corpus.words.wordings.not_yet) for side in (pair.a, pair.b))):
            return replace(base, relation="updates", reason="time", same_time=NO)
        return replace(base, relation=clash, reason="polarity")
    if is_undone(pair):
        return replace(base, relation="updates", reason="time", same_time=NO)
    if _denies_the_other(pair):
        return replace(base, relation="inconsistent_detail", reason="polarity")
    if pair.are_opposed and not pair.is_within:
        return replace(base, relation="inconsistent_detail", reason="polarity")
    found = like_quantities(pair.a, pair.b)
    if found is None or numeric_relation(*found) != DISJOINT or is_near(*found):
        return None
    reason = "all_same" if base.is_one_thing else "disjoint"
    texts = (found[0].text, found[1].text)
    return replace(base, relation=clash, reason=reason, numeric_relation=DISJOINT, quantities=texts, words=())


def is_undone(pair: Pair) -> bool:
    """Whether one article excludes what a later one tells."""
    if not pair.are_opposed:
        return False
    denied, affirmed = pair.denied_first
    return denied.says(pair.corpus.words.wordings.excluded) and is_later(denied.article, affirmed.article) is True


def _denies_the_other(pair: Pair) -> bool:
    """Whether one side speaks of what the other tells only to deny it: "Rabe widersprach Berichten über seine Entlassung"."""
    denials = [DENIED in side.told for side in (pair.a, pair.b)]
    return (
        denials[0] != denials[1]
        and "e:reject" not in pair.a.told & pair.b.told
        and any(event not in _DENIAL for event in pair.a.told & pair.b.told)
    )


def _tells_one_thing(pair: Pair) -> bool:
    """Whether the event that weighs most is what both tell, not a circumstance of something else."""
    denied, affirmed = pair.denied_first
    events = [feature for feature in sorted(pair.affinity.shared) if feature in denied.denied or (not denied.denied and feature[0] in "ev")]
    heaviest = max(events, key=lambda feature: pair.affinity.shared[feature], default="")
    if denied.features.get(heaviest) != TOLD or affirmed.features.get(heaviest, 0.0) < MENTIONED:
        return False
    return pair.affinity.overlap >= (VERY_ALIKE if affirmed.features[heaviest] == TOLD else ALIKE) or pair.affinity.arguments >= SAME_THING


def _two_events(base: Judgement, pair: Pair) -> Judgement | None:
    """The same words about another day or place, or about a plan and what came of it."""
    if not pair.is_within and (pair.a.claim.tense != pair.b.claim.tense or is_another_phase(pair) or _is_planned_once(pair)):
        return replace(base, relation="updates", reason="time", same_time=NO)
    if not pair.is_within and meeting_events(pair, pair.corpus.words.fates) and is_later(pair.article_a, pair.article_b) is not None:
        return replace(base, relation="updates", reason="time", words=(), same_time=NO)
    if _both_go_on(pair):
        return replace(base, relation="updates", reason="later_count", words=(), same_time=NO)
    if _ranks_differ(pair):
        return replace(base, relation="not_comparable", reason="other_event", same_event=NO)
    if names_two_sites(pair):
        return replace(base, relation="not_comparable", reason="other_object", same_event=NO, same_population=NO)
    if NO not in {base.same_time, base.same_place}:
        return None
    if base.same_place != NO:
        return replace(base, relation="inconsistent_detail", reason="time", same_event=UNKNOWN)
    return replace(base, relation="not_comparable", reason="other_event", same_event=NO)


def _both_go_on(pair: Pair) -> bool:
    """Whether both tell how far something has come, on two days, and only one gives a number: four are still missing, or one man."""
    has_number = bool(pair.a.claim.quantities) != bool(pair.b.claim.quantities)
    goes_on = all(side.says(pair.corpus.words.running) for side in (pair.a, pair.b))
    return has_number and goes_on and is_later(pair.article_a, pair.article_b) is not None


def is_another_phase(pair: Pair) -> bool:
    """Whether what one side tells goes on, or has ended, on the other: a strike begun, a strike that goes on."""
    left, right = (side.told & pair.corpus.words.stages.phases for side in (pair.a, pair.b))
    return left != right


def _ranks_differ(pair: Pair) -> bool:
    """Whether both rank the same thing and not alike: the first and the seventh stage."""
    ranks = [{_rank(q): q.value for q in side.claim.quantities if q.kind == "ordinal" and q.counted_text} for side in (pair.a, pair.b)]
    return any(ranks[0][noun] != ranks[1][noun] for noun in ranks[0].keys() & ranks[1].keys())


def _rank(quantity: Quantity) -> str:
    return (quantity.counted_text or "").lower()


def agreement(base: Judgement, pair: Pair) -> Judgement:
    """What two accounts of one event that do not clash are to each other."""
    found = pair.affinity
    if pair.agreement == "repeats" and max(found.covered_a, found.covered_b) >= REPEATED:
        return replace(base, relation="repeats", reason="told")
    if pair.is_within and found.overlap < REPEATED and share_a_town(pair):
        return replace(base, relation="specifies", reason="told", narrow="a" if found.covered_a < found.covered_b else "b")
    if exact := _more_exact(pair):
        return replace(base, relation="specifies", reason="adds", narrow=exact[0], words=exact[1].words)
    return replace(base, relation=pair.agreement, reason="told")


def _more_exact(pair: Pair) -> tuple[str, Added] | None:
    """The side that says all that the other says, and when, where, who or how many besides.

    None where each says something that the other does not: they complete each other. When, where or how many tells more than who.
    """
    names, countries = pair.corpus.names, pair.corpus.countries
    a, b = added_details(pair.a, pair.b, names, countries), added_details(pair.b, pair.a, names, countries)
    is_a = bool(a.words) and (not b.words or b.is_name_only)
    if is_a == (bool(b.words) and (not a.words or a.is_name_only)):
        return None
    exact, wide, covered = (pair.a, pair.b, pair.affinity.covered_b) if is_a else (pair.b, pair.a, pair.affinity.covered_a)
    if covered < COVERED and not _counts_it(exact, wide):
        return None
    return ("a", a) if is_a else ("b", b)


def _counts_it(exact: Profile, wide: Profile) -> bool:
    """Whether one side gives a number of what the other tells without any."""
    counted = {CONCEPTS.get(quantity.property or "") for quantity in exact.claim.quantities if quantity.part_of is None}
    return not wide.claim.quantities and not counted.isdisjoint(exact.told & wide.told)


def circumstances(pair: Pair, rule: str) -> Judgement:
    """A judgement without its relation: whether place, time and group are the same."""
    alike = pair.affinity.overlap >= VERY_ALIKE and pair.affinity.things + pair.affinity.names > 0
    return Judgement(
        relation="",
        rule=rule,
        reason="",
        same_population=YES if alike else UNKNOWN,
        same_place=same_place(places(pair.a), places(pair.b), pair.corpus.places),
        same_time=same_time(event_days(pair.a), event_days(pair.b)),
    )


def meeting(pair: Pair, relations: frozenset[tuple[str, str]]) -> tuple[str, str] | None:
    """The words of two told events that stand in a relation, one from either side."""
    found = meeting_events(pair, relations)
    return found and (word_of(pair.a, found[0]), word_of(pair.b, found[1]))


def meeting_events(pair: Pair, relations: frozenset[tuple[str, str]]) -> tuple[str, str] | None:
    """Two told events that stand in a relation, one from either side."""
    if pair.a.answers.isdisjoint(pair.b.told):
        return None
    for first in sorted(pair.a.told):
        for second in sorted(pair.b.told):
            if (first, second) in relations:
                return first, second
    return None


def word_of(profile: Profile, feature: str) -> str:
    """The word that tells a feature of a claim."""
    return next(iter(profile.details.get(feature, ())), feature[2:])
