"""How a claim stands to others: the relations of a release by claim, the most telling first."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import cast

import pyarrow as pa

from claimpack.builders.explore.directory import ArticleLine, ClaimLine, Directory

# In which order a reader wants them, and how many of them a card shows.
ORDER = ("contradicts", "inconsistent_detail", "updates", "specifies", "corroborates", "repeats", "not_comparable")
SHOWN = 8


@dataclass(frozen=True, slots=True)
class Comparison:
    """One relation seen from a claim. `article` is that of the other claim, if it is another one."""

    relation: str
    other: ClaimLine
    article: ArticleLine | None
    explanation: str
    explanation_local: str | None


@dataclass(frozen=True, slots=True, eq=False)
class Comparisons:
    """The relations table with the rows of each claim, in ORDER."""

    table: pa.Table
    rows: Mapping[str, list[int]]
    directory: Directory

    def of(self, claim_id: str) -> tuple[Comparison, ...]:
        """At most SHOWN relations of a claim, the most telling first."""
        return tuple(self._comparison(row, claim_id) for row in self.rows.get(claim_id, ())[:SHOWN])

    def n_more(self, claim_id: str) -> int:
        """How many relations `of` leaves out."""
        return max(0, len(self.rows.get(claim_id, ())) - SHOWN)

    def _comparison(self, row: int, claim_id: str) -> Comparison:
        found = cast("dict[str, str]", self.table.slice(row, 1).to_pylist()[0])
        other = self.directory.claims[found["claim_b"] if found["claim_a"] == claim_id else found["claim_a"]]
        is_within = other.article_id == self.directory.claims[claim_id].article_id
        article = None if is_within else self.directory.articles.get(other.article_id)
        return Comparison(found["relation"], other, article, found["explanation"], found["explanation_local"])


def comparisons(relations: pa.Table, directory: Directory) -> Comparisons:
    """The relations of every claim. Those of a claim that is not there are left out."""
    kinds, lefts, rights = (relations[name].to_pylist() for name in ("relation", "claim_a", "claim_b"))
    rank = {kind: place for place, kind in enumerate(ORDER)}
    rows: defaultdict[str, list[int]] = defaultdict(list)
    for row in sorted(range(len(kinds)), key=lambda row: rank.get(kinds[row], len(rank))):
        left, right = lefts[row], rights[row]
        if left in directory.claims and right in directory.claims:
            rows[left].append(row)
            rows[right].append(row)
    columns = ["relation", "claim_a", "claim_b", "explanation", "explanation_local"]
    return Comparisons(relations.select(columns).combine_chunks(), rows, directory)
