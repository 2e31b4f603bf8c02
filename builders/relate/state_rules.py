"""Rules for two states of one thing: occupied and retaken, closed and open; the situation of a country and of a town; two buildings."""

from dataclasses import replace

from claimpack.builders.relate.circumstances import NO, UNKNOWN, places
from claimpack.builders.relate.event_rules import RARE, circumstances, meeting_events, names_two_sites, word_of
from claimpack.builders.relate.geography import NOWHERE, WITHIN, compare
from claimpack.builders.relate.judge import Judgement, Pair

# What two states must share besides their opposite events.
SAME_THING = 0.40
# An end that is only planned undoes nothing.
PLANNED = "e:end"


def opposite_states(pair: Pair) -> Judgement | None:
    """One claim undoes what the other tells: occupied and retaken, dismissed and appointed."""
    sides = (pair.a, pair.b)
    if pair.is_within or any(side.polarity == "negative" for side in sides):
        return None
    found = meeting_events(pair, pair.corpus.words.opposites)
    if found is None or any(PLANNED in side.told and side.claim.tense == "future" for side in sides):
        return None
    others = sum(weight for feature, weight in pair.affinity.shared.items() if _tells_apart(feature, weight) and feature not in found)
    is_one = (others >= SAME_THING or _refers_back(pair, found)) and not names_two_sites(pair)
    if not is_one and not _is_one_situation(pair):
        return None
    base = circumstances(pair, "relate.opposite_states")
    words = (word_of(pair.a, found[0]), word_of(pair.b, found[1]))
    return replace(base, relation="updates", reason="opposite", words=words, same_event=UNKNOWN, same_time=NO)


def _tells_apart(feature: str, weight: float) -> bool:
    """Whether two claims that share it may speak of one thing: events and things, and a place that few claims name ("Autobahn 7")."""
    return feature[0] in "evtn" or (feature[0] == "L" and weight >= RARE)


def _refers_back(pair: Pair, found: tuple[str, str]) -> bool:
    """Whether the side that undoes an event names it: "die Festgenommenen sind wieder frei"."""
    later, earlier = (pair.b, found[0]) if found in pair.corpus.words.sequels else (pair.a, found[1])
    is_noun = later.details.get(earlier, ("",))[0][:1].isupper()
    return earlier in pair.affinity.shared and (is_noun or not (pair.a.sites or pair.b.sites))


def _is_one_situation(pair: Pair) -> bool:
    """Whether both speak of the situation at one place: that goes on, or calms."""
    told = (pair.a.told | pair.b.told) & pair.corpus.words.situations
    return len(told) > 1 and not places(pair.a).isdisjoint(places(pair.b))


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
