"""How claims stand to what other articles say: one row per pair worth comparing.

Never all pairs: claims are laid side by side within an article and between articles of one story (plan.py, stories.py), and there only
those that share something to compare (blocks.py). The rules of rules.py then say what the two are to each other, or nothing. Time grows
with the number of articles; what the limits on neighbours and blocks cut off is returned as numbers.

`relate` does a whole corpus in one go. The same in parts: `keys_of_articles` for any number of them, `plan_stories` over all keys, and
`relate_stories` for each bucket of stories, with the claims, articles and entities that it needs, or more. The rows are the same.
"""

from collections import OrderedDict, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from claimpack.builders.ids import relation_id
from claimpack.builders.languages.pack import Pack
from claimpack.builders.relate.affinity import LocalWeights, Weights
from claimpack.builders.relate.blocks import ArticleClaims, article_claims, candidates, n_cut
from claimpack.builders.relate.circumstances import UNKNOWN
from claimpack.builders.relate.counts import counts
from claimpack.builders.relate.explain import ENGLISH, explain, phrases
from claimpack.builders.relate.geography import is_country, whereabouts
from claimpack.builders.relate.judge import Corpus, Judgement, Pair, Side
from claimpack.builders.relate.keys import ArticleKeys, article_keys, corpus_keys
from claimpack.builders.relate.lexicon import lexicon
from claimpack.builders.relate.names import Names, names_of, persons_of
from claimpack.builders.relate.plan import Story, plan_stories
from claimpack.builders.relate.profiles import Profile, profile_of
from claimpack.builders.relate.rules import judge
from claimpack.schema.records import Article, Claim, Entity, Relation

# The overlap from which the wording itself is a ground.
SAME_TEXT = 0.75
# How many claims without a place are still set where the last place named lies.
SETTING = 2
# How many articles are kept indexed: the articles of a story come one after another.
KEPT = 4096


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
    shelf = Shelf(claims, articles, entities, pack)
    keys = [(article_keys(shelf.articles[name], rows.profiles), n_cut(rows)) for name in shelf.articles for rows in (shelf.indexed(name),)]
    plan = plan_stories(corpus_keys(row for row, _ in keys))
    found = (relation for story in plan.stories for relation in _relate(story, plan.weights, shelf))
    return Related(found, plan.n_article_pairs, plan.n_articles_cut, sum(cut for _, cut in keys))


def keys_of_articles(articles: Sequence[Article], claims: Iterable[Claim], entities: Sequence[Entity], pack: Pack) -> Iterator[ArticleKeys]:
    """What planning needs of articles, in order; of claims and entities those of other articles do no harm."""
    shelf = Shelf(claims, articles, entities, pack)
    return (article_keys(article, shelf.indexed(article.article_id).profiles) for article in articles)


def relate_stories(  # noqa: PLR0917 - what stories are compared with
    stories: Iterable[Story], weights: Weights, claims: Sequence[Claim], articles: Sequence[Article], entities: Sequence[Entity], pack: Pack
) -> Iterator[Relation]:
    """The relations of a bucket of stories, in their order. Claims, articles and entities are those of the stories' articles, or more."""
    shelf = Shelf(claims, articles, entities, pack)
    return (relation for story in stories for relation in _relate(story, weights, shelf))


class Shelf:
    """The claims of articles, indexed when they are asked for; the KEPT last used stay."""

    def __init__(self, claims: Iterable[Claim], articles: Iterable[Article], entities: Sequence[Entity], pack: Pack) -> None:
        self.articles: Mapping[str, Article] = {row.article_id: row for row in sorted(articles, key=lambda row: row.article_id)}
        places = whereabouts(entities, pack)
        countries = frozenset(place for place in places if is_country(place, places))
        self.corpus = Corpus(places, countries, {entity.entity_id: entity.canonical_name for entity in entities}, pack, lexicon(pack), {})
        self._names: Names = names_of(entities)
        self._claims: defaultdict[str, list[Claim]] = defaultdict(list)
        self._kept: OrderedDict[str, ArticleClaims] = OrderedDict()
        for claim in claims:
            self._claims[claim.article_id].append(claim)

    def indexed(self, name: str) -> ArticleClaims:
        """The claims of an article in reading order, ready to be compared."""
        if name in self._kept:
            self._kept.move_to_end(name)
            return self._kept[name]
        article, words = self.articles[name], self.corpus.words
        in_order = sorted(self._claims[name], key=lambda claim: (claim.ordinal, claim.claim_id))
        rows = list(self._profiles(in_order, article))
        found = self._kept[name] = article_claims(rows, [counts(row, self.corpus.pack, words) for row in rows])
        if len(self._kept) > KEPT:
            self._kept.popitem(last=False)
        return found

    def _profiles(self, claims: Sequence[Claim], article: Article) -> Iterator[Profile]:
        """The profiles of an article's claims; a claim without a place is set where the last claims before it were."""
        setting, left, persons = frozenset[str](), 0, persons_of(claims, self._names)
        for claim in claims:
            named = frozenset(entity for entity in claim.entity_ids if entity in self.corpus.places)
            setting, left = (named, SETTING) if named else (setting if left else frozenset(), max(0, left - 1))
            yield profile_of(claim, article, self._names, self.corpus.pack, setting, persons)


def _relate(story: Story, weights: Weights, shelf: Shelf) -> Iterator[Relation]:
    known: dict[str, list[Side]] = {}
    shelf.corpus.sides.clear()
    for a, b in story.pairs:
        for name in (a, b):
            if name not in known:
                rows = shelf.indexed(name)
                known[name] = [Side(row, counted, weights.total(row)) for row, counted in zip(rows.profiles, rows.counts, strict=True)]
        left, right = shelf.indexed(a), shelf.indexed(b)
        members = (left,) if left is right else (left, right)
        weigh = LocalWeights(weights, [one.frequencies for one in members], sum(len(one.profiles) for one in members))
        for place, other in candidates(left, right):
            pair = Pair(known[a][place], known[b][other], shelf.corpus, weigh)
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
