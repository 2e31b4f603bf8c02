"""The task over the whole corpus that says which names are one thing.

Its links come back by bucket: a bucket that a change elsewhere leaves as it was is not built again.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import islice
from sys import intern
from typing import cast

import pyarrow as pa
import pyarrow.compute as pc

from claimpack.builders import languages
from claimpack.builders.engine import Content, Outputs, Task, Work, code_version
from claimpack.builders.graph.frames import in_shards, packed, unpacked
from claimpack.builders.link.entities import Link, link_mentions
from claimpack.builders.link.gazetteer import Entry, Gazetteer
from claimpack.builders.provenance import entity_traces
from claimpack.schema.arrow import arrow_schema, to_table
from claimpack.schema.records import Entity, Mention

LINK_ROOMS = (
    "schema",
    "builders.ids",
    "builders.languages",
    "builders.models",
    "builders.text",
    "builders.extract",
    "builders.link",
    "builders.provenance",
    "builders.graph",
    "builders.write",
)
ENTITIES, SLIM, TRACES = "entities", "slim", "traces"
LINKS = ("entity_id", "link_method", "link_score")


@dataclass(frozen=True, slots=True)
class Linking:
    """The language; the corpus's own names: type, key and entry of each; and into how many shards the traces are cut."""

    language: str
    gazetteer: tuple[tuple[str, str, Entry], ...]
    n_shards: int


def link_task(extracted: Mapping[int, Outputs], language: str, gazetteer: Gazetteer, n_shards: int) -> Task:
    """The task that links the mentions of all buckets: the entities, their traces, and the links of each bucket by its place."""
    entries = tuple((*key, gazetteer.entries[key]) for key in sorted(gazetteer.entries))
    return Task(
        name="link",
        function=link_corpus,
        rooms=LINK_ROOMS,
        code=code_version(*LINK_ROOMS),
        inputs=tuple(outputs["mentions"] for outputs in extracted.values()),
        settings=Linking(language, entries, n_shards),
    )


def link_corpus(work: Work) -> Mapping[str, Content]:
    """Entities, also slim, and their traces; for each input, by its place, the links of its mentions row by row, and its slim entities."""
    settings = cast("Linking", work.settings)
    gazetteer = Gazetteer({(kind, key): entry for kind, key, entry in settings.gazetteer})
    tables = [unpacked(content) for content in work.inputs]
    mentions = [mention for table in tables for mention in slim_mentions(table)]
    linked = link_mentions(mentions, gazetteer, languages.load(settings.language))
    rows = iter(linked.links)
    links = [_links(list(islice(rows, len(table)))) for table in tables]
    entities = to_table(ENTITIES, linked.entities)
    pairs = [(link.entity_id, mention.mention_id) for mention, link in zip(mentions, linked.links, strict=True) if link]
    slim = to_table(ENTITIES, [slim_entity(entity) for entity in linked.entities])
    named = {f"{SLIM}/{place}": packed(_named(slim, table)) for place, table in enumerate(links)}
    made = {
        ENTITIES: packed(entities),
        SLIM: packed(slim),
        TRACES: in_shards("provenance", entity_traces(entities, pairs), settings.n_shards),
    }
    return {**made, **named, **{str(place): packed(table) for place, table in enumerate(links)}}


def slim_mentions(table: pa.Table) -> Iterator[Mention]:
    """The mentions of a table without their spans, which linking does not look at; equal strings are one object."""
    names = ("mention_id", "article_id", "text", "mention_type", "entity_type", "derivation", "entity_id")
    for mention, article, text, kind, entity_type, derivation, entity in zip(*(table[name].to_pylist() for name in names), strict=True):
        yield Mention(
            mention_id=mention,
            article_id=intern(article),
            text=intern(text),
            mention_type=intern(kind),
            entity_type=intern(entity_type),
            derivation=intern(derivation),
            entity_id=entity,
        )


def slim_entity(entity: Entity) -> Entity:
    """What comparing looks at: the entity without its numbers and evidence, so that it stays as it is when it is mentioned once more."""
    names = tuple(replace(name, n_mentions=0, n_articles=0) for name in entity.names)
    return replace(entity, names=names, merge_evidence=(), n_mentions=0, n_articles=0)


def _named(entities: pa.Table, links: pa.Table) -> pa.Table:
    """The entities that a bucket's mentions name."""
    return entities.filter(pc.is_in(entities["entity_id"], pc.unique(links["entity_id"])))


def _links(links: list[Link | None]) -> pa.Table:
    schema = pa.schema([arrow_schema("mentions").field(name) for name in LINKS])
    rows = [(link.entity_id, link.method, link.score) if link else (None, None, None) for link in links]
    columns = zip(*rows, strict=True) if rows else ((), (), ())
    return pa.Table.from_arrays([pa.array(column, field.type) for column, field in zip(columns, schema, strict=True)], schema=schema)
