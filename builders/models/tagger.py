"""The names model at work: names among the words of many sentences at once.

A linear-chain model's score of a label is a sum over features, and nearly all features belong to one form. So each form's weights are added
up once for each distance, and a text costs a few array look-ups a word; the best path is sought only where a name may be. Weights are whole
numbers: the best path is the same everywhere.
"""

from collections.abc import Sequence
from functools import cache
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from claimpack.builders.languages.pack import Pack
from claimpack.builders.models.examples import LabelSpan, label_spans
from claimpack.builders.models.features import BOUNDARY, form_features
from claimpack.builders.models.form_weights import FormWeights
from claimpack.builders.models.lexicon import Lexicon, load_lexicon
from claimpack.builders.models.names import Model, load_model
from claimpack.builders.models.pairs import Pairs
from claimpack.builders.models.paths import Paths
from claimpack.builders.models.sequences import DISTANCES, MARKS, PAIRS, QUOTED, body_runs, place_runs

# Forms kept with their weights; beyond it the tagger starts anew. About 600 bytes each.
_CAPACITY = 1 << 16
# Words tagged at once.
_BATCH = 1 << 14
# Words of a sentence that are tagged in one go.
_LONGEST = 1 << 12
# What the features of neither one form nor a pair begin with.
_OTHERS = (QUOTED, "M", "N")
# What O gains in the rows between sentences.
_SURELY = 10**8

Ints = NDArray[np.int64]


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
        vectors = {feature: _vector(model, number) for number, feature in enumerate(model.features) if feature[0] in (*PAIRS, *_OTHERS)}
        self._other = {feature: vector for feature, vector in vectors.items() if feature[0] in _OTHERS}
        self._pairs = Pairs.of({feature: vector for feature, vector in vectors.items() if feature[0] in PAIRS})
        self._paths = Paths.of(model.labels, model.transitions)
        self._table = np.zeros((_CAPACITY, len(DISTANCES) * len(model.labels)), dtype=np.int32)
        # The numbers of a form's kind, small form and role; whether it is a quotation mark, a capitalised word, the first of a listed name.
        self._parts = np.zeros((_CAPACITY, 3), dtype=np.int64)
        self._is_mark = np.zeros(_CAPACITY, dtype=np.bool_)
        self._is_capital = np.zeros(_CAPACITY, dtype=np.bool_)
        self._is_first = np.zeros(_CAPACITY, dtype=np.bool_)
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
        forms, begins = _joined(sentences)
        scores = self._scores(forms)
        is_word = np.ones(len(forms), dtype=np.bool_)
        is_word[[0, 1, *(at for begin in begins[1:] for at in (begin - 2, begin - 1)), -2, -1]] = False
        starts, lengths = _stretches(self._paths.likely(scores), is_word)
        if not len(starts):
            return found
        owners = (np.searchsorted(begins, starts, side="right") - 1).tolist()
        paths = self._paths.best(scores, starts.tolist(), lengths.tolist())
        for owner, start, path in zip(owners, starts.tolist(), paths, strict=True):
            shift = start - begins[owner]
            spans = label_spans([self.labels[number] for number in path])
            found[owner] += [(first + shift, end + shift, name) for first, end, name in spans]
        return found

    def _scores(self, forms: list[str]) -> Ints:
        """Scores by word and label; two rows of BOUNDARY stand before, between and behind the sentences."""
        numbers = self._numbered(forms)
        width = len(self.labels)
        table = self._table[numbers]
        scores = table[:, _place(0) * width : (_place(0) + 1) * width].copy()
        for distance in DISTANCES:
            row = table[:, _place(distance) * width : (_place(distance) + 1) * width]
            if distance < 0:
                scores[-distance:] += row[:distance]
            elif distance > 0:
                scores[:-distance] += row[distance:]
        scores[1:-1] += self._pairs.scores(self._parts[numbers])
        is_end = numbers == self._numbers[BOUNDARY]
        self._add_quoted(scores, numbers, is_end)
        self._add_runs(scores, forms, numbers)
        scores[is_end, self._paths.outside] += _SURELY
        return scores.astype(np.int64)

    def _add_quoted(self, scores: NDArray[np.int32], numbers: Ints, is_end: NDArray[np.bool_]) -> None:
        """Add the weights of words between quotation marks of one sentence; marks are counted, not told apart."""
        is_mark = self._is_mark[numbers]
        if QUOTED in self._other and is_mark.any():
            marks: Ints = np.cumsum(is_mark, dtype=np.int64)
            marks = marks - np.maximum.accumulate(np.where(is_end, marks, 0))
            scores[(marks % 2 == 1) & ~is_mark & ~is_end] += self._other[QUOTED]

    def _add_runs(self, scores: NDArray[np.int32], forms: list[str], numbers: Ints) -> None:
        """Add the weights of places and organisations of several words.

        A place is sought where a capitalised word has another one behind it or behind the next word.
        """
        is_capital = self._is_capital[numbers]
        is_start = is_capital[:-2] & (is_capital[1:-1] | is_capital[2:])
        places = place_runs(forms, np.flatnonzero(is_start).tolist(), self._lexicon)
        bodies = body_runs(forms, np.flatnonzero(self._is_first[numbers]).tolist(), self._lexicon)
        for at, feature in chain(places, bodies):
            if feature in self._other:
                scores[at] += self._other[feature]

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
        known = zip(forms, described, strict=True)
        self._parts[start:end] = [self._pairs.numbers(features.kind, form, features.role) for form, features in known]
        self._is_mark[start:end] = [form in MARKS for form in forms]
        self._is_capital[start:end] = [form[0].isupper() for form in forms]
        self._is_first[start:end] = [form in self._lexicon.words.organisation_names for form in forms]
        self._numbers.update(zip(forms, range(start, end), strict=True))


def _vector(model: Model, number: int) -> NDArray[np.int32]:
    """The weights of a feature by label."""
    vector: NDArray[np.int32] = np.zeros(len(model.labels), dtype=np.int32)
    start, end = model.ends[number - 1] if number else 0, model.ends[number]
    vector[model.columns[start:end]] = model.weights[start:end]
    return vector


def _joined(sentences: Sequence[Sequence[str]]) -> tuple[list[str], list[int]]:
    """All forms with two BOUNDARY before, between and behind the sentences, and where each sentence begins."""
    forms = [BOUNDARY, BOUNDARY]
    begins: list[int] = []
    for sentence in sentences:
        begins.append(len(forms))
        forms += sentence
        forms += (BOUNDARY, BOUNDARY)
    return forms, begins


def _stretches(is_likely: NDArray[np.bool_], is_word: NDArray[np.bool_]) -> tuple[Ints, Ints]:
    """Starts and lengths of the runs of words that may be in names, each with the word before and the word after it.

    Those have the label O, so one of them may end one run and begin the next.
    """
    edges = np.flatnonzero(np.diff((is_likely & is_word).astype(np.int8)))
    starts, ends = edges[::2] + 1, edges[1::2] + 1
    starts = starts - is_word[starts - 1]
    return starts, ends + is_word[ends] - starts


def _place(distance: int) -> int:
    return DISTANCES.index(distance)
