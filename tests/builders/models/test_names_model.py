"""The names model: training, its file, and the best path through its scores."""

from itertools import pairwise, product

import numpy as np
import pytest

from claimpack.builders import languages
from claimpack.builders.languages.pack import Pack
from claimpack.builders.models import pairs
from claimpack.builders.models.examples import Example, label_spans, read_examples
from claimpack.builders.models.names import Model, dump_model, load_model, read_model
from claimpack.builders.models.network import Network
from claimpack.builders.models.paths import Paths
from claimpack.builders.models.sequences import PAIRS
from claimpack.builders.models.tagger import NameTagger, load_tagger
from claimpack.builders.models.train_names import train
from claimpack.schema.problems import ClaimpackError

PACK = languages.load("de")
SENTENCES = ("Anna fährt nach Oslo .", "Oslo ruft Anna an .", "Heute fährt niemand .")
LABELS = ("B-PER O O B-LOC O", "B-LOC O B-PER O O", "O O O O")
EXAMPLES = tuple(Example(tuple(words.split()), tuple(labels.split())) for words, labels in zip(SENTENCES, LABELS, strict=True))


def test_the_same_examples_give_the_same_bytes() -> None:
    assert dump_model(train(EXAMPLES, PACK)) == dump_model(train(EXAMPLES, PACK))


def test_rare_types_are_learned_as_no_names() -> None:
    rare = Example(("Das", "Opelhafte", "stört", "Anna", "."), ("O", "B-ORGderiv", "O", "B-PER", "O"))
    assert train((*EXAMPLES, rare), PACK).labels == ("B-LOC", "B-PER", "O")


def test_a_model_tags_what_it_was_trained_on() -> None:
    tagger = NameTagger(train(EXAMPLES, PACK), PACK)
    assert tagger.tag([example.forms for example in EXAMPLES]) == [list(example.labels) for example in EXAMPLES]


def test_sentences_do_not_influence_each_other() -> None:
    tagger = load_tagger(PACK)
    sentences = [["Angela", "Merkel", "reiste", "nach", "Paris", "."], [], ["Paris"], ["„", "Oslo", "ruft"], ["Oslo", "ruft", "."]]
    assert tagger.tag(sentences) == [tagger.tag([sentence])[0] for sentence in sentences]


def test_a_full_table_of_forms_starts_anew_and_changes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("claimpack.builders.models.tagger._CAPACITY", 12)
    tagger = NameTagger(load_model("de"), PACK)
    sentences = [["Angela", "Merkel", "reiste", "nach", "Paris", "."], ["In", "Oslo", "regnete", "es", "gestern", "."]]
    assert [tagger.tag([sentence])[0] for sentence in sentences] == load_tagger(PACK).tag(sentences)


def test_nothing_to_tag_is_no_error() -> None:
    assert load_tagger(PACK).tag([]) == []
    assert load_tagger(PACK).tag([[], []]) == [[], []]


def test_a_language_without_a_model_is_named() -> None:
    with pytest.raises(ClaimpackError) as raised:
        load_tagger(Pack("xx", "", PACK.sections))
    assert raised.value.code == "CFG030"


def test_the_shipped_model_has_the_labels_of_germeval() -> None:
    labels = load_model("de").labels
    assert {"O", "B-PER", "I-PER", "B-LOCderiv", "B-ORGpart"} <= set(labels)


LABEL_SET = ("B-LOC", "B-PER", "I-PER", "O")
TRANSITIONS = {
    ("B-PER", "I-PER"): 700,
    ("O", "O"): 300,
    ("I-PER", "O"): -200,
    ("B-LOC", "O"): -400,
    ("B-PER", "B-LOC"): 500,
    ("O", "B-LOC"): 100,
}


def best_of_all(scores: np.ndarray) -> list[tuple[int, int, str]]:
    """The names of the best of all allowed ways to label the words."""
    outside = LABEL_SET.index("O")

    def score(path: tuple[int, ...]) -> int:
        allowed = all(LABEL_SET[two][0] != "I" or LABEL_SET[one][2:] == LABEL_SET[two][2:] for one, two in pairwise((outside, *path)))
        moves = sum(TRANSITIONS.get((LABEL_SET[one], LABEL_SET[two]), 0) for one, two in pairwise(path))
        return int(sum(scores[at, label] for at, label in enumerate(path))) + moves if allowed else -(10**6)

    best = max(product(range(len(LABEL_SET)), repeat=len(scores)), key=score)
    return label_spans([LABEL_SET[number] for number in best])


