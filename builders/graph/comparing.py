"""What comparing needs of each bucket.

A bucket gives the keys and figures of its articles, and a stamp for each: a digest of all that comparing may see of it. So a story is
related again only if one of its own articles has changed, or what is known of the features they hold.
"""

import json
from collections.abc import Iterable, Mapping
from itertools import accumulate, groupby
from operator import attrgetter
from typing import cast

import pyarrow as pa
import pyarrow.compute as pc

from claimpack.builders import languages
from claimpack.builders.engine import Content, Outputs, Task, Work, code_version
from claimpack.builders.graph.finishing import with_column
from claimpack.builders.graph.frames import unpacked
from claimpack.builders.graph.key_tables import keys_file
from claimpack.builders.graph.linking import SLIM
from claimpack.builders.graph.written import written
from claimpack.builders.ids import sha256_hex
from claimpack.builders.relate.figures import atlas_of, located_figures
from claimpack.builders.relate.relations import keys_of_articles
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


def compare_tasks(finished: Mapping[int, Outputs], links: Outputs, language: str) -> list[Task]:
    """One task per bucket: the keys, figures and stamps of its articles."""
    code = code_version(*ROOMS)
    return [
        Task(
            name=f"prepare to compare, bucket {bucket}",
            function=compare_bucket,
            rooms=ROOMS,
            code=code,
            inputs=(*(outputs[name] for name in ("articles", "claims", "mentions")), links[f"{SLIM}/{place}"]),
            settings=language,
        )
        for place, (bucket, outputs) in enumerate(finished.items())
    ]


def compare_bucket(work: Work) -> Mapping[str, Content]:
    """The keys, figures and stamps of a bucket's articles. Claims that a reviewer rejected are left out."""
    pack = languages.load(str(work.settings))
    articles, claims, mentions, entities = (unpacked(content) for content in work.inputs)
    articles, claims = comparable(articles, claims)
    known = {entity.entity_id: entity for entity in cast("Iterable[Entity]", to_records("entities", entities))}
    told = by_article(articles, claims)
    atlas = atlas_of(tuple(known.values()), pack)
    keys = keys_of_articles([article for article, _ in told], [claim for _, rows in told for claim in rows], tuple(known.values()), pack)
    figures = [figure for article, rows in told for figure in located_figures(article, rows, atlas, pack)]
    named = _named(mentions)
    return {KEYS: keys_file(list(keys)), FIGURES: written(figures), STAMPS: _stamps(articles, claims, named, known)}


def stamps_of(content: Content) -> dict[str, str]:
    """The stamps of a file, by article."""
    return cast("dict[str, str]", json.loads(bytes(content)))


def comparable(articles: pa.Table, claims: pa.Table) -> tuple[pa.Table, pa.Table]:
    """What comparing may see: articles without their texts, and claims that no reviewer rejected."""
    is_rejected = pc.equal(claims["status"], "rejected")
    left = claims.filter(pc.invert(is_rejected)) if pc.any(is_rejected).as_py() else claims
    return with_column(articles, "text", pa.nulls(len(articles), pa.string())), left


def by_article(articles: pa.Table, claims: pa.Table) -> list[tuple[Article, list[Claim]]]:
    """Each article with its claims. Both tables are sorted by article."""
    rows = cast("Iterable[Claim]", to_records("claims", claims))
    told = {name: list(group) for name, group in groupby(rows, key=attrgetter("article_id"))}
    return [(article, told.get(article.article_id, [])) for article in cast("Iterable[Article]", to_records("articles", articles))]


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
