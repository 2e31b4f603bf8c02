"""The interval that a number and its comparator commit to.

"mehr als 40" is (40, ∞), "mindestens 40" [40, ∞), "bis zu 54" (…, 54], "knapp 1700" the value 1700 and (…, 1700), "etwa 2.000" the value
without bounds, "12 bis 14" [12, 14], "Dutzende" [24, ∞). A tolerance for "etwa" belongs to the comparison, never here.
"""

from dataclasses import dataclass, replace

_OPEN_LOW = frozenset({"gt", "approx_above"})
_OPEN_HIGH = frozenset({"lt", "approx_below"})


@dataclass(frozen=True, slots=True)
class Interval:
    """Comparator, point and bounds as in the columns of quantities; None is unbounded."""

    comparator: str
    value: float | None = None
    low: float | None = None
    high: float | None = None
    low_inclusive: bool | None = None
    high_inclusive: bool | None = None
    bounds_basis: str = "explicit"
    vague_class: str | None = None


def limited(value: float, comparator: str) -> Interval:
    """A number under a comparator (eq, gt, ge, lt, le, approx, approx_below, approx_above)."""
    if comparator == "eq":
        return Interval("eq", value, value, value, low_inclusive=True, high_inclusive=True)
    if comparator == "approx":
        return Interval("approx", value, bounds_basis="none")
    point = value if comparator.startswith("approx") else None
    if comparator in _OPEN_LOW or comparator == "ge":
        return Interval(comparator, point, low=value, low_inclusive=comparator == "ge")
    return Interval(comparator, point, high=value, high_inclusive=comparator == "le")


def between(low: float, high: float) -> Interval:
    """For "12 bis 14", "zwischen 12 und 14", "zwei oder drei": both ends included."""
    return Interval("range", None, min(low, high), max(low, high), low_inclusive=True, high_inclusive=True)


def vague(vague_class: str, least: float) -> Interval:
    """For "Dutzende" (at least 24), "mehrere" (at least 2), "viele" (no bound, least 0)."""
    if not least:
        return Interval("vague", bounds_basis="none", vague_class=vague_class)
    return Interval("vague", low=least, low_inclusive=True, bounds_basis="lexical_plural", vague_class=vague_class)


def scaled(interval: Interval, factor: float) -> Interval:
    """The interval in a unit that is factor times as small."""
    if factor == 1:
        return interval
    value, low, high = (None if number is None else round(number * factor, 10) for number in (interval.value, interval.low, interval.high))
    return replace(interval, value=value, low=low, high=high)
