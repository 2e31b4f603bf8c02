"""The steps by which a network of a names model learns: forwards over some sentences, and backwards through the same sums.

What the parts of a network are: see network. Features, numbers of forms and units are left out at random, so that none leans on another.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from claimpack.builders.models.expectations import surplus
from claimpack.builders.models.sequences import DISTANCES

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]

# Found by cross-validation on the training files.
NUMBERS, UNITS = 64, 64
_LEFT_OUT_FEATURES, _LEFT_OUT_NUMBERS, _LEFT_OUT_UNITS = 0.5, 0.2, 0.2
# What is kept of a mean and of a mean square at each step, and what keeps quotients finite (Adam's usual values).
_KEPT, _KEPT_SQUARE, _LEAST = 0.9, 0.999, 1e-8
# Words before and behind that are seen.
_SPAN = max(DISTANCES)


@dataclass(frozen=True, slots=True, eq=False)
class Sentence:
    """Its forms and labels by number, and the words' features that are not of their forms: word and feature."""

    forms: Ints
    labels: Ints
    marks: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True, eq=False)
class Batch:
    """Sentences side by side, filled up to one length.

    `met` are their forms; `owners` say for each distance and word which of them stands there. `gold` are labels by sentence and word,
    `sizes` the sentences' words, `marks` words, counted through, with a feature each.
    """

    met: Ints
    owners: Sequence[Ints]
    gold: Ints
    sizes: Ints
    marks: Ints

    @classmethod
    def of(cls, sentences: Sequence[Sentence]) -> "Batch":
        """The sentences; form 0 stands before and behind each."""
        sizes = np.array([len(sentence.forms) for sentence in sentences])
        n_words = int(sizes.max())
        forms = np.zeros((len(sentences), n_words + 2 * _SPAN), dtype=np.int64)
        gold = np.zeros((len(sentences), n_words), dtype=np.int64)
        for row, sentence in enumerate(sentences):
            forms[row, _SPAN : _SPAN + sizes[row]] = sentence.forms
            gold[row, : sizes[row]] = sentence.labels
        marks = [(row * n_words + at, mark) for row, sentence in enumerate(sentences) for at, mark in sentence.marks]
        met, places = np.unique(forms, return_inverse=True)
        places = places.reshape(forms.shape)
        owners = [places[:, _SPAN + distance : _SPAN + distance + n_words].ravel() for distance in DISTANCES]
        return cls(met, owners, gold, sizes, np.array(marks, dtype=np.int64).reshape(-1, 2))


class Steps:
    """Weights that are learned, with what Adam keeps of their gradients; rows that have none stay as they are."""

    def __init__(self, value: Floats) -> None:
        self.value = value
        self.total = np.zeros(value.shape)
        self._mean = np.zeros_like(value)
        self._square = np.zeros_like(value)
        self._count = 0

    def take(self, gradient: Floats, rate: float, rows: Ints | slice = slice(None)) -> None:
        """One step against the gradient."""
        self._count += 1
        rate *= float(np.sqrt(1 - _KEPT_SQUARE**self._count) / (1 - _KEPT**self._count))
        mean, square = self._mean[rows], self._square[rows]
        mean += (gradient - mean) * np.float32(1 - _KEPT)
        square += (gradient * gradient - square) * np.float32(1 - _KEPT_SQUARE)
        self._mean[rows], self._square[rows] = mean, square
        self.value[rows] -= np.float32(rate) * mean / (np.sqrt(square) + np.float32(_LEAST))


