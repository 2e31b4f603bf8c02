"""When an article says it appeared."""

import pytest

from claimpack.builders.languages.pack import load
from claimpack.builders.text.publication import find_publication
from claimpack.schema.records import Span

PACK = load("de")

LINES = [
    ("date 2022-01", "2022-01", "2022-01-01", "2022-01-31"),
    ("date: 2022-01-06", "2022-01-06", "2022-01-06", "2022-01-06"),
    ("date 2022", "2022", "2022-01-01", "2022-12-31"),
    ("Stand: 12.03.2021, 14:05 Uhr", "2021-03-12", "2021-03-12", "2021-03-12"),
    ("Stand: 12.3.21", "2021-03-12", "2021-03-12", "2021-03-12"),
    ("Veröffentlicht am 6. Januar 2022 um 14:05 Uhr", "2022-01-06", "2022-01-06", "2022-01-06"),
    ("Donnerstag, 6. Jänner 2022", "2022-01-06", "2022-01-06", "2022-01-06"),
    ("2022-01-06T13:05:00Z", "2022-01-06", "2022-01-06", "2022-01-06"),
    ("Februar 2024", "2024-02", "2024-02-01", "2024-02-29"),
    ("Aktualisiert: 7.1.2022 Veröffentlicht: 5.1.2022", "2022-01-05", "2022-01-05", "2022-01-05"),
    ("Veröffentlicht: 5.1.2022 Aktualisiert: 7.1.2022", "2022-01-05", "2022-01-05", "2022-01-05"),
    ("Aktualisiert: 7.1.2022", "2022-01-07", "2022-01-07", "2022-01-07"),
    ("date 2022-01 Stand: 07.01.2022", "2022-01-07", "2022-01-07", "2022-01-07"),
    ("date 2022-01 Stand: 07.02.2022", "2022-01", "2022-01-01", "2022-01-31"),
]


@pytest.mark.parametrize(("line", "edtf", "earliest", "latest"), LINES)
def test_a_line_names_a_date(line: str, edtf: str, earliest: str, latest: str) -> None:
    found = find_publication(line, [Span(0, len(line))], PACK)
    assert found is not None
    assert (found.edtf, found.earliest.isoformat(), found.latest.isoformat()) == (edtf, earliest, latest)


@pytest.mark.parametrize("line", ["Stand: 14:05 Uhr", "31.02.2022", "2022-13", "Lesezeit: 3 Minuten", "0.1.2022"])
def test_a_line_names_no_real_day(line: str) -> None:
    assert find_publication(line, [Span(0, len(line))], PACK) is None


def test_the_precision_is_that_of_the_words() -> None:
    lines = ["date 2022", "date 2022-01", "date 2022-01-06"]
    found = [find_publication(line, [Span(0, len(line))], PACK) for line in lines]
    assert [date.precision for date in found if date] == ["year", "month", "day"]


def test_only_the_given_spans_are_read() -> None:
    assert find_publication("date 2022-01 Im Jahr 2019", [Span(13, 25)], PACK) != find_publication(
        "date 2022-01 Im Jahr 2019", [Span(0, 12)], PACK
    )
