"""A new corpus: what is written, and that a build of it works with nothing else."""

import json
from pathlib import Path

import pytest

from claimpack.builders.build import build
from claimpack.builders.config import load_config
from claimpack.builders.start import start_corpus
from claimpack.schema.catalogue import load
from claimpack.schema.problems import ClaimpackError

TEXT = "Bei dem Brand starben zwei Menschen, teilte die Feuerwehr am 3. Mai 2021 mit."


def write(path: Path, text: str = TEXT) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def test_a_folder_of_articles_builds_with_nothing_else_written(tmp_path: Path) -> None:
    write(tmp_path / "Mein Körper" / "a.txt")
    started = start_corpus(tmp_path / "Mein Körper")
    report = build(started.config)
    assert started.name == "mein-koerper"
    assert started.n_files == report.numbers.rows["articles"] == 1


def test_every_key_of_the_configuration_stands_in_the_file_with_its_description(tmp_path: Path) -> None:
    written = start_corpus(tmp_path, "x").config.read_text(encoding="utf-8")
    for section in load("config")["properties"].values():
        for key, about in section["properties"].items():
            assert f"# {about['description']}" in written
            assert f"\n{key} = " in written or f"\n# {key} = " in written


def test_defaults_taken_out_of_their_comments_change_nothing(tmp_path: Path) -> None:
    config = start_corpus(tmp_path, "x").config
    before = load_config(config)
    plain = [
        line.removeprefix("# ") if line.startswith("# ") and " = " in line and not line.endswith('""') else line
        for line in config.read_text(encoding="utf-8").splitlines()
    ]
    config.write_text("\n".join(plain), encoding="utf-8")
    after = load_config(config)
    assert (after.dataset, after.sources, after.build, after.output) == (before.dataset, before.sources, before.build, before.output)


@pytest.mark.parametrize(
    ("files", "patterns"),
    [
        (["a.txt"], ["*.txt"]),
        (["articles/a.txt", "articles/b.txt"], ["articles/*.txt"]),
        (["a.TXT"], ["*.TXT"]),
        (["pages/a.html", "pages/b.htm"], ["pages/*.htm", "pages/*.html"]),
        (["archive/a.warc.gz"], ["archive/*.warc.gz"]),
        (["a[1]/a.txt"], ["a[[]1]/*.txt"]),
        ([f"{day}/a.txt" for day in range(9)], ["**/*.txt"]),
        ([".git/a.txt", "dist/x/1.0.0/a.txt"], ["articles/*.txt"]),
        (["a.pdf"], ["articles/*.txt"]),
    ],
)
def test_sources_are_what_the_folder_holds(files: list[str], patterns: list[str], tmp_path: Path) -> None:
    for name in files:
        write(tmp_path / name)
    assert list(start_corpus(tmp_path, "x").articles) == patterns


def test_what_is_known_of_the_sources_is_no_source(tmp_path: Path) -> None:
    write(tmp_path / "texts" / "a.txt")
    write(tmp_path / "known.jsonl", json.dumps({"source": "texts/a.txt", "publisher": "Der Bote"}))
    config = load_config(start_corpus(tmp_path, "x").config)
    assert config.sources.articles == ("texts/*.txt",)
    assert config.sources.metadata == "known.jsonl"


def test_a_configuration_that_is_there_stays(tmp_path: Path) -> None:
    write(tmp_path / "claimpack.toml", "mine")
    with pytest.raises(ClaimpackError, match="already") as error:
        start_corpus(tmp_path, "x")
    assert error.value.code == "CFG007"
    assert (tmp_path / "claimpack.toml").read_text(encoding="utf-8") == "mine"


@pytest.mark.parametrize("name", ["Über uns", "-a", "a_b", "a/b", "x\n"])
def test_a_name_that_no_dataset_can_have_is_refused(name: str, tmp_path: Path) -> None:
    with pytest.raises(ClaimpackError) as error:
        start_corpus(tmp_path, name)
    assert error.value.code == "CFG008"


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    write(tmp_path / "file")
    with pytest.raises(ClaimpackError) as error:
        start_corpus(tmp_path / "file" / "folder", "x")
    assert error.value.code == "CFG009"


def test_files_that_it_cannot_read_are_counted_by_their_ending(tmp_path: Path) -> None:
    for name in ("a.txt", "b.pdf", "C.PDF", "d.docx", "gazetteer.toml", ".hidden/e.pdf", "dist/f.pdf"):
        write(tmp_path / name)
    started = start_corpus(tmp_path, "x")
    assert (started.n_files, started.unread) == (1, ((".pdf", 2), (".docx", 1)))