@pytest.mark.parametrize("seed", range(40))
def test_the_best_path_is_the_best_of_all_allowed_ones(seed: int) -> None:
    draw = np.random.default_rng(seed)
    sentences = [draw.integers(-1300, 1000, size=(size, len(LABEL_SET))) for size in (5, 1, 4)]
    nothing = np.array([[-10_000, -10_000, -10_000, 10_000]] * 2)
    scores = np.concatenate([nothing, *(part for sentence in sentences for part in (sentence, nothing))]).astype(np.int16)
    firsts, lasts = [2, 9, 12], [6, 9, 15]
    found = Paths.of(LABEL_SET, TRANSITIONS).spans(scores, firsts, lasts)
    expected = [
        (at + first, at + end, name) for at, sentence in zip(firsts, sentences, strict=True) for first, end, name in best_of_all(sentence)
    ]
    assert found == expected


def test_a_model_survives_its_file() -> None:
    weights = {("0w=Anna", "O"): -70_000, ("0w=Anna", "B-PER"): 1200, ("-1w=Ölçü", "I-PER"): 3}
    numbers = [np.array(rows, dtype=np.int16) for rows in ([4, -5], [[1] * 5, [-300] * 5], [6], [7], [[8, 9, -32_000]])]
    network = Network(["w=Ölçü"], np.array([[-127, 3]], dtype=np.int8), *numbers[:3], {"MBT": numbers[3]}, numbers[4])
    model = Model.of(("O", "I-PER", "B-PER"), {("O", "B-PER"): 5, ("B-PER", "I-PER"): -300}, weights, network)
    read = read_model(dump_model(model))
    assert (read.labels, read.transitions, list(read.features)) == (model.labels, model.transitions, ["-1w=Ölçü", "0w=Anna"])
    assert (read.ends.tolist(), read.columns.tolist(), read.weights.tolist()) == ([1, 3], [1, 0, 2], [3, 1200, -70_000])
    assert [part.tolist() for part in (read.network.forms, read.network.mixing, read.network.output)] == [
        part.tolist() for part in (network.forms, network.mixing, network.output)
    ]
    assert (read.network.features, read.network.marks["MBT"].tolist()) == (["w=Ölçü"], [7])
    assert dump_model(read) == dump_model(model)


def test_sentences_end_at_comments_and_empty_lines() -> None:
    text = "#\tsource\n1\tAnna\tB-PER\tO\n2\truft\tO\tO\n\n1\tOslo\tB-LOC\tO\n#\tsource\n1\tJa\tO\tO\n"
    assert [example.forms for example in read_examples(text)] == [("Anna", "ruft"), ("Oslo",), ("Ja",)]


@pytest.mark.parametrize("line", ["1\tAnna", "1\tAnna\tPER\tO", "Anna"])
def test_a_line_without_a_label_is_an_error_with_its_number(line: str) -> None:
    with pytest.raises(ValueError, match="line 2"):
        list(read_examples("1\tAnna\tB-PER\tO\n" + line + "\n"))


@pytest.mark.parametrize(
    ("labels", "spans"),
    [
        ("O B-PER I-PER O", [(1, 3, "PER")]),
        ("B-PER B-PER", [(0, 1, "PER"), (1, 2, "PER")]),
        ("B-LOC I-PER", [(0, 1, "LOC"), (1, 2, "PER")]),
        ("I-ORG I-ORG", [(0, 2, "ORG")]),
        ("O O", []),
    ],
)
def test_labels_are_read_as_spans(labels: str, spans: list[tuple[int, int, str]]) -> None:
    assert label_spans(labels.split()) == spans


def test_endless_sentences_and_forms_are_tagged_too() -> None:
    sentence = [*(f"wort{number}" for number in range(9000)), "Angela", "Merkel", "x" * 200_000]
    assert [len(labels) for labels in load_tagger(PACK).tag([sentence, ["Oslo"]])] == [9003, 1]


def test_every_pair_of_the_features_has_a_table() -> None:
    assert sorted(pairs._TABLES + pairs._TRIPLE) == sorted(PAIRS)
