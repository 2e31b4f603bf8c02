"""The figures that disagree, pair by pair, by the arithmetic of builders/relate/timelines.py: the same that a build ends with."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, cast

import pyarrow as pa
import pyarrow.compute as pc

from claimpack.builders.languages.pack import available, load
from claimpack.builders.relate.counts import CONCEPTS
from claimpack.builders.relate.figures import RANK
from claimpack.builders.relate.timelines import Figure, Timeline, timelines
from claimpack.schema.arrow import to_records

if TYPE_CHECKING:
    from claimpack.builders.release import Release
    from claimpack.schema.records import Article, Claim, Entity

DISPUTED = "disputed_figures"
# The columns of claims that a figure is made of, of those that are lists; and those that tell what an article speaks of.
OF_A_FIGURE = frozenset({"attributions", "quantities", "times", "entity_ids"})
OF_A_NAME = frozenset({"claim_id", "article_id", "ordinal", "entity_ids"})
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
    parts = (part for shard in release.shards("claims") for part in _slim(shard))
    claims = cast("list[Claim]", [claim for part in parts for claim in to_records("claims", part)])
    articles = cast("tuple[Article, ...]", tuple(to_records("articles", release.table("articles").set_column(*_no_text(release)))))
    entities = cast("tuple[Entity, ...]", tuple(to_records("entities", release.table("entities"))))
    language = release.manifest.language
    pack = load(language) if language in available() else None
    return pa.Table.from_pylist(
        [row for line in timelines(claims, articles, entities, pack) for row in _rows(line)], schema=DISPUTED_SCHEMA
    )


def _slim(claims: pa.Table) -> "Iterator[pa.Table]":
    """The claims that give a figure, and those that only name something, with what a timeline looks at of each; none that was rejected.

    What is left out is null: to make records of it would take most of the time.
    """
    kept = claims.filter(pc.not_equal(claims["status"], "rejected"))
    is_counting = _is_counting(kept["quantities"].combine_chunks())
    is_naming = pc.and_(pc.invert(is_counting), pc.greater(pc.list_value_length(kept["entity_ids"]), 0))
    yield _without(kept.filter(is_counting), [field.name for field in kept.schema if pa.types.is_list(field.type)], OF_A_FIGURE)
    yield _without(kept.filter(is_naming), kept.schema.names, OF_A_NAME)


def _is_counting(quantities: pa.ListArray) -> pa.BooleanArray:
    """Per claim whether it counts what timelines are made of."""
    parents, flat = pc.list_parent_indices(quantities), pc.list_flatten(quantities)
    is_property = pc.is_in(flat.field("property"), value_set=pa.array(sorted(CONCEPTS)))
    is_figure = pc.and_(is_property, pc.not_equal(flat.field("kind"), RANK))
    return pc.is_in(pa.array(range(len(quantities)), pa.int64()), value_set=pc.unique(parents.filter(is_figure)).cast(pa.int64()))


def _without(claims: pa.Table, names: list[str], kept: frozenset[str]) -> pa.Table:
    """The claims with nulls in the columns of these names that are not kept."""
    for name in set(names) - kept:
        index = claims.schema.get_field_index(name)
        claims = claims.set_column(index, claims.schema.field(index), pa.nulls(len(claims), claims.schema.field(index).type))
    return claims


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
