"""The articles that rows are checked against, one row group in memory at a time.

Claims and mentions lie in the order of their articles, so that each row group is read once for each of those tables.
"""

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

import pyarrow as pa

from claimpack.schema.records import Zone
from claimpack.validation.release import Release
from claimpack.validation.texts import Place

_COLUMNS = ["article_id", "text", "zones", "dct_earliest", "dct_latest"]
_NOWHERE = Place("", None, ())


@dataclass(frozen=True, slots=True)
class _Group:
    """A row group, and the number of its first row in the table."""

    path: Path
    number: int
    first: int


@dataclass(slots=True)
class Articles:
    """Articles by their id: where each is, and the row group that was looked at last."""

    release: Release
    groups: list[_Group]
    numbers: dict[str, int]
    _open: _Group | None = None
    _rows: pa.Table = field(default_factory=lambda: pa.table({}))

    def place(self, article_id: str | None) -> Place:
        """An article's text, zones and date; none of them for an article that is not there, or whose row is broken."""
        number = self.numbers.get(article_id or "")
        if number is None:
            return _NOWHERE
        group = self.groups[bisect_right(self.groups, number, key=lambda group: group.first) - 1]
        if group != self._open:
            with self.release.opened(group.path) as file:
                self._open, self._rows = group, file.read_row_group(group.number, columns=_COLUMNS).combine_chunks()
        row = self._rows.slice(number - group.first, 1).to_pylist()[0]
        zones = tuple(Zone(**zone) for zone in row["zones"] or ())
        return Place(row["article_id"], row["text"], zones, self.release.text_mode, row["dct_earliest"], row["dct_latest"])


def read_articles(release: Release, broken: Iterable[int] = ()) -> Articles:
    """The articles of a release without those whose rows, by number, are broken. They must be readable."""
    groups: list[_Group] = []
    first = 0
    for path in release.files_of("articles"):
        with release.opened(path) as file:
            for number in range(file.num_row_groups):
                groups.append(_Group(path, number, first))
                first += file.metadata.row_group(number).num_rows
    faulty = frozenset(broken)
    names = release.column("articles", "article_id").column(0).to_pylist()
    numbers = {name: number for number, name in enumerate(names) if number not in faulty}
    return Articles(release, groups, numbers)
