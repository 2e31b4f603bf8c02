"""Which articles are related together, so that the work can be cut up: story by story, in any order, on any machine.

    keys = article_keys(article, profiles of its claims)       per article (shelf.py, keys.py): small, from its linked claims alone
    plan = plan_stories(corpus_keys(keys of all articles))     once per corpus: reads no claim
    rows = relate_stories(stories of a bucket, weights, …)     per bucket (relations.py): from the claims of the stories' articles

`weights` may be `plan.weights`, or only those of the features in the bucket's keys (`plan.weights.only(features)`), so that a bucket whose
articles and weights are as before need not be related again.

Every pair of articles worth comparing, and every article with itself, stands in exactly one story. So the relations of the stories are
those of the corpus, however the stories are put into buckets (by a hash of `key`, say). A story is known by the least article_id around
it: an article more changes the stories that it touches, and no others.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from claimpack.builders.relate.affinity import COMMON, Weights, corpus_weights
from claimpack.builders.relate.keys import CorpusKeys
from claimpack.builders.relate.stories import related_articles


@dataclass(frozen=True, slots=True)
class Story:
    """Pairs of article ids, the less first; an article paired with itself is compared within.

    `key` is stable, but no even hash: it is the least of several.
    """

    key: str
    pairs: tuple[tuple[str, str], ...]

    @property
    def articles(self) -> tuple[str, ...]:
        """The ids of the articles whose claims are needed, sorted."""
        return tuple(sorted({article for pair in self.pairs for article in pair}))


@dataclass(frozen=True, slots=True, eq=False)
class Plan:
    """The stories of a corpus by key; the weights of its features; how many pairs of articles there are, and how many were cut off."""

    stories: tuple[Story, ...]
    weights: Weights
    n_article_pairs: int
    n_articles_cut: int


def plan_stories(keys: CorpusKeys) -> Plan:
    """The plan of a corpus."""
    weights = _weights(keys)
    found = related_articles(keys, weights)
    return Plan(_stories(keys.article_ids, found.pairs), weights, len(found.pairs), found.n_cut)


def _weights(keys: CorpusKeys) -> Weights:
    """The weights of the corpus; only what more claims hold than the rarest features there can be is looked at."""
    counts = np.bincount(keys.features, keys.counts, len(keys.names))
    common = np.flatnonzero(counts * min(keys.n_claims, COMMON) > keys.n_claims)
    found = zip(common.tolist(), counts[common].tolist(), strict=True)
    return corpus_weights({keys.names[number]: int(count) for number, count in found}, keys.n_claims)


def _stories(articles: Sequence[str], pairs: Sequence[tuple[int, int]]) -> tuple[Story, ...]:
    """Every pair put to the least article among the neighbours of its two."""
    numbers = np.arange(len(articles))
    listed = np.array(sorted(pairs), np.int64).reshape(-1, 2)
    labels = numbers.copy()
    np.minimum.at(labels, listed[:, 1], listed[:, 0])
    whole = np.concatenate([np.stack([numbers, numbers], axis=1), listed])
    members = labels[whole].min(axis=1)
    by_story = np.argsort(members, kind="stable")
    told = np.concatenate([members[by_story], [-1]])
    bounds = np.flatnonzero(np.diff(told, prepend=-1))
    names = [(articles[a], articles[b]) for a, b in whole[by_story].tolist()]
    return tuple(Story(articles[told[first]], tuple(names[first:last])) for first, last in pairwise(bounds.tolist()))
