"""Scores of relations."""

import pytest

from claimpack.builders.evaluate.relations import relation_scores
from claimpack.schema.records import Relation


def row(a: str, b: str, relation: str = "repeats", same_place: str = "yes") -> Relation:
    return Relation(
        relation_id=f"rel_{a}{b}",
        claim_a=a,
        claim_b=b,
        relation=relation,
        same_event="yes",
        same_population="yes",
        same_place=same_place,
        same_time="yes",
        independent_sources="no",
        explanation="?",
        rule="test",
    )


def test_a_pair_has_no_direction() -> None:
    pairs = relation_scores([row("1", "2")], [row("2", "1")])[0]
    assert (pairs.n_hits, pairs.f1) == (1, 1.0)


def test_labels_are_scored_over_the_pairs_that_both_have() -> None:
    gold = [row("1", "2"), row("1", "3"), row("2", "3")]
    scores = {score.name: score for score in relation_scores(gold, [row("1", "2"), row("1", "3", "updates"), row("4", "5")])}
    assert scores["pairs"].recall == pytest.approx(2 / 3)
    assert scores["label"].precision == 0.5
    assert scores["same_place"].precision == 1.0


def test_nothing_found_scores_nothing() -> None:
    assert [score.f1 for score in relation_scores([row("1", "2")], [])] == [0.0] * 8
