"""Rules for claims that tell of one event, or of two that belong together, without being about a number.

The thresholds are in units of affinity.py, where a rare event weighs about 0.8 and a rare thing 0.65. They were set coarsely, on the
annotated pairs of the seed articles and by reading what they let through in unannotated news: few pairs bear no fine tuning.
"""

from dataclasses import replace

from claimpack.builders.relate.circumstances import NO, UNKNOWN, YES, event_days, places, same_place, same_time
from claimpack.builders.relate.counts import CONCEPTS, OF_PEOPLE, best_pair, like_quantities
from claimpack.builders.relate.details import Added, added_details, clashing_details, shared_words
from claimpack.builders.relate.intervals import DISJOINT, is_near, numeric_relation
from claimpack.builders.relate.judge import Judgement, Pair
from claimpack.builders.relate.names import MENTIONED, TOLD
from claimpack.builders.relate.profiles import Profile
from claimpack.schema.records import Quantity

# One event told twice: a shared event, something that it is about, and so much in common for the length of the claims.
EVENT = 0.30
ARGUMENT = 0.25
ALIKE = 1 / 3
# Two shared events need no third thing: a state of emergency that is declared.
TWO_EVENTS = 1.10
# Nearly all participants are the same, in claims of one event type: the army and the demonstrators.
PARTICIPANTS = 0.90
# Claims that name other people mostly tell of other events.
VERY_ALIKE = 0.50
# What an affirmation and its denial share.
SAME_THING = 0.40
# What few claims hold tells one event or place from another.
RARE = 0.60
VERY_RARE = 0.75
# So many events and things of one kind in both are one event, however much else the claims say.
CONCEPTS_OF_ONE_EVENT = 3
# From here on a claim holds little, or next to nothing, that the other does not.
COVERED = 0.75
NOTHING_ELSE = 0.90
# So much shared, and yet two days: one of the two is taken to be wrong.
SAME_DAY = 0.50
# Claims of one article share its subject as a matter of course: only one that says nearly the same is the same.
REPEATED = 0.75


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


def _count_apart(pair: Pair) -> bool:
    """Whether one counts the dead, the other the injured: what their numbers did is not one event."""
    left, right = ({count.quantity.property for count in counted} & OF_PEOPLE for counted in (pair.counts_a, pair.counts_b))
    return bool(left) and bool(right) and left.isdisjoint(right)


def is_told_twice(pair: Pair) -> bool:
    """Whether two claims share an event and what it is about."""
    if not _may_be_one_event(pair):
        return False
    found = pair.affinity
    if found.overlap < (REPEATED if pair.is_within else ALIKE):
        return False
    if found.overlap < VERY_ALIKE and _names_others(pair):
        return False
    if found.things >= PARTICIPANTS and found.overlap >= VERY_ALIKE and pair.a.claim.event_type == pair.b.claim.event_type is not None:
        return True
    events = _byword_of(pair, "ev")
    rare = sum(weight for feature, weight in found.shared.items() if feature[0] == "L" and weight >= RARE)
    arguments = found.arguments + rare - sum(weight for word, weight in _byword_of(pair, "tn").items() if word in events)
    strongest = max(events.values(), default=0.0)
    if sum(events.values()) >= TWO_EVENTS or (strongest >= EVENT and arguments >= ARGUMENT):
        return True
    if pair.is_within or max(found.covered_a, found.covered_b) < NOTHING_ELSE:
        return False
    return strongest >= (RARE if min(found.covered_a, found.covered_b) >= NOTHING_ELSE else VERY_RARE)


def _byword_of(pair: Pair, kinds: str) -> dict[str, float]:
    """The weights of shared features of these kinds by the word that tells them: "Klinik", a place of treatment, is one word."""
    found: dict[str, float] = {}
    for feature, weight in pair.affinity.shared.items():
        if feature[0] in kinds:
            word = pair.a.details.get(feature, (feature,))[0]
            found[word] = max(weight, found.get(word, 0.0))
    return found


def _may_be_one_event(pair: Pair) -> bool:
    """What is_told_twice asks for at least, worked out from events and things alone: most pairs fail here."""
    n_events, things = 0, 0.0
    for feature in pair.a.content:
        if feature in pair.b.content:
            weight = pair.weight(feature)
            if feature[0] in "tn":
                things += weight
            elif weight >= EVENT:
                return True
            else:
                n_events += 1
    return n_events > 1 or things >= PARTICIPANTS


