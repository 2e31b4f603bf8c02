"""The three questions of the README, asked as they stand there, of a release of the seeds."""

import json
import os
import re
import shlex
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from claimpack.builders.build import build
from claimpack.builders.release import open_release
from claimpack.builders.sql import ask

ROOT = Path(__file__).parents[3]
COMMANDS = re.findall(r'^claimpack (sql "[^"]+")$', (ROOT / "README.md").read_text(encoding="utf-8"), re.MULTILINE)


@pytest.fixture(scope="module")
def seeds(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(ROOT / "seeds" / "kazakhstan-2022" / "claimpack.toml", output=tmp_path_factory.mktemp("dist")).release


def answer(command: str, release: Path) -> list[dict[str, Any]]:
    done = subprocess.run(
        [
            sys.executable,
            "-c",
            "from claimpack.builders.cli import main; main()",
            *shlex.split(command),
            "--json",
            "--release",
            str(release),
        ],
        env=os.environ | {"PYTHONWARNINGS": "ignore"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    found: list[dict[str, Any]] = json.loads(done.stdout)
    return found


def test_the_readme_asks_three_questions() -> None:
    assert len([command for command in COMMANDS if "FROM figures" in command or "FROM disagreements" in command]) == 3


def test_who_is_behind_each_figure(seeds: Path) -> None:
    rows = answer(COMMANDS[0], seeds)
    assert len(rows) > 10
    assert all(list(row) == ["property", "text", "place", "final_sources", "chain"] and row["text"] for row in rows)
    assert all(row["chain"].endswith(row["final_sources"][0]) for row in rows if row["final_sources"] and len(row["final_sources"]) == 1)
    passed_on = [row for row in rows if row["chain"] and " ← " in row["chain"]]
    assert [row["text"] for row in passed_on if "Innenministerium" in row["chain"]] == ["mehr als 4400 Personen"]


def test_which_figures_disagree(seeds: Path) -> None:
    rows = answer(COMMANDS[1], seeds)
    assert rows
    assert all(row["text_a"] and row["text_b"] and row["text_a"] != row["text_b"] for row in rows)
    assert {row["property"] for row in rows} <= {"arrested", "dead", "injured", "damaged", "looted", "deployed", "size"}
    known = {"repeats", "corroborates", "specifies", "updates", "inconsistent_detail", "contradicts", "not_comparable", None}
    assert {row["relation"] for row in rows} <= known


def test_what_rests_on_one_source_only(seeds: Path) -> None:
    rows = answer(COMMANDS[2], seeds)
    assert rows
    assert all(len(set(row["final_sources"])) >= 1 and row["claim"] for row in rows)
    assert any(row["final_sources"] == ["der Leiter der Polizeibehörde von Almaty"] for row in rows)


def test_disagreements_are_those_that_a_build_ends_with(seeds: Path) -> None:
    config = ROOT / "seeds" / "kazakhstan-2022" / "claimpack.toml"
    report = build(config, output=seeds.parents[1], is_replacing=True)
    wanted = {(line.figures[a].claim_id, line.figures[b].claim_id) for line in report.timelines for a, b in line.disagreements}
    found = ask(open_release(report.release), "SELECT claim_a, claim_b FROM disagreements").rows
    assert {tuple(row) for row in found} == wanted
