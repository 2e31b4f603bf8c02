"""Tables and columns that are not the same in two releases: another schema version, or texts left out of one of them."""

from collections.abc import Iterator

import pyarrow as pa

from claimpack.builders.diff.records import SchemaChange
from claimpack.builders.diff.sides import OpenSide
from claimpack.builders.write.withholding import MODES, withheld_paths


def compare_layout(old: OpenSide, new: OpenSide, table: str) -> tuple[SchemaChange, ...]:
    """What is not the same about the columns of a table, in the order of the old one, then what is new."""
    if table not in new.entries:
        return (SchemaChange(table, "removed", is_nullable=False),)
    if table not in old.entries:
        return (SchemaChange(table, "added", is_nullable=True),)
    return (*_structs(old.schema(table), new.schema(table), table), *_texts(old, new, table))


def common_columns(old: OpenSide, new: OpenSide, table: str) -> list[str]:
    """The columns that are in both releases."""
    names = set(new.schema(table).names)
    return [name for name in old.schema(table).names if name in names]


def withheld(old: OpenSide, new: OpenSide, table: str) -> frozenset[str]:
    """The paths ("attributions[].cue_text") whose words one of the two releases leaves out, if the other does not."""
    modes = (old.manifest.text_mode, new.manifest.text_mode)
    if modes[0] == modes[1] or not set(modes) <= set(MODES):
        return frozenset()
    return withheld_paths(table, modes[0]) | withheld_paths(table, modes[1])


def _texts(old: OpenSide, new: OpenSide, table: str) -> Iterator[SchemaChange]:
    paths = withheld(old, new, table)
    order = {name: place for place, name in enumerate(old.schema(table).names)}
    change = "supplied" if paths and MODES.index(old.manifest.text_mode) < MODES.index(new.manifest.text_mode) else "withheld"
    for path in sorted(paths, key=lambda path: (order.get(path.partition("[")[0], 0), path)):
        yield SchemaChange(f"{table}.{path}", change, is_nullable=True)


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
