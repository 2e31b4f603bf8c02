"""How claims stand to what other articles say: one row per pair worth comparing.

Never all pairs: claims are laid side by side within an article and between articles of one story (stories.py), and there only those that
share something to compare (blocks.py). The rules of rules.py then say what the two are to each other, or nothing. Time grows with the
number of articles; what the limits on neighbours and blocks cut off is returned as numbers.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from claimpack.builders.ids import relation_id
from claimpack.builders.languages.pack import Pack
from claimpack.builders.relate.affinity import Weights, affinity, local_weights, weights
from claimpack.builders.relate.blocks import ArticleClaims, article_claims, candidates, n_cut
from claimpack.builders.relate.circumstances import UNKNOWN
from claimpack.builders.relate.counts import counts
from claimpack.builders.relate.explain import ENGLISH, explain, phrases
from claimpack.builders.relate.judge import Corpus, Judgement, Pair
from claimpack.builders.relate.lexicon import lexicon
from claimpack.builders.relate.profiles import Profile, profiles
from claimpack.builders.relate.rules import judge
from claimpack.builders.relate.stories import bags, related_articles
from claimpack.schema.records import Article, Claim, Entity, Relation

# The overlap from which the wording itself is a ground.
SAME_TEXT = 0.75
_COUNTRIES = "iso3166-1"


@dataclass(frozen=True, slots=True, eq=False)
class Related:
    """The relations, to be read once; how many pairs of articles are compared, and what the limits leave out of comparison.

    `n_articles_cut` are pairs of articles of one story beyond the limit of neighbours, `n_claims_cut` claims of an article beyond the
    limit of a block.
    """

    relations: Iterator[Relation]
    n_article_pairs: int
    n_articles_cut: int
    n_claims_cut: int


def relate_claims(claims: Sequence[Claim], articles: Sequence[Article], entities: Sequence[Entity], pack: Pack) -> tuple[Relation, ...]:
    """The relations between linked claims, sorted by relation_id; no pair twice, claim_a < claim_b."""
    return tuple(sorted(relate(claims, articles, entities, pack).relations, key=lambda relation: relation.relation_id))


def relate(claims: Sequence[Claim], articles: Sequence[Article], entities: Sequence[Entity], pack: Pack) -> Related:
    """The relations one by one, pair of articles by pair of articles, and what it took: for corpora whose relations fill memory.

    Does not depend on the order of any of the inputs.
    """
    ordered = sorted(articles, key=lambda article: article.article_id)
    by_article = _by_article(claims, ordered, entities, pack)
    names = {entity.entity_id: entity.canonical_name for entity in entities}
    corpus = Corpus(ordered, _countries(entities), names, pack, lexicon(pack))
    weighed = weights(profile for rows in by_article for profile in rows)
    indexed = [article_claims(rows, [counts(row, pack, corpus.words) for row in rows]) for rows in by_article]
    stories = related_articles(ordered, bags(by_article, weighed))
    alone = ((number, number) for number in range(len(ordered)))
    found = (relation for a, b in (*alone, *stories.pairs) for relation in _between(indexed[a], indexed[b], corpus, weighed))
    return Related(found, len(stories.pairs), stories.n_cut, sum(n_cut(rows) for rows in indexed))


def _by_article(claims: Sequence[Claim], articles: Sequence[Article], entities: Sequence[Entity], pack: Pack) -> list[list[Profile]]:
    """The profiles of each article's claims in reading order."""
    numbers = {article.article_id: number for number, article in enumerate(articles)}
    rows: list[list[Profile]] = [[] for _ in articles]
    in_order = sorted(claims, key=lambda claim: (claim.article_id, claim.ordinal, claim.claim_id))
    for profile in profiles(in_order, numbers, entities, pack):
        rows[profile.article].append(profile)
    return rows


def _between(left: ArticleClaims, right: ArticleClaims, corpus: Corpus, weighed: Weights) -> Iterator[Relation]:
    """The relations between the claims of two articles, or within one."""
    sides = (left,) if left is right else (left, right)
    weigh = local_weights(weighed, [side.frequencies for side in sides], sum(len(side.profiles) for side in sides))
    for place, other in candidates(left, right):
        one, two = (left.profiles[place], left.counts[place]), (right.profiles[other], right.counts[other])
        (a, counts_a), (b, counts_b) = (one, two) if one[0].claim.claim_id < two[0].claim.claim_id else (two, one)
        pair = Pair(a, b, counts_a, counts_b, affinity(a, b, weighed, weigh), corpus)
        if judgement := judge(pair):
            yield _row(pair, judgement)


def _row(pair: Pair, judgement: Judgement) -> Relation:
    local = phrases(pair.corpus.pack)
    a, b = pair.a.claim.claim_id, pair.b.claim.claim_id
    return Relation(
        relation_id=relation_id(a, b),
        claim_a=a,
        claim_b=b,
        relation=judgement.relation,
        basis=tuple(_basis(pair, judgement)),
        numeric_relation=judgement.numeric_relation,
        same_event=judgement.same_event,
        same_population=judgement.same_population,
        same_place=judgement.same_place,
        same_time=judgement.same_time,
        independent_sources=pair.independent,
        explanation=explain(pair, judgement, ENGLISH),
        explanation_local=explain(pair, judgement, local) if local else None,
        rule=judgement.rule,
    )


def _basis(pair: Pair, judgement: Judgement) -> Iterator[str]:
    """What was compared, in the order of the vocabulary."""
    grounds = {
        "event": judgement.same_event != UNKNOWN or pair.affinity.events > 0,
        "quantity": judgement.numeric_relation is not None,
        "time": judgement.same_time != UNKNOWN,
        "place": judgement.same_place != UNKNOWN,
        "entity": pair.affinity.names > 0,
        "source": pair.independent == "no" and not pair.is_within,
        "text": pair.affinity.overlap >= SAME_TEXT,
    }
    yield from (ground for ground, holds in grounds.items() if holds)


def _countries(entities: Sequence[Entity]) -> dict[str, bool]:
    return {entity.entity_id: any(known.scheme == _COUNTRIES for known in entity.identifiers) for entity in entities}
