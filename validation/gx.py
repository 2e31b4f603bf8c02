"""Expectations on the distribution of the data, by Great Expectations: what is possible, but not likely in a sound release.

The suites are expectations/<table>.json: a list of {"type", "kwargs"} as Great Expectations names them. A table is handed over file by
file as a flat frame: its scalar columns, and for each list column <name>_count, the length of the list. Nothing is written, kept or
sent: the context is ephemeral and its reporting switched off. The library takes seconds to import, so only this module does.
"""

import json
import os
from collections.abc import Iterator, Mapping
from importlib.resources import files
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from claimpack.schema.catalogue import TABLES
from claimpack.schema.problems import ClaimpackError, Finding
from claimpack.validation.release import Release

_SHOWN = 3


def load_suite(table: str) -> list[dict[str, Any]]:
    """The expectations of a table, as Great Expectations writes them; none where the table has no suite."""
    path = files("claimpack.validation") / "expectations" / f"{table}.json"
    expectations: list[dict[str, Any]] = json.loads(path.read_text(encoding="utf-8")) if path.is_file() else []
    return expectations


def check_expectations(release: Release) -> Iterator[Finding]:
    """GX001, a warning, for each expectation that a file of a table does not meet; a file without rows meets all.

    Raises ClaimpackError GX002 if Great Expectations itself fails.
    """
    context: Any = None
    for table in TABLES:
        suite = load_suite(table)
        for path in release.files_of(table) if suite else ():
            frame = flat(pq.read_table(path, partitioning=None))
            if len(frame):
                context = context or _context()
                yield from _check_file(context, suite, frame, f"{table}/{path.name}")


def flat(table: pa.Table) -> pa.Table:
    """Scalar columns as they are; of a list column its length as <name>_count."""
    columns = {}
    for field in table.schema:
        is_list = pa.types.is_list(field.type)
        columns[f"{field.name}_count" if is_list else field.name] = (
            pc.list_value_length(table[field.name]) if is_list else table[field.name]
        )
    return pa.table(columns)


def _context() -> Any:
    os.environ["GX_ANALYTICS_ENABLED"] = "false"
    import great_expectations

    context = great_expectations.get_context(mode="ephemeral")
    context.variables.progress_bars = {"globally": False, "metric_calculations": False}
    return context


def _check_file(context: Any, suite: list[dict[str, Any]], frame: pa.Table, where: str) -> Iterator[Finding]:
    import great_expectations

    try:
        source = context.data_sources.add_pandas(name=where)
        batch = source.add_dataframe_asset(name=where).add_batch_definition_whole_dataframe(where)
        built = great_expectations.ExpectationSuite(name=where, expectations=suite)
        result = batch.get_batch({"dataframe": frame.to_pandas()}).validate(built, result_format="SUMMARY")
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
    return Finding("GX001", where, message, "look at these rows; what is unlikely may still be right", severity="warning")


def _failed(where: str, what: str) -> ClaimpackError:
    hint = "check without expectations, and report this with the version of great_expectations"
    return ClaimpackError("GX002", f"Great Expectations failed: {what[:200]}", where=where, hint=hint)
