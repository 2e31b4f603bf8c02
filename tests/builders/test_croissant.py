"""What mlcroissant makes of a release: no error, and every record of every record set."""

import json
from collections.abc import Callable, Mapping
from pathlib import Path

import pyarrow as pa
import pytest

from claimpack.builders.release import open_release
from claimpack.schema.columns import columns

FILLED = ("articles", "claims", "mentions", "entities", "relations", "provenance", "rejects")


def records(folder: Path, record_set: str) -> list[dict[str, object]]:
    import mlcroissant

    return list(mlcroissant.Dataset(str(folder / "croissant.json")).records(record_set))


def document(folder: Path) -> dict[str, list[dict[str, object]]]:
    found: dict[str, list[dict[str, object]]] = json.loads((folder / "croissant.json").read_text(encoding="utf-8"))
    return found


def test_it_is_valid_and_complete(release: Path) -> None:
    import mlcroissant

    issues = mlcroissant.Dataset(str(release / "croissant.json")).metadata.issues
    assert (issues.errors, issues.warnings) == (set(), set())


def test_every_table_with_rows_is_a_record_set(release: Path) -> None:
    assert [node["@id"] for node in document(release)["recordSet"]] == list(FILLED)


@pytest.mark.parametrize("table", FILLED)
def test_every_record_set_gives_every_row(release: Path, table: str) -> None:
    assert len(records(release, table)) == len(open_release(release).table(table))


@pytest.mark.parametrize("table", FILLED)
def test_every_column_is_a_field(release: Path, table: str) -> None:
    assert list(records(release, table)[0]) == [f"{table}/{column.name}" for column in columns(table)]


def test_a_list_of_structs_is_read_as_subfields(release: Path) -> None:
    article = records(release, "articles")[0]
    n_chars = len(str(open_release(release).table("articles")["text"][0]))
    assert article["articles/zones"] == [
        {"articles/zones/start_char": 0, "articles/zones/end_char": n_chars, "articles/zones/zone": b"body"},
    ]


def test_values_are_those_of_the_table(release: Path) -> None:
    texts = [row["claims/text"].decode() for row in records(release, "claims")]  # type: ignore[attr-defined]
    assert texts == open_release(release).table("claims")["text"].to_pylist()


@pytest.mark.parametrize("table", FILLED)
def test_a_table_of_several_files_gives_every_row(write: Callable[..., Path], tables: Mapping[str, pa.Table], table: str) -> None:
    folder = write("sharded/1.0.0", tables, shards=3)
    assert len(records(folder, table)) == len(tables[table])


def test_every_file_of_a_table_with_rows_stands_in_it_with_its_digest(release: Path) -> None:
    listed = {node["contentUrl"]: node["sha256"] for node in document(release)["distribution"]}
    written = {file.path: file.sha256 for file in open_release(release).manifest.files if file.path.startswith("data/")}
    assert listed == {path: digest for path, digest in written.items() if not path.startswith("data/reviews/")}


def test_it_says_how_the_data_came_about(release: Path) -> None:
    responsible = [key for key in document(release) if key.startswith("rai:")]
    assert {"rai:dataCollection", "rai:dataBiases", "rai:dataLimitations", "rai:personalSensitiveInformation"} <= set(responsible)


@pytest.mark.parametrize("mode", ["full", "quotes", "none"])
def test_it_is_valid_and_says_what_is_left_out_in_every_text_mode(
    write: Callable[..., Path], tables: Mapping[str, pa.Table], mode: str
) -> None:
    import mlcroissant

    folder = write(f"{mode}/1.0.0", tables, text_mode=mode)
    issues = mlcroissant.Dataset(str(folder / "croissant.json")).metadata.issues
    assert (issues.errors, issues.warnings) == (set(), set())
    assert len(records(folder, "claims")) == 2
    limits = json.loads((folder / "croissant.json").read_text(encoding="utf-8"))["rai:dataLimitations"]
    assert any("not in it" in limit for limit in limits) == (mode != "full")
