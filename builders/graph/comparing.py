"""What comparing needs of each bucket, and the plan of stories over the whole corpus.

A bucket gives the keys and figures of its articles, and a stamp for each: a digest of all that comparing may see of it. So a story is
related again only if one of its own articles has changed, or what is known of the features they hold.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import accumulate, groupby
from operator import attrgetter
from sys import intern
from typing import cast

import pyarrow as pa
import pyarrow.compute as pc

from claimpack.builders import languages
from claimpack.builders.engine import Content, Outputs, Task, Work, code_version
from claimpack.builders.graph.buckets import bucket_of_story
from claimpack.builders.graph.finishing import with_column
from claimpack.builders.graph.frames import unpacked
from claimpack.builders.graph.linking import SLIM
from claimpack.builders.graph.written import read, written
from claimpack.builders.ids import sha256_hex
from claimpack.builders.relate.figures import Located, article_figures
from claimpack.builders.relate.plan import Story, plan_stories
from claimpack.builders.relate.relations import keys_of_article
from claimpack.builders.relate.stories import ArticleKeys
from claimpack.builders.relate.timelines import Timeline, join_figures
from claimpack.builders.write.digests import row_digests
from claimpack.schema.arrow import to_records
from claimpack.schema.records import Article, Claim, Entity

ROOMS = (
    "schema",
    "builders.ids",
    "builders.spans",
    "builders.languages",
    "builders.models",
    "builders.text",
    "builders.relate",
    "builders.graph",
    "builders.write",
)
KEYS, FIGURES, STAMPS = "keys", "figures", "stamps"


@dataclass(frozen=True, slots=True)
class Comparing:
    """The language, and the number of buckets."""

    language: str
    n_buckets: int


@dataclass(frozen=True, slots=True)
class PlannedStories:
    """The stories of a bucket, and the weights of the features that their articles hold."""

    stories: tuple[Story, ...]
    weights: Mapping[str, float]


def compare_tasks(finished: Mapping[int, Outputs], links: Outputs, settings: Comparing) -> list[Task]:
    """One task per bucket: the keys, figures and stamps of its articles."""
    code = code_version(*ROOMS)
    return [
        Task(
            name=f"prepare to compare, bucket {bucket}",
            function=compare_bucket,
            rooms=ROOMS,
            code=code,
            inputs=(*(outputs[name] for name in ("articles", "claims", "mentions")), links[f"{SLIM}/{place}"]),
            settings=settings,
        )
        for place, (bucket, outputs) in enumerate(finished.items())
    ]


def plan_tasks(compared: list[Outputs], settings: Comparing) -> list[Task]:
    """The task that finds stories over the keys of all buckets, and the one that joins their figures."""
    code = code_version(*ROOMS)
    return [
        Task(
            name=title,
            function=function,
            rooms=ROOMS,
            code=code,
            inputs=tuple(outputs[name] for outputs in compared),
            settings=settings,
        )
        for title, function, name in (("find stories", plan_corpus, KEYS), ("join figures", join_corpus, FIGURES))
    ]


def compare_bucket(work: Work) -> Mapping[str, Content]:
    """The keys, figures and stamps of a bucket's articles. Claims that a reviewer rejected are left out."""
    pack = languages.load(cast("Comparing", work.settings).language)
    articles, claims, mentions, entities = (unpacked(content) for content in work.inputs)
    articles, claims = comparable(articles, claims)
    known = {entity.entity_id: entity for entity in cast("Iterable[Entity]", to_records("entities", entities))}
    named = _named(mentions)
    keys: list[ArticleKeys] = []
    figures: list[Located] = []
    for article, told in by_article(articles, claims):
        here = [known[name] for name in named.get(article.article_id, ())]
        keys.append(keys_of_article(article, told, here, pack))
        figures.extend(article_figures(article, told, here, pack))
    return {KEYS: written(keys), FIGURES: written(figures), STAMPS: _stamps(articles, claims, named, known)}


def plan_corpus(work: Work) -> Mapping[str, Content]:
    """For each bucket of stories, under its number, the stories and weights."""
    n_buckets = cast("Comparing", work.settings).n_buckets
    keys = [_interned(row) for content in work.inputs for row in read(content, ArticleKeys)]
    plan = plan_stories(keys)
    features = {row.article_id: row.features for row in keys}
    parts: dict[int, list[Story]] = {}
    for story in plan.stories:
        parts.setdefault(bucket_of_story(story.key, n_buckets), []).append(story)
    made: dict[str, Content] = {}
    for number, stories in parts.items():
        held = {feature for story in stories for article in story.articles for feature in features[article]}
        made[str(number)] = written(PlannedStories(tuple(stories), plan.weights.only(held).features))
    return made


def _interned(keys: ArticleKeys) -> ArticleKeys:
    """The keys with features that are one object wherever they stand: in a large corpus they are most of what is held."""
    return replace(keys, features={intern(feature): count for feature, count in keys.features.items()})


def join_corpus(work: Work) -> Mapping[str, Content]:
    """The disputed timelines of the corpus."""
    return {FIGURES: written(join_figures(row for content in work.inputs for row in read(content, Located)))}


def timelines_of(content: Content) -> tuple[Timeline, ...]:
    """The timelines of a file."""
    return tuple(read(content, Timeline))


def stamps_of(content: Content) -> dict[str, str]:
    """The stamps of a file, by article."""
    return cast("dict[str, str]", json.loads(bytes(content)))


def comparable(articles: pa.Table, claims: pa.Table) -> tuple[pa.Table, pa.Table]:
    """What comparing may see: articles without their texts, and claims that no reviewer rejected."""
    return with_column(articles, "text", pa.nulls(len(articles), pa.string())), claims.filter(pc.not_equal(claims["status"], "rejected"))


def by_article(articles: pa.Table, claims: pa.Table) -> Iterator[tuple[Article, list[Claim]]]:
    """Each article with its claims. Both tables are sorted by article."""
    rows = cast("Iterable[Claim]", to_records("claims", claims))
    told = {name: list(group) for name, group in groupby(rows, key=attrgetter("article_id"))}
    for article in cast("Iterable[Article]", to_records("articles", articles)):
        yield article, told.get(article.article_id, [])


def _named(mentions: pa.Table) -> dict[str, list[str]]:
    """The entities that each article mentions, sorted."""
    found: dict[str, set[str]] = {}
    for article, entity in zip(mentions["article_id"].to_pylist(), mentions["entity_id"].to_pylist(), strict=True):
        if entity:
            found.setdefault(article, set()).add(entity)
    return {article: sorted(entities) for article, entities in found.items()}


def _stamps(articles: pa.Table, claims: pa.Table, named: Mapping[str, list[str]], known: Mapping[str, Entity]) -> Content:
    digests = {name: sha256_hex(repr(entity).encode()) for name, entity in known.items()}
    ids = articles["article_id"].to_pylist()
    counts = dict(zip(*(column.to_pylist() for column in pc.value_counts(claims["article_id"]).flatten()), strict=True))
    bounds = list(accumulate((counts.get(name, 0) for name in ids), initial=0))
    found = zip(ids, row_digests(articles, range(len(ids) + 1)), row_digests(claims, bounds), strict=True)
    stamps = {
        name: sha256_hex("".join([one, other, *(digests[each] for each in named.get(name, ()))]).encode()) for name, one, other in found
    }
    return json.dumps(stamps, sort_keys=True).encode()
