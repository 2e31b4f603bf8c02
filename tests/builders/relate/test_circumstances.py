"""Whether two claims speak of one place and one time."""

from datetime import date

import pytest

from claimpack.builders.relate.circumstances import days_of, is_later, same_place, same_time
from claimpack.builders.relate.geography import COUNTRY, Whereabouts
from claimpack.schema.records import Time


def time(edtf: str, earliest: str, latest: str, resolution: str = "explicit") -> Time:
    return Time(
        text="?",
        role="event",
        timex_type="DATE",
        timex_value="?",
        edtf=edtf,
        earliest=date.fromisoformat(earliest),
        latest=date.fromisoformat(latest),
        anchor="dct",
        resolution=resolution,
    )


SATURDAY = time("2024-03-02", "2024-03-02", "2024-03-02")
SUNDAY = time("2024-03-03", "2024-03-03", "2024-03-03")
NIGHT = time("[2024-03-01,2024-03-02]", "2024-03-01", "2024-03-02")
MARCH = time("2024-03", "2024-03-01", "2024-03-31")
SOME_SATURDAY = time("[2024-03-02,2024-03-09]", "2024-03-02", "2024-03-09", "ambiguous")
SOME_SUNDAY = time("[2024-03-03,2024-03-10]", "2024-03-03", "2024-03-10", "ambiguous")
UNSOLVED = time("2024-03-02", "2024-03-02", "2024-03-02", "unresolved")


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        (SATURDAY, SATURDAY, "yes"),
        (SATURDAY, NIGHT, "yes"),
        (SATURDAY, SUNDAY, "no"),
        (SATURDAY, MARCH, "unknown"),
        (SOME_SATURDAY, SOME_SATURDAY, "unknown"),  # candidate days do not make two weekdays the same day
        (SOME_SATURDAY, SOME_SUNDAY, "no"),
        (SATURDAY, UNSOLVED, "unknown"),
    ],
)
def test_two_times(left: Time, right: Time, expected: str) -> None:
    assert same_time(days_of(left), days_of(right)) == expected


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ({"city"}, {"city", "country"}, "yes"),
        ({"city"}, {"village"}, "no"),
        ({"city"}, {"country"}, "unknown"),  # the city may lie in it
        ({"city"}, set(), "unknown"),
    ],
)
def test_two_places_of_an_event(left: set[str], right: set[str], expected: str) -> None:
    assert same_place(left, right, {"country": Whereabouts(COUNTRY, "NL")}) == expected


def test_an_article_is_later_if_all_days_it_may_be_of_are(corpus) -> None:
    names = [corpus.article("a", "2024-03-01"), corpus.article("b", "2024-03-02"), corpus.article("c", None)]
    first, second, undated = (corpus.articles[name] for name in names)
    assert is_later(first, second) is True
    assert is_later(second, first) is False
    assert is_later(first, undated) is None
