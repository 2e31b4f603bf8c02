"""JSON Schema, dataclasses, Arrow columns and Hugging Face features say the same; what has no exact form is refused."""

import types
from collections.abc import Mapping
from datetime import date
from typing import get_args, get_origin, get_type_hints

import pyarrow as pa
import pytest

from claimpack.schema.arrow import RECORDS, arrow_schema, features
from claimpack.schema.catalogue import TABLES, load
from claimpack.schema.columns import Column, columns, columns_of
from claimpack.schema.problems import ClaimpackError

PYTHON = {str: "string", date: "date32", bool: "bool", float: "float64"}


@pytest.mark.parametrize("table", TABLES)
def test_the_record_has_the_columns_of_the_json_schema(table: str) -> None:
    assert names(record_columns(RECORDS[table])) == names(columns(table))


@pytest.mark.parametrize("table", TABLES)
def test_the_arrow_schema_has_the_columns_of_the_json_schema(table: str) -> None:
    properties = load(table)["properties"]
    assert isinstance(properties, Mapping)
    assert arrow_schema(table).names == list(properties)


@pytest.mark.parametrize("table", TABLES)
def test_the_features_are_those_that_datasets_makes_of_the_arrow_schema(table: str) -> None:
    from datasets import Features

    assert features(table) == Features.from_arrow_schema(arrow_schema(table))._to_yaml_list()


@pytest.mark.parametrize("table", TABLES)
def test_datasets_reads_the_features_back_as_the_arrow_schema(table: str) -> None:
    from datasets import Features

    read = Features._from_yaml_list(features(table)).arrow_schema
    assert [(field.name, bare(field.type)) for field in read] == [(field.name, bare(field.type)) for field in arrow_schema(table)]


@pytest.mark.parametrize(
    ("column", "refused"),
    [
        ({"type": ["string", "integer"]}, "type ['string', 'integer']"),
        ({"type": ["array", "null"], "items": {"type": "string"}}, "a nullable array"),
        ({"type": ["object", "null"]}, "a nullable object"),
        ({"type": "integer"}, "x-arrow None for type integer"),
        ({"type": "string", "x-arrow": "int8"}, "x-arrow 'int8' for type string"),
        ({"type": "array"}, "None where a schema is expected"),
        ({"type": "object", "properties": {}}, "an object that admits unknown properties"),
        ({"$ref": "#/$defs/nothing"}, "$ref '#/$defs/nothing'"),
        ({"$ref": "other.json#/$defs/node"}, "$ref 'other.json#/$defs/node'"),
        ({"$ref": "#/$defs/node"}, "a recursive $ref '#/$defs/node'"),
    ],
)
def test_what_has_no_exact_form_is_refused(column: Mapping[str, object], refused: str) -> None:
    node = {"type": "object", "additionalProperties": False, "properties": {"next": {"$ref": "#/$defs/node"}}}
    schema = {"type": "object", "additionalProperties": False, "properties": {"name": column}, "$defs": {"node": node}}
    with pytest.raises(ClaimpackError) as raised:
        columns_of(schema, "things")
    assert (raised.value.code, raised.value.message) == ("REL050", f"a table's schema cannot hold {refused}")


def record_columns(record: type) -> tuple[Column, ...]:
    return tuple(record_column(name, hint) for name, hint in get_type_hints(record).items())


def record_column(name: str, hint: object) -> Column:
    if get_origin(hint) is types.UnionType:
        inner, none = get_args(hint)
        assert none is types.NoneType
        return Column(name, scalar(inner), is_nullable=True)
    if get_origin(hint) is tuple:
        return Column(name, "list", children=(record_column("element", get_args(hint)[0]),))
    if hasattr(hint, "__dataclass_fields__"):
        assert isinstance(hint, type)
        return Column(name, "struct", children=record_columns(hint))
    return Column(name, scalar(hint))


def scalar(hint: object) -> str:
    assert isinstance(hint, type)
    return "integer" if hint is int else PYTHON[hint]


def names(found: tuple[Column, ...]) -> list[object]:
    """Names, types and nullability all the way down; a record does not say how wide an integer is stored."""
    return [
        (column.name, "integer" if column.type.startswith("int") else column.type, column.is_nullable, names(column.children))
        for column in found
    ]


def bare(kind: pa.DataType) -> object:
    """The type without nullability and the name of a list's element, which `datasets` does not keep."""
    if pa.types.is_list(kind):
        return [bare(kind.value_type)]
    return {field.name: bare(field.type) for field in kind} if pa.types.is_struct(kind) else str(kind)
