"""Lists cut into pages, so that no page grows with the corpus, and the links from one page to the others."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import TypeVar

NEAR = 2

Row = TypeVar("Row")


@dataclass(frozen=True, slots=True)
class Paging:
    """Where a page stands among its pages, counted from 1. `links` are the pages shown: number and address; a gap is (0, "")."""

    number: int
    n_pages: int
    previous: str | None
    following: str | None
    links: tuple[tuple[int, str], ...]


def cut(rows: Iterable[Row], size: int) -> Iterator[tuple[int, Sequence[Row]]]:
    """(page number, its rows); one empty page where there are no rows."""
    source = iter(rows)
    page = list(islice(source, size))
    number = 1
    while page or number == 1:
        yield number, page
        page = list(islice(source, size))
        number += 1


def paging(address: Callable[[int], str], number: int, n_rows: int, size: int) -> Paging:
    """The links of page `number` of a list of `n_rows`: first, last and those nearby."""
    n_pages = max(1, -(-n_rows // size))
    shown = sorted({1, n_pages, *range(max(1, number - NEAR), min(n_pages, number + NEAR) + 1)})
    links: list[tuple[int, str]] = []
    for page in shown:
        if links and links[-1][0] != page - 1:
            links.append((0, ""))
        links.append((page, address(page)))
    return Paging(
        number=number,
        n_pages=n_pages,
        previous=address(number - 1) if number > 1 else None,
        following=address(number + 1) if number < n_pages else None,
        links=tuple(links),
    )
