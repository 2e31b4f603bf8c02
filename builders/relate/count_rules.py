"""Rules for claims that count: when two figures agree, when one follows the other, when they cannot be laid side by side at all."""

from dataclasses import replace

from claimpack.builders.relate.circumstances import NO, UNKNOWN, YES, event_days, is_later, same_counting_place, same_time
from claimpack.builders.relate.counts import CONCEPTS, CountPair, best_pair
from claimpack.builders.relate.intervals import CONTAINS, EQUAL, INCOMPARABLE, is_near, is_vague, lies_in, numeric_relation
from claimpack.builders.relate.judge import Judgement, Pair
from claimpack.builders.relate.profiles import Profile
from claimpack.builders.relate.sources import terminal_sources
from claimpack.schema.records import Quantity

# A remark on a figure ("die Zahl könnte höher sein") belongs to the figure given in one of the two claims before it.
REACH = 2


def part_of_a_count(pair: Pair) -> Judgement | None:
    """A claim that counts a part of the claim just before: "190 Personen wurden eingeliefert, 150 von ihnen …"."""
    first, second = _in_order(pair)
    if not pair.is_within or second.claim.ordinal - first.claim.ordinal != 1 or not first.claim.quantities or not second.claim.quantities:
        return None
    whole, part = first.claim.quantities[0], second.claim.quantities[0]
    if part.counted_text or part.kind != "count" or not pair.corpus.words.partitive.search(second.claim.text):
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
    )


def two_counts(pair: Pair) -> Judgement | None:
    """Two counts of one property: dead and dead, arrested and arrested."""
    found = best_pair(pair.counts_a, pair.counts_b)
    if found is None:
        return None
    a, b = found.a.quantity, found.b.quantity
    place = same_counting_place(pair.a, pair.b, a, b, words=pair.corpus.words, countries=pair.corpus.countries)
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
    )
    return _set_apart(base, found) or _agreeing(base, pair, a, b) or _differing(base, pair, a, b)


def remark_on_a_count(pair: Pair) -> Judgement | None:
    """A claim about a number that gives none itself, beside the count it is about."""
    if not pair.is_within or abs(pair.a.claim.ordinal - pair.b.claim.ordinal) > REACH:
        return None
    for counted, counts, remark in ((pair.a, pair.counts_a, pair.b), (pair.b, pair.counts_b, pair.a)):
        concepts = {CONCEPTS.get(count.quantity.property or "") for count in counts}
        is_about = any(concept in remark.features for concept in concepts if concept)
        if is_about and _gives_no_number(remark) and pair.corpus.words.number_words.search(remark.claim.text):
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


def _set_apart(base: Judgement, found: CountPair) -> Judgement | None:
    """Where other people, another place or another kind of number is counted, the figures say nothing about each other."""
    if found.numeric_relation == INCOMPARABLE:
        is_rank = "ordinal" in {found.a.quantity.kind, found.b.quantity.kind}
        return replace(base, reason="ordinal" if is_rank else "unit")
    if found.same_population == NO:
        return replace(base, reason=found.reason)
    return replace(base, reason="place") if base.same_place == NO else None


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
    if goes_on or (base.same_time != YES and is_later(pair.article_a, pair.article_b) is not None):
        return replace(base, relation="updates", reason="later_count", same_time=NO)
    if base.same_time == NO:
        return replace(base, reason="time")
    if pair.is_within and not _is_retold(pair):
        return replace(base, reason="one_author", same_event=UNKNOWN)
    if excludes:
        return replace(base, relation="inconsistent_detail", reason="disjoint")
    return replace(base, reason="far_apart", same_event=UNKNOWN)


def _is_retold(pair: Pair) -> bool:
    """Whether an article may well give two figures for one thing: from two sources, or in its headline and its text."""
    a, b = ({source.source_text for source in terminal_sources(side.claim)} for side in (pair.a, pair.b))
    return a != b or (pair.a.claim.zone == "headline") != (pair.b.claim.zone == "headline")


def _same_event(pair: Pair, found: CountPair, place: str, time: str) -> str:
    if NO in {place, time}:
        return NO if place == time else UNKNOWN
    if found.same_population == NO:
        return UNKNOWN
    return YES if place == YES or pair.affinity.arguments > 0 else UNKNOWN


def _goes_on(pair: Pair, side: Profile, quantity: Quantity) -> bool:
    """Whether a figure is the state of a count that goes on: "bislang", "insgesamt", "zuletzt"."""
    return quantity.cumulative or bool(pair.corpus.words.running.search(side.claim.text))


def _in_order(pair: Pair) -> tuple[Profile, Profile]:
    return (pair.a, pair.b) if pair.a.claim.ordinal < pair.b.claim.ordinal else (pair.b, pair.a)


def _texts(pair: Pair, first: Profile, whole: Quantity, part: Quantity) -> tuple[str, str]:
    return (whole.text, part.text) if first is pair.a else (part.text, whole.text)
