"""What other projects put into their CI: the composite action, the pre-commit hook, and the JSON Schemas by themselves."""

import json
import os
import re
import shlex
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml

from claimpack.schema.arrow import to_rows, to_table
from claimpack.validation.changed import main, releases_of

ROOT = Path(__file__).parents[2]
ACTION: dict[str, Any] = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
(HOOK,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
CLAIMPACK = "from claimpack.builders.cli import main; main()"
Rows = dict[str, list[Any]]
Write = Callable[[Rows], Path]


def check_jsonschema(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-m", "check_jsonschema", *map(str, arguments)], capture_output=True, text=True, check=False)


def test_the_action_is_one_that_github_takes() -> None:
    done = check_jsonschema("--builtin-schema", "vendor.github-actions", ROOT / "action.yml")
    assert done.returncode == 0, done.stdout


def inputs(**changes: str) -> dict[str, str]:
    """What GitHub puts in place of the action's inputs."""
    given = {name: entry.get("default", "") for name, entry in ACTION["inputs"].items()} | changes
    step = ACTION["runs"]["steps"][1]
    return {name: re.sub(r"\$\{\{ inputs\.([a-z-]+) \}\}", lambda found: given[found[1]], value) for name, value in step["env"].items()}


def run_step(number: int, environment: dict[str, str]) -> subprocess.CompletedProcess[str]:
    """A step as the runner runs it."""
    script = ACTION["runs"]["steps"][number]["run"]
    command = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script]
    return subprocess.run(command, env=os.environ | environment, capture_output=True, text=True, check=False)


@pytest.fixture
def runner(tmp_path: Path) -> dict[str, str]:
    """The variables of a runner on which claimpack is installed already."""
    program = tmp_path / "claimpack-venv" / "bin" / "claimpack"
    program.parent.mkdir(parents=True)
    program.write_text(f'#!/bin/sh\nexec {sys.executable} -c "{CLAIMPACK}" "$@"\n', encoding="utf-8")
    program.chmod(0o755)
    return {"RUNNER_TEMP": str(tmp_path), "GITHUB_ACTION_PATH": str(ROOT), "GITHUB_STEP_SUMMARY": str(tmp_path / "summary.md")}


def with_prefix(rows: Rows) -> Rows:
    return {**rows, "claims": [replace(rows["claims"][0], prefix="x"), *rows["claims"][1:]]}


def test_the_action_writes_annotations_and_a_summary_and_fails(rows: Rows, write: Write, runner: dict[str, str], tmp_path: Path) -> None:
    done = run_step(1, runner | inputs(release=str(write(with_prefix(rows))), corpus="corpus"))
    assert done.returncode == 1
    assert done.stdout.startswith(
        "::error file=corpus/north.txt,line=1,title=TAB013 prefix or suffix is not what stands there::claims/clm_"
    )
    assert "#### error TAB013" in (tmp_path / "summary.md").read_text(encoding="utf-8")


def test_the_action_writes_a_file_and_passes_if_it_is_to(rows: Rows, write: Write, runner: dict[str, str], tmp_path: Path) -> None:
    release, place = write(with_prefix(rows)), tmp_path / "a report.sarif"
    options = {"fail-on": "never", "format": "sarif", "output": str(place), "previous": str(release)}
    done = run_step(1, runner | inputs(release=str(release), **options))
    assert (done.returncode, done.stdout) == (0, "")
    assert json.loads(place.read_text(encoding="utf-8"))["runs"][0]["results"][0]["ruleId"] == "TAB013"


def test_the_name_of_a_release_is_no_option_and_no_command(runner: dict[str, str]) -> None:
    for name in ("--help", '"; echo broken out; "', "$(echo broken out)"):
        done = run_step(1, runner | inputs(release=name))
        assert done.returncode == 2
        assert "broken out\n" not in done.stdout
        assert "error REL001" in done.stderr


def test_the_action_installs_what_the_lock_pins(tmp_path: Path) -> None:
    """Its commands, with a Python that only writes down what it is asked."""
    fake, asked = tmp_path / "python3", tmp_path / "asked"
    fake.write_text(
        f'#!/bin/sh\necho "$@" >> {asked}\n[ "$2" != venv ] || {{ mkdir -p "$3/bin" && cp "$0" "$3/bin/python"; }}\n', encoding="utf-8"
    )
    fake.chmod(0o755)
    environment = {"PATH": f"{tmp_path}:{os.environ['PATH']}", "RUNNER_TEMP": str(tmp_path), "GITHUB_ACTION_PATH": str(ROOT)}
    done = run_step(0, environment)
    assert done.returncode == 0, done.stderr
    venv, dependencies, package = asked.read_text(encoding="utf-8").splitlines()
    assert venv == f"-m venv {tmp_path}/claimpack-venv"
    assert dependencies.endswith(f"--require-hashes --requirement {ROOT}/requirements.lock")
    assert package.endswith(f"--no-deps --no-build-isolation {ROOT}")
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    assert "setuptools==" in lock
    assert (ROOT / "pyproject.toml").is_file()


def test_the_hook_has_what_pre_commit_needs() -> None:
    assert {"id", "name", "entry", "language", "files"} <= set(HOOK)
    assert set(HOOK["types"]) == {"file"}
    for name in ("dist/x/1.0.0/manifest.json", "manifest.json", "dist/x/1.0.0/data/claims/train-00000-of-00016.parquet"):
        assert re.search(HOOK["files"], name)
    assert not re.search(HOOK["files"], "dist/x/1.0.0/data/claims/notes.txt")


def test_the_hook_checks_the_release_that_a_file_belongs_to(rows: Rows, write: Write) -> None:
    release = write(with_prefix(rows))
    entry = [sys.executable if part == "python" else part for part in shlex.split(HOOK["entry"])]
    changed = [release / "manifest.json", release / "data/claims/train-00000-of-00001.parquet"]
    done = subprocess.run([*entry, *changed], capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert done.stdout.startswith(f"{release.as_posix()}: error TAB013")
    assert done.stdout.count("error TAB013") == 1


def test_the_hook_passes_a_sound_release_and_other_files(rows: Rows, write: Write, tmp_path: Path) -> None:
    assert main([str(write(rows) / "README.md"), str(tmp_path / "manifest.json")]) == 0


def test_the_hook_says_that_a_release_cannot_be_checked(rows: Rows, write: Write, capsys: pytest.CaptureFixture[str]) -> None:
    release = write(rows)
    (release / "manifest.json").write_text("{}", encoding="utf-8")
    assert main([str(release / "manifest.json")]) == 2
    assert "error REL002" in capsys.readouterr().err


def test_files_of_one_release_are_checked_once(rows: Rows, write: Write) -> None:
    release = write(rows)
    assert releases_of([release / "manifest.json", release / "README.md", release / "data/claims/x"]) == [release]


@pytest.fixture
def row_files(rows: Rows, tmp_path: Path) -> list[Path]:
    """The claims, exported as JSON lines and split into a file each, as docs/validation.md says."""
    lines = tmp_path / "claims.jsonl"
    lines.write_text("".join(json.dumps(row) + "\n" for row in to_rows(to_table("claims", rows["claims"]))), encoding="utf-8")
    command = "mkdir rows && split --lines 1 --suffix-length 6 --additional-suffix .json claims.jsonl rows/"
    subprocess.run(["bash", "-c", command], cwd=tmp_path, check=True)
    return sorted((tmp_path / "rows").iterdir())


def test_the_schemas_can_be_used_without_claimpack(row_files: list[Path]) -> None:
    assert len(row_files) == 2
    done = check_jsonschema("--schemafile", ROOT / "schema" / "claim.schema.json", *row_files)
    assert done.returncode == 0, done.stdout


def test_the_schemas_refuse_a_row_without_claimpack_too(row_files: list[Path]) -> None:
    row_files[1].write_text(
        row_files[1].read_text(encoding="utf-8").replace('"polarity": "positive"', '"polarity": "maybe"'), encoding="utf-8"
    )
    done = check_jsonschema("--schemafile", ROOT / "schema" / "claim.schema.json", *row_files)
    assert done.returncode == 1
    assert "$.polarity: 'maybe' is not one of" in done.stdout
