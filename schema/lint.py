"""The rules that every JSON Schema here keeps to, so that what is derived from it is exact.

Under these rules a vectorised filter over Arrow columns misses nothing that a JSON Schema validator finds, and every column has
a plain name in SQL.
"""

from collections.abc import Iterator, Mapping
from itertools import chain

from claimpack.schema.catalogue import TABLES, load
from claimpack.schema.columns import SCALARS
from claimpack.schema.problems import Finding

KEYWORDS = frozenset(
    chain(
        ("$schema", "$id", "$defs", "$ref", "title", "description", "type", "properties", "required", "additionalProperties"),
        ("items", "enum", "pattern", "format", "minLength", "minimum", "maximum"),
        ("x-arrow", "x-sort", "x-unique", "x-foreign-key", "x-derived"),
    )
)
TOML_KEYWORDS = KEYWORDS | {"default", "minItems"}
FORMATS = ("date", "date-time", "uri")
# What a value that is no content of its own follows from: all rows of the corpus, or the run. On a table it holds for every column.
DERIVED = ("corpus", "run")
# The words that DuckDB reserves (duckdb_keywords()); PostgreSQL's are among them.
SQL_WORDS = frozenset(
    chain(
        ("all", "analyse", "analyze", "and", "any", "array", "as", "asc", "asymmetric", "both", "case", "cast", "check", "collate"),
        ("column", "constraint", "create", "default", "deferrable", "desc", "describe", "distinct", "do", "else", "end", "except"),
        ("false", "fetch", "for", "foreign", "from", "group", "having", "in", "initially", "intersect", "into", "lambda", "lateral"),
        ("leading", "limit", "not", "null", "offset", "on", "only", "or", "order", "pivot", "pivot_longer", "pivot_wider", "placing"),
        ("primary", "qualify", "references", "returning", "select", "show", "some", "summarize", "symmetric", "table", "then", "to"),
        ("trailing", "true", "union", "unique", "unpivot", "using", "variadic", "when", "where", "window", "with"),
    )
)
Node = Mapping[str, object]


def lint(schema: Node, *, is_toml: bool = False) -> Iterator[Finding]:
    """Every breach of the rules, as REL060 at the place in the schema. `is_toml`: TOML has no null, so properties may be left out."""
    name = str(schema.get("title"))
    yield from _derived(schema, name)
    yield from _object(schema, name, is_toml=is_toml)
    for key, node in _mapping(schema.get("$defs")).items():
        yield from _node(_mapping(node), f"{name}.$defs.{key}", is_toml=is_toml)
    for keyword in ("x-sort", "x-unique"):
        yield from _key(schema, keyword, name)


def _node(node: Node, where: str, *, is_toml: bool) -> Iterator[Finding]:
    yield from (
        _breach(where, f"unknown keyword {keyword!r}") for keyword in sorted(node.keys() - (TOML_KEYWORDS if is_toml else KEYWORDS))
    )
    yield from _derived(node, where)
    if "$ref" in node:
        return
    kinds = node.get("type")
    names = [kind for kind in (kinds if isinstance(kinds, list) else [kinds]) if kind != "null"]
    if len(names) != 1:
        yield _breach(where, f"type {kinds!r} is a union other than with null")
        return
    if not node.get("description"):
        yield _breach(where, "no description")
    if names[0] == "object":
        yield from _object(node, where, is_toml=is_toml)
    elif names[0] == "array":
        yield from _array(node, where, is_toml=is_toml)
    elif names[0] in SCALARS:
        yield from _scalar(node, where, is_toml=is_toml)
    else:
        yield _breach(where, f"type {names[0]!r} has no column")


def _object(node: Node, where: str, *, is_toml: bool) -> Iterator[Finding]:
    if node.get("additionalProperties") is not False:
        yield _breach(where, "additionalProperties is not false")
    members = _mapping(node.get("properties"))
    required = node.get("required")
    listed = required if isinstance(required, list) else []
    yield from (_breach(where, f"requires {name!r}, which it does not have") for name in listed if name not in members)
    for name, member in members.items():
        if name.lower() in SQL_WORDS:
            yield _breach(f"{where}.{name}", "the name is a word of SQL")
        if name not in listed and not is_toml and not _admits_null(_mapping(member)):
            yield _breach(f"{where}.{name}", "neither required nor null")
        yield from _node(_mapping(member), f"{where}.{name}", is_toml=is_toml)


def _array(node: Node, where: str, *, is_toml: bool) -> Iterator[Finding]:
    if not isinstance(node.get("items"), Mapping):
        yield _breach(where, "a list without one schema for all its items")
        return
    items = _mapping(node["items"])
    yield from _node({"description": "items need none", **items}, f"{where}[]", is_toml=is_toml)


def _scalar(node: Node, where: str, *, is_toml: bool) -> Iterator[Finding]:
    enum = node.get("enum")
    if isinstance(enum, list) and (None in enum) != _admits_null(node):
        yield _breach(where, "type and enum disagree on null")
    if "format" in node and node["format"] not in FORMATS:
        yield _breach(where, f"format {node['format']!r} is not checked")
    pattern = str(node.get("pattern", "^$"))
    if "\\" in pattern or not (pattern.startswith("^") and pattern.endswith("$")):
        yield _breach(where, f"pattern {pattern!r} is not anchored, or uses a class that differs between engines")
    if (node.get("format") == "date") != (node.get("x-arrow") == "date32") and not is_toml:
        yield _breach(where, "format date and x-arrow date32 go together")
    reference = str(node.get("x-foreign-key", "articles.article_id"))
    table, _, column = reference.partition(".")
    if table not in TABLES or column not in _mapping(load(table).get("properties")):
        yield _breach(where, f"x-foreign-key {reference!r} names no column")


def _key(schema: Node, keyword: str, where: str) -> Iterator[Finding]:
    members = _mapping(schema.get("properties"))
    names = schema.get(keyword, [])
    for name in names if isinstance(names, list) else [names]:
        if name not in members or _admits_null(_mapping(members[str(name)])):
            yield _breach(where, f"{keyword} names {name!r}, which is no column or may be null")


def _derived(node: Node, where: str) -> Iterator[Finding]:
    if node.get("x-derived", DERIVED[0]) not in DERIVED:
        yield _breach(where, f"x-derived {node['x-derived']!r} is none of {', '.join(DERIVED)}")


def _admits_null(node: Node) -> bool:
    kinds = node.get("type")
    return isinstance(kinds, list) and "null" in kinds


def _mapping(node: object) -> Mapping[str, object]:
    return node if isinstance(node, Mapping) else {}


def _breach(where: str, message: str) -> Finding:
    return Finding("REL060", where, message, "see schema/lint.py")
