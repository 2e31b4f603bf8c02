"""Rules for claims that count: when two figures agree, when one follows the other, when they cannot be laid side by side at all."""

from dataclasses import replace

from claimpack.builders.relate.circumstances import NO, UNKNOWN, YES, counting_places, event_days, is_later, same_time
from claimpack.builders.relate.counts import CONCEPTS, SENT, CountPair, best_pair, is_graded, is_trade
from claimpack.builders.relate.event_rules import meeting_events
from claimpack.builders.relate.geography import APART, MAYBE, SAME, WITHIN
from claimpack.builders.relate.intervals import (
    CONTAINS,
    DISJOINT,
    EQUAL,
    INCOMPARABLE,
    figure,
    is_near,
    is_vague,
    lies_in,
    numeric_relation,
)
from claimpack.builders.relate.judge import Judgement, Pair
from claimpack.builders.relate.measure_rules import counts_of_one_event
from claimpack.builders.relate.profiles import TREATED, Profile
from claimpack.builders.relate.words import meaning
from claimpack.schema.records import Quantity

_PLACES = {WITHIN: "place_within", MAYBE: "place_maybe", APART: "place"}
# Counts of what has happened, which only grow.
GROWING = frozenset({"dead", "injured", "arrested", "damaged", "looted"})
# A remark on a figure ("die Zahl könnte höher sein") belongs to the figure given in one of the two claims before it.
REACH = 2


def part_of_a_count(pair: Pair) -> Judgement | None:
    """A claim that counts a part of the claim just before: "190 Personen wurden eingeliefert, 150 von ihnen …"."""
    first, second = pair.in_order
    if not pair.is_within or second.claim.ordinal - first.claim.ordinal != 1 or not first.claim.quantities or not second.claim.quantities:
        return None
    whole, part = first.claim.quantities[0], second.claim.quantities[0]
    words = pair.corpus.words
    if part.kind != "count" or not second.says(words.wordings.partitive_named if part.counted_text else words.partitive):
        return None
    return Judgement(
        relation="specifies",
        rule="relate.part_of_a_count",
        reason="part",
        narrow="b" if second is pair.b else "a",
        numeric_relation=numeric_relation(whole, part),
        same_event=YES,
        same_population=NO,
        same_place=YES,
        same_time=YES,
        quantities=_texts(pair, first, whole, part),
        counted=whole.property or "",
    )


def among_the_counted(pair: Pair) -> Judgement | None:
    """Some of those whom another claim of the article counts: "Die Zahl der Toten stieg auf zehn." - "Unter den Toten sind …"."""
    if not pair.is_within:
        return None
    for whole, counts, part in ((pair.a, pair.counts_a, pair.b), (pair.b, pair.counts_b, pair.a)):
        if not counts or not part.claim.quantities or not (named := pair.corpus.words.among_all.search(part.claim.text)):
            continue
        concept = meaning(named[1], "", pair.corpus.pack, pair.corpus.words).features
        found = next((count.quantity for count in counts if CONCEPTS.get(count.quantity.property or "") in concept), None)
        if found is not None and 0 < part.claim.ordinal - whole.claim.ordinal <= REACH:
            part_text, narrow = part.claim.quantities[0], "a" if part is pair.a else "b"
            return Judgement(
                relation="specifies",
                rule="relate.among_the_counted",
                reason="part",
                narrow=narrow,
                numeric_relation=numeric_relation(found, part_text),
                same_event=YES,
                same_population=NO,
                quantities=(found.text, part_text.text) if whole is pair.a else (part_text.text, found.text),
                counted=found.property or "",
            )
    return None


def two_counts(pair: Pair) -> Judgement | None:
    """Two counts of one property: dead and dead, arrested and arrested."""
    found = best_pair(pair.counts_a, pair.counts_b) or counts_of_one_event(pair)
    if found is None:
        return None
    a, b = found.a.quantity, found.b.quantity
    if a.unit != "1" and not pair.affinity.shared:
        return None  # two lengths of two things
    if (found.a.group or found.b.group) and not pair.is_within and is_graded(found.a) != is_graded(found.b):
        return None  # those in danger of death are told beside all the injured by one author alone
    if not pair.is_within and not pair.a.answers.isdisjoint(pair.b.told) and meeting_events(pair, pair.corpus.words.opposites):
        return None  # those who were arrested are those who are released
    where = counting_places(pair.a, pair.b, a, b, words=pair.corpus.words, known=pair.corpus.places)
    place = UNKNOWN if where == UNKNOWN else YES if where == SAME else NO
    time = same_time(event_days(pair.a, a), event_days(pair.b, b))
    base = Judgement(
        relation="not_comparable",
        rule="relate.two_counts",
        reason="",
        numeric_relation=found.numeric_relation,
        same_event=_same_event(pair, found, place, time),
        same_population=found.same_population,
        same_place=place,
        same_time=time,
        quantities=(a.text, b.text),
        counted=a.property or "",
    )
    return _grown(base, found, pair) or _set_apart(base, found, where) or _agreeing(base, pair, a, b) or _differing(base, pair, a, b)


