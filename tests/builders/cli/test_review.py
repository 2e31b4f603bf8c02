"""`claimpack review`, `export` and `sql` as a user meets them: output, exit status, errors."""

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from claimpack.builders import ids
from claimpack.builders.cli.main import app
from claimpack.builders.release import open_release
from claimpack.builders.review import read_reviews
from claimpack.schema.problems import ClaimpackError

ROOT = Path(__file__).parents[3]


def run(*arguments: object) -> Any:
    return CliRunner().invoke(app, [str(argument) for argument in arguments])


def code(done: Any) -> str:
    assert isinstance(done.exception, ClaimpackError), done.output
    return done.exception.code


@pytest.fixture
def config(tmp_path: Path) -> Path:
    """A corpus whose review file is named and not there yet."""
    folder = tmp_path / "corpus"
    folder.mkdir()
    (folder / "a.txt").write_text("Text.", encoding="utf-8")
    text = '[dataset]\nname = "two-articles"\nversion = "1.0.0"\n[sources]\narticles = ["*.txt"]\nreviews = "kept/reviews.jsonl"\n'
    (folder / "claimpack.toml").write_text(text, encoding="utf-8")
    return folder / "claimpack.toml"


@pytest.fixture
def sheet(release: Path, tmp_path: Path) -> Callable[..., Path]:
    """A CSV of reviews of the sample release's first claim."""

    def written(**cells: str) -> Path:
        claim = open_release(release).table("claims")["claim_id"][0].as_py()
        path = tmp_path / "sheet.csv"
        known = {"claim_id": claim, **cells}
        path.write_text(",".join(known) + "\n" + ",".join(known.values()) + "\n", encoding="utf-8")
        return path

    return written


def test_a_decision_goes_into_the_review_file_which_is_begun_for_it(config: Path, release: Path, sheet: Callable[..., Path]) -> None:
    done = run("review", "import", sheet(decision="accept"), "--config", config, "--release", release, "--reviewer", "B.")
    assert (done.exit_code, done.stdout) == (0, f"1 new, 0 replaced, 0 as before: {config.parent / 'kept' / 'reviews.jsonl'}\n")
    (line,) = read_reviews(config.parent / "kept" / "reviews.jsonl")
    assert (line.decision, line.reviewer) == ("accept", "B.")


def test_a_review_of_a_claim_that_is_gone_is_kept_and_exits_with_1(config: Path, release: Path, sheet: Callable[..., Path]) -> None:
    text = str(open_release(release).table("claims")["text"][0].as_py()).rstrip(".")
    path = sheet(claim_id="clm_00000000000000aa", claim_text=text, decision="reject")
    done = run("review", "import", path, "--config", config, "--release", release)
    assert done.exit_code == 1
    assert "1 reviews are of claims that are not in the release" in done.stdout
    assert "nearest: clm_" in done.stdout
    assert len(read_reviews(config.parent / "kept" / "reviews.jsonl")) == 1
    told = json.loads(run("review", "import", path, "--config", config, "--release", release, "--json").stdout)
    assert (told["same"], told["orphans"][0]["nearest"]["by"]) == (1, "other_article")


def test_a_wrong_value_leaves_the_review_file_as_it_was(config: Path, release: Path, sheet: Callable[..., Path]) -> None:
    run("review", "import", sheet(decision="accept"), "--config", config)
    before = (config.parent / "kept" / "reviews.jsonl").read_bytes()
    assert code(run("review", "import", sheet(decision="hm"), "--config", config)) == "SRC052"
    assert (config.parent / "kept" / "reviews.jsonl").read_bytes() == before


@pytest.mark.parametrize(
    ("arguments", "wanted"),
    [
        (("nowhere.csv",), "SRC050"),
        (("claimpack.toml",), "SRC054"),
        (("nowhere.csv", "--config", "nowhere.toml"), "CFG001"),
    ],
)
def test_a_file_that_is_none_is_told(config: Path, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...], wanted: str) -> None:
    monkeypatch.chdir(config.parent)
    assert code(run("review", "import", *arguments)) == wanted


def test_a_corpus_that_names_no_review_file_is_told(config: Path, sheet: Callable[..., Path]) -> None:
    config.write_text(config.read_text(encoding="utf-8").replace("reviews =", "# reviews ="), encoding="utf-8")
    assert code(run("review", "import", sheet(decision="accept"), "--config", config)) == "SRC055"


