"""Rules for two states of one thing: occupied and retaken, closed and open; the situation of a country and of a town; two buildings."""

from dataclasses import replace

from claimpack.builders.relate.circumstances import NO, UNKNOWN, is_later, places
from claimpack.builders.relate.event_rules import circumstances, meeting_events, word_of
from claimpack.builders.relate.geography import NOWHERE, WITHIN, compare
from claimpack.builders.relate.judge import Judgement, Pair
from claimpack.builders.relate.names import TOLD
from claimpack.builders.relate.one_event import names_two_sites

# What two states must share besides their opposite events.
SAME_THING = 0.40
# The least weight of what is demanded in one article and done in another.
INTENDED = 0.50
# An end that is only planned undoes nothing.
PLANNED = "e:end"


def opposite_states(pair: Pair) -> Judgement | None:
    """One claim undoes what the other tells: occupied and retaken, dismissed and appointed."""
    sides = (pair.a, pair.b)
    if pair.is_within or any(side.polarity == "negative" for side in sides):
        return None
    found = meeting_events(pair, pair.corpus.words.opposites)
    if found is None or any(PLANNED in side.told and side.claim.tense == "future" for side in sides) or _is_only_wanted(pair, found):
        return None
    others = sum(weight for feature, weight in pair.affinity.shared.items() if feature[0] in "evtn" and feature not in found)
    is_one = (others >= SAME_THING or _refers_back(pair, found)) and not names_two_sites(pair)
    if not is_one and not _is_one_situation(pair) and not _is_one_case(pair, found):
        return None
    base = circumstances(pair, "relate.opposite_states")
    words = (word_of(pair.a, found[0]), word_of(pair.b, found[1]))
    return replace(base, relation="updates", reason="opposite", words=words, same_event=UNKNOWN, same_time=NO)


def _is_only_wanted(pair: Pair, found: tuple[str, str]) -> bool:
    """Whether what undoes the other event is only wanted: "die Entführer wollen die Freilassung von Gefangenen erreichen"."""
    later = pair.b if found in pair.corpus.words.sequels else pair.a
    return later.says(pair.corpus.words.wordings.wanted)


def _refers_back(pair: Pair, found: tuple[str, str]) -> bool:
    """Whether the side that undoes an event names it: "die Festgenommenen sind wieder frei"."""
    later, earlier = (pair.b, found[0]) if found in pair.corpus.words.sequels else (pair.a, found[1])
    if earlier not in pair.affinity.shared:
        return False
    is_noun = later.details[earlier][0][:1].isupper()
    return later.features[earlier] == TOLD if is_noun else not (pair.a.sites or pair.b.sites)


def _is_one_case(pair: Pair, found: tuple[str, str]) -> bool:
    """Whether both tell of steps of justice: a story mostly has one case, unless each side names somebody else."""
    are_steps = any(set(found) <= chain for chain in pair.corpus.words.stages.chains)
    earlier, later = (pair.a, pair.b) if found in pair.corpus.words.sequels else (pair.b, pair.a)
    is_in_order = is_later(earlier.article, later.article) is not False
    return are_steps and is_in_order and (pair.affinity.names > 0 or not (pair.a.is_naming and pair.b.is_naming))


def _is_one_situation(pair: Pair) -> bool:
    """Whether both speak of the situation at one place: that goes on, or calms."""
    told = (pair.a.told | pair.b.told) & pair.corpus.words.situations
    return len(told) > 1 and not places(pair.a).isdisjoint(places(pair.b))


def demanded_and_done(pair: Pair) -> Judgement | None:
    """What one article says is demanded, promised, threatened or refused, the other says without any of that: it is done, or decided."""
    words = pair.corpus.words
    if pair.is_within or names_two_sites(pair):
        return None
    common = (pair.a.told & pair.b.told) - words.situations - words.stages.replies
    if max((pair.affinity.shared[event] for event in common), default=0.0) < INTENDED:
        return None
    base = circumstances(pair, "relate.demanded_and_done")
    if base.same_place == NO:
        return None
    event = max(sorted(common), key=lambda event: pair.affinity.shared[event])
    found = (word_of(pair.a, event), word_of(pair.b, event))
    return replace(base, relation="updates", reason="told", words=tuple(dict.fromkeys(found)), same_time=NO)


def two_sites(pair: Pair) -> Judgement | None:
    """One kind of event at two buildings: the town hall burnt, and the airport."""
    if pair.is_within or not names_two_sites(pair) or not any(f"@{event}" in pair.b.topics for event in pair.a.told):
        return None
    base = circumstances(pair, "relate.two_sites")
    return replace(base, relation="not_comparable", reason="other_object", same_event=NO, same_population=NO)


def part_of_a_situation(pair: Pair) -> Judgement | None:
    """How the situation is in a country, and in a town there."""
    if not pair.is_within or pair.a.told.isdisjoint(pair.b.told & pair.corpus.words.situations):
        return None
    wide, narrow = sorted((pair.a, pair.b), key=lambda side: -max((_level(place, pair) for place in places(side)), default=-1))
    hows = {compare(one, other, pair.corpus.places) for one in places(wide) for other in places(narrow)}
    if hows != {WITHIN}:
        return None
    base = circumstances(pair, "relate.part_of_a_situation")
    names = tuple(sorted(pair.corpus.names[place] for place in places(narrow)))
    return replace(base, relation="specifies", reason="adds", narrow="a" if narrow is pair.a else "b", words=names, same_place=NO)


def _level(place: str, pair: Pair) -> int:
    return pair.corpus.places.get(place, NOWHERE).level
