"""The names model at work: names among the words of many sentences at once.

A linear-chain model's score of a label is a sum over features, and nearly all features belong to one form. So each form's weights are added
up once for each distance, and a text costs a few array look-ups a word; so it is with what a form gives the units of the network. The best
path is sought only where a name may be. Weights are whole numbers: the best path is the same everywhere.
"""

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from claimpack.builders.languages.pack import Pack
from claimpack.builders.models.examples import LabelSpan
from claimpack.builders.models.features import BOUNDARY, form_features
from claimpack.builders.models.form_weights import FormWeights
from claimpack.builders.models.lexicon import Lexicon, load_lexicon
from claimpack.builders.models.names import Model, load_model
from claimpack.builders.models.network import Hidden
from claimpack.builders.models.pairs import Pairs
from claimpack.builders.models.paths import Paths
from claimpack.builders.models.sequences import DISTANCES, MARKS, PAIRS, QUOTED, long_runs, place_runs

# Forms kept with their weights; beyond it the tagger starts anew. About 500 bytes each.
_CAPACITY = 3 << 14
# The most that a form's weights make up at one distance: sums of all stay whole numbers of two bytes.
_MOST = 4500
# Words tagged at once, and new forms described at once: what they need of memory stays small.
_BATCH, _FORMS = 1 << 13, 1 << 8
# Words of a sentence that are tagged in one go.
_LONGEST = 1 << 12
# What the features of neither one form nor a pair begin with.
_OTHERS = (QUOTED, "M", "N")
# What O scores in the rows between sentences, and all else below nothing.
_SURELY = 16_000
# Signs of a form: a quotation mark, a capitalised word, what a place of several words or a listed name may begin with.
_MARK, _CAPITAL, _PLACE, _FIRST = 1, 2, 4, 8

Ints = NDArray[np.int64]
Weights = NDArray[np.int16]
# One row or several.
Rows = int | Ints
Table = NDArray[np.int16] | NDArray[np.int8]


@cache
def load_tagger(pack: Pack) -> "NameTagger":
    """The tagger of a pack's language, read once (about 0.2 s without the dictionary). Raises ClaimpackError CFG030 if there is none."""
    return NameTagger(load_model(pack.code), pack)


class NameTagger:
    """Finds the names of a model in sentences. Holds the weights of the forms it has met; they change no result."""

    def __init__(self, model: Model, pack: Pack) -> None:
        self.labels = model.labels
        self._lexicon: Lexicon = load_lexicon(pack)
        self._weights = FormWeights.of(model)
        self._hidden = Hidden.of(model.network)
        vectors = {feature: _vector(model, number) for number, feature in enumerate(model.features) if feature[0] in (*PAIRS, *_OTHERS)}
        self._other = _others({feature: vector for feature, vector in vectors.items() if feature[0] in _OTHERS}, model)
        self._pairs = Pairs.of({feature: vector for feature, vector in vectors.items() if feature[0] in PAIRS})
        self._paths = Paths.of(model.labels, model.transitions)
        # The weights of each form at each distance: those of the labels, and those of the hidden units. Tables of their own take no more
        # memory than the forms need: of one large array whole pages of some megabytes would be taken.
        self._tables = [np.zeros((_CAPACITY, len(model.labels)), dtype=np.int16) for _ in DISTANCES]
        self._units = [np.zeros((_CAPACITY, len(model.network.bias)), dtype=np.int8) for _ in DISTANCES]
        # The numbers of each form's kind, small form and role.
        self._parts = np.zeros((3, _CAPACITY), dtype=np.int64)
        self._signs = np.zeros(_CAPACITY, dtype=np.uint8)
        # The scores of a row between sentences.
        self._nothing = np.where(np.arange(len(model.labels)) == self._paths.outside, _SURELY, -_SURELY).astype(np.int16)
        self._numbers: dict[str, int] = {}

    def tag(self, sentences: Sequence[Sequence[str]]) -> list[list[str]]:
        """One label for each form of each sentence."""
        tagged = [["O"] * len(sentence) for sentence in sentences]
        for labels, spans in zip(tagged, self.spans(sentences), strict=True):
            for first, end, name in spans:
                labels[first:end] = [f"B-{name}", *[f"I-{name}"] * (end - first - 1)]
        return tagged

    def spans(self, sentences: Sequence[Sequence[str]]) -> list[list[LabelSpan]]:
        """The names of each sentence: first word, word after the last, and type."""
        found: list[list[LabelSpan]] = []
        batch: list[Sequence[str]] = []
        size = 0
        for sentence in sentences:
            if len(sentence) > _LONGEST:
                found += [*self._spans(batch), self._spans_of_long(sentence)]
                batch, size = [], 0
                continue
            batch.append(sentence)
            size += len(sentence)
            if size > _BATCH:
                found += self._spans(batch)
                batch, size = [], 0
        return found + self._spans(batch)

    def _spans_of_long(self, sentence: Sequence[str]) -> list[LabelSpan]:
        """The names of an endless sentence, taken in pieces."""
        starts = range(0, len(sentence), _LONGEST)
        pieces = ((start, self._spans([sentence[start : start + _LONGEST]])[0]) for start in starts)
        return [(start + first, start + end, name) for start, spans in pieces for first, end, name in spans]

    def _spans(self, sentences: list[Sequence[str]]) -> list[list[LabelSpan]]:
        found: list[list[LabelSpan]] = [[] for _ in sentences]
        if not any(sentences):
            return found
        forms, begins, firsts, lasts = _joined(sentences)
        for first, end, name in self._paths.spans(self._scores(forms), firsts, lasts):
            owner = bisect_right(begins, first) - 1
            found[owner].append((first - begins[owner], end - begins[owner], name))
        return found

    def _scores(self, forms: list[str]) -> Weights:
        """Scores by word and label; two rows of BOUNDARY stand before, between and behind the sentences."""
        numbers = self._numbered(forms)
        scores, units = _added(self._tables, numbers), _added(self._units, numbers)
        units += self._hidden.bias
        signs = self._signs.take(numbers)
        is_end = numbers == self._numbers[BOUNDARY]
        for rows, feature in chain(_quoted(signs & _MARK > 0, is_end), self._runs(forms, signs)):
            if feature in self._other:
                scores[rows] += self._other[feature][0]
                units[rows] += self._other[feature][1]
        scores += self._hidden.gains(units)
        scores[1:-1] += self._pairs.scores(self._parts.take(numbers, axis=1))
        scores[is_end] = self._nothing
        return scores

    def _runs(self, forms: list[str], signs: NDArray[np.uint8]) -> Iterator[tuple[Rows, str]]:
        """The words of places and organisations of several words, with a feature each.

        A place is sought where a capitalised word has another one behind it or behind the next word.
        """
        is_capital = signs & _CAPITAL > 0
        is_start = (signs[:-2] & _PLACE > 0) & (is_capital[1:-1] | is_capital[2:])
        yield from place_runs(forms, is_start.nonzero()[0].tolist(), self._lexicon)
        yield from long_runs(forms, (signs & _FIRST).nonzero()[0].tolist(), self._lexicon)

    def _numbered(self, forms: list[str]) -> Ints:
        """The forms' rows in the tables; new forms are added up first."""
        numbers = self._numbers
        try:
            return np.fromiter(map(numbers.__getitem__, forms), dtype=np.int64, count=len(forms))
        except KeyError:
            if len(numbers) + len(forms) > _CAPACITY:
                numbers.clear()
            new = [form for form in dict.fromkeys(forms) if form not in numbers]
            for first in range(0, len(new), _FORMS):
                self._learn(new[first : first + _FORMS])
            return np.fromiter(map(numbers.__getitem__, forms), dtype=np.int64, count=len(forms))

    def _learn(self, forms: list[str]) -> None:
        """Add up the weights of new forms."""
        start, end = len(self._numbers), len(self._numbers) + len(forms)
        described = [form_features(form, self._lexicon) for form in forms]
        rows = self._weights.rows(described).clip(-_MOST, _MOST)
        by_distance = zip(
            self._tables, self._units, np.split(rows, len(DISTANCES), axis=1), self._hidden.rows(described).swapaxes(0, 1), strict=True
        )
        for labels, units, of_labels, of_units in by_distance:
            labels[start:end] = of_labels
            units[start:end] = of_units
        known = zip(forms, described, strict=True)
        self._parts[:, start:end] = np.transpose([self._pairs.numbers(features.kind, form, features.role) for form, features in known])
        self._signs[start:end] = [self._sign(form) for form in forms]
        self._numbers.update(zip(forms, range(start, end), strict=True))

    def _sign(self, form: str) -> int:
        if not form[0].isupper():
            return _MARK * (form in MARKS) | _FIRST * (form in self._lexicon.words.long_names)
        return _CAPITAL | _PLACE * self._lexicon.places.goes_on(form) | _FIRST * (form in self._lexicon.words.long_names)


