"""The days that a date may stand for."""

from datetime import date

import pytest

from claimpack.builders.explore.candidates import candidate_days

JANUARY = (date(2022, 1, 1), date(2022, 1, 31))


@pytest.mark.parametrize(
    ("value", "stretches"),
    [
        ("2022-01-06", [(date(2022, 1, 6), date(2022, 1, 6))]),
        ("2022-01-06~", [(date(2022, 1, 6), date(2022, 1, 6))]),
        ("2022-01", [JANUARY]),
        ("2022", [(date(2022, 1, 1), date(2022, 12, 31))]),
        ("[2022-01-05, 2022-01-06]", [(date(2022, 1, 5),) * 2, (date(2022, 1, 6),) * 2]),
        ("2022-01-01/2022-01-31", [JANUARY]),
        ("2022-01-31/2022-01-01", []),
        ("2022-02-30", []),
        ("0000", []),
        ("XXXX-01-06", []),
        ("PRESENT_REF", []),
        ("", []),
        (None, []),
    ],
)
def test_a_date_stands_for_the_days_that_it_may_mean(value: str | None, stretches: list[tuple[date, date]]) -> None:
    assert list(candidate_days(value)) == stretches
