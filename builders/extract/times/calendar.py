"""Stretches of the calendar: days, weeks, months, seasons, years, decades, centuries, and how to step from one to another.

Everything is the proleptic Gregorian calendar; weeks are those of ISO 8601, Monday to Sunday. Units are named as in TIMEX3 durations:
D, W, WE (weekend), M, Q (quarter), H (half-year), SP SU FA WI (seasons), Y, DE (decade), CE (century), L (millennium).
"""

from dataclasses import dataclass
from datetime import date, timedelta

SEASONS = {"SP": (3, 5), "SU": (6, 8), "FA": (9, 11), "WI": (12, 2)}
_YEARS = {"Y": 1, "DE": 10, "CE": 100, "L": 1000}
_MONTHS = {"M": 1, "Q": 3, "H": 6}
_FIRST_YEAR, _LAST_YEAR = date.min.year, date.max.year


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of days, both ends included. `unit` is one of the units above."""

    unit: str
    first: date
    last: date


def period_of(unit: str, day: date) -> Period:
    """The day, week, weekend, month, quarter, half-year, season, year, decade, century or millennium that a day lies in.

    A weekend is that of the day's week; a season is that of the day's year, even where the day lies in another season.
    """
    if unit == "D":
        return Period(unit, day, day)
    if unit in {"W", "WE"}:
        monday = day - timedelta(days=day.weekday())
        return Period(unit, monday + timedelta(days=5 if unit == "WE" else 0), monday + timedelta(days=6))
    if unit in SEASONS:
        return season(unit, day.year)
    if unit in _MONTHS:
        month = (day.month - 1) // _MONTHS[unit] * _MONTHS[unit] + 1
        return _months(unit, day.year, month, _MONTHS[unit])
    return years(unit, day.year)


def step(unit: str, day: date, n_steps: int) -> Period:
    """The period n_steps after (negative: before) the one that the day lies in. Stays within the years 1 to 9999."""
    if unit in {"D", "W", "WE"}:
        days = n_steps if unit == "D" else 7 * n_steps
        ordinal = min(max(day.toordinal() + days, date.min.toordinal() + 7), date.max.toordinal() - 7)
        return period_of(unit, date.fromordinal(ordinal))
    if unit in _MONTHS:
        return period_of(unit, add_months(day, n_steps * _MONTHS[unit]))
    year = day.year + n_steps * _YEARS.get(unit, 1)
    return period_of(unit, date(min(max(year, _FIRST_YEAR), _LAST_YEAR - 1), day.month, 1))


def add_months(day: date, n_months: int) -> date:
    """The first of the month n_months after (negative: before) a day's month."""
    year, month = divmod(day.year * 12 + day.month - 1 + n_months, 12)
    return date(min(max(year, _FIRST_YEAR), _LAST_YEAR - 1), month + 1, 1)


def month(year: int, number: int) -> Period:
    """A month of a year; number from 1."""
    return _months("M", year, number, 1)


def season(unit: str, year: int) -> Period:
    """Meteorological spring, summer, autumn or winter; a winter begins in December of its year."""
    first, last = SEASONS[unit]
    return Period(unit, date(year, first, 1), last_of_month(year + (last < first), last))


def years(unit: str, year: int) -> Period:
    """The year, decade (1990-1999), century (1900-1999, as TIMEX3 writes it) or millennium that a year lies in."""
    size = _YEARS[unit]
    first = year // size * size
    return Period(unit, date(max(first, _FIRST_YEAR), 1, 1), date(min(first + size - 1, _LAST_YEAR), 12, 31))


def last_of_month(year: int, number: int) -> date:
    """The last day of a month; number from 1."""
    following = date(year + number // 12, number % 12 + 1, 1)
    return following - timedelta(days=1)


def day_of(year: int, number: int, day: int) -> date | None:
    """The day, or None where the calendar has none (30 February)."""
    try:
        return date(year, number, day)
    except ValueError:
        return None


def weekdays_between(first: date, last: date, weekday: int) -> tuple[date, ...]:
    """All days of a weekday (Monday is 1) from first to last, both included."""
    start = first + timedelta(days=(weekday - first.isoweekday()) % 7)
    return tuple(start + timedelta(days=offset) for offset in range(0, (last - start).days + 1, 7))


def easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar (anonymous algorithm, Nature 1876)."""
    a, b, c = year % 19, year // 100, year % 100
    d = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    e = (32 + 2 * (b % 4) + 2 * (c // 4) - d - c % 4) % 7
    f = d + e - 7 * ((a + 11 * d + 22 * e) // 451) + 114
    return date(year, f // 31, f % 31 + 1)


def _months(unit: str, year: int, first: int, n_months: int) -> Period:
    return Period(unit, date(year, first, 1), last_of_month(year, first + n_months - 1))
