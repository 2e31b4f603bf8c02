"""The task of a bucket after linking: its rows as a release has them, with entities for mentions, and a trace of each.

Claims are relinked column by column; apply_links of the room link says the same for single claims.
"""

from collections.abc import Callable, Mapping, Sequence

import pyarrow as pa
import pyarrow.compute as pc

from claimpack.builders.engine import Content, Outputs, Task, Work, code_version
from claimpack.builders.graph.columns import with_column, with_members
from claimpack.builders.graph.frames import packed, unpacked
from claimpack.builders.graph.linking import LINKS
from claimpack.builders.graph.reviewing import with_statuses
from claimpack.builders.provenance import traces

ROOMS = ("schema", "builders.provenance", "builders.review", "builders.graph", "builders.write")
TABLES = ("articles", "claims", "mentions")
TRACED = ("articles", "claims", "mentions", "rejects")
TRACES = "traces"
Change = Callable[[pa.Array], pa.Array]


def finish_tasks(extracted: Mapping[int, Outputs], overlays: Sequence[Outputs], nothing: str) -> list[Task]:
    """One task per bucket, in order. `overlays` hold links, groups and statuses by the bucket's place; `nothing` is an empty overlay."""
    code = code_version(*ROOMS)
    return [
        Task(
            name=f"finish, bucket {bucket}",
            function=finish_bucket,
            rooms=ROOMS,
            code=code,
            inputs=(*(outputs[name] for name in TRACED), *(overlay.get(str(place), nothing) for overlay in overlays)),
        )
        for place, (bucket, outputs) in enumerate(extracted.items())
    ]


def finish_bucket(work: Work) -> Mapping[str, Content]:
    """The bucket's articles, claims and mentions as they are released, and the traces of all its rows."""
    articles, claims, mentions, rejects, links, groups = (unpacked(content) for content in work.inputs[:-1])
    for name in LINKS:
        mentions = with_column(mentions, name, links[name])
    found = {
        "articles": with_column(articles, "independence_group", groups["independence_group"]),
        "claims": with_statuses(linked_claims(claims, mentions), work.inputs[-1]),
        "mentions": mentions,
    }
    rows = pa.concat_tables([traces(name, table) for name, table in {**found, "rejects": rejects}.items()])
    return {**{name: packed(table) for name, table in found.items()}, TRACES: packed(rows)}


def linked_claims(claims: pa.Table, mentions: pa.Table) -> pa.Table:
    """The claims with entity ids for mention ids; a mention without an entity becomes null, or is left out of entity_ids."""
    names, found = _array(mentions["mention_id"]), _array(mentions["entity_id"])

    def entities(ids: pa.Array) -> pa.Array:
        return found.take(pc.index_in(ids, value_set=names))

    claims = with_column(claims, "entity_ids", _relinked(_array(claims["entity_ids"]), entities))
    claims = with_column(claims, "speaker_entity_id", entities(_array(claims["speaker_entity_id"])))
    claims = with_column(claims, "attributions", with_members(_array(claims["attributions"]), entities, ("source_entity_id",)))
    return with_column(claims, "quantities", with_members(_array(claims["quantities"]), entities, ("place_entity_id",)))


def _relinked(lists: pa.Array, entities: Change) -> pa.Array:
    """Lists of mentions as lists of entities, each once, in the order of the first."""
    rows: list[dict[str, None]] = [{} for _ in range(len(lists))]
    for row, entity in zip(pc.list_parent_indices(lists).to_pylist(), entities(lists.flatten()).to_pylist(), strict=True):
        if entity:
            rows[row][entity] = None
    return pa.array([list(row) for row in rows], lists.type)


def _array(column: pa.ChunkedArray) -> pa.Array:
    return column.combine_chunks()
