"""Which cells of two equally long columns differ: exact, nested or not, one column at a time.

Values are compared, never hashes of them. The paths are those of derived.py: "attributions[].stance"; spans and lists of single values
count as one value ("entity_ids"). What only one side has, or has as another type, is left out: layout.py tells of it.
"""

from collections.abc import Iterator

import pyarrow as pa
import pyarrow.compute as pc

SPAN = {"start_char", "end_char"}


def differing(old: pa.Array, new: pa.Array, path: str) -> Iterator[tuple[str, pa.Array]]:
    """(path, numbers of the rows that differ there); a path may come twice, and comes never without rows."""
    if old.equals(new):
        return
    if pa.types.is_struct(old.type) and pa.types.is_struct(new.type):
        yield from _structs(old, new, path)
    elif pa.types.is_list(old.type) and pa.types.is_list(new.type):
        yield from _lists(old, new, path)
    elif old.type.equals(new.type):
        unequal = pc.fill_null(pc.not_equal(old, new), fill_value=False)
        yield from _found(path, pc.or_(unequal, _is_null_in_one(old, new)))


def _structs(old: pa.StructArray, new: pa.StructArray, path: str) -> Iterator[tuple[str, pa.Array]]:
    yield from _found(path, _is_null_in_one(old, new))
    new_parts = dict(zip((field.name for field in new.type), new.flatten(), strict=True))
    for field, part in zip(old.type, old.flatten(), strict=True):
        if field.name in new_parts:
            yield from differing(part, new_parts[field.name], f"{path}.{field.name}")


def _lists(old: pa.ListArray, new: pa.ListArray, path: str) -> Iterator[tuple[str, pa.Array]]:
    """Lists of other lengths differ as such; those of one length element by element."""
    unequal = pc.or_(pc.not_equal(_lengths(old), _lengths(new)), _is_null_in_one(old, new))
    yield from _found(path, unequal)
    if pc.any(unequal).as_py():
        rows = pc.indices_nonzero(pc.invert(unequal))
        old, new = old.take(rows), new.take(rows)
    else:
        rows = None
    parents = pc.list_parent_indices(old)
    for inner, elements in differing(old.flatten(), new.flatten(), f"{path}[]"):
        lists = parents.take(elements).unique()
        yield path if _is_one_value(old.type.value_type) else inner, (lists if rows is None else rows.take(lists)).cast(pa.uint64())


def _is_one_value(element: pa.DataType) -> bool:
    return not pa.types.is_struct(element) or {field.name for field in element} == SPAN


def _lengths(lists: pa.ListArray) -> pa.Array:
    return pc.fill_null(pc.list_value_length(lists), 0)


def _is_null_in_one(old: pa.Array, new: pa.Array) -> pa.Array:
    return pc.xor(old.is_valid(), new.is_valid())


def _found(path: str, is_unequal: pa.Array) -> Iterator[tuple[str, pa.Array]]:
    rows = pc.indices_nonzero(is_unequal)
    if len(rows):
        yield path, rows
