"""Great Expectations: suites that fit the schema, findings that are warnings, failures that are errors."""

import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from claimpack.schema.arrow import arrow_schema, to_table
from claimpack.schema.catalogue import TABLES
from claimpack.schema.columns import columns
from claimpack.schema.problems import ClaimpackError
from claimpack.validation import check, gx
from claimpack.validation.gx import flat, load_suite

Rows = dict[str, list[Any]]
Write = Callable[[Rows], Path]


@pytest.mark.parametrize("table", TABLES)
def test_a_suite_speaks_of_columns_and_values_that_there_are(table: str) -> None:
    names = flat(arrow_schema(table).empty_table()).column_names
    values = {column.name: column.values for column in columns(table)}
    suite = load_suite(table)
    assert suite
    for expectation in suite:
        kwargs = expectation["kwargs"]
        assert {kwargs.get("column"), *kwargs.get("column_list", ())} - {None} <= set(names)
        if values.get(kwargs.get("column")):
            assert set(kwargs.get("value_set", ())) <= set(values[kwargs["column"]])


def test_lists_are_counted(rows: Rows) -> None:
    frame = flat(to_table("claims", rows["claims"]))
    assert frame["quantities_count"].to_pylist() == [1, 1]
    assert all(not pa.types.is_nested(field.type) for field in frame.schema)


def test_a_check_without_expectations_does_not_import_great_expectations(rows: Rows, write: Write) -> None:
    program = "import sys; from pathlib import Path; from claimpack.validation import check; list(check(Path(sys.argv[1]))); sys.exit('great_expectations' in sys.modules)"
    subprocess.run([sys.executable, "-c", program, str(write(rows))], check=True)


def test_what_is_unlikely_is_a_warning_and_twice_the_same(rows: Rows, write: Write, capfd: pytest.CaptureFixture[str]) -> None:
    """A decoding gone wrong leaves marks that the schema cannot know."""
    release = write(rows)
    path = release / "data/articles/train-00000-of-00001.parquet"
    texts = [replace(row, text="M\ufffdller") for row in rows["articles"]]
    pq.write_table(to_table("articles", texts), path)
    found = [finding for finding in check(release, with_expectations=True) if finding.code.startswith("GX")]
    assert [(finding.where, finding.severity) for finding in found if "\ufffd" in finding.message] == [
        ("articles/train-00000-of-00001.parquet", "warning")
    ]
    assert found == [finding for finding in check(release, with_expectations=True) if finding.code.startswith("GX")]
    assert capfd.readouterr().err == ""


def test_a_failure_inside_great_expectations_is_an_error_and_no_finding(rows: Rows, write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    broken = [{"type": "expect_column_values_to_be_unique", "kwargs": {"column": "no_such_column"}}]
    monkeypatch.setattr(gx, "load_suite", lambda table: broken if table == "claims" else [])
    with pytest.raises(ClaimpackError) as raised:
        list(check(write(rows), with_expectations=True))
    assert raised.value.code == "GX002"
