"""The command, as a user runs it."""

import json
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner

from claimpack.builders.cli.explore import explore
from claimpack.schema.problems import ClaimpackError

app = typer.Typer()
app.command()(explore)


def run(*arguments: str) -> str:
    done = CliRunner().invoke(app, list(arguments), catch_exceptions=False)
    assert done.exit_code == 0
    return done.stdout


def test_it_says_where_the_pages_are(release: Path, tmp_path: Path) -> None:
    said = run(str(release), "--output", str(tmp_path / "pages"))
    assert f"Open {tmp_path / 'pages' / 'index.html'}" in said
    assert (tmp_path / "pages" / "index.html").is_file()


def test_it_prints_json(release: Path, tmp_path: Path) -> None:
    said = json.loads(run(str(release), "--output", str(tmp_path / "pages"), "--json", "--language", "en"))
    assert said == {
        "first_page": (tmp_path / "pages" / "index.html").as_posix(),
        "folder": (tmp_path / "pages").as_posix(),
        "language": "en",
        "pages": 14,
    }


def test_quiet_prints_the_first_page_alone(release: Path, tmp_path: Path) -> None:
    assert run(str(release), "--output", str(tmp_path / "pages"), "--quiet") == f"{tmp_path / 'pages' / 'index.html'}\n"


def test_a_folder_without_a_release_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(ClaimpackError) as raised:
        run(str(tmp_path), "--output", str(tmp_path / "pages"))
    assert raised.value.code == "REL001"
