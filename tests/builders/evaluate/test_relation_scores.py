"""Scores of relations."""

import json
from pathlib import Path

import pytest

from claimpack.builders.evaluate.claims import GoldArticle
from claimpack.builders.evaluate.relations import relation_scores, score_gold_relations
from claimpack.builders.extract.article import RuleExtractor
from claimpack.builders.extract.facts import Facts
from claimpack.builders.languages.pack import load
from claimpack.builders.text.bare import bare_article
from claimpack.schema.problems import ClaimpackError
from claimpack.schema.records import Relation

PACK = load("de")
TEXTS = {
    "a.txt": "Bei einem Brand in Lyon starben am Montag drei Menschen.\n",
    "b.txt": "In Lyon sind bei dem Brand vier Menschen gestorben.\n",
}
SAME = dict.fromkeys(("same_event", "same_population", "same_place", "same_time", "independent_sources"), "unknown")


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


def labelled(texts: dict[str, str]) -> list[tuple[GoldArticle, Facts]]:
    """Articles of one claim each with their gold."""

    def pair(name: str, text: str) -> tuple[GoldArticle, Facts]:
        facts = RuleExtractor(PACK).extract(bare_article(text, name, PACK.code))
        claims = [{"index": 7, "spans": [[span.start_char, span.end_char] for span in claim.spans]} for claim in facts.claims]
        return GoldArticle(name, "0" * 64, {"claims": claims}), facts

    return [pair(name, text) for name, text in texts.items()]


def test_pairs_of_a_gold_folder_are_named_by_source_and_index(tmp_path: Path) -> None:
    row = {"a": ["a.txt", 7], "b": ["b.txt", 7], "relation": "inconsistent_detail", "numeric_relation": "disjoint"} | SAME
    (tmp_path / "relations.json").write_text(json.dumps([row, row | {"b": ["b.txt", 8]}]), encoding="utf-8")
    pairs, label, *_ = score_gold_relations(tmp_path, labelled(TEXTS), PACK)
    assert (pairs.name, pairs.n_hits, pairs.n_gold, pairs.n_found) == ("relations pairs", 1, 2, 1)
    assert label.n_hits == 1


def test_a_gold_folder_without_pairs_is_not_scored_for_them(tmp_path: Path) -> None:
    assert score_gold_relations(tmp_path, labelled(TEXTS), PACK) == []


@pytest.mark.parametrize("content", ["{}", '[{"a": ["a.txt", 7]}]', '[{"a": "x", "b": "y", "relation": "updates"}]'])
def test_what_is_no_pair_is_an_error_that_names_the_file(content: str, tmp_path: Path) -> None:
    (tmp_path / "relations.json").write_text(content, encoding="utf-8")
    with pytest.raises(ClaimpackError) as raised:
        score_gold_relations(tmp_path, labelled(TEXTS), PACK)
    assert raised.value.code == "SRC040"
    assert str(tmp_path) in str(raised.value.where)
