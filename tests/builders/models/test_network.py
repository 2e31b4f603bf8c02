"""The network of the names model: its training, and what it adds to the scores of labels."""

from itertools import pairwise, product

import numpy as np

from claimpack.builders import languages
from claimpack.builders.models.examples import Example
from claimpack.builders.models.expectations import surplus
from claimpack.builders.models.features import form_features
from claimpack.builders.models.lexicon import load_lexicon
from claimpack.builders.models.names import Model, load_model
from claimpack.builders.models.network import Hidden, Network, seen_of
from claimpack.builders.models.network_steps import Steps
from claimpack.builders.models.sequences import DISTANCES, features_of_runs
from claimpack.builders.models.tagger import NameTagger
from claimpack.builders.models.train_network import Moves, train_network

PACK = languages.load("de")
LEXICON = load_lexicon(PACK)
LABELS = ("B-LOC", "B-PER", "O")
EXAMPLES = 200 * (
    Example(("Anna", "fährt", "nach", "Oslo", "."), ("B-PER", "O", "O", "B-LOC", "O")),
    Example(("„", "Oslo", "“", "ruft", "Anna", "."), ("O", "B-LOC", "O", "O", "B-PER", "O")),
)


def trained() -> tuple[Network, Moves]:
    known = [(example.forms, example.labels) for example in EXAMPLES]
    return train_network(
        known, LABELS, lambda form: seen_of(form_features(form, LEXICON)), lambda forms: list(features_of_runs(forms, LEXICON)), 1
    )


def network(forms: list[list[int]], mixing: list[list[int]], output: list[list[int]], bias: list[int]) -> Network:
    short = [np.array(rows, dtype=np.int16) for rows in (mixing, output, bias)]
    names = [f"w={name}" for name in ("Anna", "Oslo")]
    return Network(
        names,
        np.array([[0] * len(forms[0]), *forms], dtype=np.int8),
        np.zeros(len(forms[0]), dtype=np.int16),
        short[0],
        short[2],
        {},
        short[1],
    )


def test_the_same_examples_give_the_same_network() -> None:
    one, two = trained(), trained()
    assert one[1] == two[1]
    assert all(np.array_equal(getattr(one[0], part), getattr(two[0], part)) for part in ("forms", "mixing", "bias", "output"))


def test_a_network_alone_tags_what_it_was_trained_on() -> None:
    learned, moves = trained()
    model = Model.of(LABELS, {key: round(100 * weight) for key, weight in moves.items()}, {}, learned)
    assert NameTagger(model, PACK).tag([example.forms for example in EXAMPLES]) == [list(example.labels) for example in EXAMPLES]


def test_features_of_few_words_are_not_learned() -> None:
    known = [(example.forms, example.labels) for example in EXAMPLES[:10]]
    learned, _ = train_network(known, LABELS, lambda form: [f"w={form}", "s=a"], lambda forms: [], 1)
    assert learned.features == ["s=a", "w=.", "w=Anna", "w=Oslo"]


def test_a_form_speaks_to_each_distance() -> None:
    # One number, one unit: 16 stands for one in the form's number and in the unit, 256 in the mixing.
    hidden = Hidden.of(network([[16], [-16]], [[256 * distance for distance in DISTANCES]], [[1]], [7]))
    rows = hidden.rows([form_features(form, LEXICON) for form in ("Anna", "Oslo", "Paris")])
    assert rows[:, :, 0].tolist() == [[-32, -16, 0, 16, 32], [0] * 5, [0] * 5]


def test_a_unit_counts_only_above_nothing() -> None:
    hidden = Hidden.of(network([[0], [0]], [[0] * len(DISTANCES)], [[800, -800, 0]], [0]))
    assert hidden.gains(np.array([[16], [-16], [0]], dtype=np.int16)).tolist() == [[100, -100, 0], [0, 0, 0], [0, 0, 0]]


def test_gains_are_the_same_as_those_of_whole_numbers() -> None:
    draw = np.random.default_rng(5)
    units, output = draw.integers(-900, 900, size=(700, 64)), draw.integers(-120, 120, size=(64, 15))
    hidden = Hidden.of(Network([], np.zeros((1, 1), np.int8), *(np.zeros(1, np.int16),) * 3, {}, output.astype(np.int16)))
    expected = (units.clip(0) @ output >> 7).clip(-2500, 2500)
    assert hidden.gains(units.astype(np.int16)).tolist() == expected.tolist()


def test_great_units_are_cut_so_that_sums_stay_exact() -> None:
    output = np.full((64, 1), 100, dtype=np.int16)
    hidden = Hidden.of(Network([], np.zeros((1, 1), np.int8), *(np.zeros(1, np.int16),) * 3, {}, output))
    assert hidden.most_unit * 64 * 100 < 1 << 24
    assert hidden.gains(np.full((1, 64), 32_767, dtype=np.int16)).tolist() == [[2500]]


def test_an_empty_network_adds_nothing() -> None:
    hidden = Hidden.of(Network.empty(3))
    rows = hidden.rows([form_features("Anna", LEXICON)])
    assert not rows.any()
    assert not hidden.gains(rows[0]).any()


def test_the_shipped_network_knows_no_runs_inside_a_form() -> None:
    features = load_model("de").network.features
    assert features
    assert not [feature for feature in features if feature.startswith("i=")]


def test_what_is_expected_is_the_mean_over_all_ways_to_label() -> None:
    draw = np.random.default_rng(3)
    sizes, gold = np.array([3, 1]), np.array([[0, 1, 1], [1, 0, 0]])
    scores, moves = draw.standard_normal((2, 3, 2)).astype(np.float32), draw.standard_normal((2, 2)).astype(np.float32)
    labels, moved = np.zeros((2, 3, 2)), np.zeros((2, 2))
    for row, size in enumerate(sizes):
        paths = list(product(range(2), repeat=int(size)))
        weights = np.exp([sum(scores[row, range(size), path]) + sum(moves[one, two] for one, two in pairwise(path)) for path in paths])
        given = tuple(gold[row, :size].tolist())
        for path, chance in [*zip(paths, weights / weights.sum(), strict=True), (given, -1.0)]:
            labels[row, range(size), path] += chance
            for one, two in pairwise(path):
                moved[one, two] += chance
    found = surplus(scores, gold, sizes, moves)
    np.testing.assert_allclose(found[0], labels, atol=1e-5)
    np.testing.assert_allclose(found[1], moved, atol=1e-5)


def test_weights_without_a_gradient_stay() -> None:
    steps = Steps(np.ones((3, 2), dtype=np.float32))
    steps.take(np.full((1, 2), 4, dtype=np.float32), 0.5, np.array([1]))
    np.testing.assert_allclose(steps.value, [[1, 1], [0.5, 0.5], [1, 1]], atol=1e-6)
