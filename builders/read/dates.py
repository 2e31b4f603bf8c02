"""Document creation times: a date as metadata gives it, as EDTF (ISO 8601-2, level 0), its precision and its first and last day.

A time of day is dropped: the data model dates documents by day, month or year. Qualified and open dates are not understood.
"""

import calendar
import re
from dataclasses import dataclass
from datetime import date

_TIME = r"[T ][0-9]{2}:[0-9]{2}[0-9:.,]*(?: ?(?:Z|[-+][0-9]{2}:?[0-9]{2}))?"
_DATE = re.compile(rf"([0-9]{{4}})(?:-([0-9]{{2}})(?:-([0-9]{{2}})(?:{_TIME})?)?)?")


@dataclass(frozen=True, slots=True)
class CreationTime:
    """A document's date: EDTF value, precision (day, month, year), first and last day that it can be."""

    value: str
    precision: str
    earliest: date
    latest: date


def read_creation_time(written: str) -> CreationTime | None:
    """2022 -> a year, 2022-01 -> a month, 2022-01-05 or 2022-01-05T08:00:00Z -> a day; None for anything else."""
    found = _DATE.fullmatch(written.strip())
    if not found:
        return None
    year, month, day = found.groups()
    try:
        first = date(int(year), int(month or 1), int(day or 1))
    except ValueError:
        return None
    if day:
        return CreationTime(first.isoformat(), "day", first, first)
    if month:
        return CreationTime(f"{year}-{month}", "month", first, first.replace(day=calendar.monthrange(first.year, first.month)[1]))
    return CreationTime(year, "year", first, first.replace(month=12, day=31))
