"""The days that a date may stand for, as far as it says: one stretch of days for each candidate.

Read are the days, months and years of EDTF (ISO 8601-2), their intervals and sets of one member; of everything else nothing is said.
"""

import re
from calendar import monthrange
from datetime import date

Stretch = tuple[date, date]

_PART = r"[0-9]{4}(?:-[0-9]{2}(?:-[0-9]{2})?)?"
_ONE = re.compile(rf"({_PART})[~?%]?")
_INTERVAL = re.compile(rf"({_PART})[~?%]?/({_PART})[~?%]?")
_SET = re.compile(r"\[(.+)\]")
_MOST = 31


def candidate_days(value: str | None) -> tuple[Stretch, ...]:
    """The stretches of days of an EDTF value, first and last day of each; none where it names none or cannot be read."""
    if not value:
        return ()
    members = found[1].split(",") if (found := _SET.fullmatch(value)) else [value]
    stretches = [_stretch(member.strip()) for member in members[:_MOST]]
    return tuple(stretch for stretch in stretches if stretch)


def _stretch(value: str) -> Stretch | None:
    if found := _ONE.fullmatch(value):
        return _days(found[1])
    if found := _INTERVAL.fullmatch(value):
        first, last = _days(found[1]), _days(found[2])
        return (first[0], last[1]) if first and last and first[0] <= last[1] else None
    return None


def _days(value: str) -> Stretch | None:
    """A day, a month or a year; None for one that is not in the calendar."""
    year, *rest = (int(part) for part in value.split("-"))
    try:
        if len(rest) == 2:
            day = date(year, rest[0], rest[1])
            return day, day
        if rest:
            return date(year, rest[0], 1), date(year, rest[0], monthrange(year, rest[0])[1])
        return date(year, 1, 1), date(year, 12, 31)
    except ValueError:
        return None
