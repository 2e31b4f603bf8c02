"""The task over the whole corpus that says which names are one thing.

Its links come back by bucket: a bucket that a change elsewhere leaves as it was is not built again.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import cast

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from claimpack.builders import languages
from claimpack.builders.engine import Content, Outputs, Task, Work, code_version
from claimpack.builders.graph.frames import packed, unpacked
from claimpack.builders.link.entities import Link, link_uses
from claimpack.builders.link.gazetteer import Entry, Gazetteer
from claimpack.builders.link.uses import NAMED, Form, Use
from claimpack.builders.provenance import entity_traces
from claimpack.schema.arrow import arrow_schema, to_table
from claimpack.schema.records import Entity

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
    """The language, and the corpus's own names: type, key and entry of each."""

    language: str
    gazetteer: tuple[tuple[str, str, Entry], ...]


def link_task(extracted: Mapping[int, Outputs], language: str, gazetteer: Gazetteer) -> Task:
    """The task that links the mentions of all buckets: the entities, their traces, and the links of each bucket by its place."""
    entries = tuple((*key, gazetteer.entries[key]) for key in sorted(gazetteer.entries))
    return Task(
        name="link",
        function=link_corpus,
        rooms=LINK_ROOMS,
        code=code_version(*LINK_ROOMS),
        inputs=tuple(outputs["mentions"] for outputs in extracted.values()),
        settings=Linking(language, entries),
    )


def link_corpus(work: Work) -> Mapping[str, Content]:
    """Entities, also slim, and their traces; for each input, by its place, the links of its mentions row by row, and its slim entities."""
    settings = cast("Linking", work.settings)
    gazetteer = Gazetteer({(kind, key): entry for kind, key, entry in settings.gazetteer})
    tables = [unpacked(content) for content in work.inputs]
    forms: dict[Form, Form] = {}
    used = [uses_of_table(table, forms) for table in tables]
    linked = link_uses([use for uses, _ in used for use in uses], gazetteer, languages.load(settings.language))
    rows = iter(linked.links)
    links = [_links(list(islice(rows, len(uses)))).take(places) for uses, places in used]
    entities = to_table(ENTITIES, linked.entities)
    slim = to_table(ENTITIES, [slim_entity(entity) for entity in linked.entities])
    named = {f"{SLIM}/{place}": packed(_named(slim, table)) for place, table in enumerate(links)}
    mentions = pa.table({"mention_id": _column(tables, "mention_id"), "entity_id": _column(links, "entity_id")})
    made = {
        ENTITIES: packed(entities),
        SLIM: packed(slim),
        TRACES: packed(entity_traces(entities, mentions)),
    }
    return {**made, **named, **{str(place): packed(table) for place, table in enumerate(links)}}


def uses_of_table(table: pa.Table, forms: dict[Form, Form]) -> tuple[list[Use], pa.Array]:
    """The names that the articles of a table of mentions use, and for each mention the place of its use, null for one without a name.

    `forms` are those already seen: equal ones are one object.
    """
    names = ("article_id", "entity_type", "derivation", "text")
    columns = [table[name].combine_chunks().dictionary_encode() for name in names]
    code = np.zeros(len(table), np.int64)
    for column in columns:
        code = code * (len(column.dictionary) or 1) + column.indices.to_numpy()
    is_named = pc.equal(table["mention_type"], NAMED).to_numpy()
    rows = np.flatnonzero(is_named)
    _, firsts, inverse, counts = np.unique(code[rows], return_index=True, return_inverse=True, return_counts=True)
    order = np.argsort(firsts)
    places = np.full(len(table), -1, np.int64)
    places[rows] = np.argsort(order)[inverse]

    first = pa.array(rows[firsts[order]])
    articles, *parts = (column.dictionary.take(column.indices.take(first)).to_pylist() for column in columns)
    shown = [forms.setdefault(form, form) for form in map(Form, *parts)]
    longs = _longs(table, places, shown)
    uses = [
        Use(article, form, count, tuple(longs.get(place, ())))
        for place, (article, form, count) in enumerate(zip(articles, shown, counts[order].tolist(), strict=True))
    ]
    return uses, pa.array(places, mask=~is_named)


def _longs(table: pa.Table, places: np.ndarray, forms: Sequence[Form]) -> dict[int, dict[Form, None]]:
    """By the place of a use the names that explain it: extraction puts the mention of the one where linking will put an entity."""
    explained = pc.index_in(table["entity_id"], value_set=table["mention_id"]).combine_chunks()
    found: dict[int, dict[Form, None]] = {}
    for row in np.flatnonzero(explained.is_valid().to_numpy(zero_copy_only=False)).tolist():
        short, long = places[row].item(), places[explained[row].as_py()].item()
        if min(short, long) >= 0:
            found.setdefault(short, {})[forms[long]] = None
    return found


def slim_entity(entity: Entity) -> Entity:
    """What comparing looks at: the entity without its numbers and evidence, so that it stays as it is when it is mentioned once more."""
    names = tuple(replace(name, n_mentions=0, n_articles=0) for name in entity.names)
    return replace(entity, names=names, merge_evidence=(), n_mentions=0, n_articles=0)


def _named(entities: pa.Table, links: pa.Table) -> pa.Table:
    """The entities that a bucket's mentions name."""
    return entities.filter(pc.is_in(entities["entity_id"], pc.unique(links["entity_id"])))


def _links(links: Sequence[Link]) -> pa.Table:
    schema = pa.schema([arrow_schema("mentions").field(name) for name in LINKS])
    rows = [(link.entity_id, link.method, link.score) for link in links]
    columns = zip(*rows, strict=True) if rows else ((), (), ())
    return pa.Table.from_arrays([pa.array(column, field.type) for column, field in zip(columns, schema, strict=True)], schema=schema)


def _column(tables: Sequence[pa.Table], name: str) -> pa.ChunkedArray:
    return pa.chunked_array([table[name].combine_chunks() for table in tables], pa.string())
