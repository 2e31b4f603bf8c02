"""Small made-up corpora of German news, read from text to relations. Everything in them is invented.

`relations.tsv` of each holds the pairs of claims that a fact-checker would want side by side, decided before they were first read by the
machine. The floors are what was reached when they were last looked at, less a little: a change that loses more has to say why. They are no
measure of unseen news: when they were first read, the last twelve had F .18 to .76.
"""

from dataclasses import replace
from pathlib import Path

import pytest

from claimpack.builders.config import load_config
from claimpack.builders.evaluate.relations import relation_scores
from claimpack.builders.extract.article import RuleExtractor
from claimpack.builders.languages.pack import load
from claimpack.builders.link.apply import apply_links
from claimpack.builders.link.entities import link_mentions
from claimpack.builders.link.gazetteer import Gazetteer
from claimpack.builders.read import read_sources
from claimpack.builders.relate import independence_groups, relate_claims
from claimpack.schema.records import Article, Claim, Relation

FOLDER = Path(__file__).with_name("corpora")
PACK = load("de")


@pytest.mark.parametrize(
    ("name", "least_pairs", "least_labels"),
    [
        ("flood", 0.80, 0.75),
        ("riot", 0.80, 0.80),
        ("strike", 0.65, 0.65),
        ("election", 0.65, 0.60),
        ("explosion", 0.70, 0.75),
        ("ferry", 0.45, 0.80),
        ("coup", 0.85, 0.70),
        ("train", 0.60, 0.80),
        ("epidemic", 0.70, 0.70),
        ("townhall", 0.45, 0.70),
        ("bridge", 0.25, 0.50),
        ("hospital", 0.60, 0.70),
        ("siege", 0.30, 0.65),
        ("wildfire", 0.80, 0.85),
        ("theft", 0.10, 0.50),
        ("affair", 0.60, 0.75),
        ("insolvency", 0.50, 0.75),
        ("avalanche", 0.60, 0.85),
        ("cyberattack", 0.30, 0.80),
        ("sausage", 0.45, 0.65),
        ("mine", 0.50, 0.75),
        ("coalition", 0.75, 0.80),
        ("trial", 0.55, 0.50),
        ("storm", 0.80, 0.75),
        ("doping", 0.45, 0.75),
        ("nursing", 0.75, 0.80),
        ("drones", 0.60, 0.75),
        ("coach", 0.65, 0.50),
    ],
)
def test_a_corpus_is_related_as_a_reader_would(name: str, least_pairs: float, least_labels: float) -> None:
    articles, claims, found = related(FOLDER / name)
    gold = [Relation(**row, **UNSAID) for row in expected(FOLDER / name / "relations.tsv", articles, claims)]
    scores = {score.name: score for score in relation_scores(gold, found)}
    assert scores["pairs"].f1 >= least_pairs
    assert scores["label"].precision >= least_labels


UNSAID = dict.fromkeys(("same_event", "same_population", "same_place", "same_time", "independent_sources"), "unknown") | {
    "relation_id": "?",
    "explanation": "?",
    "rule": "?",
}


def related(folder: Path) -> tuple[dict[str, Article], list[Claim], tuple[Relation, ...]]:
    """The articles by the names of their files, their claims, and how these are related."""
    facts = [RuleExtractor(PACK).extract(article) for article in read_sources(load_config(folder / "claimpack.toml")).articles]
    linked = link_mentions([mention for each in facts for mention in each.mentions], Gazetteer({}), PACK)
    entities = {mention.mention_id: mention.entity_id for mention in linked.mentions if mention.entity_id}
    claims = list(apply_links((claim for each in facts for claim in each.claims), entities))
    groups = independence_groups([each.article for each in facts])
    articles = [replace(each.article, independence_group=groups[each.article.article_id]) for each in facts]
    return {Path(article.source_uri).stem: article for article in articles}, claims, relate_claims(claims, articles, linked.entities, PACK)


def expected(file: Path, articles: dict[str, Article], claims: list[Claim]) -> list[dict[str, str]]:
    """The expected pairs: a claim is named by its article and a piece of its text."""
    lines = [line for line in file.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    rows = (line.split("\t") for line in lines)
    return [
        {"relation": relation, "claim_a": find(first, articles, claims), "claim_b": find(second, articles, claims)}
        for relation, first, second in rows
    ]


def find(where: str, articles: dict[str, Article], claims: list[Claim]) -> str:
    """The claim whose spans, or else whose sentence, the piece of text overlaps most."""
    name, _, piece = where.partition(": ")
    start = (articles[name].text or "").index(piece)
    end = start + len(piece)

    def shared(claim: Claim) -> tuple[int, int]:
        sizes = (
            sum(max(0, min(end, span.end_char) - max(start, span.start_char)) for span in spans)
            for spans in (claim.spans, claim.sentence_spans)
        )
        first, second = sizes
        return first, second

    return max((claim for claim in claims if claim.article_id == articles[name].article_id), key=shared).claim_id
