"""Rules for claims that tell of one event, or of two that belong together, without being about a number.

The thresholds are in units of affinity.py, where a rare event weighs about 0.8 and a rare thing 0.65. They were set coarsely, on the
annotated pairs of the seed articles and by reading what they let through in unannotated news: few pairs bear no fine tuning.
"""

from collections.abc import Iterator
from dataclasses import replace

from claimpack.builders.relate.circumstances import NO, UNKNOWN, YES, event_days, places, same_place, same_time
from claimpack.builders.relate.counts import like_quantities
from claimpack.builders.relate.details import Added, added_details, clashing_details, shared_words
from claimpack.builders.relate.intervals import DISJOINT, is_near, numeric_relation
from claimpack.builders.relate.judge import Judgement, Pair
from claimpack.builders.relate.profiles import TOLD, Profile
from claimpack.schema.records import Quantity

# One event told twice: a shared event, something that it is about, and so much in common for the length of the claims.
EVENT = 0.30
ARGUMENT = 0.25
ALIKE = 1 / 3
# Two shared events need no third thing: a state of emergency that is declared.
TWO_EVENTS = 1.10
# Nearly all participants are the same, in claims of one event type: the army and the demonstrators.
PARTICIPANTS = 0.90
# Neighbours in one article share words as a matter of course, and claims that name other people mostly tell of other events.
VERY_ALIKE = 0.50
# What two states or two accounts must share besides their opposite events.
SAME_THING = 0.40
# From here on a claim holds little, or next to nothing, that the other does not.
COVERED = 0.60
REPEATED = 0.75


def opposite_states(pair: Pair) -> Judgement | None:
    """One claim undoes what the other tells: occupied and retaken, dismissed and appointed."""
    if pair.is_within or pair.affinity.things < SAME_THING or (found := _meeting(pair, pair.corpus.words.opposites)) is None:
        return None
    base = _circumstances(pair, "relate.opposite_states")
    return replace(base, relation="updates", reason="opposite", words=found, same_event=UNKNOWN, same_time=NO)


def rival_accounts(pair: Pair) -> Judgement | None:
    """Two accounts of one outcome that exclude each other: removed from office or resigned."""
    if pair.is_within or pair.affinity.things < SAME_THING or not pair.affinity.names:
        return None
    if (found := _meeting(pair, pair.corpus.words.rivals)) is None:
        return None
    return replace(_circumstances(pair, "relate.rival_accounts"), relation="inconsistent_detail", reason="rival", words=found)


def clashing_detail(pair: Pair) -> Judgement | None:
    """Of a thing that an event has one of, two are named: high treason and treason, fuel prices and gas prices."""
    if pair.affinity.overlap < ALIKE or not (pair.affinity.names or is_told_twice(pair)):
        return None
    if not (found := clashing_details(pair.a, pair.b, pair.corpus.words)):
        return None
    base = _circumstances(pair, "relate.clashing_detail")
    return replace(base, relation="inconsistent_detail", reason="detail", words=found, same_event=YES)


def open_question(pair: Pair) -> Judgement | None:
    """What one article calls unclear, the other says."""
    if pair.is_within or pair.a.is_open == pair.b.is_open or pair.affinity.events < SAME_THING or pair.affinity.overlap < ALIKE:
        return None
    answer = pair.b if pair.a.is_open else pair.a
    if not any(feature.startswith("E:") for feature in answer.features):
        return None
    return replace(_circumstances(pair, "relate.open_question"), relation="inconsistent_detail", reason="open", same_event=YES)


def told_twice(pair: Pair) -> Judgement | None:
    """Two claims that tell of one event."""
    if not is_told_twice(pair):
        return None
    base = replace(_circumstances(pair, "relate.told_twice"), same_event=YES, words=shared_words(pair.a, pair.affinity, pair.corpus.names))
    return _conflict(base, pair) or _two_events(base, pair) or _agreement(base, pair)


def is_told_twice(pair: Pair) -> bool:
    """Whether two claims share an event and what it is about."""
    found = pair.affinity
    if found.overlap < (VERY_ALIKE if pair.is_within or _names_others(pair) else ALIKE):
        return False
    if found.things >= PARTICIPANTS and found.overlap >= VERY_ALIKE and pair.a.claim.event_type == pair.b.claim.event_type is not None:
        return True
    strongest = max((weight for feature, weight in found.shared.items() if feature[0] in "ev"), default=0.0)
    return found.events >= TWO_EVENTS or (strongest >= EVENT and found.arguments >= ARGUMENT)


