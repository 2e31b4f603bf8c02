"""The expectations that follow from schema/: what a suite says besides what is written by hand.

    python -m claimpack.validation.derive

writes them anew into expectations/<table>.json, after a change of schema/, and leaves the rest of each file as it is. A test holds
the two together.
"""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from claimpack.schema.catalogue import TABLES, load

FOLDER = Path(__file__).parent / "expectations"
# What marks an expectation as one of these; Great Expectations keeps `meta` as it is.
SCHEMA = {"from": "schema"}
Expectation = Mapping[str, Any]


def derived(table: str) -> Iterator[Expectation]:
    """Keys are unique, and each scalar column keeps to its null, enum, pattern, length and bounds."""
    schema: Mapping[str, Any] = load(table)
    for keyword in ("x-unique", "x-sort"):
        yield _unique(schema[keyword])
    for name, node in schema["properties"].items():
        kinds = node["type"] if isinstance(node["type"], list) else [node["type"]]
        if "array" not in kinds:
            yield from _column(name, node, is_nullable="null" in kinds)


def is_derived(expectation: Expectation) -> bool:
    """Whether an expectation of a suite follows from schema/."""
    return bool(expectation.get("meta") == SCHEMA)


def _unique(names: list[str]) -> Expectation:
    if len(names) == 1:
        return _expectation("expect_column_values_to_be_unique", column=names[0])
    return _expectation("expect_compound_columns_to_be_unique", column_list=names)


def _column(name: str, node: Mapping[str, Any], *, is_nullable: bool) -> Iterator[Expectation]:
    if not is_nullable:
        yield _expectation("expect_column_values_to_not_be_null", column=name)
    if "enum" in node:
        values = [value for value in node["enum"] if value is not None]
        yield _expectation("expect_column_values_to_be_in_set", column=name, value_set=values)
    if "pattern" in node:
        yield _expectation("expect_column_values_to_match_regex", column=name, regex=node["pattern"])
    if "minLength" in node:
        yield _expectation("expect_column_value_lengths_to_be_between", column=name, min_value=node["minLength"], max_value=None)
    if "minimum" in node or "maximum" in node:
        bounds = {"min_value": node.get("minimum"), "max_value": node.get("maximum")}
        yield _expectation("expect_column_values_to_be_between", column=name, **bounds)


def _expectation(kind: str, **kwargs: object) -> Expectation:
    return {"type": kind, "kwargs": kwargs, "meta": SCHEMA}


def _rewrite(table: str) -> None:
    path = FOLDER / f"{table}.json"
    suite = json.loads(path.read_text(encoding="utf-8"))
    by_hand = [expectation for expectation in suite["expectations"] if not is_derived(expectation)]
    seen: dict[str, Expectation] = {json.dumps(each, sort_keys=True): each for each in derived(table)}
    suite["expectations"] = [*by_hand, *seen.values()]
    path.write_text(written(suite), encoding="utf-8")


def written(suite: Mapping[str, Any]) -> str:
    """A suite as JSON, an expectation a line."""
    lines = ",\n".join(f"    {json.dumps(expectation, ensure_ascii=False)}" for expectation in suite["expectations"])
    return f'{{\n  "name": {json.dumps(suite["name"])},\n  "expectations": [\n{lines}\n  ],\n  "meta": {{}}\n}}\n'


if __name__ == "__main__":
    for _table in TABLES:
        _rewrite(_table)
