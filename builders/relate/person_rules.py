"""Rules for claims about what one person did or suffered: an office taken or given up, an accusation and its denial.

A person is dismissed, arrested or elected seldom, so that two claims that name the person and tell such an event mean one event, however
little else they share.
"""

from collections.abc import Iterator
from dataclasses import replace

from claimpack.builders.relate.circumstances import NO, UNKNOWN, YES, is_later
from claimpack.builders.relate.details import shared_words
from claimpack.builders.relate.event_rules import DENIED, agreement, circumstances, conflict, is_another_phase, meeting, meeting_events
from claimpack.builders.relate.judge import Judgement, Pair
from claimpack.builders.relate.names import TOLD
from claimpack.builders.relate.one_event import RARE

# The weight from which a name tells a claim apart: the main person of a story is in most of its claims.
TELLING = 0.25
# How many claims later "der Mann" is still he.
REACH = 2


def one_event_of_a_person(pair: Pair) -> Judgement | None:
    """Both tell of one event in one person's life."""
    if not (list(_shared_names(pair)) or _leaves_unnamed(pair)) or _concerns_others(pair):
        return None
    base = circumstances(pair, "relate.one_event_of_a_person")
    if base.same_time == NO:
        return None
    if not pair.is_within and is_another_phase(pair):
        return replace(base, relation="updates", reason="time", same_time=NO)
    if pair.a.claim.tense != pair.b.claim.tense:
        return None
    base = replace(base, same_event=YES, words=shared_words(pair.a, pair.affinity, pair.corpus.names))
    return conflict(base, pair) or agreement(base, pair)


def told_again(pair: Pair) -> Judgement | None:
    """The fate of one person, taken up in one of the next claims: "Ein Fan ist gestorben." - "Der Mann erlag seinen Verletzungen."."""
    if not pair.is_within or abs(pair.a.claim.ordinal - pair.b.claim.ordinal) > REACH or not pair.a.personal & pair.b.personal:
        return None
    first, second = pair.in_order
    if second.claim.quantities or not second.says(pair.corpus.words.wordings.taken_up) or {first.polarity, second.polarity} != {"positive"}:
        return None
    base = replace(circumstances(pair, "relate.told_again"), same_event=YES, same_population=YES)
    return replace(base, relation="repeats", reason="told", words=shared_words(pair.a, pair.affinity, pair.corpus.names))


def _leaves_unnamed(pair: Pair) -> bool:
    """Whether one of two articles tells a rare event of a person without the name: "Die Opposition forderte ihren Rücktritt"."""
    if pair.is_within or (pair.a.is_naming and pair.b.is_naming) or pair.counts_a or pair.counts_b:
        return False
    return any(pair.affinity.shared.get(event, 0.0) >= RARE for event in pair.a.personal & pair.b.personal)


def _concerns_others(pair: Pair) -> bool:
    """Whether each names somebody or something that the other does not: one man dismisses first a minister, then a judge."""
    left, right = ({feature for feature in side.features if feature[:2] in {"E:", "t:"}} for side in (pair.a, pair.b))
    return bool(left - right) and bool(right - left)


def two_fates(pair: Pair) -> Judgement | None:
    """What became of one person: hurt and then dead, missing and then found, arrested and then released."""
    found = meeting(pair, pair.corpus.words.fates)
    if found is None or pair.is_within or not (list(_shared_names(pair)) or _share_a_role(pair, found)):
        return None
    base = circumstances(pair, "relate.two_fates")
    return replace(base, relation="updates", reason="opposite", words=found, same_event=UNKNOWN, same_time=NO)


def _share_a_role(pair: Pair, found: tuple[str, str]) -> bool:
    """Whether both tell of somebody whom few claims hold, by what he is: "der Wachmann"; of those who are counted it may be others."""
    return not (pair.counts_a or pair.counts_b) and any(
        feature[0] in "nt" and weight >= RARE and pair.a.features[feature] == TOLD == pair.b.features[feature]
        for feature, weight in pair.affinity.shared.items()
        if not {pair.a.details.get(feature, ("",))[0], pair.b.details.get(feature, ("",))[0]} & set(found)
    )


def rival_accounts(pair: Pair) -> Judgement | None:
    """Two accounts of one outcome that exclude each other: removed from office or resigned, accused and denied."""
    found = meeting(pair, pair.corpus.words.rivals)
    if found is None or not list(_shared_names(pair)) or _answers_nothing(pair):
        return None
    return replace(circumstances(pair, "relate.rival_accounts"), relation="inconsistent_detail", reason="rival", words=found)


def _answers_nothing(pair: Pair) -> bool:
    """Whether both deny, or one denies something else, or before the other article says it."""
    denials = [DENIED in side.told for side in (pair.a, pair.b)]
    if all(denials) or not any(denials):
        return all(denials)
    if not meeting_events(pair, frozenset(both for both in pair.corpus.words.rivals if DENIED in both)):
        return True
    first, second = (pair.a, pair.b) if denials[0] else (pair.b, pair.a)
    return is_later(first.article, second.article) is True


def _shared_names(pair: Pair) -> Iterator[str]:
    """Persons and bodies that both name; one that is in nearly all claims of the two articles tells nothing."""
    for feature, weight in pair.affinity.shared.items():
        if feature.startswith("E:") and weight >= TELLING and pair.a.features[feature] == TOLD == pair.b.features[feature]:
            yield feature
