"""Numbers as the intervals that their words commit to, and how two of them lie.

"mehr als 100" is (100, ∞), "13" is [13, 13], "Dutzende" is [24, ∞). An "etwa 2.000", which commits to no bound, is taken as its point.
What is a tolerance in reading numbers stands here too, apart from the arithmetic: it belongs to the comparison, never to the data.
"""

from dataclasses import dataclass
from math import inf, isfinite

from claimpack.schema.records import Quantity

EQUAL, CONTAINS, OVERLAPS, DISJOINT, INCOMPARABLE = "equal", "contains", "overlaps", "disjoint", "incomparable"

# Rounding to two digits moves a number by 5 % at most, and news rounds most numbers to one or two digits (Jansen & Pollmann 2001,
# "On Round Numbers"). So figures within 10 % of each other, one of them marked as rounded, may be one count.
ROUNDING = 0.10
# "mehr als 40" is said of 41 to 49, not of 400: speakers name the nearest round number (Cummins, Sauerland & Solt 2012, "Granularity and
# scalar implicature in numerical expressions"). A figure more than a quarter beyond an open bound is another count, or its later state.
OPEN_BOUND = 0.25


@dataclass(frozen=True, slots=True)
class Interval:
    """low <= x <= high, a bound that is not inclusive being left out; infinite bounds are never inclusive."""

    low: float
    high: float
    low_inclusive: bool
    high_inclusive: bool

    def __contains__(self, other: "Interval") -> bool:
        above = self.low < other.low or (self.low == other.low and (self.low_inclusive or not other.low_inclusive))
        below = other.high < self.high or (self.high == other.high and (self.high_inclusive or not other.high_inclusive))
        return above and below


def interval(quantity: Quantity) -> Interval | None:
    """The interval of a quantity, or None where the words commit to no number ("viele")."""
    if quantity.low is None and quantity.high is None:
        return None if quantity.value is None else Interval(quantity.value, quantity.value, True, True)  # noqa: FBT003
    low = -inf if quantity.low is None else quantity.low
    high = inf if quantity.high is None else quantity.high
    has_low, has_high = isfinite(low), isfinite(high)
    return Interval(low, high, has_low and quantity.low_inclusive is not False, has_high and quantity.high_inclusive is not False)


def relation(left: Interval, right: Interval) -> str:
    """equal, contains (one lies in the other, either way), overlaps or disjoint. Symmetric."""
    if left == right:
        return EQUAL
    if left in right or right in left:
        return CONTAINS
    return OVERLAPS if _reaches(left, right) and _reaches(right, left) else DISJOINT


def _reaches(lower: Interval, upper: Interval) -> bool:
    """Whether the first does not end before the second begins."""
    return lower.high > upper.low or (lower.high == upper.low and lower.high_inclusive and upper.low_inclusive)


def numeric_relation(left: Quantity, right: Quantity) -> str:
    """How two quantities lie; incomparable where a rank meets a count, the units differ, or one commits to no number."""
    first, second = interval(left), interval(right)
    if first is None or second is None or (left.kind == "ordinal") != (right.kind == "ordinal") or left.unit != right.unit:
        return INCOMPARABLE
    return relation(first, second)


def lies_in(inner: Quantity, outer: Quantity) -> bool:
    """Whether all that one quantity allows, the other allows too."""
    first, second = interval(inner), interval(outer)
    return first is not None and second is not None and first in second


def figure(quantity: Quantity) -> float | None:
    """The number that is named: the value, else the bound ("mehr als 100" names 100), else None."""
    named = (quantity.value, quantity.low, quantity.high)
    return next((number for number in named if number is not None), None)


def is_near(left: Quantity, right: Quantity) -> bool:
    """Whether two figures may be one count in words of different precision."""
    first, second = figure(left), figure(right)
    if first is None or second is None:
        return False
    tolerance = OPEN_BOUND if _is_open(left) or _is_open(right) else ROUNDING if _is_rounded(left) or _is_rounded(right) else 0.0
    return abs(first - second) <= tolerance * min(abs(first), abs(second))


def is_vague(quantity: Quantity) -> bool:
    """Whether its bounds come from a word like "Dutzende", not from a figure."""
    return quantity.bounds_basis == "lexical_plural" or quantity.vague_class is not None


def _is_open(quantity: Quantity) -> bool:
    return quantity.comparator in {"gt", "ge", "lt", "le"}


def _is_rounded(quantity: Quantity) -> bool:
    return quantity.comparator.startswith("approx")
