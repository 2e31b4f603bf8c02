"""Counting for scores: hits, gold, found; precision, recall and F1."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from claimpack.builders.spans import overlap
from claimpack.schema.records import Span

Gold = TypeVar("Gold")
Found = TypeVar("Found")


@dataclass(frozen=True, slots=True)
class Score:
    """A measure: how many were right, how many the gold has, how many were found. For an accuracy, n_found equals n_gold."""

    name: str
    n_hits: int
    n_gold: int
    n_found: int

    @property
    def precision(self) -> float:
        """Share of what was found that is right; 0 if nothing was found."""
        return self.n_hits / self.n_found if self.n_found else 0.0

    @property
    def recall(self) -> float:
        """Share of the gold that was found; 0 if the gold is empty."""
        return self.n_hits / self.n_gold if self.n_gold else 0.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        return 2 * self.n_hits / (self.n_gold + self.n_found) if self.n_gold + self.n_found else 0.0


def iou(left: Sequence[Span], right: Sequence[Span]) -> float:
    """Intersection over union of two span lists, in code points."""
    both = overlap(left, right)
    length = sum(span.end_char - span.start_char for span in (*left, *right))
    return both / (length - both) if length > both else float(length > 0)


def half_overlap(left: Sequence[Span], right: Sequence[Span]) -> bool:
    """Whether two span lists share at least half of the shorter one."""
    shorter = min(sum(span.end_char - span.start_char for span in spans) for spans in (left, right))
    return shorter > 0 and overlap(left, right) >= 0.5 * shorter


def match(
    gold: Sequence[Gold], found: Sequence[Found], similarity: Callable[[Gold, Found], float], threshold: float
) -> list[tuple[int, int]]:
    """One-to-one pairs (gold index, found index) of at least the threshold's similarity, the most similar first taken; sorted."""
    scored = [(-similarity(g, f), i, j) for i, g in enumerate(gold) for j, f in enumerate(found)]
    used_gold: set[int] = set()
    used_found: set[int] = set()
    pairs = []
    for negative, i, j in sorted(scored):
        if -negative >= threshold and i not in used_gold and j not in used_found:
            used_gold.add(i)
            used_found.add(j)
            pairs.append((i, j))
    return sorted(pairs)
