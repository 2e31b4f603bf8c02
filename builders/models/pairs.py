"""The weights of pairs and triples of neighbours, looked up for a whole text at once.

Pairs have a table with a cell for each possible pair of numbers. A triple of kinds is one whole number, found by a search in a sorted list.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]
Weights = NDArray[np.int16]
_TRIPLE = "D"
# Pairs of two kinds, of a small form and a kind, of a role and a kind: what stands before the word, and what behind it.
_KINDS, _FORMS, _ROLES = "AB", "EF", "GH"
# The pairs in the order of their tables: for each two, the first has its first part before the word, the second behind it.
_TABLES = _KINDS + _FORMS + _ROLES


@dataclass(frozen=True, slots=True, eq=False)
class Pairs:
    """Weights by pair. `kinds`, `lowers` and `roles` number what any pair has; what none has is one number more.

    `rows` are the weights by label, row 0 is empty; `cells` are numbers of rows, table after table; table n begins at `begins[n]`.
    """

    kinds: Mapping[str, int]
    lowers: Mapping[str, int]
    roles: Mapping[str, int]
    cells: NDArray[np.unsignedinteger]
    begins: Ints
    triples: Ints
    triple_rows: Ints
    rows: Weights

    @classmethod
    def of(cls, vectors: Mapping[str, Weights]) -> "Pairs":
        """The tables of features like "A<kind>TAB<kind>" with their weights by label."""
        parts = {feature: feature[1:].split("\t") for feature in sorted(vectors)}
        kinds = _numbered(part for feature, row in parts.items() for part in (row if feature[0] in _KINDS + _TRIPLE else row[1:]))
        lowers = _numbered(row[0] for feature, row in parts.items() if feature[0] in _FORMS)
        roles = _numbered(row[0] for feature, row in parts.items() if feature[0] in _ROLES)
        n_kinds = len(kinds) + 1
        sizes = [(len(first) + 1) * n_kinds for first in (kinds, lowers, roles) for _ in range(2)]
        begins = np.cumsum([0, *sizes])
        cells = np.zeros(begins[-1], dtype=np.uint16 if len(parts) < 1 << 16 else np.uint32)
        triples: list[tuple[int, int]] = []
        for number, (feature, row) in enumerate(parts.items(), start=1):
            if feature[0] == _TRIPLE:
                before, kind, after = (kinds[part] for part in row)
                triples.append(((before * n_kinds + kind) * n_kinds + after, number))
                continue
            first = (kinds if feature[0] in _KINDS else lowers if feature[0] in _FORMS else roles)[row[0]]
            # In "B" the word's own kind stands first.
            own, other = (first, kinds[row[1]]) if feature[0] == "B" else (kinds[row[1]], first)
            cells[begins[_TABLES.index(feature[0])] + other * n_kinds + own] = number
        triples.sort()
        width = len(next(iter(vectors.values()))) if vectors else 1
        rows = np.stack([np.zeros(width, dtype=np.int16), *(vectors[feature] for feature in parts)])
        codes, numbers = (np.array([triple[at] for triple in triples], dtype=np.int64) for at in (0, 1))
        return cls(kinds, lowers, roles, cells, begins, codes, numbers, rows)

    def numbers(self, kind: str, form: str, role: str) -> tuple[int, int, int]:
        """The numbers of a form's kind, small form and role."""
        return (
            self.kinds.get(kind, len(self.kinds)),
            self.lowers.get(form.lower(), len(self.lowers)),
            self.roles.get(role, len(self.roles)),
        )

    def scores(self, numbers: Ints) -> Weights:
        """The summed weights of each word but the first and last, by label; `numbers` are rows of kinds, small forms and roles."""
        n_kinds = len(self.kinds) + 1
        kind = numbers[0, 1:-1]
        places = np.empty((len(_TABLES), len(kind)), dtype=np.int64)
        places[::2] = numbers[:, :-2]
        places[1::2] = numbers[:, 2:]
        places *= n_kinds
        places += kind
        places += self.begins[:-1, None]
        found: Weights = np.add.reduce(self.rows.take(self.cells.take(places), axis=0), axis=0, dtype=self.rows.dtype)
        if len(self.triples):
            codes = (numbers[0, :-2] * n_kinds + kind) * n_kinds + numbers[0, 2:]
            at = self.triples.searchsorted(codes)
            at[at == len(self.triples)] = 0
            hits = np.flatnonzero(self.triples[at] == codes)
            found[hits] += self.rows[self.triple_rows[at[hits]]]
        return found


def _numbered(names: Iterable[str]) -> dict[str, int]:
    return {name: number for number, name in enumerate(sorted(set(names)))}
