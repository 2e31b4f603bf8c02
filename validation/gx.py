"""Expectations on the data as a whole, by Great Expectations: what follows from schema/, and what is possible but not likely in news.

The suites are expectations/<table>.json, in the library's own format; those marked "from": "schema" are derived (see derive.py), the
others written by hand. A table is handed over in pieces of 200,000 rows or 128 MB, as a flat frame: its scalar columns, and for each
list column <name>_count, the length of the list. expectations/release.json speaks of the release's figures (see figures.py).
Nothing is written, kept or sent: the context is ephemeral and its reporting switched off. The library takes seconds to import, so only this
module does.
"""

import json
import os
import warnings
from collections.abc import Iterator, Mapping, Sequence
from importlib.resources import files
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from claimpack.schema.arrow import arrow_schema
from claimpack.schema.catalogue import TABLES
from claimpack.schema.problems import ClaimpackError, Finding
from claimpack.validation.derive import Expectation, is_derived
from claimpack.validation.figures import figures, frame
from claimpack.validation.release import BATCH, Release

_SHOWN = 3
_ROWS, _BYTES = 200_000, 1 << 27
_COUNT = "_count"
# What stands for words in a release without them is no text: expectations on its length and look say nothing.
_WORDS = ("text", "title", "explanation")


def load_suite(name: str) -> list[Expectation]:
    """The expectations of a table, or of "release"."""
    path = files("claimpack.validation") / "expectations" / f"{name}.json"
    expectations: list[Expectation] = json.loads(path.read_text(encoding="utf-8"))["expectations"]
    return expectations


def check_expectations(release: Release, previous: Release | None = None) -> Iterator[Finding]:
    """GX001, a warning, for each expectation by hand that is not met; GX003, an error, for each that follows from schema/.

    A file without rows meets all. Growth is looked at if there is a previous release. Raises ClaimpackError GX002 if Great
    Expectations itself fails.
    """
    context: Any = None
    for table in TABLES:
        suite = _without_words(load_suite(table)) if release.text_mode == "none" else load_suite(table)
        for where, piece in _pieces(release, table, suite):
            context = context or _context()
            yield from _check_frame(context, suite, piece, where)
    if context:
        yield from _check_frame(context, load_suite("release"), frame(figures(release, previous)), "release")


def _without_words(suite: Sequence[Expectation]) -> list[Expectation]:
    return [expectation for expectation in suite if is_derived(expectation) or expectation["kwargs"].get("column") not in _WORDS]


def _pieces(release: Release, table: str, suite: Sequence[Expectation]) -> Iterator[tuple[str, pa.Table]]:
    """The columns that a suite speaks of, in pieces, each with the name of its file."""
    names = columns_of(suite)
    columns = [field.name for field in arrow_schema(table) if field.name in names or f"{field.name}{_COUNT}" in names]
    for path in release.files_of(table):
        rows: list[pa.RecordBatch] = []
        with release.opened(path) as file:
            for batch in file.iter_batches(batch_size=BATCH, columns=columns):
                rows.append(flat(batch))
                if sum(map(len, rows)) >= _ROWS or sum(piece.nbytes for piece in rows) >= _BYTES:
                    yield f"{table}/{path.name}", pa.Table.from_batches(rows)
                    rows = []
        if sum(map(len, rows)):
            yield f"{table}/{path.name}", pa.Table.from_batches(rows)


def columns_of(suite: Sequence[Expectation]) -> set[str]:
    """The columns of the frame that a suite speaks of."""
    return {name for each in suite for name in (each["kwargs"].get("column"), *each["kwargs"].get("column_list", ())) if name}


def flat(batch: pa.RecordBatch) -> pa.RecordBatch:
    """Scalar columns as they are; of a list column its length as <name>_count."""
    columns = {}
    for field, column in zip(batch.schema, batch.columns, strict=True):
        is_list = pa.types.is_list(field.type)
        columns[f"{field.name}{_COUNT}" if is_list else field.name] = pc.list_value_length(column) if is_list else column
    return pa.record_batch(columns)


def _context() -> Any:
    os.environ["GX_ANALYTICS_ENABLED"] = "false"
    import great_expectations

    context = great_expectations.get_context(mode="ephemeral")
    context.variables.progress_bars = {"globally": False, "metric_calculations": False}
    return context


def _check_frame(context: Any, suite: Sequence[Expectation], rows: pa.Table, where: str) -> Iterator[Finding]:
    import great_expectations

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            source = context.data_sources.add_or_update_pandas(name=where)
            batch = source.add_dataframe_asset(name=where).add_batch_definition_whole_dataframe(where)
            built = great_expectations.ExpectationSuite(name=where, expectations=[dict(each) for each in suite])
            result = batch.get_batch({"dataframe": rows.to_pandas()}).validate(built, result_format="SUMMARY")
        context.data_sources.delete(where)  # it would keep the rows
        outcomes = result.to_json_dict()["results"]
    except Exception as error:
        raise _failed(where, f"{type(error).__name__}: {error}") from error
    for outcome in outcomes:
        if trouble := _trouble(outcome.get("exception_info") or {}):
            raise _failed(where, trouble)
        if not outcome["success"]:
            yield _finding(outcome, where)


def _trouble(info: Mapping[str, Any]) -> str:
    """What was raised inside: exception_info is one record, or one per metric."""
    parts = [info, *(part for part in info.values() if isinstance(part, Mapping))]
    return next((str(part.get("exception_message")) for part in parts if part.get("raised_exception")), "")


def _finding(outcome: Mapping[str, Any], where: str) -> Finding:
    config, result = outcome["expectation_config"], outcome.get("result") or {}
    wanted = {name: value for name, value in sorted(config["kwargs"].items()) if name not in {"column", "batch_id"}}
    message = f"{config['kwargs'].get('column', 'table')}: {config['type']} {json.dumps(wanted, ensure_ascii=False)} is not met"
    if result.get("observed_value") is not None:
        message += f"; observed {result['observed_value']}"
    elif result.get("unexpected_count"):
        examples = ", ".join(map(str, result.get("partial_unexpected_list", [])[:_SHOWN]))
        message += f" by {result['unexpected_count']} of {result['element_count']} values, such as {examples}"
    if is_derived(config):
        return Finding("GX003", where, message, "see the rows that ROW001 and TAB001 name; build the release again")
    return Finding("GX001", where, message, "look at these rows; what is unlikely may still be right", severity="warning")


def _failed(where: str, what: str) -> ClaimpackError:
    hint = "check without expectations, and report this with the version of great_expectations"
    return ClaimpackError("GX002", f"Great Expectations failed: {what[:200]}", where=where, hint=hint)
