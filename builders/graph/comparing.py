"""What comparing needs of each bucket.

A bucket gives the keys and figures of its articles, their claims ready to be compared, and a stamp for each article: a digest of all that
comparing may see of it. So a story is related again only if one of its own articles has changed, or what is known of the features they
hold.
"""

import json
from collections.abc import Iterable, Mapping
from hashlib import sha256
from typing import cast

import pyarrow as pa
import pyarrow.compute as pc

from claimpack.builders import languages
from claimpack.builders.engine import Content, Outputs, Task, Work, code_version
from claimpack.builders.graph.columns import empty, with_column, with_members
from claimpack.builders.graph.frames import unpacked
from claimpack.builders.graph.key_tables import keys_file
from claimpack.builders.graph.linking import SLIM
from claimpack.builders.graph.ready import ready_file
from claimpack.builders.graph.written import written, written_one
from claimpack.builders.relate.figures import Located, atlas_of, located_figures
from claimpack.builders.relate.keys import article_keys
from claimpack.builders.relate.shelf import Shelf, stored
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
KEYS, FIGURES, STAMPS, READY = "keys", "figures", "stamps", "ready"

# What no comparison looks at, by column; of columns of structs the members.
UNSEEN: Mapping[str, tuple[str, ...]] = {
    **dict.fromkeys(
        ("spans", "sha256", "prefix", "suffix", "decontextualised", "event_spans", "hedge_spans", "checkworthiness_features"), ()
    ),
    "attributions": ("source_spans", "cue_spans", "frame_spans", "addressee_spans", "mood_spans", "partial_quote_spans"),
    "quantities": ("comparator_spans", "counted_spans"),
    "times": ("spans",),
}


def compare_tasks(finished: Mapping[int, Outputs], links: Outputs, language: str) -> list[Task]:
    """One task per bucket: the keys, figures and stamps of its articles, and their claims ready to be compared."""
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
    """What compare_tasks says. Claims that a reviewer rejected are left out."""
    pack = languages.load(str(work.settings))
    articles, claims, mentions, entities = (unpacked(content) for content in work.inputs)
    articles, claims = comparable(articles, claims)
    known = {entity.entity_id: entity for entity in cast("Iterable[Entity]", to_records("entities", entities))}
    atlas = atlas_of(tuple(known.values()), pack)
    rows = cast("Iterable[Claim]", to_records("claims", claims))
    shelf = Shelf(rows, cast("Iterable[Article]", to_records("articles", articles)), atlas.words, atlas.places, pack)
    found = [(article, shelf.indexed(name)) for name, article in shelf.articles.items()]
    lines = {article.article_id: written_one(stored(article, ready)) for article, ready in found}
    return {
        KEYS: keys_file([article_keys(article, ready.profiles) for article, ready in found]),
        FIGURES: written([row for article, ready in found for row in located_figures(article, ready.claims, atlas, pack)], Located),
        STAMPS: _stamps(lines, _named(mentions), known),
        READY: ready_file(lines),
    }


def stamps_of(content: Content) -> dict[str, str]:
    """The stamps of a file, by article."""
    return cast("dict[str, str]", json.loads(bytes(content)))


def comparable(articles: pa.Table, claims: pa.Table) -> tuple[pa.Table, pa.Table]:
    """What comparing may see: articles without their texts, and of the claims that no reviewer rejected all but what UNSEEN names."""
    is_rejected = pc.equal(claims["status"], "rejected")
    left = (claims.filter(pc.invert(is_rejected)) if pc.any(is_rejected).as_py() else claims).combine_chunks()
    for column, members in UNSEEN.items():
        array = left[column].combine_chunks()
        emptied = with_members(array, empty, members) if members else empty(array)
        left = with_column(left, column, emptied)
    return with_column(articles, "text", pa.nulls(len(articles), pa.string())), left


def _named(mentions: pa.Table) -> dict[str, list[str]]:
    """The entities that each article mentions, sorted."""
    found: dict[str, set[str]] = {}
    for article, entity in zip(mentions["article_id"].to_pylist(), mentions["entity_id"].to_pylist(), strict=True):
        if entity:
            found.setdefault(article, set()).add(entity)
    return {article: sorted(entities) for article, entities in found.items()}


def _stamps(lines: Mapping[str, Content], named: Mapping[str, list[str]], known: Mapping[str, Entity]) -> Content:
    """Of each article the digest of what is ready of it, and of the entities that it mentions."""
    digests = {name: sha256(repr(entity).encode()).digest() for name, entity in known.items()}
    stamps = {}
    for name, line in lines.items():
        digest = sha256(line)
        for entity in named.get(name, ()):
            digest.update(digests[entity])
        stamps[name] = digest.hexdigest()
    return json.dumps(stamps, sort_keys=True).encode()