def test_another_file_that_is_missing_is_told_and_begun_by_nobody(config: Path, sheet: Callable[..., Path]) -> None:
    config.write_text(config.read_text(encoding="utf-8") + 'metadata = "none.jsonl"\n', encoding="utf-8")
    assert code(run("review", "import", sheet(decision="accept"), "--config", config)) == "CFG006"
    assert not (config.parent / "none.jsonl").exists()


def test_claims_go_out_to_a_file_or_to_stdout(release: Path, tmp_path: Path) -> None:
    done = run("review", "export", release, "--format", "label-studio", "--output", tmp_path / "tasks.json")
    assert (done.exit_code, done.stderr) == (0, "2 claims\n")
    assert len(json.loads((tmp_path / "tasks.json").read_text(encoding="utf-8"))) == 2
    assert (tmp_path / "tasks.xml").read_text(encoding="utf-8").startswith("<View>")
    assert run("review", "export", release, "--limit", 1).stdout.count("clm_") == 1
    assert code(run("review", "export", release, "--output", release / "sheet.csv")) == "REL094"


def test_a_release_without_reviews_lists_none(release: Path) -> None:
    done = run("review", "list", release)
    assert (done.exit_code, done.stdout) == (0, "0 reviews; 0 verdicts\n")


def test_export_writes_to_stdout_and_tables_to_a_folder_only(release: Path, tmp_path: Path) -> None:
    assert json.loads(run("export", release, "--format", "prov").stdout)["@graph"]
    assert code(run("export", release, "--format", "csv")) == "REL095"
    done = run("export", release, "--format", "claimreview", "--output", tmp_path / "x.jsonld", "--json")
    assert [Path(path).name for path in json.loads(done.stdout)["files"]] == ["x.jsonld"]
    assert run("export", release, "--format", "xml").exit_code == 2


def test_sql_answers_in_three_forms_and_lists_what_there_is(release: Path) -> None:
    question = "SELECT count(*) AS n FROM claims"
    assert run("sql", question, "--release", release).stdout == "n\n─\n2\n(1 row)\n"
    assert json.loads(run("sql", question, "--release", release, "--json").stdout) == [{"n": 2}]
    assert run("sql", question, "--release", release, "--csv").stdout == '"n"\n2\n'
    assert "View figures" in run("sql").stdout
    assert {view["name"] for view in json.loads(run("sql", "--json").stdout)["views"]} >= {"figures", "disagreements"}
    assert CliRunner().invoke(app, ["sql", "-", "--release", str(release), "--csv"], input="SELECT 1 AS a").stdout == '"a"\n1\n'
    assert code(run("sql", "COPY claims TO 'x'", "--release", release)) == "REL091"


@pytest.mark.parametrize("command", ["review export", "review import", "review list", "export", "sql"])
def test_every_command_has_help_with_an_example_and_stands_in_the_documentation(command: str) -> None:
    text = run(*command.split(), "--help").output
    assert f"Example: claimpack {command}" in " ".join(text.split())
    pages = [ROOT / "README.md", *(ROOT / "docs").glob("*.md")]
    assert any(f"claimpack {command}" in page.read_text(encoding="utf-8") for page in pages)


def test_a_build_ends_with_the_reviews_that_have_lost_their_claim(config: Path) -> None:
    (config.parent / "a.txt").write_text("Nach Angaben der Polizei wurden am Samstag 13 Menschen verletzt.\n", encoding="utf-8")
    (config.parent / "kept").mkdir()
    line = {"claim_id": "clm_00000000000000aa", "claim_text": "Am Samstag wurden 12 Menschen verletzt", "decision": "accept"}
    line |= {"article_id": ids.article_id("a.txt"), "spans": [[25, 60]]}
    (config.parent / "kept" / "reviews.jsonl").write_text(json.dumps(line), encoding="utf-8")
    done = run("build", config)
    assert done.exit_code == 0, done.exception
    assert "1 reviews are of claims that are not in the release\n  clm_00000000000000aa  accept  Am Samstag wurden 12" in done.stdout
    assert re.search(r"    nearest: clm_[0-9a-f]{16}  .*13 Menschen", done.stdout)
    listed = run("review", "list", config.parent / "dist" / "two-articles" / "1.0.0")
    assert (listed.exit_code, "nearest: clm_" in listed.stdout) == (1, True)
