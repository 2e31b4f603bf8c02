"""Tasks that say which articles are one source: a sample of each text, bucket by bucket, and one comparison over the whole corpus.

The groups come back by bucket: a bucket that a change elsewhere leaves as it was is not built again.
"""

from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise
from typing import cast

import pyarrow as pa

from claimpack.builders.engine import Content, Outputs, Task, Work, code_version
from claimpack.builders.graph.frames import packed, unpacked
from claimpack.builders.relate.independence import Sample, groups_of, sample_of
from claimpack.schema.arrow import to_records
from claimpack.schema.records import Article

ROOMS = ("schema", "builders.relate", "builders.graph")
SAMPLES = "samples"


def sample_tasks(extracted: Mapping[int, Outputs]) -> list[Task]:
    """One task per bucket: the samples of its articles' texts."""
    code = code_version(*ROOMS)
    return [
        Task(name=f"sample texts, bucket {bucket}", function=sample_bucket, rooms=ROOMS, code=code, inputs=(outputs["articles"],))
        for bucket, outputs in extracted.items()
    ]


def group_task(sampled: Iterable[Outputs]) -> Task:
    """The task that finds articles which are one source: the groups of each bucket by its place."""
    inputs = tuple(outputs[SAMPLES] for outputs in sampled)
    return Task(name="find sources", function=group_corpus, rooms=ROOMS, code=code_version(*ROOMS), inputs=inputs)


def sample_bucket(work: Work) -> Mapping[str, Content]:
    """The samples of a bucket's articles."""
    articles = cast("Iterable[Article]", to_records("articles", unpacked(work.inputs[0])))
    samples = [sample_of(article) for article in articles]
    columns = {
        "article_id": pa.array([sample.article_id for sample in samples], pa.string()),
        "agencies": pa.array([sample.agencies for sample in samples], pa.list_(pa.string())),
        "runs": pa.array([sample.runs for sample in samples], pa.list_(pa.int64())),
    }
    return {SAMPLES: packed(pa.table(columns))}


def group_corpus(work: Work) -> Mapping[str, Content]:
    """For each input, by its place, the independence group of its articles, row by row."""
    tables = [unpacked(content) for content in work.inputs]
    groups = groups_of(sample for table in tables for sample in _samples(table))
    names = (pa.array([groups[key] for key in table["article_id"].to_pylist()], pa.string()) for table in tables)
    return {str(place): packed(pa.table({"independence_group": column})) for place, column in enumerate(names)}


def _samples(table: pa.Table) -> Iterator[Sample]:
    for batch in table.to_batches():
        runs, bounds = batch.column("runs").flatten().to_numpy(), batch.column("runs").offsets.to_pylist()
        rows = zip(batch.column("article_id").to_pylist(), batch.column("agencies").to_pylist(), pairwise(bounds), strict=True)
        for article, agencies, (start, end) in rows:
            yield Sample(article, tuple(agencies), runs[start - bounds[0] : end - bounds[0]])
