"""The weights of single forms: one row a form, with the labels' weights at each distance side by side.

A feature has one row in a matrix; a form's row is the sum of its features' rows, and many forms are added up at once. Classes are seen at
all distances, letters at some: there is one matrix for the classes, and one each for the letters as centre, near and far.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from claimpack.builders.models.features import CLASSES, FormFeatures
from claimpack.builders.models.matrix import Matrix
from claimpack.builders.models.names import Model
from claimpack.builders.models.sequences import DISTANCES

Weights = NDArray[np.int32]
# The most that a weight counts: it stays a number of two bytes.
_MOST = 30_000
# Distances at which the classes are seen, and the letters as centre, near and far.
_SEEN_AT = (DISTANCES, (0,), (-1, 1), (-2, 2))


@dataclass(frozen=True, slots=True, eq=False)
class FormWeights:
    """The matrices of the classes, and of the letters as centre, near and far."""

    n_labels: int
    matrices: tuple[Matrix, ...]

    @classmethod
    def of(cls, model: Model) -> "FormWeights":
        """The matrices of a model's features like "-1w=Oslo"."""
        n_labels = len(model.labels)
        tables: tuple[dict[str, int], ...] = ({}, {}, {}, {})
        # For each feature the matrix and, in it, the row and the first column.
        places = np.zeros((len(model.features), 3), dtype=np.int64)
        for number, feature in enumerate(model.features):
            if (distance := _distance(feature)) is None:
                places[number, 0] = -1
                continue
            name = feature[len(str(distance)) :]
            kind = 0 if name.startswith(CLASSES) else 1 + abs(distance)
            row = tables[kind].setdefault(name, len(tables[kind]) + 1)
            places[number] = kind, row, _SEEN_AT[kind].index(distance) * n_labels
        repeated = np.repeat(places, np.diff(model.ends, prepend=0), axis=0)
        matrices: list[Matrix] = []
        for kind, (numbers, seen) in enumerate(zip(tables, _SEEN_AT, strict=True)):
            rows = np.zeros((len(numbers) + 1, len(seen) * n_labels), dtype=np.int16)
            chosen = repeated[:, 0] == kind
            rows[repeated[chosen, 1], repeated[chosen, 2] + model.columns[chosen]] = model.weights[chosen].clip(-_MOST, _MOST)
            matrices.append(Matrix(numbers, rows))
        return cls(n_labels, tuple(matrices))

    def rows(self, described: Sequence[FormFeatures]) -> Weights:
        """One row for each form: the weights of all labels at the first distance, at the second, and so on."""
        classes, centre, near, far = self.matrices
        summed = classes.sums([features.classes for features in described])
        parts = (
            centre.sums([features.centre for features in described]),
            near.sums([features.near for features in described]),
            far.sums([features.far for features in described]),
        )
        for part, distances in zip(parts, _SEEN_AT[1:], strict=True):
            for number, distance in enumerate(distances):
                at = DISTANCES.index(distance) * self.n_labels
                summed[:, at : at + self.n_labels] += part[:, number * self.n_labels : (number + 1) * self.n_labels]
        return summed


def _distance(feature: str) -> int | None:
    """The distance that a feature of one form begins with, None for a feature of several."""
    if feature[0] in "012":
        return int(feature[0])
    return -int(feature[1]) if feature[0] == "-" else None
