"""Every schema keeps the rules under which everything else is derived from it."""

from collections.abc import Mapping

import duckdb
import pytest

from claimpack.schema.catalogue import FILES, load
from claimpack.schema.lint import SQL_WORDS, lint


@pytest.mark.parametrize("name", [*FILES, "release", "config"])
def test_every_schema_keeps_the_rules(name: str) -> None:
    assert list(lint(load(name), is_toml=name == "config")) == []


@pytest.mark.parametrize(
    ("column", "message"),
    [
        ({"type": ["string", "integer"], "description": "."}, "type ['string', 'integer'] is a union other than with null"),
        ({"type": "string", "description": ".", "maxLength": 3}, "unknown keyword 'maxLength'"),
        ({"type": "string"}, "no description"),
        ({"type": "array", "description": "."}, "a list without one schema for all its items"),
        ({"type": "array", "description": ".", "items": [{"type": "string"}]}, "a list without one schema for all its items"),
        ({"type": "object", "description": ".", "properties": {}}, "additionalProperties is not false"),
        ({"type": ["string", "null"], "enum": ["a"], "description": "."}, "type and enum disagree on null"),
        ({"type": "string", "enum": ["a", None], "description": "."}, "type and enum disagree on null"),
        ({"type": "string", "format": "email", "description": "."}, "format 'email' is not checked"),
        ({"type": "string", "format": "date", "description": "."}, "format date and x-arrow date32 go together"),
        (
            {"type": "string", "pattern": "^\\d$", "description": "."},
            "pattern '^\\\\d$' is not anchored, or uses a class that differs between engines",
        ),
        (
            {"type": "string", "pattern": "[0-9]", "description": "."},
            "pattern '[0-9]' is not anchored, or uses a class that differs between engines",
        ),
        ({"type": "string", "x-foreign-key": "articles.name", "description": "."}, "x-foreign-key 'articles.name' names no column"),
        ({"type": "null", "description": "."}, "type 'null' is a union other than with null"),
    ],
)
def test_a_breach_is_named(column: Mapping[str, object], message: str) -> None:
    assert [finding.message for finding in lint(table({"name": column}))] == [message]


def test_a_property_that_may_be_missing_must_admit_null() -> None:
    schema = {**table({"name": {"type": "string", "description": "."}}), "required": []}
    assert [(finding.where, finding.message) for finding in lint(schema)] == [("things.name", "neither required nor null")]


def test_a_column_may_not_be_named_by_a_word_of_sql() -> None:
    assert [finding.message for finding in lint(table({"end": {"type": "string", "description": "."}}))] == ["the name is a word of SQL"]


def test_a_key_may_not_be_null() -> None:
    schema = {**table({"name": {"type": ["string", "null"], "description": "."}}), "x-sort": ["name"]}
    assert [finding.message for finding in lint(schema)] == ["x-sort names 'name', which is no column or may be null"]


def test_the_words_of_sql_are_those_that_duckdb_reserves() -> None:
    words = duckdb.sql("SELECT keyword_name FROM duckdb_keywords() WHERE keyword_category = 'reserved'").fetchall()
    assert {word for (word,) in words} == SQL_WORDS


def table(properties: Mapping[str, object]) -> dict[str, object]:
    return {"title": "things", "type": "object", "additionalProperties": False, "required": list(properties), "properties": properties}
