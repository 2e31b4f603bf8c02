"""validation.json: the same bytes for the same release, wherever it lies."""

import json
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

from claimpack.validation import validation_report

Rows = dict[str, list[Any]]
Write = Callable[[Rows], Path]


def test_what_was_checked_and_found_is_recorded(rows: Rows, write: Write) -> None:
    report = json.loads(validation_report(write({**rows, "claims": [replace(rows["claims"][0], prefix="x"), rows["claims"][1]]})))
    assert (report["errors"], report["warnings"]) == (1, 0)
    assert [(found["code"], found["row"]) for found in report["findings"]] == [("TAB013", 2)]
    assert report["rows"]["claims"] == 2
    assert list(report["checked"]) == ["files", "rows", "rules"]


def test_expectations_are_recorded_where_they_were_asked_for(rows: Rows, write: Write) -> None:
    report = json.loads(validation_report(write(rows), with_expectations=True))
    assert "GX001" in report["checked"]["expectations"]
    assert {found["severity"] for found in report["findings"]} == {"warning"}


def test_the_record_is_the_same_in_another_place_and_names_none(rows: Rows, write: Write, tmp_path: Path) -> None:
    release = write({**rows, "claims": [replace(rows["claims"][0], prefix="x"), rows["claims"][1]]})
    elsewhere = tmp_path / "elsewhere" / "9.9.9"
    shutil.copytree(release, elsewhere)
    assert validation_report(release) == validation_report(elsewhere)
    assert str(tmp_path).encode() not in validation_report(release)