def _vector(model: Model, number: int) -> Weights:
    """The weights of a feature by label."""
    vector: Weights = np.zeros(len(model.labels), dtype=np.int16)
    start, end = model.ends[number - 1] if number else 0, model.ends[number]
    vector[model.columns[start:end]] = model.weights[start:end]
    return vector


def _others(vectors: Mapping[str, Weights], model: Model) -> dict[str, tuple[Weights, Weights]]:
    """For each feature that is of no form its weights of the labels, and those of the hidden units."""
    marks, labels, units = model.network.marks, np.zeros(len(model.labels), dtype=np.int16), np.zeros_like(model.network.bias)
    return {name: (vectors.get(name, labels), marks.get(name, units)) for name in sorted(vectors.keys() | marks.keys())}


def _added(tables: Sequence[Table], numbers: Ints) -> Weights:
    """For each word what its form and the two on either side add to it."""
    far_before, before, own, after, far_after = tables
    sums: Weights = own.take(numbers, axis=0).astype(np.int16, copy=False)
    sums[2:] += far_before.take(numbers[:-2], axis=0)
    sums[1:] += before.take(numbers[:-1], axis=0)
    sums[:-1] += after.take(numbers[1:], axis=0)
    sums[:-2] += far_after.take(numbers[2:], axis=0)
    return sums


def _quoted(is_mark: NDArray[np.bool_], is_end: NDArray[np.bool_]) -> Iterator[tuple[Rows, str]]:
    """The words between quotation marks of one sentence, with their feature; marks are counted, not told apart."""
    if is_mark.any():
        marks: Ints = np.cumsum(is_mark, dtype=np.int64)
        marks -= np.maximum.accumulate(np.where(is_end, marks, 0))
        yield ((marks % 2 == 1) & ~is_mark & ~is_end).nonzero()[0], QUOTED


def _joined(sentences: Sequence[Sequence[str]]) -> tuple[list[str], list[int], list[int], list[int]]:
    """All forms with two BOUNDARY before, between and behind the sentences, where each sentence begins, and the first and last words."""
    forms = [BOUNDARY, BOUNDARY]
    begins: list[int] = []
    firsts: list[int] = []
    lasts: list[int] = []
    for sentence in sentences:
        begins.append(len(forms))
        if sentence:
            firsts.append(len(forms))
            forms += sentence
            lasts.append(len(forms) - 1)
        forms += (BOUNDARY, BOUNDARY)
    return forms, begins, firsts, lasts
