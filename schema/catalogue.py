"""Which schemas there are, and how to load them. A table's JSON Schema is the only place where its columns are defined."""

import json
from functools import cache
from importlib.resources import files

VERSION = "1.0.0"

# Table name -> stem of its schema file, in the order in which a release lists its tables.
FILES = {
    "articles": "article",
    "claims": "claim",
    "mentions": "mention",
    "entities": "entity",
    "relations": "relation",
    "provenance": "provenance",
    "rejects": "reject",
    "reviews": "review",
}
TABLES = tuple(FILES)


@cache
def load(name: str) -> dict[str, object]:
    """The JSON Schema of a table ("claims") or document ("release", "config"). Do not change it.

    Raises FileNotFoundError for a name that has no schema.
    """
    path = files("claimpack.schema") / f"{FILES.get(name, name)}.schema.json"
    schema: dict[str, object] = json.loads(path.read_text(encoding="utf-8"))
    return schema
