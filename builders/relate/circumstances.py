"""Whether two claims speak of one place and one time: yes, no or unknown.

Where people are counted, a place inside another is another place: the dead of a city are a part of the dead of its country. Where an event
is told it may be the same ("in Georgien", "in Tiflis"), so the answer is unknown. Candidate days ("am Samstag" in a month) never make two
days one, but two sets of candidates without a common day are two times.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Protocol

from claimpack.builders.relate.geography import APART, MAYBE, SAME, WITHIN, Whereabouts, compare, is_country
from claimpack.builders.relate.lexicon import Lexicon
from claimpack.builders.relate.profiles import Profile
from claimpack.schema.records import Article, Quantity, Time

YES, NO, UNKNOWN = "yes", "no", "unknown"
_DAY = re.compile(r"(?<![\d-])\d{4}-\d\d-\d\d(?![\d-])")
_SHARP = timedelta(days=2)


class Dated(Protocol):
    """Something with the days between which it was written."""

    @property
    def dct_earliest(self) -> date | None: ...
    @property
    def dct_latest(self) -> date | None: ...


@dataclass(frozen=True, slots=True)
class Days:
    """When something was: within [earliest, latest]; `candidates` are single days of which one is meant."""

    earliest: date
    latest: date
    candidates: frozenset[str]
    is_certain: bool

    @property
    def is_sharp(self) -> bool:
        """Whether it is told to the day, or the night between two."""
        return self.is_certain and self.latest - self.earliest < _SHARP


def days_of(time: Time) -> Days | None:
    """The days that a time may mean, or None where nothing is known, or the text contradicts itself."""
    if time.earliest is None or time.latest is None or time.resolution in {"unresolved", "conflict"}:
        return None
    candidates = frozenset(_DAY.findall(time.edtf or "")) if time.edtf and ".." not in time.edtf else frozenset[str]()
    return Days(time.earliest, time.latest, candidates, time.resolution in {"explicit", "anchored"})


def event_days(profile: Profile, quantity: Quantity | None = None) -> Days | None:
    """When the event of a claim was: the time of its quantity if it has one, else the first time of role event."""
    times = profile.claim.times
    if quantity is not None and quantity.time is not None and quantity.time < len(times):
        return days_of(times[quantity.time])
    return next((days for time in times if time.role == "event" and (days := days_of(time))), None)


def same_time(left: Days | None, right: Days | None) -> str:
    """Yes only for two sharp times that are one, no where none of the days is shared."""
    if left is None or right is None:
        return UNKNOWN
    if left.latest < right.earliest or right.latest < left.earliest:
        return NO
    if left.candidates and right.candidates and not left.candidates & right.candidates:
        return NO
    return YES if left.is_sharp and right.is_sharp else UNKNOWN


def is_later(first: Article, second: Article) -> bool | None:
    """Whether the second article was written after the first; None where the dates do not tell."""
    if first.dct_earliest is None or first.dct_latest is None or second.dct_earliest is None or second.dct_latest is None:
        return None
    if first.dct_latest < second.dct_earliest:
        return True
    return False if second.dct_latest < first.dct_earliest else None


def places(profile: Profile, quantity: Quantity | None = None) -> frozenset[str]:
    """Entity ids of the places of a claim: that of its quantity if it has one, else all that it names; for a count else its setting."""
    if quantity is not None and quantity.place_entity_id:
        return frozenset((quantity.place_entity_id,))
    named = frozenset(feature[2:] for feature in profile.features if feature.startswith("L:"))
    return named or (profile.setting if quantity is not None else named)


def same_place(left: Iterable[str], right: Iterable[str], known: Mapping[str, Whereabouts]) -> str:
    """For events: yes if a place is shared, no if all places of one lie apart from all of the other, else unknown."""
    first, second = frozenset(left), frozenset(right)
    if not first or not second:
        return UNKNOWN
    if first & second:
        return YES
    return NO if all(compare(one, other, known) == APART for one in first for other in second) else UNKNOWN


def counting_places(a: Profile, b: Profile, first: Quantity, second: Quantity, *, words: Lexicon, known: Mapping[str, Whereabouts]) -> str:
    """For counts: SAME, WITHIN (a city's count is a part of its country's), MAYBE, APART, or UNKNOWN. "landesweit" is a country."""
    left, right = places(a, first), places(b, second)
    wide_left, wide_right = a.says(words.nationwide), b.says(words.nationwide)
    if wide_left and wide_right:
        return SAME
    if (wide_left or wide_right) and not (first.place_entity_id and second.place_entity_id):
        other = right if wide_left else left
        return MAYBE if not other else SAME if any(is_country(place, known) for place in other) else WITHIN
    if not left or not right:
        return UNKNOWN
    found = {compare(one, other, known) for one in left for other in right}
    how = next(how for how in (SAME, WITHIN, MAYBE, APART) if how in found)
    return UNKNOWN if how == MAYBE and not (_is_named(left, a) and _is_named(right, b)) else how


def _is_named(found: frozenset[str], profile: Profile) -> bool:
    """Whether the claim itself names one of the places; else they were taken from claims around it."""
    return not found.isdisjoint(profile.claim.entity_ids)
