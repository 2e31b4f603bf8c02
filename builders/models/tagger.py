"""The names model at work: labels for the words of many sentences at once.

A linear-chain model's score of a label is a sum over features, and nearly all features belong to one form. So each form's weights are added
up once for each distance, and a text costs a few array look-ups a word. Weights are whole numbers: the best path is the same everywhere.
"""

from collections.abc import Sequence
from functools import cache

import numpy as np
from numpy.typing import NDArray

from claimpack.builders.languages.pack import Pack
from claimpack.builders.models.features import BOUNDARY, form_features
from claimpack.builders.models.form_weights import FormWeights
from claimpack.builders.models.lexicon import Lexicon, load_lexicon
from claimpack.builders.models.names import Model, load_model
from claimpack.builders.models.pairs import Pairs
from claimpack.builders.models.paths import Paths
from claimpack.builders.models.sequences import DISTANCES, MARKS, PAIRS, QUOTED, place_runs

# Forms kept with their weights; beyond it the tagger starts anew. About 500 bytes each.
_CAPACITY = 1 << 16
# Words tagged at once.
_BATCH = 1 << 14
# Words of a sentence that are tagged in one go.
_LONGEST = 1 << 12

Ints = NDArray[np.int64]


@cache
def load_tagger(pack: Pack) -> "NameTagger":
    """The tagger of a pack's language, read once (about 0.2 s without the dictionary). Raises ClaimpackError CFG030 if there is none."""
    return NameTagger(load_model(pack.code), pack)


class NameTagger:
    """Tags sentences with the labels of a model. Holds the weights of the forms it has met; they change no result."""

    def __init__(self, model: Model, pack: Pack) -> None:
        self.labels = model.labels
        self._lexicon: Lexicon = load_lexicon(pack)
        rows = _rows(model)
        self._weights = FormWeights.of(rows, len(model.labels))
        self._other = {feature: self._vector(row) for feature, row in rows.items() if feature[0] in "QM"}
        self._pairs = Pairs.of({feature: self._vector(row) for feature, row in rows.items() if feature[0] in PAIRS})
        self._paths = Paths.of(model.labels, model.transitions)
        self._table = np.zeros((_CAPACITY, len(DISTANCES) * len(model.labels)), dtype=np.int32)
        self._kind = np.zeros(_CAPACITY, dtype=np.int64)
        self._lower = np.zeros(_CAPACITY, dtype=np.int64)
        self._is_mark = np.zeros(_CAPACITY, dtype=np.bool_)
        self._numbers: dict[str, int] = {}

    def tag(self, sentences: Sequence[Sequence[str]]) -> list[list[str]]:
        """One label for each form of each sentence."""
        tagged: list[list[str]] = []
        batch: list[Sequence[str]] = []
        size = 0
        for sentence in sentences:
            if len(sentence) > _LONGEST:
                tagged += [*self._tag(batch), self._tag_long(sentence)]
                batch, size = [], 0
                continue
            batch.append(sentence)
            size += len(sentence)
            if size > _BATCH:
                tagged += self._tag(batch)
                batch, size = [], 0
        return tagged + self._tag(batch)

    def _tag_long(self, sentence: Sequence[str]) -> list[str]:
        """The labels of an endless sentence, taken in pieces."""
        pieces = [self._tag([sentence[at : at + _LONGEST]])[0] for at in range(0, len(sentence), _LONGEST)]
        return [label for piece in pieces for label in piece]

    def _tag(self, sentences: list[Sequence[str]]) -> list[list[str]]:
        if not any(sentences):
            return [[] for _ in sentences]
        scores, starts = self._scores(sentences)
        paths = self._paths.best(scores, starts, [len(sentence) for sentence in sentences])
        return [[self.labels[number] for number in path] for path in paths]

    def _scores(self, sentences: list[Sequence[str]]) -> tuple[Ints, list[int]]:
        """Scores by word and label, and the row of each sentence's first word; two rows of BOUNDARY stand round each sentence."""
        forms = [BOUNDARY, BOUNDARY]
        starts: list[int] = []
        for sentence in sentences:
            starts.append(len(forms))
            forms += sentence
            forms += (BOUNDARY, BOUNDARY)
        numbers = self._numbered(forms)
        width = len(self.labels)
        table = self._table[numbers].astype(np.int64)
        scores: Ints = table[:, _place(0) * width : (_place(0) + 1) * width].copy()
        for distance in DISTANCES:
            row = table[:, _place(distance) * width : (_place(distance) + 1) * width]
            if distance < 0:
                scores[-distance:] += row[:distance]
            elif distance > 0:
                scores[:-distance] += row[distance:]
        scores[1:-1] += self._pairs.scores(self._kind[numbers], self._lower[numbers])
        self._add_quoted(scores, numbers)
        for start, sentence in zip(starts, sentences, strict=True):
            for at, feature in place_runs(sentence, self._lexicon):
                if feature in self._other:
                    scores[start + at] += self._other[feature]
        return scores, starts

    def _add_quoted(self, scores: Ints, numbers: Ints) -> None:
        """Add the weights of words between quotation marks of one sentence; marks are counted, not told apart."""
        is_mark = self._is_mark[numbers]
        if QUOTED in self._other and is_mark.any():
            is_end = numbers == self._numbers[BOUNDARY]
            marks: Ints = np.cumsum(is_mark, dtype=np.int64)
            marks = marks - np.maximum.accumulate(np.where(is_end, marks, 0))
            scores[(marks % 2 == 1) & ~is_mark & ~is_end] += self._other[QUOTED]

    def _numbered(self, forms: list[str]) -> Ints:
        """The forms' rows in the table; new forms are added up first."""
        numbers = self._numbers
        try:
            return np.array([numbers[form] for form in forms])
        except KeyError:
            if len(numbers) + len(forms) > _CAPACITY:
                numbers.clear()
            self._learn([form for form in dict.fromkeys(forms) if form not in numbers])
            return np.array([numbers[form] for form in forms])

    def _learn(self, forms: list[str]) -> None:
        """Add up the weights of new forms."""
        start, end = len(self._numbers), len(self._numbers) + len(forms)
        described = [form_features(form, self._lexicon) for form in forms]
        self._table[start:end] = self._weights.rows(described)
        self._kind[start:end] = [self._pairs.kind(features.kind) for features in described]
        self._lower[start:end] = [self._pairs.lower(form.lower()) for form in forms]
        self._is_mark[start:end] = [form in MARKS for form in forms]
        self._numbers.update(zip(forms, range(start, end), strict=True))

    def _vector(self, row: list[tuple[int, int]]) -> Ints:
        vector: Ints = np.zeros(len(self.labels), dtype=np.int64)
        for label, weight in row:
            vector[label] += weight
        return vector


def _rows(model: Model) -> dict[str, list[tuple[int, int]]]:
    """The weights by feature: numbers of labels with their weights."""
    numbers = {label: number for number, label in enumerate(model.labels)}
    rows: dict[str, list[tuple[int, int]]] = {}
    for (feature, label), weight in model.weights.items():
        rows.setdefault(feature, []).append((numbers[label], weight))
    return rows


def _place(distance: int) -> int:
    return DISTANCES.index(distance)
