"""The task that lays reviews over the corpus: the status of reviewed claims by bucket, and the rows of the table reviews."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import cast

import pyarrow as pa
import pyarrow.compute as pc

from claimpack.builders.engine import Content, Outputs, Task, Work, code_version
from claimpack.builders.graph.frames import packed, unpacked
from claimpack.builders.review.line import ReviewLine
from claimpack.builders.review.nearest import Candidate
from claimpack.builders.review.overlay import review_rows, statuses
from claimpack.schema.arrow import to_table
from claimpack.schema.records import Span

ROOMS = ("schema", "builders.ids", "builders.spans", "builders.review", "builders.graph")
REVIEWS = "reviews"


@dataclass(frozen=True, slots=True)
class Reviewing:
    """The reviews, in the order of their file."""

    lines: tuple[ReviewLine, ...]


def review_task(extracted: Mapping[int, Outputs], lines: Sequence[ReviewLine]) -> Task:
    """The task that finds the reviewed claims of all buckets: the rows of reviews, and by the bucket's place the status of claims.

    Without reviews it looks at no claim, and so depends on none.
    """
    return Task(
        name="lay reviews over claims",
        function=review_corpus,
        rooms=ROOMS,
        code=code_version(*ROOMS),
        inputs=tuple(outputs["claims"] for outputs in extracted.values()) if lines else (),
        settings=Reviewing(tuple(lines)),
    )


def review_corpus(work: Work) -> Mapping[str, Content]:
    """The rows of the table reviews, and for each input, by its place, the status of the claims that were decided about."""
    lines = cast("Reviewing", work.settings).lines
    tables = [unpacked(content) for content in work.inputs]
    decided = statuses(lines)
    names = pa.array(sorted(decided), pa.string())
    made: dict[str, Content] = {REVIEWS: packed(to_table(REVIEWS, review_rows(lines, _candidates(tables))))}
    for place, table in enumerate(tables):
        here = table["claim_id"].filter(pc.is_in(table["claim_id"], names)).to_pylist()
        made[str(place)] = json.dumps({name: decided[name] for name in here}, sort_keys=True).encode()
    return made


def with_statuses(claims: pa.Table, content: Content) -> pa.Table:
    """The claims of a bucket with the status that reviewers gave them."""
    decided = json.loads(bytes(content))
    if not decided:
        return claims
    told = [decided.get(name, status) for name, status in zip(claims["claim_id"].to_pylist(), claims["status"].to_pylist(), strict=True)]
    index = claims.schema.get_field_index("status")
    return claims.set_column(index, claims.schema.field(index), pa.array(told, pa.string()))


def _candidates(tables: Sequence[pa.Table]) -> Iterator[Candidate]:
    for table in tables:
        for row in table.select(["claim_id", "article_id", "spans", "text"]).to_pylist():
            spans = tuple(Span(span["start_char"], span["end_char"]) for span in row["spans"])
            yield Candidate(row["claim_id"], row["article_id"], spans, row["text"])
