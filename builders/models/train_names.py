"""Train the names model on files in the format of GermEval 2014, outer names: linear-chain CRFs, averaged, and a network beside them.

    python -m claimpack.builders.models.train_names FILE.tsv... [--language de]

Several linear models are trained, each without other two fifths of the letters' features, and their weights averaged: no feature can lean
on another's being there, and chance evens out (a logarithmic opinion pool; Sutton, Sindelar, McCallum 2006, "Reducing weight undertraining
in structured discriminative learning"). The scores of a network (train_network), which errs otherwise, are added. Writes
names_<language>.xz beside this script; the same files, python-crfsuite and numpy give the same bytes on one machine. Weights become whole
numbers, so that tagging adds up exactly on every machine. How well it does: python -m claimpack.builders.evaluate.ner.
"""

import argparse
import sys
import tempfile
import zlib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import cache, partial
from pathlib import Path

from claimpack.builders.languages.pack import Pack, load
from claimpack.builders.models.examples import Example, read_examples
from claimpack.builders.models.features import BOUNDARY, LETTERS, FormFeatures, form_features
from claimpack.builders.models.lexicon import load_lexicon
from claimpack.builders.models.names import SCALE, Model, dump_model, model_file
from claimpack.builders.models.network import Network, seen_of
from claimpack.builders.models.sequences import features_of_runs, sentence_features
from claimpack.builders.models.train_network import train_network

Rows = list[list[str]]
Sums = Mapping[tuple[str, str], int]

# Found by cross-validation on the training files.
PARAMETERS = {"c1": 0.2, "c2": 0.1, "max_iterations": 50, "feature.possible_transitions": True}
# Models that are averaged.
PARTS = 5
# The network's part in the scores; the rest is the linear models'.
SHARE = 0.35
# Smaller weights are left out: a third of them, without which no figure changes.
LEAST = 2
# What is learned; derivations and parts of other names are too rare.
TYPES = frozenset(("PER", "LOC", "ORG", "OTH", "LOCderiv", "LOCpart", "ORGpart"))


def main(arguments: Sequence[str] | None = None) -> None:
    """Train and write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="+", type=Path, help="sentences in the format of GermEval 2014")
    parser.add_argument("--language", default="de")
    options = parser.parse_args(arguments)
    examples = [example for path in options.files for example in read_examples(path.read_text(encoding="utf-8"))]
    pack = load(options.language)
    path = Path(__file__).with_name(model_file(pack.code))
    path.write_bytes(dump_model(train(examples, pack)))
    sys.stdout.write(f"{path.name}: {path.stat().st_size} bytes from {len(examples)} sentences\n")


def train(examples: Iterable[Example], pack: Pack) -> Model:
    """The average of linear models of the examples, each by L-BFGS with an elastic net, and a network beside them."""
    learned = [(example.forms, [_learned(label) for label in example.labels]) for example in examples]
    labels = sorted({label for _, given in learned for label in given})
    transitions, weights = _average([(_features(forms, pack), given) for forms, given in learned])
    network, moves = train_network(learned, labels, lambda form: seen_of(_described(form, pack)), partial(_runs, pack=pack), SHARE)
    return joined(labels, transitions, weights, network, moves)


def joined(labels: Sequence[str], transitions: Sums, weights: Sums, network: Network, moves: Mapping[tuple[str, str], float]) -> Model:
    """The model of the sums of linear models' weights, in thousandths, and of a network whose weights are its share already."""
    rest = (1 - SHARE) * SCALE / (1000 * PARTS)
    gains = {key: round(transitions.get(key, 0) * rest + moves.get(key, 0.0) * SCALE) for key in sorted(transitions.keys() | moves.keys())}
    rounded = {key: round(weight * rest) for key, weight in weights.items()}
    return Model.of(labels, gains, {key: weight for key, weight in rounded.items() if abs(weight) >= LEAST}, network)


def _average(known: Sequence[tuple[Rows, list[str]]]) -> tuple[Sums, Sums]:
    """The sums of the weights of transitions and features of all linear models."""
    transitions: Counter[tuple[str, str]] = Counter()
    weights: Counter[tuple[str, str]] = Counter()
    for part in range(PARTS):
        left_out = (part, (part + 1) % PARTS)
        moves, features = _trained(
            ([[name for name in row if _part(name) not in left_out] for row in rows], labels) for rows, labels in known
        )
        transitions.update(moves)
        weights.update(features)
    return transitions, weights


def _trained(known: Iterable[tuple[Rows, list[str]]]) -> tuple[Sums, Sums]:
    """The weights of transitions and features, in thousandths, that one training gives."""
    import pycrfsuite

    trainer = pycrfsuite.Trainer(algorithm="lbfgs", params=PARAMETERS, verbose=False)
    for rows, labels in known:
        trainer.append(rows, labels)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "names.crfsuite"
        trainer.train(str(path))
        tagger = pycrfsuite.Tagger()
        tagger.open(str(path))
        info = tagger.info()
        tagger.close()
    return _whole(info.transitions), _whole(info.state_features)


def _learned(label: str) -> str:
    return label if label[2:] in TYPES else "O"


@cache
def _part(feature: str) -> int:
    """The first of the two models that go without the feature; -1 for features that are not of letters."""
    return zlib.crc32(feature.encode()) % PARTS if feature.lstrip("-012").startswith(LETTERS) else -1


def _features(forms: Sequence[str], pack: Pack) -> list[list[str]]:
    return sentence_features(forms, [_described(form, pack) for form in forms], _described(BOUNDARY, pack), load_lexicon(pack))


def _runs(forms: Sequence[str], pack: Pack) -> list[tuple[int, str]]:
    return list(features_of_runs(forms, load_lexicon(pack)))


@cache
def _described(form: str, pack: Pack) -> FormFeatures:
    return form_features(form, load_lexicon(pack))


def _whole(weights: Mapping[tuple[str, str], float]) -> Sums:
    return {key: round(weight * 1000) for key, weight in weights.items()}


if __name__ == "__main__":
    main()
