"""Which articles tell of one story, so that their claims are laid side by side.

An article is the bag of its claims' features (words.py), weighed by how few claims of the corpus hold them. Two articles tell of one
story if these bags are alike (cosine), they share a name, and both may have been written within a month. Candidates come from the rarest
features of each article; where a feature is in many articles, only those written next to each other are paired (sorted neighbourhood,
Hernández & Stolfo 1995), and of its candidates an article keeps the nearest. So time and memory grow with the number of articles, not its
square. What that leaves out is counted.
"""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from math import sqrt

from claimpack.builders.relate.affinity import Weights
from claimpack.builders.relate.circumstances import are_close
from claimpack.builders.relate.profiles import Profile
from claimpack.schema.records import Article

# Follow-up reports name new figures for weeks; a year later it is the anniversary.
DAYS_APART = 31
# Of 8,029 pairs of German Wikinews articles written within a month of each other, 0.15 keeps 65, about half of them of one story; the ten
# pairs of the seed articles, one story, have 0.20 to 0.37.
STORY = 0.15
STORY_KINDS = {"e": 1.0, "v": 0.8, "t": 0.8, "n": 0.8, "E": 1.0, "L": 1.0}
# How many of its rarest features lead from an article to others, how far along each, and how many neighbours are kept.
KEYS = 12
WINDOW = 40
NEIGHBOURS = 12
_NAMES = frozenset("EL")


@dataclass(frozen=True, slots=True)
class ArticleKeys:
    """What finding stories needs of an article: when it was written, and how many of its claims hold each feature."""

    article_id: str
    dct_earliest: date | None
    dct_latest: date | None
    n_claims: int
    features: Mapping[str, int]


@dataclass(frozen=True, slots=True, eq=False)
class Bag:
    """An article as weighted features; `length` is the Euclidean norm."""

    features: Mapping[str, float]
    length: float


@dataclass(frozen=True, slots=True)
class Stories:
    """Pairs of article numbers, the less first; `n_cut` counts the pairs of one story that the limit of NEIGHBOURS left out."""

    pairs: tuple[tuple[int, int], ...]
    n_cut: int


def article_keys(article: Article, profiles: Iterable[Profile]) -> ArticleKeys:
    """The keys of an article, from the profiles of its claims."""
    rows = list(profiles)
    features = Counter(feature for row in rows for feature in row.features)
    return ArticleKeys(article.article_id, article.dct_earliest, article.dct_latest, len(rows), dict(features))


def bag(keys: ArticleKeys, corpus: Weights) -> Bag:
    """The weighted features of an article, sorted: sums of floats depend on the order, and near ties between neighbours on the sums."""
    counts = ((feature, times) for feature, times in sorted(keys.features.items()) if feature[0] in STORY_KINDS)
    weighed = {feature: STORY_KINDS[feature[0]] * corpus.of(feature) * times for feature, times in counts}
    return Bag(weighed, sqrt(sum(weight * weight for weight in weighed.values())))


def likeness(a: Bag, b: Bag) -> float:
    """The cosine of two bags, 0..1; 0 for articles that share no name of a person, organisation or place."""
    small, large = (a.features, b.features) if len(a.features) <= len(b.features) else (b.features, a.features)
    product, is_named = 0.0, False
    for feature, weight in small.items():
        other = large.get(feature)
        if other is not None:
            product += weight * other
            is_named = is_named or feature[0] in _NAMES
    return product / (a.length * b.length) if product and is_named else 0.0


def related_articles(articles: Sequence[ArticleKeys], corpus: Weights) -> Stories:
    """Pairs of articles that tell of one story, by their places in the sequence, which is sorted by article_id."""
    order = sorted(range(len(articles)), key=lambda number: (articles[number].dct_earliest or date.min, articles[number].article_id))
    postings = _postings(order, articles)
    found = [bag(keys, corpus) for keys in articles]
    pairs: list[tuple[int, int]] = []
    n_cut = 0
    for place, number in enumerate(order):
        candidates: set[int] = set()
        for feature in _keys(articles[number], postings):
            listed = postings[feature]
            start = bisect_left(listed, place) + 1
            candidates.update(listed[start : start + WINDOW])
        close = (other for other in sorted(candidates) if are_close(articles[number], articles[order[other]], DAYS_APART))
        alike = ((likeness(found[number], found[order[other]]), other) for other in close)
        nearest = sorted((-like, other) for like, other in alike if like >= STORY)
        n_cut += max(0, len(nearest) - NEIGHBOURS)
        pairs.extend(sorted((min(number, order[other]), max(number, order[other])) for _, other in nearest[:NEIGHBOURS]))
    return Stories(tuple(pairs), n_cut)


def _postings(order: Sequence[int], articles: Sequence[ArticleKeys]) -> dict[str, list[int]]:
    """Feature -> places in the order of articles that hold it; features of one article lead nowhere and are left out."""
    postings: defaultdict[str, list[int]] = defaultdict(list)
    for place, number in enumerate(order):
        for feature in articles[number].features:
            if feature[0] in STORY_KINDS:
                postings[feature].append(place)
    return {feature: listed for feature, listed in postings.items() if len(listed) > 1}


def _keys(article: ArticleKeys, postings: Mapping[str, list[int]]) -> list[str]:
    """The features in the fewest articles, the first in the alphabet of equals."""
    known = [feature for feature in article.features if feature in postings]
    return sorted(known, key=lambda feature: (len(postings[feature]), feature))[:KEYS]
