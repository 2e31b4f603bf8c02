"""Which values of a table are no content of their own, as `x-derived` in schema/ says.

"corpus": computed over all articles, so that one more article can change it (an entity's count of mentions, the entity that a
name is linked to, which articles are one source). "run": names the run that made the row, and its version.
"""

from collections.abc import Iterator, Mapping
from functools import cache

from claimpack.schema.catalogue import TABLES, load

Node = Mapping[str, object]


@cache
def derived_of(table: str) -> str:
    """What the rows of a whole table follow from: "corpus", or "" for content. A table that is not known is content."""
    return str(load(table).get("x-derived", "")) if table in TABLES else ""


@cache
def derived_paths(table: str) -> Mapping[str, str]:
    """Path of a column, or of a part of one ("attributions[].source_entity_id") -> what it follows from; only what is annotated."""
    return dict(_members(load(table), load(table), "", derived_of(table))) if table in TABLES else {}


def derived_at(table: str, path: str) -> str:
    """What the value at a path follows from, or ""; a path that is not known is as its table."""
    return derived_paths(table).get(path, derived_of(table))


def _members(node: Node, schema: Node, prefix: str, outer: str) -> Iterator[tuple[str, str]]:
    for name, child in _mapping(node.get("properties")).items():
        yield from _node(_mapping(child), schema, prefix + name, outer)


def _node(node: Node, schema: Node, path: str, outer: str) -> Iterator[tuple[str, str]]:
    derived = str(node.get("x-derived", outer))
    if "$ref" in node:
        definition = _mapping(_mapping(schema.get("$defs")).get(str(node["$ref"]).removeprefix("#/$defs/")))
        yield from _node(definition, schema, path, derived)
        return
    if derived:
        yield path, derived
    if node.get("type") == "array":
        yield from _node(_mapping(node.get("items")), schema, f"{path}[]", derived)
    yield from _members(node, schema, f"{path}.", derived)


def _mapping(node: object) -> Node:
    return node if isinstance(node, Mapping) else {}
