"""What Hugging Face `datasets` makes of a release: every table, whole and streamed, and never the rows of another release."""

import os
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pyarrow as pa
import pytest

from claimpack.builders.release import open_release
from claimpack.schema.arrow import features

FILLED = ("articles", "claims", "mentions", "entities", "relations", "provenance", "rejects")
Load = Callable[..., object]


@pytest.fixture
def load(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Load]:
    """load_dataset with one cache under tmp_path for all calls of a test, and without a network."""
    os.environ["HF_HUB_OFFLINE"] = "1"
    import datasets

    monkeypatch.setattr(datasets.config, "HF_HUB_OFFLINE", True)
    datasets.disable_progress_bars()

    def load_split(folder: Path, table: str | None, *, is_streaming: bool = False) -> object:
        return datasets.load_dataset(str(folder), table, split="train", streaming=is_streaming, cache_dir=str(tmp_path / "cache"))

    yield load_split
    datasets.enable_progress_bars()


def rows_of(found: object) -> list[dict[str, object]]:
    assert hasattr(found, "__iter__")
    return list(found)


@pytest.mark.parametrize("table", FILLED)
@pytest.mark.parametrize("is_streaming", [False, True], ids=["whole", "streamed"])
def test_every_table_with_rows_loads_as_it_was_written(release: Path, load: Load, table: str, is_streaming: bool) -> None:
    assert rows_of(load(release, table, is_streaming=is_streaming)) == open_release(release).table(table).to_pylist()


@pytest.mark.parametrize("table", FILLED)
@pytest.mark.parametrize("is_streaming", [False, True], ids=["whole", "streamed"])
def test_every_table_has_the_features_of_its_schema(release: Path, load: Load, table: str, is_streaming: bool) -> None:
    assert load(release, table, is_streaming=is_streaming).features._to_yaml_list() == features(table)  # type: ignore[attr-defined]


def test_an_empty_table_is_not_offered(release: Path) -> None:
    from datasets import get_dataset_config_names

    assert sorted(get_dataset_config_names(str(release))) == sorted(FILLED)


def test_the_claims_are_what_loads_when_no_table_is_named(release: Path, load: Load) -> None:
    assert rows_of(load(release, None)) == open_release(release).table("claims").to_pylist()


@pytest.mark.parametrize("is_streaming", [False, True], ids=["whole", "streamed"])
def test_shards_load_one_after_the_other_even_if_some_are_empty(
    write: Callable[..., Path], tables: Mapping[str, pa.Table], load: Load, is_streaming: bool
) -> None:
    folder = write("sharded/1.0.0", tables, shards=5)
    assert rows_of(load(folder, "claims", is_streaming=is_streaming)) == tables["claims"].to_pylist()


@pytest.mark.parametrize("mode", ["full", "quotes", "none"])
@pytest.mark.parametrize("table", FILLED)
def test_a_release_loads_in_every_text_mode(
    write: Callable[..., Path], tables: Mapping[str, pa.Table], load: Load, mode: str, table: str
) -> None:
    folder = write(f"{mode}/1.0.0", tables, text_mode=mode)
    found = load(folder, table)
    assert rows_of(found) == open_release(folder).table(table).to_pylist()
    assert found.features._to_yaml_list() == features(table)  # type: ignore[attr-defined]


def test_a_rebuild_in_place_gives_the_new_rows(
    write: Callable[..., Path], tables: Mapping[str, pa.Table], other_tables: Mapping[str, pa.Table], load: Load
) -> None:
    before = rows_of(load(write("x/1.0.0", tables), "claims"))
    after = rows_of(load(write("x/1.0.0", other_tables, is_replacing=True), "claims"))
    assert ([row["checkworthiness"] for row in before], [row["checkworthiness"] for row in after]) == ([0.5, 0.5], [0.25, 0.25])


def test_two_datasets_of_one_version_give_each_its_own_rows(
    write: Callable[..., Path], tables: Mapping[str, pa.Table], other_tables: Mapping[str, pa.Table], load: Load
) -> None:
    x = rows_of(load(write("x/1.0.0", tables), "articles"))
    y = rows_of(load(write("y/1.0.0", other_tables), "articles"))
    assert ({row["publisher"] for row in x}, {row["publisher"] for row in y}) == ({"Anzeiger"}, {"Bote"})
