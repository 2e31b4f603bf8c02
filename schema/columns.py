"""The columns of a table, read from its JSON Schema into typed records.

Only what a release needs is supported: scalars, dates, lists and structs; null is the only union. Anything else is refused.
Arrow schema, Hugging Face features, the card's tables and the Croissant file are all derived from what stands here.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from claimpack.schema.catalogue import load
from claimpack.schema.problems import ClaimpackError

# JSON type -> the Arrow types it may be stored as; the first is the default, if there is one without x-arrow.
SCALARS = {
    "string": ("string", "date32"),
    "integer": ("int8", "int16", "int32", "int64"),
    "number": ("float64", "float32"),
    "boolean": ("bool",),
}
Node = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Column:
    """A column, or a part of one. `type` is an Arrow scalar type, "list" (one child, the element) or "struct"."""

    name: str
    type: str
    is_nullable: bool = False
    description: str = ""
    values: tuple[str, ...] = ()
    children: tuple["Column", ...] = ()


@cache
def columns(table: str) -> tuple[Column, ...]:
    """The columns of a table in the order of its schema. Raises ClaimpackError REL050 for what is not supported."""
    return columns_of(load(table), table)


@cache
def sort_key(table: str) -> tuple[str, ...]:
    """The columns that a table is sorted by: unique and total."""
    return tuple(_strings(load(table), "x-sort"))


@cache
def unique_key(table: str) -> tuple[str, ...]:
    """The columns that identify a row to the other tables."""
    return tuple(_strings(load(table), "x-unique"))


def columns_of(schema: Node, where: str) -> tuple[Column, ...]:
    """The columns of a JSON Schema of type object. Raises ClaimpackError REL050, naming the place, for what is not supported."""
    definitions = _mapping(schema.get("$defs", {}), where)
    return tuple(_members(schema, definitions, where, ()))


def features(table: str) -> list[dict[str, object]]:
    """The table's `dataset_info.features` as the card's YAML has them; `datasets.Features._from_yaml_list` reads them."""
    return [{"name": column.name, **_feature(column)} for column in columns(table)]


def _feature(column: Column) -> dict[str, object]:
    if column.type == "list":
        element = column.children[0]
        return {"list": _members_of(element) if element.type == "struct" else _dtype(element)}
    if column.type == "struct":
        return {"struct": _members_of(column)}
    return {"dtype": _dtype(column)}


def _members_of(column: Column) -> list[dict[str, object]]:
    return [{"name": child.name, **_feature(child)} for child in column.children]


def _dtype(column: Column) -> str:
    if column.type == "list":
        raise _refusal(column.name, "a list of lists", "put the inner list into a struct")
    return column.type


def _members(node: Node, definitions: Node, where: str, open_refs: tuple[str, ...]) -> Iterator[Column]:
    if node.get("additionalProperties") is not False:
        raise _refusal(where, "an object that admits unknown properties", "say additionalProperties: false")
    for name, child in _mapping(node.get("properties"), where).items():
        yield _column(name, _mapping(child, f"{where}.{name}"), definitions, f"{where}.{name}", open_refs)


def _column(name: str, node: Node, definitions: Node, where: str, open_refs: tuple[str, ...]) -> Column:
    if "$ref" in node:
        ref = str(node["$ref"])
        key = ref.removeprefix("#/$defs/")
        if key not in definitions or key == ref:
            raise _refusal(where, f"$ref {ref!r}", "refer to #/$defs/<name> in the same file")
        if ref in open_refs:
            raise _refusal(where, f"a recursive $ref {ref!r}", "flatten it")
        return _column(name, _mapping(definitions[key], where), definitions, where, (*open_refs, ref))
    kind, is_nullable = _kind(node, where)
    description = str(node.get("description", ""))
    if kind in SCALARS:
        return Column(name, _scalar(kind, node, where), is_nullable, description, _values(node))
    if is_nullable:
        raise _refusal(where, f"a nullable {kind}", "leave a list empty, and put null into the members of a struct")
    if kind == "array":
        element = _column("element", _mapping(node.get("items"), where), definitions, f"{where}[]", open_refs)
        return Column(name, "list", description=description, children=(element,))
    return Column(name, "struct", description=description, children=tuple(_members(node, definitions, where, open_refs)))


def _kind(node: Node, where: str) -> tuple[str, bool]:
    declared = node.get("type")
    kinds = declared if isinstance(declared, list) else [declared]
    others = [str(kind) for kind in kinds if kind != "null"]
    if len(others) != 1 or others[0] not in (*SCALARS, "array", "object"):
        raise _refusal(where, f"type {declared!r}", 'one type, or one type and "null"')
    return others[0], "null" in kinds


def _scalar(kind: str, node: Node, where: str) -> str:
    stored = node.get("x-arrow", SCALARS[kind][0] if kind in {"string", "boolean"} else None)
    if stored not in SCALARS[kind]:
        raise _refusal(where, f"x-arrow {stored!r} for type {kind}", f"one of {', '.join(SCALARS[kind])}")
    return str(stored)


def _values(node: Node) -> tuple[str, ...]:
    enum = node.get("enum", [])
    return tuple(str(value) for value in enum if value is not None) if isinstance(enum, list) else ()


def _strings(node: Node, keyword: str) -> list[str]:
    found = node.get(keyword)
    if not isinstance(found, list):
        raise _refusal(str(node.get("title")), f"{keyword} {found!r}", "a list of column names")
    return [str(name) for name in found]


def _mapping(node: object, where: str) -> Mapping[str, object]:
    if not isinstance(node, Mapping):
        raise _refusal(where, f"{node!r} where a schema is expected", "an object")
    return node


def _refusal(where: str, what: str, instead: str) -> ClaimpackError:
    return ClaimpackError("REL050", f"a table's schema cannot hold {what}", where=f"schema: {where}", hint=f"supported: {instead}")
