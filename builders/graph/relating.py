"""The task of a slot of stories: their claims laid side by side."""

from collections.abc import Iterator, Mapping
from typing import cast

import pyarrow as pa
import pyarrow.compute as pc

from claimpack.builders import languages
from claimpack.builders.engine import Content, Outputs, Store, Task, Work, code_version
from claimpack.builders.graph.buckets import bucket_of
from claimpack.builders.graph.comparing import READY, STAMPS, stamps_of
from claimpack.builders.graph.comparing import ROOMS as COMPARE_ROOMS
from claimpack.builders.graph.frames import packed, unpacked
from claimpack.builders.graph.planning import SLOTS, PlannedStories, articles_of
from claimpack.builders.graph.ready import opened_ready
from claimpack.builders.graph.written import read_one
from claimpack.builders.provenance import traces
from claimpack.builders.relate.affinity import Weights
from claimpack.builders.relate.blocks import ArticleClaims
from claimpack.builders.relate.relations import corpus_of, relate_stories
from claimpack.builders.relate.shelf import kept
from claimpack.schema.arrow import to_records, to_table
from claimpack.schema.records import Entity

ROOMS = (*COMPARE_ROOMS, "builders.provenance")
RELATIONS, TRACES = "relations", "traces"


def relate_tasks(  # noqa: PLR0917 - what stories are made of
    plan: Outputs, compared: Mapping[int, Outputs], entities: str, n_buckets: int, language: str, store: Store
) -> dict[str, Task]:
    """A task for each slot of stories. It depends on the stamps of its articles, and reads those of the buckets they are in."""
    ready = {bucket: outputs[READY] for bucket, outputs in compared.items()}
    code = code_version(*ROOMS)
    stamps = {name: stamp for outputs in compared.values() for name, stamp in stamps_of(store.get(outputs[STAMPS])).items()}
    return {
        slot: Task(
            name=f"relate, stories {slot}",
            function=relate_slot,
            rooms=ROOMS,
            code=code,
            inputs=(plan[slot], entities, *(ready[bucket] for bucket in sorted({bucket_of(name, n_buckets) for name in articles}))),
            stamps=(plan[slot], *(stamps[name] for name in articles)),
            settings=language,
        )
        for slot, articles in articles_of(store.get(plan[SLOTS])).items()
    }


def relate_slot(work: Work) -> Mapping[str, Content]:
    """The relations of a slot of stories and their traces."""
    planned, pack = read_one(work.inputs[0], PlannedStories), languages.load(str(work.settings))
    indexed = kept(opened_ready(work.inputs[2:]))
    named = {entity for story in planned.stories for article in story.articles for entity in _named(indexed(article))}
    entities = unpacked(work.inputs[1])
    known = entities.filter(pc.is_in(entities["entity_id"], pa.array(sorted(named), pa.string())))
    corpus = corpus_of(cast("list[Entity]", list(to_records("entities", known))), pack)
    table = to_table(RELATIONS, relate_stories(planned.stories, Weights(planned.weights), indexed, corpus))
    return {RELATIONS: packed(table), TRACES: packed(traces(RELATIONS, table))}


def _named(claims: ArticleClaims) -> Iterator[str]:
    """The entities that the claims of an article name, anywhere."""
    for profile in claims.profiles:
        claim = profile.claim
        yield from claim.entity_ids
        places = (quantity.place_entity_id for quantity in claim.quantities)
        sources = (step.source_entity_id for step in claim.attributions)
        yield from filter(None, (claim.speaker_entity_id, *places, *sources))
