"""The task of a slot of stories: their claims laid side by side."""

from collections.abc import Mapping, Sequence
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from claimpack.builders import languages
from claimpack.builders.engine import Content, Outputs, Store, Task, Work, code_version
from claimpack.builders.graph.buckets import bucket_of
from claimpack.builders.graph.comparing import ROOMS as COMPARE_ROOMS
from claimpack.builders.graph.comparing import STAMPS, comparable, stamps_of
from claimpack.builders.graph.frames import packed, unpacked
from claimpack.builders.graph.planning import PlannedStories
from claimpack.builders.graph.written import read_one
from claimpack.builders.provenance import traces
from claimpack.builders.relate.affinity import Weights
from claimpack.builders.relate.relations import relate_stories
from claimpack.schema.arrow import to_records, to_table

ROOMS = (*COMPARE_ROOMS, "builders.provenance")
RELATIONS, TRACES = "relations", "traces"


def relate_tasks(  # noqa: PLR0917 - what stories are made of
    plan: Outputs,
    finished: Mapping[int, Outputs],
    compared: Sequence[Outputs],
    entities: str,
    n_buckets: int,
    language: str,
    store: Store,
) -> list[Task]:
    """One task per slot of stories. It depends on the stamps of its articles, and reads the buckets they are in."""
    code = code_version(*ROOMS)
    stamps = {name: stamp for outputs in compared for name, stamp in stamps_of(store.get(outputs[STAMPS])).items()}
    tasks = []
    for slot in sorted(plan):
        stories = read_one(store.get(plan[slot]), PlannedStories).stories
        articles = sorted({article for story in stories for article in story.articles})
        needed = sorted({bucket_of(article, n_buckets) for article in articles})
        rows = (finished[bucket][name] for name in ("articles", "claims") for bucket in needed)
        tasks.append(
            Task(
                name=f"relate, stories {slot}",
                function=relate_slot,
                rooms=ROOMS,
                code=code,
                inputs=(plan[slot], entities, *rows),
                stamps=(plan[slot], *(stamps[article] for article in articles)),
                settings=language,
            )
        )
    return tasks


def relate_slot(work: Work) -> Mapping[str, Content]:
    """The relations of a slot of stories and their traces."""
    planned = read_one(work.inputs[0], PlannedStories)
    wanted = pa.array(sorted({article for story in planned.stories for article in story.articles}), pa.string())
    tables = [_of(unpacked(content), wanted) for content in work.inputs[2:]]
    half = len(tables) // 2
    articles, claims = comparable(*(pa.concat_tables(part).combine_chunks() for part in (tables[:half], tables[half:])))
    entities = unpacked(work.inputs[1])
    rows = _records("claims", claims), _records("articles", articles), _records("entities", entities.filter(_named(entities, claims)))
    found = relate_stories(planned.stories, Weights(planned.weights), *rows, languages.load(str(work.settings)))
    table = to_table(RELATIONS, found)
    return {RELATIONS: packed(table), TRACES: packed(traces(RELATIONS, table))}


def _of(table: pa.Table, articles: pa.Array) -> pa.Table:
    """The rows of these articles. Few of a bucket are wanted, and they lie together: cutting nested columns is faster than filtering."""
    rows = pc.indices_nonzero(pc.is_in(table["article_id"], articles))
    if not len(rows):
        return table.slice(0, 0)
    first, last = rows[0].as_py(), rows[-1].as_py()
    part = table.slice(first, last - first + 1)
    return part if len(part) == len(rows) else part.take(pc.subtract(rows, pa.scalar(first, pa.uint64())))


def _named(entities: pa.Table, claims: pa.Table) -> pa.ChunkedArray:
    """Which entities the claims name, anywhere."""
    steps, quantities = pc.list_flatten(claims["attributions"]), pc.list_flatten(claims["quantities"])
    columns = (
        claims["speaker_entity_id"],
        pc.list_flatten(claims["entity_ids"]),
        pc.struct_field(steps, "source_entity_id"),
        pc.struct_field(quantities, "place_entity_id"),
    )
    named = pa.concat_arrays([pc.unique(column) for column in columns])
    return pc.is_in(entities["entity_id"], named)


def _records(name: str, table: pa.Table) -> list[Any]:
    return list(to_records(name, table))