@dataclass(frozen=True, slots=True, eq=False)
class Learned:
    """All weights of a network; `moves` are those of label and next label."""

    forms: Steps
    form_bias: Steps
    mixing: Steps
    bias: Steps
    marks: Steps
    output: Steps
    moves: Steps

    @classmethod
    def drawn(cls, n_features: int, n_marks: int, n_labels: int, draw: np.random.Generator) -> "Learned":
        """Small weights to begin with."""

        def small(size: float, *shape: int) -> Steps:
            return Steps((draw.standard_normal(shape) * size).astype(np.float32))

        return cls(
            forms=small(0.02, n_features, NUMBERS),
            form_bias=small(0.1, NUMBERS),
            mixing=small(0.7 / NUMBERS**0.5, NUMBERS, len(DISTANCES) * UNITS),
            bias=small(0, UNITS),
            marks=small(0.08, n_marks, UNITS),
            output=small(0.1, UNITS, n_labels),
            moves=small(0.01, n_labels, n_labels),
        )

    def all(self) -> tuple[Steps, ...]:
        """Each of them."""
        return self.forms, self.form_bias, self.mixing, self.bias, self.marks, self.output, self.moves

    def learn(self, batch: Batch, seen: Sequence[Ints], draw: np.random.Generator, rate: float) -> None:
        """One step of all weights; `seen` are the features of each form."""
        rows, features = _kept(batch.met, seen, draw)
        scale = np.float32(1 / (1 - _LEFT_OUT_FEATURES))
        sums = _summed(self.forms.value[features], rows, len(batch.met)) * scale + self.form_bias.value
        counting = _mask(sums.shape, _LEFT_OUT_NUMBERS, draw) * (sums > 0)
        numbers = sums * counting
        by_number = self._learn_units(batch, numbers, draw, rate) * counting
        known, at = np.unique(features, return_inverse=True)
        self.form_bias.take(by_number.sum(axis=0), rate)
        self.forms.take(_gathered(by_number[rows], at, len(known)) * scale, rate, known)

    def _learn_units(self, batch: Batch, numbers: Floats, draw: np.random.Generator, rate: float) -> Floats:
        """One step of all weights but those of forms; the gradient by form and number."""
        mixed = numbers @ self.mixing.value
        units = np.broadcast_to(self.bias.value, (batch.gold.size, UNITS)).copy()
        for number, owners in enumerate(batch.owners):
            units += mixed[owners, number * UNITS : (number + 1) * UNITS]
        words, marks = batch.marks.T
        np.add.at(units, words, self.marks.value[marks])
        counting = _mask(units.shape, _LEFT_OUT_UNITS, draw) * (units > 0)
        by_unit = self._learn_labels(batch, units * counting, rate) * counting
        by_mixed = np.concatenate([_gathered(by_unit, owners, len(batch.met)) for owners in batch.owners], axis=1)
        by_number = by_mixed @ self.mixing.value.T
        self.bias.take(by_unit.sum(axis=0), rate)
        self.marks.take(_gathered(by_unit[words], marks, len(self.marks.value)), rate)
        self.mixing.take(numbers.T @ by_mixed, rate)
        return by_number

    def _learn_labels(self, batch: Batch, units: Floats, rate: float) -> Floats:
        """One step of the weights of labels and moves; the gradient by word and unit."""
        scores = (units @ self.output.value).reshape(*batch.gold.shape, -1)
        labels, moves = surplus(scores, batch.gold, batch.sizes, self.moves.value)
        size = np.float32(len(batch.gold))
        by_label: Floats = (labels / size).reshape(batch.gold.size, -1)
        by_unit: Floats = by_label @ self.output.value.T
        self.output.take(units.T @ by_label, rate)
        self.moves.take(moves / size, rate)
        return by_unit


def _kept(met: Ints, seen: Sequence[Ints], draw: np.random.Generator) -> tuple[Ints, Ints]:
    """The features of forms that are not left out, and before them the forms, counted through, that have them."""
    rows: Ints = np.repeat(np.arange(len(met)), [len(seen[form]) for form in met])
    features = np.concatenate([seen[form] for form in met])
    kept = draw.random(len(features)) >= _LEFT_OUT_FEATURES
    return rows[kept], features[kept]


def _mask(shape: tuple[int, ...], left_out: float, draw: np.random.Generator) -> Floats:
    """Nothing where it is left out, and elsewhere so much that the expected sum stays."""
    return (draw.random(shape, dtype=np.float32) >= left_out).astype(np.float32) / np.float32(1 - left_out)


def _summed(rows: Floats, owners: Ints, size: int) -> Floats:
    """The sums of rows by owner; the rows of one owner stand together."""
    sums = np.zeros((size, rows.shape[1]), dtype=np.float32)
    if len(owners):
        starts = np.concatenate(([0], np.flatnonzero(np.diff(owners)) + 1))
        sums[owners[starts]] = np.add.reduceat(rows, starts, axis=0)
    return sums


def _gathered(rows: Floats, owners: Ints, size: int) -> Floats:
    """The sums of rows by owner, in any order."""
    order = np.argsort(owners, kind="stable")
    return _summed(rows[order], owners[order], size)
