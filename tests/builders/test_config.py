"""claimpack.toml as records."""

import dataclasses
from pathlib import Path

import pytest

from claimpack.builders.config import Build, Config, Dataset, Engine, Output, Sources, did_you_mean, load_config
from claimpack.schema.catalogue import load
from claimpack.schema.problems import ClaimpackError

SMALLEST = '[dataset]\nname = "hochwasser"\nversion = "1.0.0"\n[sources]\narticles = ["articles/*.txt"]\n'
SECTIONS = {"dataset": Dataset, "sources": Sources, "build": Build, "engine": Engine, "output": Output}


def config_of(folder: Path, text: str) -> Config:
    path = folder / "claimpack.toml"
    path.write_text(text, encoding="utf-8")
    return load_config(path)


@pytest.mark.parametrize(("section", "record"), SECTIONS.items())
def test_the_records_have_the_keys_of_the_schema(section: str, record: type) -> None:
    properties = load("config")["properties"][section]["properties"]  # type: ignore[index]
    assert [field.name for field in dataclasses.fields(record)] == list(properties)


def test_every_optional_key_that_may_not_be_null_has_a_default(tmp_path: Path) -> None:
    config = config_of(tmp_path, SMALLEST)
    assert config.dataset.language == "de"
    assert config.dataset.license == "other"
    assert config.dataset.creators == ()
    assert config.build == Build(text="full", shards=1, max_bytes=10_000_000, max_rejected=0.25)
    assert config.engine == Engine(buckets=None, max_seconds=300, cache=".claimpack/cache")
    assert config.output == Output(directory="dist")


def test_the_root_is_the_folder_of_the_file(tmp_path: Path) -> None:
    assert config_of(tmp_path, SMALLEST).root == tmp_path


def test_a_date_may_be_written_without_quotation_marks(tmp_path: Path) -> None:
    config = config_of(tmp_path, SMALLEST.replace("[sources]", "release_date = 2023-06-05\n[sources]"))
    assert config.dataset.release_date == "2023-06-05"


@pytest.mark.parametrize(
    "text",
    [
        "# a comment\n" + SMALLEST,
        SMALLEST.replace(" = ", "="),
        SMALLEST + "[build]\nshards = 1\n",
        SMALLEST + "[build]\nshards = 1.0\n",
        SMALLEST + "[engine]\nbuckets = 7\nmax_seconds = 9\n",
        SMALLEST + '[output]\ndirectory = "elsewhere"\n',
    ],
    ids=["comment", "layout", "default written out", "whole number as 1.0", "engine", "output folder"],
)
def test_the_digest_ignores_what_decides_nothing_of_a_release(text: str, tmp_path: Path) -> None:
    assert config_of(tmp_path, text).digest == config_of(tmp_path, SMALLEST).digest


def test_the_digest_changes_with_a_value(tmp_path: Path) -> None:
    assert config_of(tmp_path, SMALLEST + "[build]\nshards = 2\n").digest != config_of(tmp_path, SMALLEST).digest


@pytest.mark.parametrize(
    ("line", "number"),
    [
        ("nmae = 1", 4),
        ('"nmae" = 1', 4),
        ("[dataset.nmae]", 4),
        ("version_ = '''\n[sources]\n'''", 4),
    ],
)
def test_an_unknown_key_is_found_however_it_is_written(line: str, number: int, tmp_path: Path) -> None:
    with pytest.raises(ClaimpackError) as raised:
        config_of(tmp_path, SMALLEST.replace("[sources]", f"{line}\n[sources]"))
    assert raised.value.code == "CFG003"
    assert raised.value.where == f"{tmp_path / 'claimpack.toml'}:{number}"


def test_a_folder_in_place_of_the_file_is_told_from_a_missing_file(tmp_path: Path) -> None:
    with pytest.raises(ClaimpackError, match="this is a folder") as raised:
        load_config(tmp_path)
    assert raised.value.hint == f"name the file: {tmp_path / 'claimpack.toml'}"


def test_a_word_far_from_all_is_answered_with_the_list() -> None:
    assert did_you_mean("xyz", ["name", "version"]) == "known: name, version"
