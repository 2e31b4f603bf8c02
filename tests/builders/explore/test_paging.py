"""A list is cut into pages that lead to each other."""

import pytest

from claimpack.builders.explore.addresses import listing_address
from claimpack.builders.explore.paging import cut, paging


def address(page: int) -> str:
    return listing_address("articles", page)


def test_a_list_without_rows_has_one_empty_page() -> None:
    assert list(cut([], 3)) == [(1, [])]


def test_no_page_is_longer_than_its_size() -> None:
    assert list(cut(range(7), 3)) == [(1, [0, 1, 2]), (2, [3, 4, 5]), (3, [6])]


def test_a_full_last_page_is_followed_by_none() -> None:
    assert [number for number, _ in cut(range(6), 3)] == [1, 2]


@pytest.mark.parametrize(
    ("number", "shown"),
    [(1, [1, 2, 3, 0, 100]), (2, [1, 2, 3, 4, 0, 100]), (50, [1, 0, 48, 49, 50, 51, 52, 0, 100]), (100, [1, 0, 98, 99, 100])],
)
def test_the_first_the_last_and_the_near_pages_are_shown(number: int, shown: list[int]) -> None:
    assert [page for page, _ in paging(address, number, 9_999, 100).links] == shown


def test_a_page_leads_to_the_one_before_and_the_one_after() -> None:
    middle = paging(address, 2, 300, 100)
    assert (middle.previous, middle.following) == ("articles/index.html", "articles/index-3.html")


def test_the_ends_of_a_list_lead_no_further() -> None:
    assert (paging(address, 1, 300, 100).previous, paging(address, 3, 300, 100).following) == (None, None)
