"""Scores of names and of pairs of names."""

from pathlib import Path

import pytest

from claimpack.builders.evaluate.names import read_pairs, score_pairs
from claimpack.builders.evaluate.ner import read_conll, score_names, scores
from claimpack.builders.languages.pack import load
from claimpack.schema.problems import ClaimpackError

PACK = load("de")


def test_a_name_counts_only_with_its_borders_and_its_type() -> None:
    gold = frozenset({(0, 2, "PER"), (4, 5, "LOC"), (6, 7, "OTH")})
    found = frozenset({(0, 2, "PER"), (4, 5, "ORG"), (6, 8, "OTH")})
    counts = {score.name: (score.n_hits, score.n_gold, score.n_found) for score in scores([(gold, found)])}
    assert counts["names PER+LOC+ORG"] == (1, 2, 2)
    assert counts["names OTH"] == (0, 1, 1)
    assert counts["names all"] == (1, 3, 3)


def test_sentences_of_a_file_are_scored(tmp_path: Path) -> None:
    path = tmp_path / "names.tsv"
    path.write_text("1\tAngela\tB-PER\tO\n2\tMerkel\tI-PER\tO\n3\tschwieg\tO\tO\n4\t.\tO\tO\n", encoding="utf-8")
    first = next(score_names(read_conll(path), PACK))
    assert (first.n_hits, first.n_gold, first.n_found) == (1, 1, 1)


def test_a_file_in_another_format_is_named(tmp_path: Path) -> None:
    path = tmp_path / "names.tsv"
    path.write_text("Angela PER\n", encoding="utf-8")
    with pytest.raises(ClaimpackError) as raised:
        read_conll(path)
    assert raised.value.code == "SRC046"


def test_pairs_are_scored_by_what_is_held_to_be_the_same(tmp_path: Path) -> None:
    path = tmp_path / "pairs.tsv"
    path.write_text("name_a\tname_b\tsame\nBoris Jelzin\tBoris Yeltsin\t1\nBoris Jelzin\tBoris Becker\t1\n", encoding="utf-8")
    accuracy, same = score_pairs(read_pairs(path), PACK)
    assert (accuracy.n_hits, accuracy.n_gold) == (1, 2)
    assert (same.precision, same.recall) == (1.0, 0.5)


def test_a_row_that_is_no_pair_is_named(tmp_path: Path) -> None:
    path = tmp_path / "pairs.tsv"
    path.write_text("name_a\tname_b\tsame\nBoris Jelzin\t\t1\n", encoding="utf-8")
    with pytest.raises(ClaimpackError) as raised:
        read_pairs(path)
    assert raised.value.code == "SRC047"
    assert raised.value.where == f"{path}:2"
