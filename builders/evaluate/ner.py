"""Score names on sentences in the format of CoNLL and GermEval 2014: outer names, exact borders and type.

    python -m claimpack.builders.evaluate.ner FILE.tsv... [--folds 5] [--language de]

prints the score of the shipped model, or, with --folds, of models trained on the other folds (every n-th sentence is held out). A score of
the shipped model on the files it was trained on says nothing. Each sentence is read by itself: the second pass over an article has no part.
"""

import argparse
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from claimpack.builders.evaluate.counts import Score
from claimpack.builders.extract.mentions.mentions import find_names
from claimpack.builders.languages.pack import Pack, load
from claimpack.builders.models.examples import Example, label_spans, read_examples
from claimpack.builders.models.tagger import NameTagger, load_tagger
from claimpack.schema.problems import ClaimpackError

# The types that published systems are compared by.
MAIN = ("PER", "LOC", "ORG")

Names = frozenset[tuple[int, int, str]]


def read_conll(path: Path) -> tuple[Example, ...]:
    """The sentences of a file. Raises ClaimpackError SRC046 for a line that is not in the format."""
    try:
        return tuple(read_examples(path.read_text(encoding="utf-8")))
    except ValueError as error:
        raise ClaimpackError("SRC046", str(error), where=str(path), hint="columns: number, form, label; apart by tabs") from error


def score_names(examples: Sequence[Example], pack: Pack, tagger: NameTagger | None = None) -> Iterator[Score]:
    """The score of PER, LOC and ORG together, of each type, and of all; the tagger is the shipped one unless another is given."""
    yield from scores(_compared(examples, tagger or load_tagger(pack), pack))


def cross_validated(examples: Sequence[Example], folds: int, pack: Pack) -> Iterator[Score]:
    """The same scores with every n-th sentence tagged by a model of the others. Takes several minutes a fold."""
    from claimpack.builders.models.train_names import train

    def compared() -> Iterator[tuple[Names, Names]]:
        for fold in range(folds):
            others = (example for number, example in enumerate(examples) if number % folds != fold)
            yield from _compared(examples[fold::folds], NameTagger(train(others, pack), pack), pack)

    yield from scores(compared())


def scores(compared: Iterable[tuple[Names, Names]]) -> Iterator[Score]:
    """Scores of pairs of gold names and found names, a pair a sentence."""
    gold: Counter[str] = Counter()
    found: Counter[str] = Counter()
    hits: Counter[str] = Counter()
    for gold_names, found_names in compared:
        for counter, names in ((gold, gold_names), (found, found_names), (hits, gold_names & found_names)):
            counter.update(name[2] for name in names)
    types = sorted(gold.keys() | found.keys())
    for label, group in (("names " + "+".join(MAIN), MAIN), *((f"names {one}", (one,)) for one in types), ("names all", tuple(types))):
        yield Score(label, *(sum(counter[one] for one in group) for counter in (hits, gold, found)))


def _compared(examples: Sequence[Example], tagger: NameTagger, pack: Pack) -> Iterator[tuple[Names, Names]]:
    found = find_names([example.forms for example in examples], tagger, pack)
    for example, names in zip(examples, found, strict=True):
        labelled = ((name.first, name.end, name.entity_type + ("" if name.derivation == "none" else name.derivation)) for name in names)
        yield frozenset(label_spans(example.labels)), frozenset(labelled)


def main(arguments: Sequence[str] | None = None) -> None:
    """Score and print, one line a type."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--folds", type=int, default=0)
    parser.add_argument("--language", default="de")
    options = parser.parse_args(arguments)
    examples = tuple(example for path in options.files for example in read_conll(path))
    pack = load(options.language)
    found = cross_validated(examples, options.folds, pack) if options.folds else score_names(examples, pack)
    for score in found:
        sys.stdout.write(f"{score.name:20} P {score.precision:.3f}  R {score.recall:.3f}  F {score.f1:.3f}  n {score.n_gold}\n")


if __name__ == "__main__":
    main()
