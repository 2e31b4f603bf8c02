"""Which claims are looked at together."""

import pytest

from claimpack.builders.relate.blocks import LONGEST, article_claims, candidates, n_cut
from claimpack.builders.relate.counts import counts
from claimpack.builders.relate.lexicon import lexicon


@pytest.fixture
def index(corpus, pack):
    def make(*claims):
        words = lexicon(pack)
        rows = corpus.profiles(*claims)
        return article_claims(rows, [counts(row, pack, words) for row in rows])

    return make


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("Die Polizei verhaftete Rabe", "Rabe wurde festgenommen", True),
        ("Demonstranten besetzten das Rathaus", "Das Rathaus wurde geräumt", True),
        ("Rabe besuchte eine Schule", "Rabe kaufte ein Auto", False),
        ("Die Proteste begannen", "Der Handel erholte sich", False),
    ],
)
def test_two_claims_are_looked_at_if_they_share_something_to_compare(first: str, second: str, expected: bool, corpus, index) -> None:
    left = index(corpus.claim("a", first, entities=("ent_rabe",)))
    right = index(corpus.claim("b", second, entities=("ent_rabe",)))
    assert bool(list(candidates(left, right))) is expected


def test_within_an_article_each_pair_comes_once(corpus, index) -> None:
    rows = index(*(corpus.claim("a", "Die Polizei verhaftete Rabe", entities=("ent_rabe",)) for _ in range(3)))
    assert list(candidates(rows, rows)) == [(0, 1), (0, 2), (1, 2)]


def test_what_a_giant_block_cuts_off_is_counted(corpus, index) -> None:
    rows = index(*(corpus.claim("a", f"{n} Tote", corpus.count(f"{n} Tote", n), entities=()) for n in range(2, LONGEST + 12)))
    assert n_cut(rows) == 10
    assert max(second for _, second in candidates(rows, rows) if second) <= LONGEST + 10
    assert sum(1 for _ in candidates(rows, rows)) <= LONGEST * LONGEST
