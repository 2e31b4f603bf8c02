"""How a claim stands to others: the relations of a release by claim, the most telling first.

Which claims they join is held; what they say, which is most of a relation, lies in a file and is read for a claim when it is shown.
"""

import json
from array import array
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import chain
from tempfile import TemporaryFile
from typing import BinaryIO

from claimpack.builders.explore.directory import ArticleLine, ClaimLine, Directory
from claimpack.builders.release import Release

# In which order a reader wants them, and how many of them a card shows.
ORDER = ("contradicts", "inconsistent_detail", "updates", "specifies", "corroborates", "repeats", "not_comparable")
SHOWN = 5
ENGLISH = "en"
_COLUMNS = ("relation", "claim_a", "claim_b", "explanation", "explanation_local")


@dataclass(frozen=True, slots=True)
class Comparison:
    """One relation seen from a claim, and why it is held, in a language. `article` is that of the other claim, if it is another one."""

    relation: str
    other: ClaimLine
    article: ArticleLine | None
    explanation: str
    language: str


@dataclass(frozen=True, slots=True, eq=False)
class Comparisons:
    """The relations with the rows of each claim, in ORDER; a row lies in `stored` from starts[row] to starts[row + 1]."""

    stored: BinaryIO
    starts: Sequence[int]
    rows: Mapping[str, Sequence[int]]
    directory: Directory

    def of(self, claim_id: str) -> tuple[Comparison, ...]:
        """At most SHOWN relations of a claim, the most telling first."""
        return tuple(self._comparison(row, claim_id) for row in self.rows.get(claim_id, ())[:SHOWN])

    def n_more(self, claim_id: str) -> int:
        """How many relations `of` leaves out."""
        return max(0, len(self.rows.get(claim_id, ())) - SHOWN)

    def _comparison(self, row: int, claim_id: str) -> Comparison:
        self.stored.seek(self.starts[row])
        relation, left, right, explanation, language = json.loads(self.stored.read(self.starts[row + 1] - self.starts[row]))
        other = self.directory.claims[right if left == claim_id else left]
        is_within = other.article_id == self.directory.claims[claim_id].article_id
        article = None if is_within else self.directory.articles.get(other.article_id)
        return Comparison(relation, other, article, explanation, language)


@contextmanager
def comparisons(release: Release, directory: Directory, language: str) -> Iterator[Comparisons]:
    """The relations of every claim, for pages in a language. Those of a claim that is not there are left out."""
    own = release.manifest.language.partition("-")[0]
    ranked: list[list[tuple[int, str, str]]] = [[] for _ in range(len(ORDER) + 1)]
    starts = array("Q", [0])
    with TemporaryFile(buffering=0) as stored:
        for shard in release.shards("relations"):
            lines: list[bytes] = []
            for kind, left, right, english, local in zip(*(shard[name].to_pylist() for name in _COLUMNS), strict=True):
                if left in directory.claims and right in directory.claims:
                    told = (kind, left, right, local, own) if local and own == language else (kind, left, right, english, ENGLISH)
                    ranked[ORDER.index(kind) if kind in ORDER else len(ORDER)].append((len(starts) - 1, left, right))
                    lines.append(json.dumps(told).encode())
                    starts.append(starts[-1] + len(lines[-1]))
            stored.write(b"".join(lines))
        rows: defaultdict[str, array[int]] = defaultdict(lambda: array("L"))
        for row, left, right in chain.from_iterable(ranked):
            rows[left].append(row)
            rows[right].append(row)
        yield Comparisons(stored, starts, rows, directory)
