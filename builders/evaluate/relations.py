"""Scores of relations against annotated pairs: which pairs were found, and what they were said to be to each other.

A pair has no direction. "pairs" counts pairs; "label" is the accuracy of the relation over the pairs that both have, and so is each
judgement ("numeric_relation", "same_place" ...). In claimpack's gold format the pairs stand in relations.json beside the articles, and name
each claim by its article's source and its index there; a pair whose claims were not both found counts as not found.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from operator import attrgetter
from pathlib import Path

from claimpack.builders.evaluate.claims import CLAIM_IOU, GoldArticle, Record, spans_of
from claimpack.builders.evaluate.counts import Score, iou, match
from claimpack.builders.extract.facts import Facts
from claimpack.builders.languages import Pack
from claimpack.builders.link.apply import apply_links
from claimpack.builders.link.entities import link_mentions
from claimpack.builders.link.gazetteer import Gazetteer
from claimpack.builders.relate import independence_groups, relate_claims
from claimpack.schema.problems import ClaimpackError
from claimpack.schema.records import Article, Relation

FILE = "relations.json"
JUDGEMENTS = ("numeric_relation", "same_event", "same_population", "same_place", "same_time", "independent_sources")
Named = tuple[str, int]  # a claim of the gold: its article's source, its index


def relation_scores(gold: Iterable[Relation], found: Iterable[Relation]) -> tuple[Score, ...]:
    """Pairs, label, and each judgement, in this order. Both sides speak of the same claim ids."""
    want = {frozenset((row.claim_a, row.claim_b)): row for row in gold}
    got = {frozenset((row.claim_a, row.claim_b)): row for row in found}
    both = sorted(want.keys() & got.keys(), key=sorted)
    scores = [Score("pairs", len(both), len(want), len(got))]
    for name, column in (("label", "relation"), *((name, name) for name in JUDGEMENTS)):
        value = attrgetter(column)
        n_right = sum(value(want[pair]) == value(got[pair]) for pair in both)
        scores.append(Score(name, n_right, len(both), len(both)))
    return tuple(scores)


def score_gold_relations(folder: Path, pairs: Sequence[tuple[GoldArticle, Facts]], pack: Pack) -> list[Score]:
    """The scores of relations.json in a gold folder, or none if there is no such file; `pairs` are its articles as they were extracted.

    Raises ClaimpackError SRC040 for a file that holds no pairs of claims.
    """
    path = folder / FILE
    if not path.is_file():
        return []
    known = {name: claim for gold, facts in pairs for name, claim in _found_claims(gold, facts)}
    want = list(_read(path, known))
    scores = relation_scores(want, _related([facts for _, facts in pairs], pack))
    return [replace(score, name=f"relations {score.name}") for score in scores]


def _related(extracted: Sequence[Facts], pack: Pack) -> tuple[Relation, ...]:
    linked = link_mentions([mention for facts in extracted for mention in facts.mentions], Gazetteer({}), pack)
    entities = {mention.mention_id: mention.entity_id for mention in linked.mentions if mention.entity_id}
    claims = list(apply_links((claim for facts in extracted for claim in facts.claims), entities))
    groups = independence_groups([facts.article for facts in extracted])
    articles: list[Article] = [replace(facts.article, independence_group=groups[facts.article.article_id]) for facts in extracted]
    return relate_claims(claims, articles, linked.entities, pack)


def _found_claims(gold: GoldArticle, facts: Facts) -> Iterator[tuple[Named, str]]:
    """The claims of the gold that were found, with their ids."""
    spans = [spans_of(claim["spans"]) for claim in gold.record["claims"]]
    for i, j in match(spans, [claim.spans for claim in facts.claims], iou, CLAIM_IOU):
        yield (gold.source, int(gold.record["claims"][i]["index"])), facts.claims[j].claim_id


def _read(path: Path, known: Mapping[Named, str]) -> Iterator[Relation]:
    """The annotated pairs; a claim that was not found keeps a name that no found one has."""
    rows: object = json.loads(path.read_text(encoding="utf-8"))
    for number, row in enumerate(rows if isinstance(rows, list) else [None], start=1):
        try:
            yield _relation(row, known)
        except (KeyError, TypeError, ValueError) as error:
            message = f"pair {number} is no pair of claims: it needs a, b, relation and {', '.join(JUDGEMENTS)}"
            raise ClaimpackError("SRC040", message, where=str(path)) from error


def _relation(row: Record, known: Mapping[Named, str]) -> Relation:
    a, b = ((str(source), int(index)) for source, index in (row["a"], row["b"]))
    return Relation(
        relation_id="gold",
        claim_a=known.get(a, f"{a[0]} {a[1]}"),
        claim_b=known.get(b, f"{b[0]} {b[1]}"),
        relation=row["relation"],
        explanation=str(row.get("explanation", "")),
        rule="gold",
        **{name: row[name] for name in JUDGEMENTS},
    )
