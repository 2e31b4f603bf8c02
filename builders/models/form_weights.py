"""The weights of single forms: one row a form, with the labels' weights at each distance side by side.

A feature has one row in a matrix; a form's row is the sum of its features' rows, and many forms are added up at once.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from claimpack.builders.models.features import CLASSES, FormFeatures
from claimpack.builders.models.sequences import DISTANCES

Weights = NDArray[np.int32]
# Distances at which a form's letters are seen as centre, near and far.
_SEEN_AT = ((0,), (-1, 1), (-2, 2))


@dataclass(frozen=True, slots=True, eq=False)
class FormWeights:
    """Numbers of rows by feature: of the classes, and of the letters as centre, near and far. Row 0 is empty."""

    classes: Mapping[str, int]
    letters: tuple[Mapping[str, int], ...]
    matrix: Weights

    @classmethod
    def of(cls, rows: Mapping[str, list[tuple[int, int]]], n_labels: int) -> "FormWeights":
        """The matrix of features like "-1w=Oslo" with their weights by label."""
        classes: dict[str, int] = {}
        letters: tuple[dict[str, int], ...] = ({}, {}, {})
        filled: list[tuple[int, int, int]] = []
        n_rows = 1
        for seen, distances in zip(letters, _SEEN_AT, strict=True):
            for distance in distances:
                prefix, shift = str(distance), DISTANCES.index(distance) * n_labels
                for feature, row in rows.items():
                    if feature.startswith(prefix):
                        name = feature[len(prefix) :]
                        table = classes if name.startswith(CLASSES) else seen
                        number = table.setdefault(name, n_rows)
                        n_rows += number == n_rows
                        filled += [(number, shift + label, weight) for label, weight in row]
        matrix = np.zeros((n_rows, len(DISTANCES) * n_labels), dtype=np.int32)
        for number, at, weight in filled:
            matrix[number, at] = weight
        return cls(classes, letters, matrix)

    def rows(self, described: Sequence[FormFeatures]) -> Weights:
        """One row for each form."""
        numbers: list[int] = []
        starts: list[int] = []
        for features in described:
            starts.append(len(numbers))
            # Row 0 keeps a form without any known feature from having no row at all.
            numbers.append(0)
            numbers += [self.classes[feature] for feature in features.classes if feature in self.classes]
            for table, seen in zip(self.letters, (features.centre, features.near, features.far), strict=True):
                numbers += [table[feature] for feature in seen if feature in table]
        summed: Weights = np.add.reduceat(self.matrix[numbers], starts, axis=0)
        return summed
