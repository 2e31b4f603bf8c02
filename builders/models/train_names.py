"""Train the names model: a linear-chain CRF on files in the format of GermEval 2014, outer names.

    python -m claimpack.builders.models.train_names FILE.tsv... [--language de]

Writes names_<language>.xz beside this script; the same files and the same python-crfsuite give the same bytes. Weights become whole numbers
(thousandths), so that tagging adds up exactly on every machine. How well it does: python -m claimpack.builders.evaluate.ner.
"""

import argparse
import sys
import tempfile
from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path

from claimpack.builders.languages.pack import Pack, load
from claimpack.builders.models.examples import Example, read_examples
from claimpack.builders.models.features import BOUNDARY, FormFeatures, form_features
from claimpack.builders.models.lexicon import load_lexicon
from claimpack.builders.models.names import SCALE, Model, dump_model, model_file
from claimpack.builders.models.sequences import sentence_features

# Found by cross-validation on the training files.
PARAMETERS = {"c1": 0.3, "c2": 0.1, "max_iterations": 50, "feature.possible_transitions": False}


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
    """The model of the examples, by L-BFGS with an elastic net, which leaves most weights at zero."""
    import pycrfsuite

    trainer = pycrfsuite.Trainer(algorithm="lbfgs", params=PARAMETERS, verbose=False)
    for example in examples:
        trainer.append(_features(example.forms, pack), example.labels)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "names.crfsuite"
        trainer.train(str(path))
        tagger = pycrfsuite.Tagger()
        tagger.open(str(path))
        info = tagger.info()
        tagger.close()
    return Model.of(list(info.labels), _rounded(info.transitions.items()), _rounded(info.state_features.items()))


def _features(forms: Sequence[str], pack: Pack) -> list[list[str]]:
    return sentence_features(forms, [_described(form, pack) for form in forms], _described(BOUNDARY, pack), load_lexicon(pack))


@cache
def _described(form: str, pack: Pack) -> FormFeatures:
    return form_features(form, load_lexicon(pack))


def _rounded(weights: Iterable[tuple[tuple[str, str], float]]) -> dict[tuple[str, str], int]:
    rounded = {key: round(weight * SCALE) for key, weight in weights}
    return {key: weight for key, weight in rounded.items() if weight}


if __name__ == "__main__":
    main()
