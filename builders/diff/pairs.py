"""A part of a table in both releases, its rows matched by their ids."""

from collections.abc import Iterator
from dataclasses import dataclass

import pyarrow as pa
import pyarrow.compute as pc

from claimpack.builders.diff.sides import Part
from claimpack.builders.write.shards import ROW_GROUP_ROWS
from claimpack.schema.columns import unique_key
from claimpack.schema.problems import ClaimpackError


@dataclass(frozen=True, slots=True)
class Places:
    """Where the common rows stand in a part: their numbers, the same as a mask over its rows, and whether they ascend."""

    rows: pa.Array
    mask: pa.Array
    is_ascending: bool


@dataclass(frozen=True, slots=True)
class Pair:
    """Both sides of a part. Common row i stands at place i of `in_old` and of `in_new`; `removed` and `added` are on one side only."""

    table: str
    old: Part
    new: Part
    old_ids: pa.Array
    new_ids: pa.Array
    in_old: Places
    in_new: Places
    removed: pa.Array
    added: pa.Array

    def column(self, name: str) -> Iterator[tuple[int, pa.Array, pa.Array]]:
        """(number of the first common row, old values, new values) of a column, piece after piece, as long as each other.

        Raises ClaimpackError REL005 if it cannot be read.
        """
        sides = [iter(_common(part, name, places)) for part, places in ((self.old, self.in_old), (self.new, self.in_new))]
        pieces = [pa.nulls(0), pa.nulls(0)]
        first = 0
        while True:
            for number, side in enumerate(sides):
                while not len(pieces[number]):
                    piece = next(side, None)
                    if piece is None:
                        return
                    pieces[number] = piece
            length = min(map(len, pieces))
            yield first, pieces[0].slice(0, length), pieces[1].slice(0, length)
            pieces = [piece.slice(length) for piece in pieces]
            first += length


def match_rows(table: str, old: Part, new: Part) -> Pair:
    """The two with their rows matched. Raises ClaimpackError REL041 if an id stands twice in one of them."""
    old_ids, new_ids = _ids(table, old), _ids(table, new)
    found = pc.index_in(old_ids, value_set=new_ids)
    is_old, rows = pc.is_valid(found), found.drop_null()
    is_ascending = len(rows) < 2 or pc.all(pc.less(rows.slice(0, len(rows) - 1), rows.slice(1))).as_py()
    # Every row of the new part was found, each by another one of the old part: the ids need not be looked up the other way round.
    is_found = len(rows) == len(new_ids) and (is_ascending or _are_distinct(rows))
    is_new = pc.is_valid(new_ids) if is_found else pc.is_in(new_ids, value_set=old_ids)
    removed, added = pc.indices_nonzero(pc.invert(is_old)), pc.indices_nonzero(pc.invert(is_new))
    once = [is_ascending or _are_distinct(rows), is_new.true_count == len(rows), _are_distinct(old_ids.take(removed))]
    if not all([*once, _are_distinct(new_ids.take(added))]):
        raise _twice(table, old_ids, new_ids)
    in_old, in_new = Places(pc.indices_nonzero(is_old), is_old, is_ascending=True), Places(rows, is_new, is_ascending)
    return Pair(table, old, new, old_ids, new_ids, in_old, in_new, removed, added)


def _common(part: Part, name: str, places: Places) -> Iterator[pa.Array]:
    """A column's values at the places, in pieces. Only where rows were moved is the column held whole."""
    if not places.is_ascending:
        column = part.column(name)
        yield from (column.take(places.rows.slice(first, ROW_GROUP_ROWS)) for first in range(0, len(places.rows), ROW_GROUP_ROWS))
        return
    first = 0
    for piece in part.pieces(name):
        mask = places.mask.slice(first, len(piece))
        yield piece if mask.true_count == len(piece) else piece.filter(mask)
        first += len(piece)


def _ids(table: str, part: Part) -> pa.Array:
    """The id of each row; "claims/clm_..." for a row of provenance."""
    keys = [part.column(name) for name in unique_key(table)]
    return keys[0] if len(keys) == 1 else pc.binary_join_element_wise(*keys, "/")


def _are_distinct(values: pa.Array) -> bool:
    return bool(pc.count_distinct(values, mode="all").as_py() == len(values))


def _twice(table: str, *sides: pa.Array) -> ClaimpackError:
    counts = [pc.value_counts(ids) for ids in sides]
    names = pa.concat_arrays([each.field("values").filter(pc.greater(each.field("counts"), 1)) for each in counts])
    message = f"several rows of {table} have the id {pc.min(names).as_py()}"
    return ClaimpackError("REL041", message, where=table, hint="run `claimpack validate`")
