"""The figures that disagree, pair by pair, by the arithmetic of builders/relate/timelines.py: the same that a build ends with."""

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, cast

import pyarrow as pa

from claimpack.builders.languages.pack import available, load
from claimpack.builders.relate.timelines import Figure, Timeline, timelines
from claimpack.schema.arrow import to_records

if TYPE_CHECKING:
    from claimpack.builders.release import Release
    from claimpack.schema.records import Article, Claim, Entity

DISPUTED = "disputed_figures"
_OF_FIGURE = ("claim", "text", "chain", "article", "written")
DISPUTED_SCHEMA = pa.schema(
    [
        *(pa.field(name, pa.string()) for name in ("property", "place")),
        *(pa.field(f"{name}_{side}", pa.string()) for side in ("a", "b") for name in _OF_FIGURE),
        pa.field("is_place_inferred", pa.bool_()),
    ]
)

Row = dict[str, str | bool | None]


def disputed_figures(release: "Release") -> pa.Table:
    """A row per pair of figures that disagree. Reads all claims of the release that are not rejected."""
    claims = [slim for shard in release.shards("claims") for slim in _slim(cast("Iterator[Claim]", to_records("claims", shard)))]
    articles = cast("tuple[Article, ...]", tuple(to_records("articles", release.table("articles").set_column(*_no_text(release)))))
    entities = cast("tuple[Entity, ...]", tuple(to_records("entities", release.table("entities"))))
    language = release.manifest.language
    pack = load(language) if language in available() else None
    return pa.Table.from_pylist(
        [row for line in timelines(claims, articles, entities, pack) for row in _rows(line)], schema=DISPUTED_SCHEMA
    )


def _slim(claims: "Iterator[Claim]") -> "Iterator[Claim]":
    """The claims that count or name something, without what a timeline does not look at, and without those that a reviewer rejected."""
    for claim in claims:
        if claim.status != "rejected" and (claim.quantities or claim.entity_ids):
            slim = replace(claim, decontextualised=None, decontext_edits=(), checkworthiness_features=(), sentence_spans=(), hedge_spans=())
            yield slim if claim.quantities else replace(slim, text="", spans=(), attributions=(), times=(), prefix="", suffix="")


def _no_text(release: "Release") -> tuple[int, pa.Field, pa.Array]:
    table = release.table("articles")
    index = table.schema.get_field_index("text")
    return index, table.schema.field(index), pa.nulls(len(table), pa.string())


def _rows(line: Timeline) -> Iterator[Row]:
    for a, b in line.disagreements:
        pair = (line.figures[a], line.figures[b])
        inferred = any(figure.is_place_inferred for figure in pair)
        yield {"property": line.property, "place": line.place, **_side(pair[0], "a"), **_side(pair[1], "b"), "is_place_inferred": inferred}


def _side(figure: Figure, side: str) -> Row:
    chain = "; ".join(" ← ".join(branch) for branch in figure.chain) or None
    values = (figure.claim_id, figure.text, chain, figure.article, figure.written)
    return {f"{name}_{side}": value for name, value in zip(_OF_FIGURE, values, strict=True)}