def _names_others(pair: Pair) -> bool:
    """Whether both name people or organisations, but no common one."""
    return not pair.affinity.names and all(any(feature[0] == "E" for feature in side.features) for side in (pair.a, pair.b))


def _conflict(base: Judgement, pair: Pair) -> Judgement | None:
    """What one side affirms and the other denies, and numbers of one thing that exclude each other."""
    clash = "contradicts" if base.is_one_thing else "inconsistent_detail"
    if {pair.a.claim.polarity, pair.b.claim.polarity} == {"positive", "negative"} and _tells_one_thing(pair):
        return replace(base, relation=clash, reason="polarity")
    found = like_quantities(pair.a, pair.b)
    if found is None or numeric_relation(*found) != DISJOINT or is_near(*found):
        return None
    reason = "all_same" if base.is_one_thing else "disjoint"
    texts = (found[0].text, found[1].text)
    return replace(base, relation=clash, reason=reason, numeric_relation=DISJOINT, quantities=texts, words=())


def _tells_one_thing(pair: Pair) -> bool:
    """Whether the event that weighs most is what both tell, not a circumstance of something else."""
    events = [feature for feature in sorted(pair.affinity.shared) if feature[0] in "ev"]
    heaviest = max(events, key=lambda feature: pair.affinity.shared[feature], default="")
    is_told = all(side.features.get(heaviest) == TOLD for side in (pair.a, pair.b))
    return is_told and pair.affinity.overlap >= VERY_ALIKE


def _two_events(base: Judgement, pair: Pair) -> Judgement | None:
    """The same words about another day or place, or about a plan and what came of it."""
    if pair.a.claim.tense != pair.b.claim.tense and not pair.is_within:
        return replace(base, relation="updates", reason="time", same_time=NO)
    if _ranks_differ(pair):
        return replace(base, relation="not_comparable", reason="other_event", same_event=NO)
    if NO not in {base.same_time, base.same_place}:
        return None
    if base.same_place != NO and pair.affinity.overlap >= COVERED:
        return replace(base, relation="inconsistent_detail", reason="time", same_event=UNKNOWN)
    return replace(base, relation="not_comparable", reason="other_event", same_event=NO)


def _ranks_differ(pair: Pair) -> bool:
    """Whether both rank the same thing and not alike: the first and the seventh stage."""
    ranks = [{_rank(q): q.value for q in side.claim.quantities if q.kind == "ordinal" and q.counted_text} for side in (pair.a, pair.b)]
    return any(ranks[0][noun] != ranks[1][noun] for noun in ranks[0].keys() & ranks[1].keys())


def _rank(quantity: Quantity) -> str:
    return (quantity.counted_text or "").lower()


def _agreement(base: Judgement, pair: Pair) -> Judgement:
    found = pair.affinity
    if pair.agreement == "repeats" and max(found.covered_a, found.covered_b) >= REPEATED:
        return replace(base, relation="repeats", reason="told")
    for narrow, added in _more_exact(pair):
        return replace(base, relation="specifies", reason="adds", narrow=narrow, words=added.words)
    return replace(base, relation=pair.agreement, reason="told")


def _more_exact(pair: Pair) -> Iterator[tuple[str, Added]]:
    """The side that says all that the other says, and when, where, who or how many besides."""
    for narrow, covered in (("a", pair.affinity.covered_b), ("b", pair.affinity.covered_a)):
        exact, wide = (pair.a, pair.b) if narrow == "a" else (pair.b, pair.a)
        added = added_details(exact, wide, pair.corpus.names)
        if covered >= COVERED and added.words:
            yield narrow, added


def _circumstances(pair: Pair, rule: str) -> Judgement:
    alike = pair.affinity.overlap >= VERY_ALIKE and pair.affinity.things + pair.affinity.names > 0
    return Judgement(
        relation="",
        rule=rule,
        reason="",
        same_population=YES if alike else UNKNOWN,
        same_place=same_place(places(pair.a), places(pair.b), pair.corpus.countries),
        same_time=same_time(event_days(pair.a), event_days(pair.b)),
    )


def _meeting(pair: Pair, relations: frozenset[tuple[str, str]]) -> tuple[str, str] | None:
    """The words of two told events that stand in a relation, one from either side."""
    if pair.a.answers.isdisjoint(pair.b.told):
        return None
    for first in sorted(pair.a.told):
        for second in sorted(pair.b.told):
            if (first, second) in relations:
                return _word(pair.a, first), _word(pair.b, second)
    return None


def _word(profile: Profile, feature: str) -> str:
    return next(iter(profile.details.get(feature, ())), feature[2:])
