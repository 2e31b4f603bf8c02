"""Tables and columns that are not the same in two releases: another schema version, or texts left out of one of them."""

from collections.abc import Iterator

import pyarrow as pa

from claimpack.builders.diff.records import SchemaChange
from claimpack.builders.diff.sides import OpenSide
from claimpack.builders.write.folder import TEXT_COLUMNS

_MODES = {"none": 0, "quotes": 1, "full": 2}


def compare_layout(old: OpenSide, new: OpenSide, table: str) -> tuple[SchemaChange, ...]:
    """What is not the same about the columns of a table, in the order of the old one, then what is new."""
    if table not in new.entries:
        return (SchemaChange(table, "removed", is_nullable=False),)
    if table not in old.entries:
        return (SchemaChange(table, "added", is_nullable=True),)
    return (*_structs(old.schema(table), new.schema(table), table), *_texts(old, new, table))


def common_columns(old: OpenSide, new: OpenSide, table: str) -> list[str]:
    """The columns whose values can be compared: in both releases, and not withheld from one of them."""
    left_out = {change.path for change in _texts(old, new, table)}
    names = set(new.schema(table).names)
    return [name for name in old.schema(table).names if name in names and f"{table}.{name}" not in left_out]


def _texts(old: OpenSide, new: OpenSide, table: str) -> Iterator[SchemaChange]:
    before, after = old.manifest.text_mode, new.manifest.text_mode
    if before != after:
        change = "supplied" if _MODES.get(before, 0) < _MODES.get(after, 0) else "withheld"
        yield from (SchemaChange(f"{table}.{name}", change, is_nullable=True) for name in TEXT_COLUMNS.get(table, ()))


def _structs(old: pa.Schema | pa.StructType, new: pa.Schema | pa.StructType, path: str) -> Iterator[SchemaChange]:
    before, after = {field.name: field for field in old}, {field.name: field for field in new}
    for name, field in before.items():
        if name in after:
            yield from _fields(field, after[name], f"{path}.{name}")
        else:
            yield SchemaChange(f"{path}.{name}", "removed", is_nullable=field.nullable)
    yield from (SchemaChange(f"{path}.{name}", "added", is_nullable=field.nullable) for name, field in after.items() if name not in before)


def _fields(old: pa.Field, new: pa.Field, path: str) -> Iterator[SchemaChange]:
    if pa.types.is_struct(old.type) and pa.types.is_struct(new.type):
        yield from _structs(old.type, new.type, path)
    elif pa.types.is_list(old.type) and pa.types.is_list(new.type):
        yield from _fields(old.type.value_field, new.type.value_field, f"{path}[]")
    elif not old.type.equals(new.type) or old.nullable != new.nullable:
        yield SchemaChange(path, "retyped", is_nullable=new.nullable)
