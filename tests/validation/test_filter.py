"""The vectorised filter against its judge: thousands of rows with random faults, and none that jsonschema refuses is missed."""

import random
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from typing import Any

import pyarrow as pa
import pytest

from claimpack.schema.arrow import arrow_schema, to_rows, to_table
from claimpack.schema.catalogue import TABLES, load
from claimpack.validation.rows import _judge
from claimpack.validation.suspects import suspects

ROWS = 600
Rows = dict[str, list[Any]]
TEXTS = [
    "",
    "x",
    "\n",
    " ",
    "art_0123456789abcdef",
    "art_0123456789abcdef\n",
    "ART_0123456789ABCDEF",
    "positive",
    "de",
    "é",
    "CT+",
    "0" * 64,
]
TEXTS += [
    "https://example.org",
    "https://example.org/a?b=c",
    "https://example.org/\n",
    "https://example.org/ä",
    "//x",
    "not a uri",
    "a b:c",
    "١",
    "𝟏" * 64,
]
NUMBERS = [-1, 0, 1, 2, 127]
FLOATS = [-0.0, 0.0, 1.0, 1.0000001, -1e-300, float("nan"), float("inf"), float("-inf"), 1e308]
DAYS = [date(1, 1, 1), date(1970, 1, 1), date(2024, 2, 29), date(9999, 12, 31)]


def loose(kind: pa.DataType) -> pa.DataType:
    """The same type, null anywhere."""
    if pa.types.is_list(kind):
        return pa.list_(loose(kind.value_type))
    if pa.types.is_struct(kind):
        return pa.struct([pa.field(field.name, loose(field.type)) for field in kind])
    return kind


def other(kind: pa.DataType, value: Any, dice: random.Random) -> Any:
    """Something that a column of a type can hold, near what it held or far from it."""
    if dice.random() < 0.1:
        return None
    if pa.types.is_list(kind):
        return dice.choice([[], [other(kind.value_type, value[0] if value else None, dice)], [*(value or []), None]])
    if pa.types.is_struct(kind):
        return changed_struct(kind, value, dice)
    if pa.types.is_boolean(kind):
        return dice.random() < 0.5
    if pa.types.is_integer(kind):
        return dice.choice(NUMBERS)
    if pa.types.is_floating(kind):
        return dice.choice(FLOATS)
    if pa.types.is_date32(kind):
        return dice.choice(DAYS)
    near = [value + "\n", value[:-1], value.upper(), value[1:] + value[:1], f" {value}"] if value else []
    return dice.choice(near + TEXTS)


def changed_struct(kind: pa.DataType, value: Any, dice: random.Random) -> Any:
    record = value or {field.name: None for field in kind}
    field = dice.choice(list(kind))
    return {**record, field.name: other(field.type, record[field.name], dice)}


def deep(kind: pa.DataType, value: Any, dice: random.Random) -> Any:
    """The value with something in it changed, at any depth."""
    if pa.types.is_list(kind) and value and dice.random() < 0.8:
        place = dice.randrange(len(value))
        return [*value[:place], deep(kind.value_type, value[place], dice), *value[place + 1 :]]
    if pa.types.is_struct(kind) and value:
        field = dice.choice(list(kind))
        return {**value, field.name: deep(field.type, value[field.name], dice)}
    return other(kind, value, dice)


def mutants(table: str, rows: Rows, dice: random.Random) -> Iterator[dict[str, Any]]:
    schema = arrow_schema(table)
    sound = to_table(table, rows[table]).to_pylist()
    for _ in range(ROWS):
        row = dict(dice.choice(sound))
        for field in dice.sample(list(schema), dice.choice([0, 1, 1, 1, 2])):
            row[field.name] = deep(field.type, row[field.name], dice)
        yield row


@pytest.mark.parametrize("table", TABLES)
def test_no_row_that_the_judge_refuses_is_missed(table: str, rows: Rows) -> None:
    dice = random.Random(f"{table} 2022")
    schema = pa.schema([pa.field(field.name, loose(field.type)) for field in arrow_schema(table)])
    mutated = pa.Table.from_pylist(list(mutants(table, rows, dice)), schema)
    (batch,) = mutated.combine_chunks().to_batches()
    refused = {number for number, row in enumerate(to_rows(mutated)) if not _judge(table).is_valid(row)}
    found = set(suspects(load(table), batch))
    assert refused - found == set()
    assert len(refused) > ROWS / 10
    assert len(found - refused) < ROWS / 10  # and few are suspected without cause


def test_no_address_that_the_judge_refuses_is_missed(rows: Rows) -> None:
    dice = random.Random("addresses")
    pages = ["https://" + "".join(dice.choices("ab.-:/?#%20@[]|^ü\\ &=+~'()!$,;*", k=dice.randrange(12))) for _ in range(3_000)]
    pages += [f"http{dice.choice(['', 's'])}://example.org/{''.join(dice.choices('ab/?#%4', k=8))}" for _ in range(1_000)]
    table = to_table(
        "articles", [replace(rows["articles"][0], url=page, article_id=f"art_{number:016x}") for number, page in enumerate(pages)]
    )
    refused = {number for number, row in enumerate(to_rows(table)) if not _judge("articles").is_valid(row)}
    assert len(refused) > 1_000
    assert refused - set(suspects(load("articles"), table.to_batches()[0])) == set()


@pytest.mark.parametrize("cut", [lambda batch: batch.slice(1), lambda batch: batch.slice(0, 1), lambda batch: batch.slice(2)])
def test_a_part_of_a_batch_is_looked_at_as_a_whole_one(cut: Callable[[pa.RecordBatch], pa.RecordBatch], rows: Rows) -> None:
    table = pa.concat_tables([to_table("claims", rows["claims"])] * 2).combine_chunks()
    index = table.schema.get_field_index("polarity")
    table = table.set_column(index, table.schema.field(index), pa.array(["positive", "maybe", "positive", "never"]))
    (batch,) = table.to_batches()
    part = cut(batch)
    bad = [number for number, value in enumerate(part.column("polarity").to_pylist()) if value in {"maybe", "never"}]
    assert suspects(load("claims"), part) == bad
