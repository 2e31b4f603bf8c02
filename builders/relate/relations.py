"""How claims stand to what other articles say: one row per pair worth comparing.

Never all pairs: claims are laid side by side within an article and between articles of one story (plan.py, stories.py), and there only
those that share something to compare (blocks.py). The rules of rules.py then say what the two are to each other, or nothing. Time grows
with the number of articles; what the limits on neighbours and blocks cut off is returned as numbers.

`relate` does a whole corpus in one go. The same in parts: claims are made ready article by article (shelf.py), `plan_stories` is made over
the keys of all, and `relate_stories` for each bucket of stories. The rows are the same.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from claimpack.builders.ids import relation_id
from claimpack.builders.languages.pack import Pack
from claimpack.builders.relate.affinity import LocalWeights, Weights
from claimpack.builders.relate.blocks import candidates, n_cut
from claimpack.builders.relate.circumstances import UNKNOWN
from claimpack.builders.relate.explain import ENGLISH, explain, phrases
from claimpack.builders.relate.geography import is_country, whereabouts
from claimpack.builders.relate.judge import Corpus, Judgement, Pair, Side
from claimpack.builders.relate.keys import article_keys, corpus_keys
from claimpack.builders.relate.lexicon import lexicon
from claimpack.builders.relate.names import names_of
from claimpack.builders.relate.plan import Story, plan_stories
from claimpack.builders.relate.rules import judge
from claimpack.builders.relate.shelf import Indexed, Shelf, kept
from claimpack.schema.records import Article, Claim, Entity, Relation

# The overlap from which the wording itself is a ground.
SAME_TEXT = 0.75


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
    """The relations one by one, story by story, and what it took: for corpora whose relations fill memory.

    Does not depend on the order of any of the inputs.
    """
    corpus = corpus_of(entities, pack)
    shelf = Shelf(claims, articles, names_of(entities), corpus.places, pack)
    indexed = kept(shelf.indexed)
    told = ((article, indexed(name)) for name, article in shelf.articles.items())
    keys = [(article_keys(article, rows.profiles), n_cut(rows)) for article, rows in told]
    plan = plan_stories(corpus_keys(row for row, _ in keys))
    found = relate_stories(plan.stories, plan.weights, indexed, corpus)
    return Related(found, plan.n_article_pairs, plan.n_articles_cut, sum(cut for _, cut in keys))


def corpus_of(entities: Sequence[Entity], pack: Pack) -> Corpus:
    """What claims are compared with: those that name these entities, or fewer."""
    places = whereabouts(entities, pack)
    countries = frozenset(place for place in places if is_country(place, places))
    return Corpus(places, countries, {entity.entity_id: entity.canonical_name for entity in entities}, pack, lexicon(pack), {})


def relate_stories(stories: Iterable[Story], weights: Weights, indexed: Indexed, corpus: Corpus) -> Iterator[Relation]:
    """The relations of a bucket of stories, in their order. `indexed` gives the claims of the stories' articles (shelf.py)."""
    return (relation for story in stories for relation in _relate(story, weights, indexed, corpus))


def _relate(story: Story, weights: Weights, indexed: Indexed, corpus: Corpus) -> Iterator[Relation]:
    known: dict[str, list[Side]] = {}
    corpus.sides.clear()
    for a, b in story.pairs:
        for name in (a, b):
            if name not in known:
                rows = indexed(name)
                known[name] = [Side(row, counted, weights.total(row)) for row, counted in zip(rows.profiles, rows.counts, strict=True)]
        left, right = indexed(a), indexed(b)
        members = (left,) if left is right else (left, right)
        weigh = LocalWeights(weights, [one.frequencies for one in members], sum(len(one.profiles) for one in members))
        for place, other in candidates(left, right):
            pair = Pair(known[a][place], known[b][other], corpus, weigh)
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
    if judgement.same_event != UNKNOWN or pair.affinity.events > 0:
        yield "event"
    if judgement.numeric_relation is not None:
        yield "quantity"
    if judgement.same_time != UNKNOWN:
        yield "time"
    if judgement.same_place != UNKNOWN:
        yield "place"
    if pair.affinity.names > 0:
        yield "entity"
    if pair.independent == "no" and not pair.is_within:
        yield "source"
    if pair.affinity.overlap >= SAME_TEXT:
        yield "text"
