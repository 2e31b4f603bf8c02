"""Rows of weights by feature, summed for many forms at once."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True, slots=True, eq=False)
class Matrix:
    """Rows of weights of one or two bytes by feature; row 0 is empty."""

    numbers: Mapping[str, int]
    rows: NDArray[np.int16] | NDArray[np.int8]

    def sums(self, described: Sequence[Sequence[str]]) -> NDArray[np.int32]:
        """For each list of features the sum of their rows."""
        # Row 0 keeps a list without any known feature from having no row at all.
        numbers: list[int] = []
        starts: list[int] = []
        number_of = self.numbers.get
        for features in described:
            starts.append(len(numbers))
            numbers.append(0)
            numbers += [number for number in map(number_of, features) if number]
        summed: NDArray[np.int32] = np.add.reduceat(self.rows[numbers], starts, axis=0, dtype=np.int32)
        return summed
