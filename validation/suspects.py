"""Which rows may break their JSON Schema, found over Arrow columns: all that do, and a few that do not.

jsonschema judges what is found here (see rows); it is a hundred times slower. Nothing is missed as long as schema/ keeps to
the rules of schema/lint.py: one type and null, additionalProperties false, every property required.
"""

from collections.abc import Iterator, Mapping
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

# Keywords that are checked here, or that constrain nothing, as all that begin with x- or $.
_KNOWN = {"type", "description", "enum", "pattern", "format", "minLength", "minimum", "maximum", "items", "properties", "required"}
_KNOWN |= {"additionalProperties", "title"}
# A URI of a host's name, path, query and fragment in characters that need no second look (RFC 3986); any other is left to the judge.
_CHARACTERS = r"([-A-Za-z0-9._~!$&'()*+,;=:@/]|%[0-9A-Fa-f]{2})*"
_PLAIN_URI = rf"^https?://[A-Za-z0-9][-A-Za-z0-9.]*(/{_CHARACTERS})?([?]{_CHARACTERS})?(#{_CHARACTERS})?$"
_DAY_ONE, _LAST_DAY = -719_162, 2_932_896  # 0001-01-01 and 9999-12-31 in days since 1970-01-01
Node = Mapping[str, Any]


def suspects(schema: Node, batch: pa.RecordBatch) -> list[int]:
    """The rows of the batch that may break the schema, ascending. Its columns must be those of the schema."""
    rows = pa.array(range(batch.num_rows), pa.int64())
    found: set[int] = set()
    for name, node in schema["properties"].items():
        for bad in _suspects(node, schema.get("$defs", {}), batch.column(name), rows):
            found.update(bad.to_pylist())
    return sorted(found)


def _suspects(node: Node, definitions: Node, array: pa.Array, rows: pa.Array) -> Iterator[pa.Array]:
    """Arrays of row numbers; `rows` holds the row of each element of `array`."""
    if "$ref" in node:
        node = definitions[node["$ref"].removeprefix("#/$defs/")]
    if any(keyword not in _KNOWN and not keyword.startswith(("x-", "$")) for keyword in node):
        yield rows
        return
    admits_null = isinstance(node["type"], list) and "null" in node["type"]
    if array.null_count and not admits_null:
        yield rows.filter(array.is_null())
    if pa.types.is_list(array.type):
        yield from _suspects(node["items"], definitions, array.flatten(), rows.take(pc.list_parent_indices(array)))
    elif pa.types.is_struct(array.type):
        present = array.drop_null() if array.null_count else array
        kept = rows.filter(array.is_valid()) if array.null_count else rows
        for field, part in zip(array.type, present.flatten(), strict=True):
            yield from _suspects(node["properties"][field.name], definitions, part, kept)
    else:
        for fine in _tests(node, array):
            yield rows.filter(pc.invert(pc.fill_null(fine, True)))  # noqa: FBT003 - null is judged above


def _tests(node: Node, array: pa.Array) -> Iterator[pa.Array]:
    """Boolean arrays: false where a keyword is broken, null where the value is."""
    if "enum" in node:
        values = pa.array([value for value in node["enum"] if value is not None], array.type)
        yield pc.or_(array.is_null(), pc.is_in(array, value_set=values))
    if "pattern" in node:
        yield pc.match_substring_regex(array, node["pattern"])
    if "minLength" in node:
        yield pc.greater_equal(pc.utf8_length(array), node["minLength"])
    if node.get("format") == "uri":
        yield pc.match_substring_regex(array, _PLAIN_URI)
    if pa.types.is_date32(array.type):
        days = array.cast(pa.int32())
        yield pc.and_(pc.greater_equal(days, _DAY_ONE), pc.less_equal(days, _LAST_DAY))
    if pa.types.is_floating(array.type):
        yield pc.is_finite(array)
    if "minimum" in node:
        yield pc.greater_equal(array, pa.scalar(node["minimum"], array.type))
    if "maximum" in node:
        yield pc.less_equal(array, pa.scalar(node["maximum"], array.type))
