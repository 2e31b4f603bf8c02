"""Tasks that check the files of a release, each by itself: what was found right once is not checked again, and workers share the rest.

How a part is judged is the business of whoever asks for the check: the validator, which this room does not know.
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import cast

import pyarrow as pa
import pyarrow.parquet as pq

from claimpack.builders.engine import Content, Task, Work, code_version
from claimpack.builders.graph.assembly import Shards
from claimpack.builders.graph.packing import BY_ARTICLE
from claimpack.builders.graph.workshop import Workshop
from claimpack.builders.write.shards import cut, shard_content
from claimpack.schema.catalogue import TABLES
from claimpack.schema.hashes import hashes

ROOMS = ("schema", "builders.write", "builders.graph")
REJECTS = "rejects"
VERDICT = "verdict"


@dataclass(frozen=True, slots=True)
class Check:
    """How a release is checked: `of_shard` and `of_articles` are functions of tasks, `rooms` the code that they use.

    `of_shard` gets the Parquet file of a shard, with the table's name as settings; `of_articles` a shard of articles, claims and mentions,
    and the articles' rejects, with the text mode as settings. Both make a VERDICT: true or false, as JSON. `of_whole` gets the folder of
    the finished release, and whether all parts were found right; it gives the content of validation.json, or raises what ends the build.
    """

    of_shard: Callable[[Work], Mapping[str, Content]]
    of_articles: Callable[[Work], Mapping[str, Content]]
    of_whole: Callable[[Path, bool], bytes]
    rooms: tuple[str, ...]


def are_parts_right(shop: Workshop, stored: Shards, text_mode: str, check: Check) -> bool:
    """Whether every part of a release passes the check; which run provenance names is seen in the whole."""
    n_shards = len(stored[REJECTS])
    (rejects,) = shop.run([_split_task(list(stored[REJECTS].values()), n_shards)])
    alone = [(name, file) for name in TABLES if name not in BY_ARTICLE for file in stored[name].values()]
    tasks = [_task(f"check {name}", check.of_shard, check, (file,), name) for name, file in alone]
    for number in range(n_shards):
        inputs = (*(stored[name][number] for name in BY_ARTICLE), rejects[str(number)])
        tasks.append(_task(f"check articles, shard {number}", check.of_articles, check, inputs, text_mode))
    return all(json.loads(bytes(shop.store.get(made[VERDICT]))) for made in shop.run(tasks))


def split_rejects(work: Work) -> Mapping[str, Content]:
    """The rejects of each shard of articles, under its number, as a Parquet file. Where one is of no article by its id, none at all."""
    rejects = pa.concat_tables([pq.ParquetFile(pa.BufferReader(pa.py_buffer(content))).read() for content in work.inputs])
    rejects = rejects.filter(rejects["article_id"].is_valid())
    if hashes(rejects["article_id"], "art_") is None:
        rejects = rejects.slice(0, 0)
    return {
        str(number): shard_content(part.combine_chunks())
        for number, part in enumerate(cut("articles", rejects, cast("int", work.settings)))
    }


def _split_task(rejects: list[str], n_shards: int) -> Task:
    code = code_version(*ROOMS)
    return Task(name="sort rejects", function=split_rejects, rooms=ROOMS, code=code, inputs=tuple(rejects), settings=n_shards)


def _task(name: str, function: Callable[[Work], Mapping[str, Content]], check: Check, inputs: tuple[str, ...], settings: str) -> Task:
    return Task(name=name, function=function, rooms=check.rooms, code=code_version(*check.rooms), inputs=inputs, settings=settings)
