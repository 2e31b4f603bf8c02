"""The hidden layer of a names model: what it holds, and what it adds to the scores of labels.

A form becomes a few numbers by its features, once; these are mixed for each distance into what the form adds to the hidden units of the
words around it, which is kept like its weights. A unit counts only above nothing. All numbers are whole ones, and small enough that sums
of them as floating-point numbers are exact: the same on every machine.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from claimpack.builders.models.features import FormFeatures
from claimpack.builders.models.matrix import Matrix
from claimpack.builders.models.sequences import DISTANCES

Floats = NDArray[np.float32]
Weights = NDArray[np.int16]
# What stands for one: in features' rows, in the mixing of forms' numbers, in hidden units, in what units give the labels.
FORM_SCALE, MIX_SCALE, UNIT_SCALE, OUT_SCALE = 16, 256, 16, 800
# From products of forms' numbers and mixing to units, from products of units and output to hundredths: binary digits.
_MIX_DIGITS, _OUT_DIGITS = 8, 7
# The most that a form gives a unit at one distance, that its numbers and units are, and that a label gains.
_MOST_UNIT, _MOST, _MOST_GAIN = 127, 30_000, 2500
# Whole numbers up to it are exact as floating-point numbers of four bytes.
_EXACT = (1 << 24) - 1
# The largest product of matrices, in multiplications, that is worked out in one thread: larger ones keep other workers waiting.
_ONE_THREAD = 1 << 18


@dataclass(frozen=True, slots=True, eq=False)
class Network:
    """Whole-number weights.

    `forms` has a row of numbers for each of the sorted `features` of forms, behind an empty one; `form_bias` is added to their sum. For
    each of these numbers `mixing` has a row of units for each distance, one distance after the other; `bias` belongs to the units. `marks`
    are the units' weights by feature of a word that is none of its form. `output` has a row of labels for each unit.
    """

    features: Sequence[str]
    forms: NDArray[np.int8]
    form_bias: Weights
    mixing: Weights
    bias: Weights
    marks: Mapping[str, Weights]
    output: Weights

    @classmethod
    def empty(cls, n_labels: int) -> "Network":
        """A network that adds nothing to any label."""

        def nothing(*shape: int) -> Weights:
            return np.zeros(shape, dtype=np.int16)

        return cls([], np.zeros((1, 1), dtype=np.int8), nothing(1), nothing(1, len(DISTANCES)), nothing(1), {}, nothing(1, n_labels))


@dataclass(frozen=True, slots=True, eq=False)
class Hidden:
    """A network ready for use; a form's number and a unit count no more than `most_number` and `most_unit`, so that sums are exact."""

    forms: Matrix
    form_bias: Weights
    mixing: Floats
    bias: Weights
    output: Floats
    most_number: int
    most_unit: int

    @classmethod
    def of(cls, network: Network) -> "Hidden":
        """The tables of a network."""
        return cls(
            Matrix({feature: number for number, feature in enumerate(network.features, start=1)}, network.forms),
            network.form_bias,
            network.mixing.astype(np.float32),
            network.bias,
            network.output.astype(np.float32),
            _most_exact(network.mixing),
            _most_exact(network.output),
        )

    def rows(self, described: Sequence[FormFeatures]) -> NDArray[np.int8]:
        """What each form adds to the units, by distance."""
        sums = self.forms.sums([seen_of(features) for features in described]) + self.form_bias
        mixed = _product(sums.clip(0, self.most_number), self.mixing).astype(np.int32)
        mixed += 1 << (_MIX_DIGITS - 1)
        mixed >>= _MIX_DIGITS
        return mixed.clip(-_MOST_UNIT, _MOST_UNIT).astype(np.int8).reshape(len(described), len(DISTANCES), -1)

    def gains(self, units: Weights) -> Weights:
        """What units give the labels, in hundredths, a row a word."""
        gains = _product(units.clip(0, self.most_unit), self.output)
        found: Weights = (gains.astype(np.int32) >> _OUT_DIGITS).clip(-_MOST_GAIN, _MOST_GAIN).astype(np.int16)
        return found


def _most_exact(weights: Weights) -> int:
    """The most that a number may be for its products with a column of weights to have an exact sum."""
    return min(_MOST, _EXACT // int(np.abs(weights.astype(np.int64)).sum(axis=0).max(initial=1)))


def _product(rows: NDArray[np.integer], weights: Floats) -> Floats:
    """The product of two matrices, some rows at a time."""
    at_once = max(1, _ONE_THREAD // weights.size)
    product = np.empty((len(rows), weights.shape[1]), dtype=np.float32)
    for start in range(0, len(rows), at_once):
        np.matmul(rows[start : start + at_once].astype(np.float32), weights, out=product[start : start + at_once])
    return product


def seen_of(features: FormFeatures) -> Sequence[str]:
    """The features of a form that a network may know: classes, and letters as those of the word to be judged."""
    return (*features.classes, *features.centre)