def number_left_open(pair: Pair) -> Judgement | None:
    """One article says that there is no figure yet, another gives it: "Über die Stärke gab es keine Angaben"."""
    if pair.is_within:
        return None
    for open_side, given in ((pair.a, pair.counts_b), (pair.b, pair.counts_a)):
        if open_side.claim.quantities or not given or not open_side.says(pair.corpus.words.wordings.no_number):
            continue
        concepts = {CONCEPTS.get(count.quantity.property or "") for count in given} - {None}
        things = {feature for feature in pair.affinity.shared if feature[:2] in {"t:", "n:"}}
        if things or concepts & open_side.features.keys():
            return Judgement(
                relation="updates", rule="relate.number_left_open", reason="first_figure", words=(given[0].quantity.text,), same_time=NO
            )
    return None


def hospital_or_hurt(pair: Pair) -> Judgement | None:
    """Those taken to a hospital are not all that were hurt."""
    if not pair.is_within:
        return None
    for treated, own, hurt in ((pair.a, pair.counts_a, pair.counts_b), (pair.b, pair.counts_b, pair.counts_a)):
        patients = [count.quantity for count in own if count.quantity.property == "other"]
        counted = [count.quantity for count in hurt if count.quantity.property == "injured"]
        both = treated.told & (pair.b if treated is pair.a else pair.a).told
        if TREATED in treated.told - both and patients and counted and not patients[0].additional:
            texts = (patients[0].text, counted[0].text)
            return Judgement(
                relation="not_comparable",
                rule="relate.hospital_or_hurt",
                reason="population",
                numeric_relation=numeric_relation(patients[0], counted[0]),
                same_population=NO,
                quantities=texts if treated is pair.a else (texts[1], texts[0]),
            )
    return None


def remark_on_a_count(pair: Pair) -> Judgement | None:
    """A claim about a number that gives none itself, beside the count it is about."""
    if not pair.is_within or abs(pair.a.claim.ordinal - pair.b.claim.ordinal) > REACH:
        return None
    for counted, counts, remark in ((pair.a, pair.counts_a, pair.b), (pair.b, pair.counts_b, pair.a)):
        concepts = {CONCEPTS.get(count.quantity.property or "") for count in counts}
        is_about = any(concept in remark.features for concept in concepts if concept)
        if is_about and _gives_no_number(remark) and remark.says(pair.corpus.words.wordings.number_words):
            texts = (counts[0].quantity.text, remark.claim.text)
            return Judgement(
                relation="not_comparable",
                rule="relate.remark_on_a_count",
                reason="doubt",
                same_event=YES,
                quantities=texts if counted is pair.a else (texts[1], texts[0]),
            )
    return None


def _gives_no_number(profile: Profile) -> bool:
    return not profile.claim.quantities and not any(character.isdigit() for character in profile.claim.text)


def _set_apart(base: Judgement, found: CountPair, where: str) -> Judgement | None:
    """Where other people, another place or another kind of number is counted, the figures say nothing about each other."""
    if found.numeric_relation == INCOMPARABLE:
        is_rank = "ordinal" in {found.a.quantity.kind, found.b.quantity.kind}
        if is_rank and found.a.quantity.property == SENT and found.same_population != NO:
            return replace(base, relation="updates", reason="first_of_all", same_time=NO)
        return replace(base, reason="ordinal" if is_rank else "unit")
    if found.same_population == NO:
        return replace(base, reason=found.reason)
    return replace(base, reason=_PLACES[where]) if base.same_place == NO else None


