"""EDTF (ISO 8601-2, Library of Congress): is a string well formed, and which days does it cover?

Known are years, months, days, seasons and quarters, unspecified digits (X), the qualifiers ? ~ %, intervals with open or unknown
ends, and sets ([one of], {all of}) with ranges. Times of day are not: the data model dates by days.
"""

import calendar
import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

_DATE = re.compile(r"([0-9X]{4})(?:-([0-9X]{2})(?:-([0-9X]{2}))?)?[?~%]?")
_FIRST_SEASON, _LAST_SEASON = 21, 41


@dataclass(frozen=True, slots=True)
class Days:
    """The first and the last day of a stretch; None where it is open or unknown."""

    first: date | None
    last: date | None


@lru_cache(maxsize=1 << 14)
def read_edtf(written: str) -> Days | None:
    """The days that an EDTF string covers; None if it is not well formed."""
    if written[:1] + written[-1:] in {"[]", "{}"}:
        return _read_set(written[1:-1])
    if "/" in written:
        first, _, last = written.partition("/")
        return _read_range(first, last, _read_end(first), _read_end(last))
    return _read_date(written)


def _read_set(written: str) -> Days | None:
    members = [_read_member(member.strip()) for member in written.split(",")]
    if None in members:
        return None
    firsts = [member.first for member in members if member]
    lasts = [member.last for member in members if member]
    first = min((day for day in firsts if day), default=None) if None not in firsts else None
    last = max((day for day in lasts if day), default=None) if None not in lasts else None
    return Days(first, last)


def _read_member(written: str) -> Days | None:
    if ".." not in written:
        return _read_date(written)
    first, _, last = written.partition("..")
    return _read_range(first, last, _read_end(first), _read_end(last))


def _read_range(first: str, last: str, start: Days | None, end: Days | None) -> Days | None:
    if start is None or end is None or first + last in {"", "....", "..", "/"}:
        return None
    is_backward = start.first and end.last and start.first > end.last
    return None if is_backward else Days(start.first, end.last)


def _read_end(written: str) -> Days | None:
    return Days(None, None) if written in {"", ".."} else _read_date(written)


def _read_date(written: str) -> Days | None:
    found = _DATE.fullmatch(written)
    if not found:
        return None
    year, month, day = found.groups()
    if month and month.isdecimal() and _FIRST_SEASON <= int(month) <= _LAST_SEASON:
        return None if day else Days(None, None)
    if "X" in year or "X" in (month or "") or "X" in (day or ""):
        return _unspecified(year, month, day)
    return _exact(int(year), int(month or 0), int(day or 0), is_month=month is not None, is_day=day is not None)


def _exact(year: int, month: int, day: int, *, is_month: bool, is_day: bool) -> Days | None:
    try:
        first = date(year, month if is_month else 1, day if is_day else 1)
    except ValueError:
        return None
    last_month = month if is_month else 12
    return Days(first, date(year, last_month, day if is_day else calendar.monthrange(year, last_month)[1]))


def _unspecified(year: str, month: str | None, day: str | None) -> Days | None:
    """Well formed if some digits in place of X make a date; the days are not worked out but for a whole year, decade, century."""
    if month is None and year.rstrip("X").isdecimal():
        return Days(date(max(1, int(year.replace("X", "0"))), 1, 1), date(int(year.replace("X", "9")), 12, 31))
    month_fits = month is None or any(_matches(month, number) for number in range(1, 13))
    day_fits = day is None or any(_matches(day, number) for number in range(1, 32))
    return Days(None, None) if month_fits and day_fits else None


def _matches(masked: str, number: int) -> bool:
    return all(mask in {"X", digit} for mask, digit in zip(masked, f"{number:02}", strict=True))
