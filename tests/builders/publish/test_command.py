"""The command: off a terminal it sends nothing unless told to."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

PROGRAM = "from claimpack.builders.cli import main; main()"
SEEDS = Path(__file__).parents[3] / "seeds" / "kazakhstan-2022" / "claimpack.toml"


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", PROGRAM, *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False, stdin=subprocess.DEVNULL)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The release of the seeds."""
    return run("build", str(SEEDS), "--output", str(tmp_path_factory.mktemp("built")), "--quiet").stdout.strip()


def test_off_a_terminal_nothing_is_sent_unless_told_to(built: str, tmp_path: Path) -> None:
    asked = run("publish", built, "--to", str(tmp_path / "shelf"), "--with-texts")
    assert asked.returncode == 0, asked.stderr
    assert "Nothing was sent" in asked.stdout
    assert not (tmp_path / "shelf").exists()
    done = run("publish", built, "--to", str(tmp_path / "shelf"), "--with-texts", "--yes", "--json")
    assert json.loads(done.stdout)["is_done"]
    assert (tmp_path / "shelf" / "kazakhstan-2022" / "1.0.0" / "manifest.json").is_file()


def test_texts_of_others_do_not_go_out_unasked(built: str, tmp_path: Path) -> None:
    done = run("publish", built, "--to", str(tmp_path / "shelf"), "--yes")
    assert (done.returncode, "REL085" in done.stderr) == (2, True)
