"""The command: what it prints, where it writes, and when it fails."""

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from claimpack.builders.cli.main import app
from claimpack.schema.problems import ClaimpackError, codes

Rows = dict[str, list[Any]]
Write = Callable[[Rows], Path]


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(app, ["validate", *map(str, arguments)])


@pytest.fixture
def broken(rows: Rows, write: Write) -> Path:
    return write({**rows, "claims": [replace(rows["claims"][0], prefix="x"), *rows["claims"][1:]]})


@pytest.mark.parametrize(("fail_on", "status"), [("error", 1), ("warning", 1), ("never", 0)])
def test_an_error_fails_unless_nothing_is_to(fail_on: str, status: int, broken: Path) -> None:
    assert run(broken, "--fast", "--fail-on", fail_on).exit_code == status


@pytest.mark.parametrize(("fail_on", "status"), [("error", 0), ("warning", 1), ("never", 0)])
def test_a_warning_fails_only_if_it_is_to(fail_on: str, status: int, rows: Rows, write: Write) -> None:
    done = run(write(rows), "--fail-on", fail_on)
    assert done.exit_code == status
    assert "warning GX001 unlikely data" in done.stdout


def test_a_sound_release_passes_in_every_format(rows: Rows, write: Write) -> None:
    release = write(rows)
    said = {name: run(release, "--fast", "--output-format", name) for name in ("text", "json", "junit", "sarif", "github")}
    assert {name: done.exit_code for name, done in said.items()} == dict.fromkeys(said, 0)
    assert said["text"].stdout == "no findings\n"
    assert json.loads(said["json"].stdout)["findings"] == []


def test_json_is_a_format_as_well_as_an_option(broken: Path) -> None:
    assert run(broken, "--fast", "--json").stdout == run(broken, "--fast", "--output-format", "json").stdout


def test_a_report_goes_into_a_file(broken: Path, tmp_path: Path) -> None:
    place = tmp_path / "report.xml"
    done = run(broken, "--fast", "--output-format", "junit", "--output", place)
    assert (done.exit_code, done.stdout) == (1, "")
    assert place.read_text(encoding="utf-8").startswith("<?xml")


def test_a_report_that_cannot_be_written_is_told(broken: Path, tmp_path: Path) -> None:
    done = run(broken, "--fast", "--output", tmp_path / "no" / "report.txt")
    assert isinstance(done.exception, ClaimpackError)
    assert done.exception.code == "REL087"


def test_a_previous_release_that_is_none_is_told(broken: Path, tmp_path: Path) -> None:
    done = run(broken, "--fast", "--previous", tmp_path)
    assert isinstance(done.exception, ClaimpackError)
    assert done.exception.code == "REL001"


def test_the_summary_of_a_step_is_written_for_github_only(broken: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place = tmp_path / "summary.md"
    place.write_text("before\n", encoding="utf-8")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(place))
    run(broken, "--fast")
    assert place.read_text(encoding="utf-8") == "before\n"
    run(broken, "--fast", "--output-format", "github")
    assert place.read_text(encoding="utf-8").startswith("before\n### claimpack validate")


@pytest.mark.parametrize("code", codes())
def test_every_code_is_explained(code: str) -> None:
    done = CliRunner().invoke(app, ["explain", code.lower()])
    assert done.exit_code == 0
    assert done.stdout.startswith(f"{code}: {codes()[code].title}\n\n")
    assert "\n\nTo mend it: " in done.stdout
