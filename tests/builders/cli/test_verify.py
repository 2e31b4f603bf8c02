"""`claimpack verify` and `claimpack rehydrate` as a user meets them: text, JSON, exit status."""

import json
from pathlib import Path
from typing import Any

import pytest
import typer
from typer.testing import CliRunner

from claimpack.builders.build import build
from claimpack.builders.cli.rehydrate import rehydrate
from claimpack.builders.cli.verify import verify
from claimpack.schema.problems import ClaimpackError

TEXT = "Bei dem Sturm wurden nach Angaben der Polizei am Montag mindestens zwölf Menschen verletzt. Die Stadt will helfen.\n"

app = typer.Typer()
app.command("verify")(verify)
app.command("rehydrate")(rehydrate)


def run(*arguments: object) -> Any:
    return CliRunner().invoke(app, [str(argument) for argument in arguments])


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "claimpack.toml").write_text(
        '[dataset]\nname = "sturm"\nversion = "1.0.0"\n[sources]\narticles = ["a.txt"]\n[build]\ntext = "quotes"\n', encoding="utf-8"
    )
    return tmp_path


@pytest.fixture
def built(corpus: Path) -> Path:
    return build(corpus / "claimpack.toml").release


def test_a_release_that_is_built_again_to_the_byte_is_fine(built: Path, corpus: Path) -> None:
    done = run("verify", built, "--rebuild")
    assert (done.exit_code, done.stdout.splitlines()) == (
        0,
        [f"{built}: every file is as the manifest says", f"{built}: built again from {corpus}/claimpack.toml, it is the same to the byte"],
    )


def test_a_changed_source_is_a_difference(built: Path, corpus: Path) -> None:
    (corpus / "a.txt").write_text(TEXT.replace("zwölf", "elf"), encoding="utf-8")
    done = run("verify", built, "--from", corpus / "claimpack.toml")
    assert done.exit_code == 1
    assert "REL113 manifest.json: made from something else now: input a.txt changed" in done.stdout.splitlines()
    assert done.stdout.splitlines()[-1].endswith("it is another")


def test_other_libraries_are_told_of_and_no_failure(built: Path) -> None:
    path = built / "manifest.json"
    found = json.loads(path.read_text(encoding="utf-8"))
    next(library for library in found["libraries"] if library["name"] == "pyarrow")["version"] = "1.0"
    path.write_text(json.dumps(found), encoding="utf-8")
    done = run("verify", built, "--rebuild", "--json")
    assert (done.exit_code, [finding["code"] for finding in json.loads(done.stdout)["findings"]]) == (0, ["REL112"])


def test_a_flipped_bit_is_a_difference(built: Path) -> None:
    content = bytearray((built / "croissant.json").read_bytes())
    content[40] ^= 1
    (built / "croissant.json").write_bytes(bytes(content))
    done = run("verify", built)
    assert (done.exit_code, done.stdout.split(":")[0]) == (1, "REL011 croissant.json")


def test_texts_are_put_back(built: Path, corpus: Path, tmp_path: Path) -> None:
    done = run("rehydrate", built, "--from", corpus, "--output", tmp_path / "whole")
    assert (done.exit_code, done.stdout.strip()) == (
        0,
        f"1 article has the digests that {built} names; the whole release is in {tmp_path / 'whole'}",
    )


def test_texts_of_other_digests_are_not_put_back(built: Path, corpus: Path, tmp_path: Path) -> None:
    (corpus / "a.txt").write_text("Anders.", encoding="utf-8")
    done = run("rehydrate", built, "--from", corpus, "--output", tmp_path / "whole")
    assert (done.exit_code, done.stdout.startswith("REL102 articles/art_")) == (1, True)
    assert done.stdout.splitlines()[-1] == "nothing was written: 1 of 1 articles or their claims differ"


def test_a_release_with_its_texts_needs_none(built: Path, corpus: Path, tmp_path: Path) -> None:
    run("rehydrate", built, "--from", corpus, "--output", tmp_path / "whole")
    done = run("rehydrate", tmp_path / "whole", "--from", corpus)
    assert isinstance(done.exception, ClaimpackError)
    assert done.exception.code == "REL100"
