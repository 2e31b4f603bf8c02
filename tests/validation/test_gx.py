"""Great Expectations: suites that fit the schema, findings that are warnings, failures that are errors."""

import json
import subprocess
import sys
from collections.abc import Callable, Iterator
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
from claimpack.validation.derive import Expectation, derived, is_derived
from claimpack.validation.figures import figures
from claimpack.validation.gx import columns_of, flat, load_suite
from claimpack.validation.release import open_release

Rows = dict[str, list[Any]]
Write = Callable[[Rows], Path]


@pytest.mark.parametrize("table", TABLES)
def test_a_suite_speaks_of_columns_and_values_that_there_are(table: str) -> None:
    names = flat(pa.RecordBatch.from_pylist([], arrow_schema(table))).schema.names
    values = {column.name: column.values for column in columns(table)}
    suite = load_suite(table)
    assert suite
    for expectation in suite:
        kwargs = expectation["kwargs"]
        assert {kwargs.get("column"), *kwargs.get("column_list", ())} - {None} <= set(names)
        if values.get(kwargs.get("column")):
            assert set(kwargs.get("value_set", ())) <= set(values[kwargs["column"]])


def test_lists_are_counted(rows: Rows) -> None:
    frame = flat(to_table("claims", rows["claims"]).to_batches()[0])
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
    broken = [{"type": "expect_column_values_to_match_regex", "kwargs": {"column": "text", "regex": "("}}]
    monkeypatch.setattr(gx, "load_suite", lambda name: broken if name == "claims" else [])
    with pytest.raises(ClaimpackError) as raised:
        list(check(write(rows), with_expectations=True))
    assert raised.value.code == "GX002"


@pytest.mark.parametrize("table", TABLES)
def test_what_is_said_to_follow_from_the_schema_does(table: str) -> None:
    """If not: python -m claimpack.validation.derive writes it anew."""
    assert [each for each in load_suite(table) if is_derived(each)] == unique(derived(table))


def unique(expectations: Iterator[Expectation]) -> list[Expectation]:
    return list({json.dumps(each, sort_keys=True): each for each in expectations}.values())


def test_what_breaks_the_schema_is_an_error_here_too(rows: Rows, write: Write) -> None:
    release = write({**rows, "claims": [replace(row, polarity="maybe") for row in rows["claims"]]})
    found = {finding.code: finding for finding in check(release, with_expectations=True)}
    assert found["GX003"].severity == "error"
    assert found["GX003"].message.startswith('polarity: expect_column_values_to_be_in_set {"value_set": ["positive", "negative", ')


def test_figures_are_those_of_the_tables(rows: Rows, write: Write) -> None:
    opened = open_release(write(rows))
    found = {figure.name: figure.value for figure in figures(opened, opened)}
    assert found["share_in_language"] == 1
    assert (found["growth_claims"], found["growth_rejects"]) == (1, 1)
    assert found["share_with_speaker"] is None  # of two claims


def test_the_suite_of_the_release_speaks_of_figures_that_there_are(rows: Rows, write: Write) -> None:
    names = {figure.name for figure in figures(open_release(write(rows)))}
    assert columns_of(load_suite("release")) <= names


def test_a_language_that_is_not_the_corpuss_is_unlikely(rows: Rows, write: Write) -> None:
    release = write({**rows, "articles": [replace(row, language="en") for row in rows["articles"]]})
    assert "release" in {finding.where for finding in check(release, with_expectations=True) if finding.code == "GX001"}


def test_a_release_that_shrank_is_unlikely(rows: Rows, write: Write, tmp_path: Path) -> None:
    previous = write(rows).rename(tmp_path / "previous")
    few = {table: [] for table in rows} | {"articles": rows["articles"]}
    found = [finding.message for finding in check(write(few), with_expectations=True, previous=previous) if finding.code == "GX001"]
    assert {message.partition(":")[0] for message in found} >= {"growth_claims", "growth_entities"}
