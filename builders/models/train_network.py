"""Train the network of a names model: forms and their neighbours through hidden units to a linear chain of labels.

A form's features are summed to a few numbers, those of five words are mixed to units, and these score the labels (a window network, as in
Collobert and others 2011, "Natural language processing (almost) from scratch"). Steps are Adam's (Kingma, Ba 2015); the averages of the
second half of the rounds count. What is drawn comes from a generator with a fixed seed: the same examples and the same numpy give the same
network on one machine. OPENBLAS_NUM_THREADS=1 makes it faster where the cores are not idle.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import product

import numpy as np
from numpy.typing import NDArray

from claimpack.builders.models.features import BOUNDARY
from claimpack.builders.models.network import FORM_SCALE, MIX_SCALE, OUT_SCALE, UNIT_SCALE, Network
from claimpack.builders.models.network_steps import Batch, Ints, Learned, Sentence

Forms = Sequence[str]
Moves = Mapping[tuple[str, str], float]

# Found by cross-validation on the training files: rounds over all sentences, sentences at once, and the greatest step, which falls to a
# tenth.
ROUNDS, _AT_ONCE, _RATE = 30, 32, 0.002
# Words that a feature must stand with to be learned. Runs of letters inside a form are left to the linear models.
_LEAST_WORDS, _UNSEEN = 8, "i="
_SEED = 1


def train_network(
    sentences: Sequence[tuple[Forms, Sequence[str]]],
    labels: Sequence[str],
    seen_of: Callable[[str], Sequence[str]],
    marks_of: Callable[[Forms], Sequence[tuple[int, str]]],
    share: float,
) -> tuple[Network, Moves]:
    """The network of labelled sentences and its weights of (label, next label), its output and these times `share`.

    `seen_of` gives the features of a form, `marks_of` the words of a sentence that have a feature beyond their form, with that feature.
    """
    forms, features, seen = _features([forms for forms, _ in sentences], seen_of)
    read, marks = _read(sentences, forms, labels, marks_of)
    draw = np.random.default_rng(_SEED)
    learned = Learned.drawn(len(features), len(marks), len(labels), draw)
    for number in range(ROUNDS):
        rate = _RATE * (1 - 0.9 * number / ROUNDS)
        for batch in _batches(read, draw):
            learned.learn(batch, seen, draw, rate)
        if 2 * number >= ROUNDS:
            for steps in learned.all():
                steps.total += steps.value / (ROUNDS // 2)
    moves = learned.moves.total * share
    named = {(labels[one], labels[two]): float(moves[one, two]) for one, two in product(range(len(labels)), repeat=2)}
    return _whole(learned, share, features, marks), named


def _features(sentences: Sequence[Forms], seen_of: Callable[[str], Sequence[str]]) -> tuple[Mapping[str, int], list[str], list[Ints]]:
    """All forms by number, the features that are learned, in order, and the numbers of each form's features."""
    words = Counter(form for forms in sentences for form in forms)
    forms = {form: number for number, form in enumerate((BOUNDARY, *words))}
    seen = [[feature for feature in seen_of(form) if not feature.startswith(_UNSEEN)] for form in forms]
    counts: Counter[str] = Counter()
    for form, own in zip(forms, seen, strict=True):
        counts.update(dict.fromkeys(own, words[form]))
    features = sorted(feature for feature, count in counts.items() if count >= _LEAST_WORDS)
    number_of = {feature: number for number, feature in enumerate(features)}
    numbers = [np.array(sorted({number_of[feature] for feature in own if feature in number_of}), dtype=np.int64) for own in seen]
    return forms, features, numbers


def _read(
    sentences: Sequence[tuple[Forms, Sequence[str]]],
    forms: Mapping[str, int],
    labels: Sequence[str],
    marks_of: Callable[[Forms], Sequence[tuple[int, str]]],
) -> tuple[list[Sentence], list[str]]:
    """The sentences by number, and the features of words beyond their forms, in order."""
    marked = [marks_of(own) for own, _ in sentences]
    marks = sorted({feature for own in marked for _, feature in own})
    read = [
        Sentence(
            np.array([forms[form] for form in own]),
            np.array([labels.index(label) for label in given]),
            tuple((at, marks.index(feature)) for at, feature in others),
        )
        for (own, given), others in zip(sentences, marked, strict=True)
    ]
    return read, marks


def _batches(sentences: Sequence[Sentence], draw: np.random.Generator) -> Iterator[Batch]:
    """All sentences, those of about one length together, in an order drawn anew."""
    sizes = np.array([len(sentence.forms) for sentence in sentences]) + draw.random(len(sentences)) * 6
    order = np.argsort(sizes, kind="stable")
    for start in draw.permutation(range(0, len(order), _AT_ONCE)):
        yield Batch.of([sentences[number] for number in order[start : start + _AT_ONCE]])


def _whole(learned: Learned, share: float, features: Sequence[str], marks: Sequence[str]) -> Network:
    """The averaged weights as whole numbers."""

    def short(weights: NDArray[np.float64], scale: float) -> NDArray[np.int16]:
        return np.rint(weights * scale).clip(-32_767, 32_767).astype(np.int16)

    forms = np.rint(learned.forms.total * FORM_SCALE).clip(-127, 127).astype(np.int8)
    return Network(
        features=features,
        forms=np.concatenate((np.zeros_like(forms, shape=(1, forms.shape[1])), forms)),
        form_bias=short(learned.form_bias.total, FORM_SCALE),
        mixing=short(learned.mixing.total, MIX_SCALE),
        bias=short(learned.bias.total, UNIT_SCALE),
        marks=dict(zip(marks, short(learned.marks.total, UNIT_SCALE), strict=True)),
        output=short(learned.output.total, OUT_SCALE * share),
    )
