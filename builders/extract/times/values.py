"""What a time expression means: TIMEX3 value, EDTF and calendar days, as far as the document's date says.

A document's date (DCT) may be known to the day, the month, the year, or not at all. What a closer date would settle stays ambiguous, with
all candidates in EDTF; without any date it is unresolved. Values follow TimeML 1.2.1 as used in KRAUTS; nothing is guessed silently.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import NamedTuple

from claimpack.builders.extract.times import calendar
from claimpack.builders.extract.times.calendar import Period
from claimpack.builders.extract.times.edtf import common_mask, edtf_of, mask_of, one_between, one_of, timex_of

DCT_UNKNOWN = "dct_unknown"
VAGUE_PERIOD = "vague_period"
EVENT_UNKNOWN = "event_unknown"
YEAR_DIFFERS = "year_differs_from_dct"
FUTURE, PRESENT = "FUTURE_REF", "PRESENT_REF"
_MOST_CANDIDATES = 10
_SURE_DAYS = 122  # a dated day so near is meant, whatever the tense: "hatte für den 24. Januar angesetzt"
_LEAP_YEAR = 2000


@dataclass(frozen=True, slots=True)
class Reading:
    """What an expression means: the columns of a time without its place in the text."""

    timex_type: str
    value: str
    mod: str | None = None
    edtf: str | None = None
    earliest: date | None = None
    latest: date | None = None
    anchor: str = "none"
    resolution: str = "explicit"
    issue: str | None = None


@dataclass(frozen=True, slots=True)
class Day:
    """A day that the text names. `days` are its candidates: one if it is known, none if the document's date is missing."""

    value: str
    days: tuple[date, ...]
    anchor: str


class Scene(NamedTuple):
    """What an expression is read against: the document's date, the day named before (in the same sentence: is_named_here), tense and zone.

    The tense is that of the clause: -1 past, 0 unknown, 1 future.
    """

    earliest: date | None
    latest: date | None
    named: Day | None = None
    is_named_here: bool = False
    tense: int = 0
    is_caption: bool = False

    @property
    def is_day(self) -> bool:
        """Whether the document's date is known to the day."""
        return self.earliest is not None and self.earliest == self.latest


def of_period(period: Period, anchor: str) -> Reading:
    """A date that is fully known."""
    resolution = "explicit" if anchor == "explicit" else "anchored"
    return Reading("DATE", timex_of(period), None, edtf_of(period), period.first, period.last, anchor, resolution)


def unresolved(timex_type: str, value: str, issue: str, *, anchor: str = "none", edtf: str | None = None) -> Reading:
    """An expression that nothing settles, and why."""
    return Reading(timex_type, value, None, edtf, anchor=anchor, resolution="unresolved", issue=issue)


def relative(unit: str, scene: Scene, find: Callable[[date], Period]) -> Reading:
    """A period that depends on the document's date: find(day of writing). Ambiguous if that gives several."""
    if scene.earliest is None or scene.latest is None:
        return unresolved("DATE", mask_of(unit), DCT_UNKNOWN)
    first, last = find(scene.earliest), find(scene.latest)
    if first == last:
        return of_period(first, "dct")
    value = mask_of(unit) if unit in {"W", "WE"} else common_mask(timex_of(first), timex_of(last), unit)
    return Reading("DATE", value, None, one_between(first.first, last.last), first.first, last.last, "dct", "ambiguous")


def referring(code: str, scene: Scene) -> Reading:
    """For "jetzt" is the document's date; "damals", "bald" are no stretch of the calendar."""
    if code != PRESENT:
        return unresolved("DATE", code, VAGUE_PERIOD)
    if scene.earliest is None:
        return unresolved("DATE", code, DCT_UNKNOWN)
    unit = next((unit for unit in ("D", "M") if calendar.period_of(unit, scene.earliest).last == scene.latest), "Y")
    now = relative(unit, scene, lambda day: calendar.period_of(unit, day))
    return replace(now, value=code, resolution="anchored")


def of_day(day: Day, *, timex_type: str = "DATE", suffix: str = "", mod: str | None = None) -> Reading:
    """A named day, or a part of it ("TEV")."""
    value = day.value + suffix
    if not day.days:
        known = day.value if not day.value.startswith(("XXXX-W", "XXXX-XX")) else None
        return replace(unresolved(timex_type, value, DCT_UNKNOWN, edtf=known), mod=mod)
    resolution = "ambiguous" if len(day.days) > 1 else "explicit" if day.anchor == "explicit" else "anchored"
    return Reading(timex_type, value, mod, _edtf_of_days(day.days), day.days[0], day.days[-1], day.anchor, resolution)


def night_before(day: Day) -> Reading:
    """The night that ends on a day: it begins on the day before, and its event may lie on either."""
    before = shifted(day, -1)
    value = before.value + "TNI"
    if not day.days:
        is_dated = not day.value.startswith(("XXXX-W", "XXXX-XX"))
        return unresolved("TIME", value, DCT_UNKNOWN, edtf=f"[{before.value},{day.value}]" if is_dated else None)
    days = tuple(sorted({*before.days, *day.days}))
    resolution = "ambiguous" if len(day.days) > 1 else "explicit" if day.anchor == "explicit" else "anchored"
    return Reading("TIME", value, None, _edtf_of_days(days), days[0], days[-1], day.anchor, resolution)


