"""What finding stories needs of the articles of a corpus: one record per article, and the records of all by column.

A corpus of a hundred thousand articles holds ten million features: as arrays they take a hundred megabytes, as objects many times that.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np

from claimpack.builders.relate.profiles import Profile
from claimpack.builders.relate.runs import runs
from claimpack.schema.records import Article


@dataclass(frozen=True, slots=True)
class ArticleKeys:
    """What finding stories needs of an article: when it was written, and how many of its claims hold each feature."""

    article_id: str
    dct_earliest: date | None
    dct_latest: date | None
    n_claims: int
    features: Mapping[str, int]


@dataclass(frozen=True, slots=True, eq=False)
class CorpusKeys:
    """The keys of a corpus, articles sorted by id.

    `days` are the earliest and latest days of writing as proleptic ordinals, 0 and 0 where they are unknown. `names` are all features,
    sorted; `features` are places in it, those of the first article, of the second, …, `counts` how many of the article's claims hold them,
    and `starts` says where those of an article begin (one number more than there are articles).
    """

    article_ids: Sequence[str]
    days: np.ndarray
    n_claims: int
    names: Sequence[str]
    starts: np.ndarray
    features: np.ndarray
    counts: np.ndarray

    @property
    def sizes(self) -> np.ndarray:
        """How many features each article holds."""
        return np.diff(self.starts)

    def entries_of(self, articles: np.ndarray) -> np.ndarray:
        """The places in `features` and `counts` of the features of these articles, one after the other."""
        return runs(self.starts[articles], self.sizes[articles])


def article_keys(article: Article, profiles: Iterable[Profile]) -> ArticleKeys:
    """The keys of an article, from the profiles of its claims."""
    rows = list(profiles)
    features = Counter(feature for row in rows for feature in row.features)
    return ArticleKeys(article.article_id, article.dct_earliest, article.dct_latest, len(rows), dict(features))


def corpus_keys(keys: Iterable[ArticleKeys]) -> CorpusKeys:
    """The keys of articles by column. Does not depend on their order."""
    rows = sorted(keys, key=lambda row: row.article_id)
    names = sorted({feature for row in rows for feature in row.features})
    numbers = {name: number for number, name in enumerate(names)}
    return CorpusKeys(
        article_ids=[row.article_id for row in rows],
        days=np.array([days_of(row) for row in rows], np.int64).reshape(-1, 2),
        n_claims=sum(row.n_claims for row in rows),
        names=names,
        starts=np.cumsum([0, *(len(row.features) for row in rows)]),
        features=np.array([numbers[feature] for row in rows for feature in row.features], np.int64),
        counts=np.array([count for row in rows for count in row.features.values()], np.int64),
    )


def days_of(keys: ArticleKeys) -> tuple[int, int]:
    """The earliest and latest days of writing as CorpusKeys has them."""
    first, last = keys.dct_earliest, keys.dct_latest
    return (first.toordinal(), last.toordinal()) if first and last else (0, 0)
