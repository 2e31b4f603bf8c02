"""The weights of pairs and triples of neighbours, looked up for a whole text at once.

A pair is one whole number made of the numbers of its parts, so that all pairs of a text are found by one search in a sorted list.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from claimpack.builders.models.sequences import PAIRS

Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True, eq=False)
class Pairs:
    """Weights by pair. `kinds` and `lowers` number the kinds and small forms that any pair has; what none has is one number more."""

    kinds: Mapping[str, int]
    lowers: Mapping[str, int]
    codes: Ints
    rows: Ints

    @classmethod
    def of(cls, vectors: Mapping[str, Ints]) -> "Pairs":
        """The table of features like "A<kind>TAB<kind>" with their weights by label."""
        parts = {feature: feature[1:].split("\t") for feature in vectors}
        kinds = _numbered(part for feature, row in parts.items() for part in (row[1:] if feature[0] in "EF" else row))
        lowers = _numbered(row[0] for feature, row in parts.items() if feature[0] in "EF")
        n_kinds = len(kinds) + 1
        coded: list[tuple[int, str]] = []
        for feature, row in parts.items():
            code = 0
            for place, part in enumerate(row):
                code = code * n_kinds + (lowers[part] if place == 0 and feature[0] in "EF" else kinds[part])
            coded.append((code * len(PAIRS) + PAIRS.index(feature[0]), feature))
        coded.sort()
        width = len(next(iter(vectors.values()))) if vectors else 1
        rows = np.stack([np.zeros(width, dtype=np.int64), *(vectors[feature] for _, feature in coded)])
        return cls(kinds, lowers, np.array([code for code, _ in coded], dtype=np.int64), rows)

    def kind(self, kind: str) -> int:
        """The number of a kind."""
        return self.kinds.get(kind, len(self.kinds))

    def lower(self, form: str) -> int:
        """The number of a small form."""
        return self.lowers.get(form, len(self.lowers))

    def scores(self, kinds: Ints, lowers: Ints) -> Ints:
        """The summed weights of the pairs of each word but the first and last, by label, from the numbers of all words."""
        if not len(self.codes):
            return self.rows[np.zeros(len(kinds) - 2, dtype=np.int64)]
        n_kinds = len(self.kinds) + 1
        before, kind, after = kinds[:-2], kinds[1:-1], kinds[2:]
        first = before * n_kinds + kind
        codes = np.stack(
            [first, kind * n_kinds + after, first * n_kinds + after, lowers[:-2] * n_kinds + kind, lowers[2:] * n_kinds + kind]
        )
        codes = codes * len(PAIRS) + np.arange(len(PAIRS))[:, None]
        at = np.minimum(np.searchsorted(self.codes, codes), len(self.codes) - 1)
        found: Ints = self.rows[np.where(self.codes[at] == codes, at + 1, 0)].sum(axis=0)
        return found


def _numbered(names: Iterable[str]) -> dict[str, int]:
    return {name: number for number, name in enumerate(sorted(set(names)))}