def _grown(base: Judgement, found: CountPair, pair: Pair) -> Judgement | None:
    """First "zwei Arbeiter", a day later "die Zahl der Toten ist auf fünf gestiegen": the few are told by trade, and are among all."""
    a, b = found.a, found.b
    if found.reason != "part" or base.same_place == NO or not is_trade(a.group | b.group):
        return None
    if pair.is_within:
        is_other = base.numeric_relation == DISJOINT and _tells_another_number(pair)
        return replace(base, relation="inconsistent_detail", reason="disjoint", same_population=UNKNOWN) if is_other else None
    is_b_later = is_later(pair.article_a, pair.article_b)
    if is_b_later is None or not _is_later_state(pair, a.quantity, b.quantity):
        return None
    first, second = (a, b) if is_b_later else (b, a)
    is_more = (figure(second.quantity) or 0.0) > (figure(first.quantity) or 0.0)
    return replace(base, relation="updates", reason="later_count", same_population=UNKNOWN, same_time=NO) if is_more else None


def _tells_another_number(pair: Pair) -> bool:
    """Whether the second of two neighbouring claims gives another source's number: "112 Bergleute" - "Die Opposition zählte 131"."""
    first, second = pair.in_order
    is_next = second.claim.ordinal - first.claim.ordinal == 1 and pair.is_retold and bool(second.claim.attributions)
    words = pair.corpus.words
    return is_next and not any(second.says(pattern) for pattern in (words.partitive, words.wordings.partitive_named, words.among_all))


def _agreeing(base: Judgement, pair: Pair, a: Quantity, b: Quantity) -> Judgement | None:
    """Equal or near figures, and an exact one within a vague one."""
    if is_vague(a) != is_vague(b) and lies_in(*((b, a) if is_vague(a) else (a, b))):
        return replace(base, relation="specifies", reason="vague", narrow="b" if is_vague(a) else "a")
    if base.same_population == UNKNOWN:
        return replace(base, reason="population")
    if base.numeric_relation == EQUAL:
        return replace(base, relation=pair.agreement, reason="equal")
    if not is_near(a, b):
        return None
    if base.numeric_relation == CONTAINS:
        return replace(base, relation="specifies", reason="near", narrow="b" if lies_in(b, a) else "a")
    return replace(base, relation=pair.agreement, reason="near")


def _differing(base: Judgement, pair: Pair, a: Quantity, b: Quantity) -> Judgement:
    """Figures that cannot be one count: two states of a count, two times, or a disagreement."""
    excludes = base.numeric_relation not in {CONTAINS, "overlaps"}
    if excludes and base.is_one_thing:
        return replace(base, relation="contradicts", reason="all_same")
    goes_on = _goes_on(pair, pair.a, a) and _goes_on(pair, pair.b, b)
    if goes_on or (base.same_time != YES and _is_later_state(pair, a, b)):
        return replace(base, relation="updates", reason="later_count" if a.unit == "1" else "later_measure", same_time=NO)
    if base.same_time == NO:
        return replace(base, reason="time")
    if pair.is_within and not pair.is_retold:
        return replace(base, reason="one_author", same_event=UNKNOWN)
    if excludes:
        return replace(base, relation="inconsistent_detail", reason="disjoint")
    return replace(base, reason="far_apart", same_event=UNKNOWN)


def _is_later_state(pair: Pair, a: Quantity, b: Quantity) -> bool:
    """Whether one figure may be a later state of the other: of a crowd there is none, and the dead of an event grow no fewer.

    How many were on board changes no more: of what has no property, a figure is a state only if one side says that it goes on, or if such
    things are counted day by day.
    """
    is_b_later = is_later(pair.article_a, pair.article_b)
    if is_b_later is None or (a.property == "size" and a.unit == "1"):
        return False
    if a.property == "other" and not (_is_series(pair) or _goes_on(pair, pair.a, a) or _goes_on(pair, pair.b, b)):
        return False
    first, second = (a, b) if is_b_later else (b, a)
    return a.property not in GROWING or (figure(second) or 0.0) > (figure(first) or 0.0)


def _is_series(pair: Pair) -> bool:
    """Whether both tell of what is counted day by day."""
    return not pair.a.told.isdisjoint(pair.b.told & pair.corpus.words.stages.series)


def _same_event(pair: Pair, found: CountPair, place: str, time: str) -> str:
    if NO in {place, time}:
        return NO if place == time else UNKNOWN
    if found.same_population == NO:
        return UNKNOWN
    return YES if place == YES or pair.affinity.arguments > 0 else UNKNOWN


def _goes_on(pair: Pair, side: Profile, quantity: Quantity) -> bool:
    """Whether a figure is the state of a count that goes on: "bislang", "insgesamt", "zuletzt"."""
    return quantity.cumulative or side.says(pair.corpus.words.running)


def _texts(pair: Pair, first: Profile, whole: Quantity, part: Quantity) -> tuple[str, str]:
    return (whole.text, part.text) if first is pair.a else (part.text, whole.text)
