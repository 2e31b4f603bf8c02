"""What two numbers in words are to each other."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimpack.builders.relate.intervals import CONTAINS, DISJOINT, EQUAL, OVERLAPS, Interval, is_near, numeric_relation, relation
from claimpack.schema.records import Quantity


def quantity(comparator: str = "eq", **more: object) -> Quantity:
    values = {"text": "?", "kind": "count", "bounds_basis": "explicit", "unit": "1"} | more
    return Quantity(comparator=comparator, **values)  # type: ignore[arg-type]


THIRTEEN = quantity(value=13, low=13, high=13, low_inclusive=True, high_inclusive=True)
OVER_100 = quantity("gt", low=100, low_inclusive=False)
OVER_500 = quantity("gt", low=500, low_inclusive=False)
AT_LEAST_100 = quantity("ge", low=100, low_inclusive=True)
UP_TO_100 = quantity("le", high=100, high_inclusive=True)
UNDER_100 = quantity("lt", high=100, high_inclusive=False)
ABOUT_2000 = quantity("approx", value=2000)
ALMOST_1700 = quantity("approx_below", value=1700, high=1700, high_inclusive=False)
DOZENS = quantity("vague", low=24, low_inclusive=True, bounds_basis="lexical_plural")
TWELVE_TO_20 = quantity("range", low=12, high=20, low_inclusive=True, high_inclusive=True)
TEN_TO_15 = quantity("range", low=10, high=15, low_inclusive=True, high_inclusive=True)
MANY = quantity("vague")
THE_FIRST = quantity(kind="ordinal", value=1, low=1, high=1, low_inclusive=True, high_inclusive=True)


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        (OVER_100, OVER_500, CONTAINS),  # more than 100 and more than 500 are no contradiction
        (THIRTEEN, THIRTEEN, EQUAL),
        (THIRTEEN, OVER_100, DISJOINT),
        (ALMOST_1700, ABOUT_2000, DISJOINT),
        (DOZENS, OVER_100, CONTAINS),
        (AT_LEAST_100, OVER_100, CONTAINS),
        (AT_LEAST_100, UP_TO_100, OVERLAPS),
        (AT_LEAST_100, UNDER_100, DISJOINT),
        (OVER_100, UP_TO_100, DISJOINT),
        (OVER_100, quantity(value=100, low=100, high=100), DISJOINT),
        (TWELVE_TO_20, TEN_TO_15, OVERLAPS),
        (THIRTEEN, MANY, "incomparable"),
        (THIRTEEN, THE_FIRST, "incomparable"),
        (THIRTEEN, replace(THIRTEEN, unit="km"), "incomparable"),
    ],
)
def test_how_two_numbers_lie(left: Quantity, right: Quantity, expected: str) -> None:
    assert numeric_relation(left, right) == expected


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        (quantity("gt", low=40), quantity(value=43), True),  # 43 is more than 40 in the sense of the words
        (OVER_100, OVER_500, False),  # 500 is not what somebody means who says more than 100
        (quantity("approx", value=100), quantity(value=97), True),
        (quantity(value=12), quantity(value=13), False),
        (quantity("approx", value=100), quantity(value=130), False),
        (MANY, THIRTEEN, False),
    ],
)
def test_which_figures_may_be_one_count(left: Quantity, right: Quantity, expected: bool) -> None:
    assert is_near(left, right) is expected


bounds = st.one_of(st.none(), st.integers(-5, 5))


@st.composite
def intervals(draw: st.DrawFn) -> Interval:
    low, high = draw(bounds), draw(bounds)
    if low is not None and high is not None and high < low:
        low, high = high, low
    closed = low is not None and low == high
    low_inclusive = low is not None and (closed or draw(st.booleans()))
    high_inclusive = high is not None and (closed or draw(st.booleans()))
    return Interval(float("-inf") if low is None else low, float("inf") if high is None else high, low_inclusive, high_inclusive)


def holds(interval: Interval, x: float) -> bool:
    above = x > interval.low or (x == interval.low and interval.low_inclusive)
    return above and (x < interval.high or (x == interval.high and interval.high_inclusive))


POINTS = [number / 2 for number in range(-14, 15)]


@given(intervals(), intervals())
def test_the_relation_does_not_depend_on_the_order(left: Interval, right: Interval) -> None:
    assert relation(left, right) == relation(right, left)


@given(intervals())
def test_an_interval_equals_itself(interval: Interval) -> None:
    assert relation(interval, interval) == EQUAL


@given(intervals(), intervals())
def test_disjoint_intervals_share_no_number_and_others_do(left: Interval, right: Interval) -> None:
    shared = any(holds(left, x) and holds(right, x) for x in POINTS)
    assert (relation(left, right) == DISJOINT) is not shared


@given(intervals(), intervals())
def test_what_lies_within_an_interval_holds_no_number_that_it_lacks(left: Interval, right: Interval) -> None:
    if right in left:
        assert all(holds(left, x) for x in POINTS if holds(right, x))
        assert relation(left, right) in {CONTAINS, EQUAL}
