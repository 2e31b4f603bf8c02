"""How often entities are mentioned, against the mentions themselves. Whole columns at a time."""

from collections.abc import Iterator, Mapping

import pyarrow as pa
import pyarrow.compute as pc

from claimpack.schema.problems import Finding
from claimpack.validation.release import Release

_STEP = "build the release again; the rule named in the row is at fault"


def check_counts(release: Release, broken: Mapping[str, frozenset[int]]) -> Iterator[Finding]:
    """TAB051: numbers of mentions or articles that are not those of the mentions table, or of the entity's names.

    Nothing is said if a mention's row is broken, nor of entities whose rows are.
    """
    if broken.get("mentions"):
        return
    names, n_mentions, n_articles = _counted(release)
    first = 0
    for batch in release.batches("entities", "entity_id", "n_mentions", "n_articles", "names"):
        place = pc.index_in(batch.column("entity_id"), value_set=names)
        found = [pc.fill_null(values.take(place), 0) for values in (n_mentions, n_articles)]
        named = _summed(batch.column("names"))
        said = [batch.column(name) for name in ("n_mentions", "n_articles")]
        is_off = pc.or_(pc.not_equal(said[0], found[0]), pc.not_equal(said[1], found[1]))
        is_other = pc.and_(pc.greater(pc.list_value_length(batch.column("names")), 0), pc.not_equal(said[0], named))
        for row in pc.indices_nonzero(pc.fill_null(pc.or_(is_off, is_other), False)).to_pylist():  # noqa: FBT003 - null is judged by its row
            if first + row in broken.get("entities", ()):
                continue
            where = f"entities/{batch.column('entity_id')[row]}"
            if is_off[row].as_py():
                there = f"there are {found[0][row]} mentions in {found[1][row]} articles"
                yield Finding("TAB051", where, f"n_mentions {said[0][row]} and n_articles {said[1][row]}; {there}", _STEP)
            if is_other[row].as_py():
                yield Finding("TAB051", where, f"n_mentions {said[0][row]} is not the sum over its names", _STEP)
        first += batch.num_rows


def _counted(release: Release) -> tuple[pa.Array, pa.Array, pa.Array]:
    """Every entity that is mentioned, its mentions, and the articles that they stand in."""
    mentions = release.column("mentions", "entity_id", "article_id")
    linked = mentions.filter(mentions["entity_id"].is_valid())
    counts = linked.group_by("entity_id").aggregate([("article_id", "count"), ("article_id", "count_distinct")]).combine_chunks()
    names, n_mentions, n_articles = (_whole(counts[name]) for name in ("entity_id", "article_id_count", "article_id_count_distinct"))
    return names, n_mentions, n_articles


def _summed(names: pa.ListArray) -> pa.Array:
    """The mentions of all names of each entity."""
    flat = pa.table({"row": pc.list_parent_indices(names), "n": pc.struct_field(names.flatten(), "n_mentions")})
    sums = flat.group_by("row").aggregate([("n", "sum")])
    place = pc.index_in(pa.array(range(len(names)), pa.int64()), value_set=_whole(sums["row"].cast(pa.int64())))
    return pc.fill_null(_whole(sums["n_sum"]).take(place), 0)


def _whole(column: pa.ChunkedArray) -> pa.Array:
    whole = column.combine_chunks()
    return pa.concat_arrays(whole.chunks) if isinstance(whole, pa.ChunkedArray) else whole
