"""EDTF strings: which are well formed, and which days they cover."""

from datetime import date

import pytest
from edtf import parse_edtf

from claimpack.validation.edtf import Days, read_edtf


@pytest.mark.parametrize(
    ("written", "first", "last"),
    [
        ("2022", date(2022, 1, 1), date(2022, 12, 31)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2022-01-05", date(2022, 1, 5), date(2022, 1, 5)),
        ("2022-01~", date(2022, 1, 1), date(2022, 1, 31)),
        ("2022-01-03/2022-01-09", date(2022, 1, 3), date(2022, 1, 9)),
        ("2022-01/..", date(2022, 1, 1), None),
        ("/2022-01", None, date(2022, 1, 31)),
        ("[2022-01-01,2022-01-08]", date(2022, 1, 1), date(2022, 1, 8)),
        ("[2021-12-20..2022-01-30]", date(2021, 12, 20), date(2022, 1, 30)),
        ("[..2022-01-03]", None, date(2022, 1, 3)),
        ("{2021,2022}", date(2021, 1, 1), date(2022, 12, 31)),
        ("202X", date(2020, 1, 1), date(2029, 12, 31)),
        ("20XX", date(2000, 1, 1), date(2099, 12, 31)),
        ("XXXX-01-02", None, None),
        ("2022-21", None, None),
        ("2022-33", None, None),
    ],
)
def test_a_string_covers_days(written: str, first: date | None, last: date | None) -> None:
    parse_edtf(written)
    assert read_edtf(written) == Days(first, last)


@pytest.mark.parametrize(
    "written",
    [
        "",
        "gestern",
        "2022-13",
        "2022-02-30",
        "2022-1",
        "202",
        "2022-W01",
        "XXXX-WXX",
        "XXXX-9X",
        "[]",
        "[2022",
        "/",
        "../..",
        "2022-21-05",
        "2022/2021",
        "[2022..2021]",
    ],
)
def test_what_is_no_edtf_is_none(written: str) -> None:
    assert read_edtf(written) is None
