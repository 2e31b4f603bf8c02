"""Whether two claims speak of one place and one time: yes, no or unknown.

A place inside another is another place where people are counted (the dead of a city are not the dead of its country); where an event is
told it may be the same ("in Georgien", "in Tiflis"), so the answer is unknown. Candidate days ("am Samstag" in a month) never make two
days one, but two sets of candidates without a common day are two times.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from claimpack.builders.relate.lexicon import Lexicon
from claimpack.builders.relate.profiles import Profile
from claimpack.schema.records import Article, Quantity, Time

YES, NO, UNKNOWN = "yes", "no", "unknown"
_DAY = re.compile(r"(?<![\d-])\d{4}-\d\d-\d\d(?![\d-])")
_LONGEST = timedelta(days=366)
_SHARP = timedelta(days=2)


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


def are_close(first: Article, second: Article, days: int) -> bool:
    """Whether two articles may have been written within so many days; True where a date is unknown or wider than a year."""
    bounds = (first.dct_earliest, first.dct_latest, second.dct_earliest, second.dct_latest)
    if any(bound is None for bound in bounds):
        return True
    earliest_a, latest_a, earliest_b, latest_b = (bound for bound in bounds if bound is not None)
    if latest_a - earliest_a > _LONGEST or latest_b - earliest_b > _LONGEST:
        return True
    gap = max(earliest_a - latest_b, earliest_b - latest_a)
    return gap <= timedelta(days=days)


def places(profile: Profile, quantity: Quantity | None = None) -> frozenset[str]:
    """Entity ids of the places of a claim: that of its quantity if it has one, else all that it names."""
    if quantity is not None and quantity.place_entity_id:
        return frozenset((quantity.place_entity_id,))
    return frozenset(feature[2:] for feature in profile.features if feature.startswith("L:"))


def same_place(left: Iterable[str], right: Iterable[str], countries: Mapping[str, bool]) -> str:
    """For events: yes if a place is shared, no if both name other places and none is a country, which might hold the other."""
    first, second = frozenset(left), frozenset(right)
    if not first or not second:
        return UNKNOWN
    if first & second:
        return YES
    return UNKNOWN if any(countries.get(place) for place in first | second) else NO


def same_counting_place(a: Profile, b: Profile, first: Quantity, second: Quantity, *, words: Lexicon, countries: Mapping[str, bool]) -> str:
    """For counts: a city's count is not its country's. "landesweit" is a country, whichever."""
    left, right = places(a, first), places(b, second)
    if first.place_entity_id and second.place_entity_id:
        return YES if left & right else NO
    wide_left, wide_right = bool(words.nationwide.search(a.claim.text)), bool(words.nationwide.search(b.claim.text))
    if wide_left or wide_right:
        if wide_left and wide_right:
            return YES
        other = right if wide_left else left
        return UNKNOWN if not other else YES if any(countries.get(place) for place in other) else NO
    if not left or not right:
        return UNKNOWN
    return YES if left & right else NO
