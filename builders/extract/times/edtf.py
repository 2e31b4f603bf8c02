"""Calendar stretches written as TIMEX3 values and as EDTF (ISO 8601-2, Library of Congress).

EDTF has no weeks and no weekends: they become intervals of days. "One of these days" is a set in brackets, "[2022-01-05,2022-01-12]" or
"[2022-01-01..2022-01-31]".
"""

from collections.abc import Sequence
from datetime import date

from claimpack.builders.extract.times.calendar import Period

_EDTF_SEASONS = {"SP": 21, "SU": 22, "FA": 23, "WI": 24}
_MASKS = {
    "D": "XXXX-XX-XX",
    "W": "XXXX-WXX",
    "WE": "XXXX-WXX-WE",
    "M": "XXXX-XX",
    "Q": "XXXX-QX",
    "H": "XXXX-HX",
    "Y": "XXXX",
    "DE": "XXX",
    "CE": "XX",
    "L": "X",
}


def timex_of(period: Period) -> str:
    """The TIMEX3 value: 2022-01-05, 2022-W01, 2022-W01-WE, 2022-01, 2022-Q1, 2022-H1, 2022-SP, 2022, 202, 20, 2."""
    first, unit = period.first, period.unit
    if unit == "D":
        return first.isoformat()
    if unit in {"W", "WE"}:
        year, week, _ = first.isocalendar()
        return f"{year:04}-W{week:02}" + ("-WE" if unit == "WE" else "")
    if unit == "M":
        return first.isoformat()[:7]
    year_digits = f"{first.year:04}"
    if unit in {"Q", "H"}:
        return f"{year_digits}-{unit}{_number(period)}"
    return _years(unit, year_digits) or f"{year_digits}-{unit}"


def edtf_of(period: Period) -> str:
    """The EDTF string: 2022-01-05, 2022-01-03/2022-01-09 (a week), 2022-01, 2022-33 (a quarter), 2022-21 (spring), 2022, 202X, 20XX."""
    first, unit = period.first, period.unit
    if unit in {"W", "WE"}:
        return f"{first.isoformat()}/{period.last.isoformat()}"
    if unit in {"D", "M"}:
        return timex_of(period)
    year = f"{first.year:04}"
    if unit in {"Q", "H"}:
        return f"{year}-{(32 if unit == 'Q' else 39) + _number(period)}"
    if unit in _EDTF_SEASONS:
        return f"{year}-{_EDTF_SEASONS[unit]}"
    return (_years(unit, year) or year).ljust(4, "X")


def mask_of(unit: str) -> str:
    """The TIMEX3 value of a period of which nothing is known but its unit: "XXXX-WXX"."""
    return _MASKS.get(unit, f"XXXX-{unit}")


def one_of(days: Sequence[date]) -> str:
    """EDTF for one of several days."""
    return "[" + ",".join(day.isoformat() for day in days) + "]"


def one_between(first: date, last: date) -> str:
    """EDTF for one of the days from first to last."""
    return f"[{first.isoformat()}..{last.isoformat()}]"


def common_mask(left: str, right: str, unit: str) -> str:
    """What two TIMEX3 values of one unit share, the rest as X, part by part: 2022-01-03 and 2022-01-09 give 2022-01-XX."""
    kept: list[str] = []
    for a, b, masked in zip(left.split("-"), right.split("-"), mask_of(unit).split("-"), strict=False):
        is_same = a == b and (not kept or "X" not in kept[-1])
        kept.append(a if is_same else masked)
    return "-".join(kept)


def _years(unit: str, year: str) -> str | None:
    """2022, 202 (decade), 20 (century), 2 (millennium); None for a unit below the year."""
    n_digits = {"Y": 4, "DE": 3, "CE": 2, "L": 1}.get(unit)
    return year[:n_digits] if n_digits else None


def _number(period: Period) -> int:
    """Which quarter or half-year of its year, from 1."""
    return (period.first.month - 1) // (3 if period.unit == "Q" else 6) + 1
