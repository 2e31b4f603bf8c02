"""The commands, run as a user runs them, on a release of the seeds built in a temporary folder."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]
SEEDS = ROOT / "seeds" / "kazakhstan-2022" / "claimpack.toml"


def run(*arguments: str, cwd: Path = ROOT) -> subprocess.CompletedProcess[str]:
    program = "from claimpack.builders.cli import main; main()"
    environment = os.environ | {"PYTHONWARNINGS": "ignore"}
    return subprocess.run(
        [sys.executable, "-c", program, *arguments], cwd=cwd, env=environment, capture_output=True, text=True, check=False
    )


@pytest.fixture(scope="module")
def output(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("output")


@pytest.fixture(scope="module")
def built(output: Path) -> subprocess.CompletedProcess[str]:
    done = run("build", str(SEEDS), "--output", str(output))
    assert done.returncode == 0, done.stderr
    return done


@pytest.fixture(scope="module")
def release(built: subprocess.CompletedProcess[str], output: Path) -> Path:
    return output / "kazakhstan-2022" / "1.0.0"


def rows(release: Path, table: str) -> list[dict[str, object]]:
    listed: list[dict[str, object]] = json.loads(run("list", table, "--release", str(release), "--limit", "0", "--json").stdout)
    return listed


def test_build_ends_with_what_a_newcomer_wants_to_know(built: subprocess.CompletedProcess[str], release: Path) -> None:
    assert "5 articles" in built.stdout
    assert "Who is quoted most" in built.stdout
    assert "Figures" in built.stdout
    assert "Read and not kept" in built.stdout
    assert str(release) in built.stdout


def test_build_prints_nothing_but_the_place_when_quiet(tmp_path: Path) -> None:
    done = run("build", str(SEEDS), "--output", str(tmp_path), "--quiet")
    assert done.stdout.strip() == str(tmp_path / "kazakhstan-2022" / "1.0.0")
    assert done.stderr == ""


def test_two_builds_give_the_same_bytes(release: Path, tmp_path: Path) -> None:
    run("build", str(SEEDS), "--output", str(tmp_path), "--jobs", "2")
    other = tmp_path / "kazakhstan-2022" / "1.0.0"
    files = sorted(path.relative_to(release) for path in release.rglob("*") if path.is_file())
    assert files == sorted(path.relative_to(other) for path in other.rglob("*") if path.is_file())
    assert [path for path in files if (release / path).read_bytes() != (other / path).read_bytes()] == []


def test_a_failed_build_leaves_the_release_as_it_was(release: Path, output: Path, tmp_path: Path) -> None:
    before = {path: path.read_bytes() for path in release.rglob("*") if path.is_file()}
    (tmp_path / "claimpack.toml").write_text(
        '[dataset]\nname = "kazakhstan-2022"\nversion = "1.0.0"\n[sources]\narticles = ["*.txt"]\n', encoding="utf-8"
    )
    (tmp_path / "a.txt").write_bytes(b"\xff\xfe")
    done = run("build", str(tmp_path / "claimpack.toml"), "--output", str(output))
    assert done.returncode == 2
    assert "SRC006" in done.stderr
    assert {path: path.read_bytes() for path in output.rglob("*") if path.is_file()} == before


def test_list_prints_the_tables_and_their_rows(release: Path) -> None:
    assert "claims" in run("list", "--release", str(release)).stdout
    assert len(rows(release, "articles")) == 5


@pytest.mark.parametrize(
    ("table", "column"),
    [
        ("articles", "article_id"),
        ("claims", "claim_id"),
        ("entities", "entity_id"),
        ("mentions", "mention_id"),
        ("relations", "relation_id"),
        ("rejects", "reject_id"),
    ],
)
def test_show_prints_any_row_by_its_id(release: Path, table: str, column: str) -> None:
    row_id = str(rows(release, table)[0][column])
    done = run("show", row_id, "--release", str(release))
    assert done.returncode == 0, done.stderr
    assert row_id in done.stdout
    assert json.loads(run("show", row_id, "--release", str(release), "--json").stdout)["row"][column] == row_id


def test_show_marks_a_claim_in_its_paragraph(release: Path) -> None:
    claim = next(row for row in rows(release, "claims") if row["speaker"])
    shown = run("show", str(claim["claim_id"]), "--release", str(release)).stdout
    assert "source  branch 1, hop 1" in shown
    assert "‹" in shown


def test_show_says_what_to_do_about_an_unknown_id(release: Path) -> None:
    done = run("show", "clm_zzz", "--release", str(release))
    assert done.returncode == 2
    assert "REL022" in done.stderr


def test_verify_is_silent_about_a_whole_release_and_names_a_changed_file(release: Path, tmp_path: Path) -> None:
    assert run("verify", str(release)).returncode == 0
    copy = tmp_path / "copy"
    subprocess.run(["cp", "-r", str(release), str(copy)], check=True)
    (copy / "README.md").write_text("changed", encoding="utf-8")
    done = run("verify", str(copy))
    assert done.returncode == 1
    assert "REL011 README.md" in done.stdout


def test_an_error_is_json_if_json_was_asked_for(tmp_path: Path) -> None:
    done = run("verify", str(tmp_path), "--json")
    assert done.returncode == 2
    assert json.loads(done.stderr)["error"]["code"] == "REL001"


def test_explain_prints_the_page_of_a_code() -> None:
    assert "To mend it" in run("explain", "SRC001").stdout
    assert run("explain", "XYZ999").returncode == 2


def test_without_a_release_the_command_says_so(tmp_path: Path) -> None:
    done = run("list", cwd=tmp_path)
    assert done.returncode == 2
    assert "REL020" in done.stderr


def test_show_prints_the_timelines_of_disputed_figures(release: Path) -> None:
    printed = run("show", "figures", "--release", str(release)).stdout
    assert "Figures that disagree" in printed
    told = json.loads(run("show", "figures", "--release", str(release), "--json").stdout)["figures"]
    assert all(line["disagreements"] for line in told)
    assert len(told) == sum(line.startswith("  ") and not line.startswith("   ") for line in printed.splitlines())