def _names_others(pair: Pair) -> bool:
    """Whether both name people or organisations, but no common one."""
    return not pair.affinity.names and pair.a.is_naming and pair.b.is_naming


def names_two_sites(pair: Pair) -> bool:
    """Whether each names a building or the like, and not the same: an airport, a town hall."""
    left, right = pair.a.sites, pair.b.sites
    return bool(left) and bool(right) and left.isdisjoint(right)


def conflict(base: Judgement, pair: Pair) -> Judgement | None:
    """What one side affirms and the other denies, and numbers of one thing that exclude each other."""
    clash = "contradicts" if base.is_one_thing else "inconsistent_detail"
    if {pair.a.polarity, pair.b.polarity} == {"positive", "negative"} and _tells_one_thing(pair):
        if any(side.says(pair.corpus.words.not_yet) for side in (pair.a, pair.b)) and not pair.is_within:
            return replace(base, relation="updates", reason="time", same_time=NO)
        return replace(base, relation=clash, reason="polarity")
    found = like_quantities(pair.a, pair.b)
    if found is None or numeric_relation(*found) != DISJOINT or is_near(*found):
        return None
    reason = "all_same" if base.is_one_thing else "disjoint"
    texts = (found[0].text, found[1].text)
    return replace(base, relation=clash, reason=reason, numeric_relation=DISJOINT, quantities=texts, words=())


def _tells_one_thing(pair: Pair) -> bool:
    """Whether the event that weighs most is what both tell, not a circumstance of something else."""
    denied, affirmed = (pair.a, pair.b) if pair.a.polarity == "negative" else (pair.b, pair.a)
    events = [feature for feature in sorted(pair.affinity.shared) if feature in denied.denied or (not denied.denied and feature[0] in "ev")]
    heaviest = max(events, key=lambda feature: pair.affinity.shared[feature], default="")
    if denied.features.get(heaviest) != TOLD or affirmed.features.get(heaviest, 0.0) < MENTIONED:
        return False
    return pair.affinity.overlap >= (VERY_ALIKE if affirmed.features[heaviest] == TOLD else ALIKE) or pair.affinity.arguments >= SAME_THING


def _two_events(base: Judgement, pair: Pair) -> Judgement | None:
    """The same words about another day or place, or about a plan and what came of it."""
    if not pair.is_within and (pair.a.claim.tense != pair.b.claim.tense or is_another_phase(pair)):
        return replace(base, relation="updates", reason="time", same_time=NO)
    if _ranks_differ(pair):
        return replace(base, relation="not_comparable", reason="other_event", same_event=NO)
    if names_two_sites(pair):
        return replace(base, relation="not_comparable", reason="other_object", same_event=NO, same_population=NO)
    if NO not in {base.same_time, base.same_place}:
        return None
    if base.same_place != NO and pair.affinity.overlap >= SAME_DAY:
        return replace(base, relation="inconsistent_detail", reason="time", same_event=UNKNOWN)
    return replace(base, relation="not_comparable", reason="other_event", same_event=NO)


def is_another_phase(pair: Pair) -> bool:
    """Whether what one side tells goes on, or has ended, on the other: a strike begun, a strike that goes on."""
    left, right = (side.told & pair.corpus.words.phases for side in (pair.a, pair.b))
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
    if exact := _more_exact(pair):
        return replace(base, relation="specifies", reason="adds", narrow=exact[0], words=exact[1].words)
    return replace(base, relation=pair.agreement, reason="told")


def _more_exact(pair: Pair) -> tuple[str, Added] | None:
    """The side that says all that the other says, and when, where, who or how many besides.

    None where each says something that the other does not: they complete each other.
    """
    names, countries = pair.corpus.names, pair.corpus.countries
    a, b = added_details(pair.a, pair.b, names, countries), added_details(pair.b, pair.a, names, countries)
    if bool(a.words) == bool(b.words):
        return None
    exact, wide, covered = (pair.a, pair.b, pair.affinity.covered_b) if a.words else (pair.b, pair.a, pair.affinity.covered_a)
    if covered < COVERED and not _counts_it(exact, wide):
        return None
    return ("a", a) if a.words else ("b", b)


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
