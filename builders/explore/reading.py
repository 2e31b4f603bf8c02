"""The rows of a release in the order of their articles, shard by shard, so that no table is held as a whole.

A release is in that order already; one that is not has been tampered with and is refused.
"""

from collections.abc import Callable, Iterator
from itertools import groupby
from operator import attrgetter
from typing import Any, Protocol, TypeVar, cast

from claimpack.builders.release import Release
from claimpack.schema.arrow import RECORDS, to_records
from claimpack.schema.columns import sort_key
from claimpack.schema.problems import ClaimpackError


class OfArticle(Protocol):
    """A row that belongs to an article."""

    @property
    def article_id(self) -> str: ...


Row = TypeVar("Row", bound=OfArticle)
Record = TypeVar("Record")
_TABLES = {record: name for name, record in RECORDS.items()}


def records(release: Release, kind: type[Record]) -> Iterator[Record]:
    """The records of a kind, as they stand in their table."""
    for shard in release.shards(_TABLES[kind]):
        yield from cast("Iterator[Record]", to_records(_TABLES[kind], shard))


def in_order(release: Release, kind: type[Record]) -> Iterator[Record]:
    """The same; raises ClaimpackError REL074 if they do not stand in the order that the schema of their table says."""
    key: Callable[[Record], Any] = attrgetter(*sort_key(_TABLES[kind]))
    last: Any = None
    for record in records(release, kind):
        here = key(record)
        if last is not None and here < last:
            hint = "run `claimpack validate` on the release"
            raise ClaimpackError("REL074", f"its rows are not in order: {str(here)[:100]}", where=_TABLES[kind], hint=hint)
        last = here
        yield record


def by_article(release: Release, kind: type[Row]) -> Callable[[str], tuple[Row, ...]]:
    """A look-up of the rows of an article; to be asked for articles in the order of their ids."""
    groups = groupby(in_order(release, kind), key=lambda row: row.article_id)
    current = next(groups, None)

    def of(article_id: str) -> tuple[Row, ...]:
        nonlocal current
        while current is not None and current[0] < article_id:
            current = next(groups, None)
        if current is None or current[0] != article_id:
            return ()
        found = tuple(current[1])
        current = next(groups, None)
        return found

    return of