def shifted(day: Day, n_days: int) -> Day:
    """The day some days after (negative: before) a named one."""
    days = tuple(one + timedelta(days=n_days) for one in day.days)
    if len(days) == 1:
        return Day(days[0].isoformat(), days, day.anchor)
    if day.value.startswith("XXXX-W"):
        weekday = (int(day.value[-1]) - 1 + n_days) % 7 + 1
        return Day(f"XXXX-WXX-{weekday}", days, day.anchor)
    if "X" in day.value[4:]:
        return Day(day.value, days, day.anchor)
    other = date(_LEAP_YEAR, int(day.value[5:7]), int(day.value[8:10])) + timedelta(days=n_days)
    return Day(f"XXXX-{other:%m-%d}", days, day.anchor)


def weekday(number: int, scene: Scene, *, step: int | None = None) -> Day:
    """A weekday (Monday is 1). Without `step` the last one, or the next if the sentence speaks of what is to come.

    step -1 ("vergangenen"), 0 ("dieser") and 1 ("kommenden") say which. With a month or year for a document's date all its days stand.
    """
    value = f"XXXX-WXX-{number}"
    if scene.earliest is None or scene.latest is None:
        return Day(value, (), "none")
    if not scene.is_day:
        return Day(value, calendar.weekdays_between(scene.earliest, scene.latest, number), "dct")
    today = scene.earliest
    back = (today.isoweekday() - number) % 7
    ahead = (number - today.isoweekday()) % 7
    if step == 0 and scene.tense >= 0:
        offset = number - today.isoweekday()
    elif not step:
        offset = ahead if scene.tense > 0 else -back
    else:
        offset = (ahead or 7) if step > 0 else -(back or 7)
    day = today + timedelta(days=offset)
    return Day(day.isoformat(), (day,), "dct")


def day_from_dct(n_days: int, scene: Scene) -> Day:
    """For "heute", "gestern", "übermorgen"."""
    if scene.earliest is None or scene.latest is None:
        return Day("XXXX-XX-XX", (), "none")
    first, last = (one + timedelta(days=n_days) for one in (scene.earliest, scene.latest))
    if first == last:
        return Day(first.isoformat(), (first,), "dct")
    days = tuple(first + timedelta(days=offset) for offset in range((last - first).days + 1))
    return Day(common_mask(first.isoformat(), last.isoformat(), "D"), days, "dct")


def month_day(month: int, day: int, year: int | None, scene: Scene) -> Day | None:
    """A day of a month; without a year the nearest to the document's date. None if the calendar has no such day."""
    if year is not None:
        known = calendar.day_of(year, month, day)
        return Day(known.isoformat(), (known,), "explicit") if known else None
    if calendar.day_of(_LEAP_YEAR, month, day) is None:
        return None
    value = f"XXXX-{month:02}-{day:02}"
    if scene.earliest is None or scene.latest is None:
        return Day(value, (), "none")
    found: list[date] = []
    for today in (scene.earliest, scene.latest):
        candidates = [calendar.day_of(today.year + offset, month, day) for offset in (-1, 0, 1)]
        nearest = _nearest([one for one in candidates if one], today, scene.tense, _SURE_DAYS)
        found += [nearest] if nearest and nearest not in found else []
    if not found:
        return None
    return Day(found[0].isoformat() if len(found) == 1 else value, tuple(found), "dct")


def in_year(unit: str, scene: Scene, find: Callable[[int], Period]) -> Reading:
    """A month, season or holiday whose year is not said: the nearest to the document's date that suits the tense."""
    if scene.earliest is None or scene.latest is None:
        value = "XXXX" + timex_of(find(_LEAP_YEAR))[4:]
        return unresolved("DATE", value, DCT_UNKNOWN, edtf=value if unit in {"D", "M"} else None)
    first, last = (_nearest_period(today, scene.tense, find) for today in (scene.earliest, scene.latest))
    if first == last:
        return of_period(first, "dct")
    edtf = f"[{edtf_of(first)},{edtf_of(last)}]" if unit in {"D", "M"} else one_between(first.first, last.last)
    return Reading("DATE", "XXXX" + timex_of(first)[4:], None, edtf, first.first, last.last, "dct", "ambiguous")


def _nearest_period(today: date, tense: int, find: Callable[[int], Period]) -> Period:
    """The one under way, else the one whose beginning is nearest and suits the tense."""
    periods = [find(today.year + offset) for offset in (-1, 0, 1)]
    under_way = next((period for period in periods if period.first <= today <= period.last), None)
    nearest = _nearest([period.first for period in periods], today, tense, 0)
    return under_way or next(period for period in periods if period.first == nearest)


def _nearest(days: list[date], today: date, tense: int, sure_days: int) -> date | None:
    """The day nearest to today; the tense decides where the nearest lies more than sure_days away."""
    if not days:
        return None
    nearest = min(days, key=lambda day: (abs((day - today).days), day > today))
    distance = (nearest - today).days
    if abs(distance) > sure_days and tense * distance < 0:
        suiting = [day for day in days if (day - today).days * tense >= 0]
        return min(suiting, key=lambda day: abs((day - today).days)) if suiting else nearest
    return nearest


def _edtf_of_days(days: tuple[date, ...]) -> str:
    if len(days) == 1:
        return days[0].isoformat()
    return one_of(days) if len(days) <= _MOST_CANDIDATES else one_between(days[0], days[-1])
