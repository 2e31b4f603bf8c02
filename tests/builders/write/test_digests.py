"""The logical digest depends on types and values, and on nothing else."""

from collections.abc import Mapping
from itertools import pairwise

import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimpack.builders.write.digests import digest_of, logical_digest

KIND = pa.list_(pa.struct([pa.field("n", pa.int32()), pa.field("s", pa.string())]))
ROWS = [[{"n": 1, "s": "ä"}, None], None, [], [{"n": None, "s": None}], [{"n": 0, "s": ""}]]


def table() -> pa.Table:
    return pa.table({"x": pa.array(ROWS, KIND), "b": [True, None, False, True, False], "f": [0.5, None, 1.0, 2.0, 3.0]})


def column(values: list[object], kind: pa.DataType) -> str:
    return logical_digest(pa.table({"a": pa.array(values, kind)}))


def test_it_is_what_it_was_in_the_first_release_of_this_format() -> None:
    """If this fails, every published digest has changed: that needs a new schema version."""
    assert logical_digest(table()) == "87c0c671e7cbcd49db6e0c86856d4475652a4b923de70990ab90be5498751b0c"


@settings(max_examples=50, deadline=None)
@given(cuts=st.lists(st.integers(0, 5), max_size=3))
def test_it_is_equal_under_any_chunking(cuts: list[int]) -> None:
    bounds = [0, *sorted(cuts), 5]
    pieces = [table().slice(start, end - start) for start, end in pairwise(bounds)]
    assert digest_of(pieces, table().schema) == logical_digest(pa.concat_tables(pieces)) == logical_digest(table())


def test_what_a_null_hides_does_not_count() -> None:
    hidden = pa.ListArray.from_arrays(pa.array([0, 2, 3]), pa.array([1, 2, 3]), mask=pa.array([False, True]))
    plain = pa.array([[1, 2], None], hidden.type)
    assert logical_digest(pa.table({"a": hidden})) == logical_digest(pa.table({"a": plain}))


def test_minus_zero_is_zero_and_every_nan_is_one() -> None:
    payload = pa.Array.from_buffers(pa.float64(), 1, [None, pa.py_buffer(b"\x01\x00\x00\x00\x00\x00\xf8\x7f")])
    assert column([-0.0], pa.float64()) == column([0.0], pa.float64())
    assert logical_digest(pa.table({"a": payload})) == column([float("nan")], pa.float64())


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (column([1, 2], pa.int32()), column([2, 1], pa.int32())),
        (column([1], pa.int32()), column([1], pa.int64())),
        (column([1], pa.int32()), column([1, None], pa.int32())),
        (column([0], pa.int32()), column([None], pa.int32())),
        (column([""], pa.string()), column([None], pa.string())),
        (column(["ab", "c"], pa.string()), column(["a", "bc"], pa.string())),
        (column([[1], [2]], pa.list_(pa.int32())), column([[1, 2], []], pa.list_(pa.int32()))),
        (column([[], [1]], pa.list_(pa.int32())), column([None, [1]], pa.list_(pa.int32()))),
        (column([True], pa.bool_()), column([False], pa.bool_())),
        (column([0.0], pa.float64()), column([float("nan")], pa.float64())),
        (column([], pa.int32()), column([], pa.string())),
        (logical_digest(pa.table({"a": [1]})), logical_digest(pa.table({"b": [1]}))),
    ],
)
def test_it_differs_where_types_or_values_do(one: str, other: str) -> None:
    assert one != other


def test_every_column_of_every_table_counts(tables: Mapping[str, pa.Table], other_tables: Mapping[str, pa.Table]) -> None:
    assert {name for name in tables if logical_digest(tables[name]) != logical_digest(other_tables[name])} == {"articles", "claims"}
