"""Tables with other values in a column, or in a member of the structs that it lists."""

from collections.abc import Callable, Collection

import pyarrow as pa
import pyarrow.compute as pc


def with_column(table: pa.Table, name: str, column: pa.Array | pa.ChunkedArray) -> pa.Table:
    """The table with other values in a column."""
    index = table.schema.get_field_index(name)
    return table.set_column(index, table.schema.field(index), column)


def with_members(lists: pa.Array, change: Callable[[pa.Array], pa.Array], names: Collection[str]) -> pa.Array:
    """Lists of structs with other values in these members."""
    structs = lists.flatten()
    parts = structs.flatten()
    for name in names:
        index = structs.type.get_field_index(name)
        parts[index] = change(parts[index])
    offsets = pc.subtract(lists.offsets, lists.offsets[0]) if len(lists) else pa.array([0], pa.int32())
    return pa.ListArray.from_arrays(offsets, pa.StructArray.from_arrays(parts, fields=list(structs.type)), type=lists.type)


def empty(array: pa.Array) -> pa.Array:
    """As many values of the same type that say nothing: empty lists and texts."""
    if pa.types.is_list(array.type):
        return pa.ListArray.from_arrays(pa.repeat(pa.scalar(0, pa.int32()), len(array) + 1), array.values.slice(0, 0), type=array.type)
    return pa.repeat(pa.scalar("", array.type), len(array))
