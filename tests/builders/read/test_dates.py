"""Document creation times."""

from datetime import date

import pytest

from claimpack.builders.read.dates import read_creation_time


@pytest.mark.parametrize(
    ("written", "value", "precision", "earliest", "latest"),
    [
        ("2022", "2022", "year", date(2022, 1, 1), date(2022, 12, 31)),
        ("2022-01", "2022-01", "month", date(2022, 1, 1), date(2022, 1, 31)),
        ("2024-02", "2024-02", "month", date(2024, 2, 1), date(2024, 2, 29)),
        ("2022-01-05", "2022-01-05", "day", date(2022, 1, 5), date(2022, 1, 5)),
        (" 2022-01-05 ", "2022-01-05", "day", date(2022, 1, 5), date(2022, 1, 5)),
        ("2022-01-05T08:00:00Z", "2022-01-05", "day", date(2022, 1, 5), date(2022, 1, 5)),
        ("2022-01-05T08:00:00.000+01:00", "2022-01-05", "day", date(2022, 1, 5), date(2022, 1, 5)),
        ("2022-01-05 08:00", "2022-01-05", "day", date(2022, 1, 5), date(2022, 1, 5)),
    ],
)
def test_a_date_has_a_precision_and_bounds(written: str, value: str, precision: str, earliest: date, latest: date) -> None:
    created = read_creation_time(written)
    assert created is not None
    assert (created.value, created.precision, created.earliest, created.latest) == (value, precision, earliest, latest)


@pytest.mark.parametrize(
    "written", ["", "gestern", "5.1.2022", "2022-13", "2022-02-30", "2022-00", "0000", "22", "2022-1", "2022-01-05T", "２０２２"]
)
def test_what_is_no_date_is_none(written: str) -> None:
    assert read_creation_time(written) is None
