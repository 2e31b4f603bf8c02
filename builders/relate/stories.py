"""Which articles tell of one story, so that their claims are laid side by side.

An article is the bag of its claims' features (words.py), weighed by how few claims of the corpus hold them. Two articles tell of one
story if these bags are alike (cosine), they share a name, and both may have been written within a month. Candidates come from the rarest
features of each article; where a feature is in many articles, only those written next to each other are paired (sorted neighbourhood,
Hernández & Stolfo 1995), and of its candidates an article keeps the nearest. So time and memory grow with the number of articles, not its
square. What that leaves out is counted.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from claimpack.builders.relate.affinity import GRAIN, Weights
from claimpack.builders.relate.keys import CorpusKeys
from claimpack.builders.relate.runs import runs
from claimpack.schema.hashes import distinct

# Follow-up reports name new figures for weeks; a year later it is the anniversary. What may be of any day of over a year tells nothing.
DAYS_APART = 31
MOST_DAYS = 366
# Of 8,029 pairs of German Wikinews articles written within a month of each other, 0.15 keeps 65, about half of them of one story; the ten
# pairs of the seed articles, one story, have 0.20 to 0.37.
STORY = 0.15
# What the kinds of features count, in tenths.
STORY_KINDS = {"e": 10, "v": 8, "t": 8, "n": 8, "E": 10, "L": 10}
# How many of its rarest features lead from an article to others, how far along each, and how many neighbours are kept.
KEYS = 12
WINDOW = 40
NEIGHBOURS = 12
_NAMES = frozenset("EL")


@dataclass(frozen=True, slots=True)
class Stories:
    """Pairs of article numbers, the less first; `n_cut` counts the pairs of one story that the limit of NEIGHBOURS left out."""

    pairs: tuple[tuple[int, int], ...]
    n_cut: int


def related_articles(keys: CorpusKeys, corpus: Weights) -> Stories:
    """Pairs of articles that tell of one story, by their places in the keys."""
    order = np.argsort(keys.days[:, 0], kind="stable")
    bags = _bags(keys, order, corpus)
    scratch = np.zeros((2, bags.n_features), np.int64)
    pairs: list[tuple[int, int]] = []
    n_cut = 0
    for place, number in enumerate(order.tolist()):
        candidates = _candidates(bags, place)
        alike = _likeness(bags, place, candidates, scratch)
        near = np.flatnonzero(alike >= STORY)
        nearest = candidates[near[np.lexsort((candidates[near], -alike[near]))]]
        n_cut += max(0, len(nearest) - NEIGHBOURS)
        pairs.extend(sorted((min(number, other), max(number, other)) for other in order[nearest[:NEIGHBOURS]].tolist()))
    return Stories(tuple(pairs), n_cut)


@dataclass(frozen=True, slots=True, eq=False)
class _Bags:
    """Articles by date as bags of weighted features, and where each feature is found.

    Entries are the features of the first article, of the second, …: `starts` says where those of an article begin, `features` which they
    are (numbered by name; those of one article alone lead nowhere and are left out), `weights` what they weigh, as whole numbers, so that
    sums are exact. `holders` are the articles of the first feature, of the second, …, by date: `first` says where those of a feature begin,
    `at` where in it an entry stands. `squares` are the squared Euclidean norms of the bags, with what is left out; `bounds` the earliest
    and latest days of writing; `is_open` where these are unknown or too wide to tell.
    """

    n_features: int
    is_name: np.ndarray
    starts: np.ndarray
    features: np.ndarray
    weights: np.ndarray
    holders: np.ndarray
    first: np.ndarray
    at: np.ndarray
    squares: np.ndarray
    bounds: np.ndarray
    is_open: np.ndarray


def _bags(keys: CorpusKeys, order: np.ndarray, corpus: Weights) -> _Bags:
    entries = keys.entries_of(order)
    features, rows = keys.features[entries], np.repeat(np.arange(len(order)), keys.sizes[order])
    weights = _weighed(keys.names, corpus)[features] * keys.counts[entries]
    squares = np.bincount(rows, weights.astype(np.float64) ** 2, minlength=len(order))
    n_holders = np.bincount(features, minlength=len(keys.names))
    leads = (weights > 0) & (n_holders[features] > 1)
    names = distinct(features[leads])
    features, rows, weights = np.searchsorted(names, features[leads]), rows[leads], weights[leads]
    by_feature = np.argsort(features, kind="stable")
    at = np.empty(len(features), np.int64)
    at[by_feature] = np.arange(len(features))
    days = keys.days[order]
    return _Bags(
        n_features=len(names),
        is_name=np.array([keys.names[name][0] in _NAMES for name in names.tolist()], bool),
        starts=np.searchsorted(rows, np.arange(len(order) + 1)),
        features=features,
        weights=weights,
        holders=rows[by_feature],
        first=np.cumsum([0, *n_holders[names].tolist()]),
        at=at,
        squares=squares,
        bounds=days,
        is_open=(days[:, 1] == 0) | (days[:, 1] - days[:, 0] > MOST_DAYS),
    )


def _weighed(names: Sequence[str], corpus: Weights) -> np.ndarray:
    """What each feature weighs in a bag, as a whole number; 0 for a kind that is not looked at."""
    usual = {kind: tenths * GRAIN for kind, tenths in STORY_KINDS.items()}
    known = corpus.features
    weights = (STORY_KINDS.get(name[0], 0) * round(GRAIN * known[name]) if name in known else usual.get(name[0], 0) for name in names)
    return np.fromiter(weights, np.int64, len(names))


def _candidates(bags: _Bags, place: int) -> np.ndarray:
    """The articles after this one, and perhaps written within a month of it, that its rarest features lead to, ascending."""
    entries = slice(bags.starts[place], bags.starts[place + 1])
    features = bags.features[entries]
    ends = bags.first[features + 1]
    rarest = np.lexsort((features, ends - bags.first[features]))[:KEYS]
    after = bags.at[entries][rarest] + 1
    spans = zip(after.tolist(), np.minimum(after + WINDOW, ends[rarest]).tolist(), strict=True)
    found = distinct(np.concatenate([bags.holders[start:end] for start, end in spans] or [bags.holders[:0]]))
    apart = np.maximum(bags.bounds[found, 0] - bags.bounds[place, 1], bags.bounds[place, 0] - bags.bounds[found, 1])
    near: np.ndarray = found[(apart <= DAYS_APART) | bags.is_open[found] | bags.is_open[place]]
    return near


def _likeness(bags: _Bags, place: int, others: np.ndarray, scratch: np.ndarray) -> np.ndarray:
    """The cosine of an article's bag and those of others, 0..1; 0 for those that share no name of a person, organisation or place.

    `scratch` has two rows of zeros, as long as there are features, and has them again in the end.
    """
    if not len(others):
        return np.empty(0)
    own = slice(bags.starts[place], bags.starts[place + 1])
    features = bags.features[own]
    scratch[0, features], scratch[1, features] = bags.weights[own], bags.is_name[features]
    sizes = bags.starts[others + 1] - bags.starts[others]
    firsts = np.cumsum(sizes) - sizes
    entries = runs(bags.starts[others], sizes)
    held = bags.features[entries]
    products = np.add.reduceat(scratch[0, held] * bags.weights[entries], firsts)
    n_names = np.add.reduceat(scratch[1, held], firsts)
    scratch[:, features] = 0
    alike: np.ndarray = np.where(n_names > 0, products / np.sqrt(bags.squares[place] * bags.squares[others]), 0.0)
    return alike
