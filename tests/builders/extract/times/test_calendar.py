"""Stretches of the calendar, and how they are written in TIMEX3 and EDTF."""

from datetime import date

import pytest
from edtf import parse_edtf
from hypothesis import given
from hypothesis import strategies as st

from claimpack.builders.extract.times.calendar import (
    Period,
    day_of,
    easter,
    last_of_month,
    month,
    period_of,
    season,
    step,
    weekdays_between,
    years,
)
from claimpack.builders.extract.times.edtf import common_mask, edtf_of, mask_of, one_between, one_of, timex_of

UNITS = ["D", "W", "WE", "M", "Q", "H", "SP", "SU", "FA", "WI", "Y", "DE", "CE", "L"]
DAYS = st.dates(date(1000, 1, 1), date(2900, 12, 31))

WRITTEN = [
    (period_of("D", date(2022, 1, 5)), "2022-01-05", "2022-01-05"),
    (period_of("W", date(2022, 1, 5)), "2022-W01", "2022-01-03/2022-01-09"),
    (period_of("W", date(2021, 1, 1)), "2020-W53", "2020-12-28/2021-01-03"),
    (period_of("WE", date(2022, 1, 5)), "2022-W01-WE", "2022-01-08/2022-01-09"),
    (month(2022, 2), "2022-02", "2022-02"),
    (period_of("Q", date(2022, 8, 5)), "2022-Q3", "2022-35"),
    (period_of("H", date(2022, 8, 5)), "2022-H2", "2022-41"),
    (season("SP", 2022), "2022-SP", "2022-21"),
    (season("WI", 2022), "2022-WI", "2022-24"),
    (years("Y", 2022), "2022", "2022"),
    (years("Y", 476), "0476", "0476"),
    (years("DE", 1994), "199", "199X"),
    (years("CE", 1994), "19", "19XX"),
    (years("L", 1994), "1", "1XXX"),
]


@pytest.mark.parametrize(("period", "timex", "edtf"), WRITTEN)
def test_a_period_is_written_in_timex3_and_edtf(period: Period, timex: str, edtf: str) -> None:
    assert (timex_of(period), edtf_of(period)) == (timex, edtf)


@given(DAYS, st.sampled_from(UNITS))
def test_edtf_of_any_period_is_valid(day: date, unit: str) -> None:
    assert parse_edtf(edtf_of(period_of(unit, day)))


@given(DAYS, st.sampled_from(["D", "W", "M", "Q", "H", "Y", "DE", "CE", "L"]))
def test_a_period_holds_its_day(day: date, unit: str) -> None:
    period = period_of(unit, day)
    assert period.first <= day <= period.last


@given(DAYS, st.sampled_from(["D", "W", "M", "Q", "H", "Y"]))
def test_the_next_period_begins_after_the_last(day: date, unit: str) -> None:
    assert step(unit, day, 1).first.toordinal() == step(unit, day, 0).last.toordinal() + 1


@given(DAYS, st.sampled_from(UNITS), st.integers(-10_000_000, 10_000_000))
def test_no_step_leaves_the_calendar(day: date, unit: str, n_steps: int) -> None:
    assert step(unit, day, n_steps).first >= date.min


@pytest.mark.parametrize(
    ("year", "day"), [(2013, date(2013, 3, 31)), (2022, date(2022, 4, 17)), (2024, date(2024, 3, 31)), (2038, date(2038, 4, 25))]
)
def test_easter_sunday(year: int, day: date) -> None:
    assert easter(year) == day


def test_a_month_ends_on_its_last_day() -> None:
    assert (last_of_month(2024, 2), last_of_month(2023, 12)) == (date(2024, 2, 29), date(2023, 12, 31))


def test_a_winter_ends_in_the_next_year() -> None:
    assert season("WI", 2022).last == date(2023, 2, 28)


def test_the_calendar_has_no_thirtieth_of_february() -> None:
    assert day_of(2022, 2, 30) is None


def test_the_saturdays_of_january() -> None:
    days = weekdays_between(date(2022, 1, 1), date(2022, 1, 31), 6)
    assert [day.day for day in days] == [1, 8, 15, 22, 29]


def test_one_of_several_days() -> None:
    days = (date(2022, 1, 5), date(2022, 1, 12))
    assert one_of(days) == "[2022-01-05,2022-01-12]"
    assert one_between(*days) == "[2022-01-05..2022-01-12]"


@pytest.mark.parametrize(("unit", "mask"), [("D", "XXXX-XX-XX"), ("W", "XXXX-WXX"), ("M", "XXXX-XX"), ("SU", "XXXX-SU"), ("CE", "XX")])
def test_a_period_of_which_nothing_is_known_is_masked(unit: str, mask: str) -> None:
    assert mask_of(unit) == mask


@pytest.mark.parametrize(
    ("left", "right", "mask"),
    [
        ("2022-01-03", "2022-01-09", "2022-01-XX"),
        ("2021-12-31", "2022-01-31", "XXXX-XX-XX"),
        ("2022-01-09", "2022-02-09", "2022-XX-XX"),
    ],
)
def test_what_two_days_share_is_kept(left: str, right: str, mask: str) -> None:
    assert common_mask(left, right, "D") == mask
