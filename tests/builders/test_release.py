"""A release can be opened, its tables read, and every difference from its manifest is found."""

import json
from collections.abc import Callable, Mapping
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from claimpack.builders.release import open_release, verify
from claimpack.schema.arrow import arrow_schema, to_records
from claimpack.schema.catalogue import TABLES
from claimpack.schema.problems import ClaimpackError, Finding

Write = Callable[..., Path]
Tables = Mapping[str, pa.Table]
CLAIMS = "data/claims/train-00000-of-00001.parquet"


def codes(folder: Path) -> list[tuple[str, str]]:
    return [(finding.code, finding.where) for finding in verify(folder)]


def edit_manifest(folder: Path, change: Callable[[dict[str, object]], object]) -> None:
    path = folder / "manifest.json"
    found = json.loads(path.read_text(encoding="utf-8"))
    change(found)
    path.write_text(json.dumps(found), encoding="utf-8")


def entry(found: dict[str, object], part: str, key: str, name: str) -> dict[str, object]:
    entries = found[part]
    assert isinstance(entries, list)
    return next(one for one in entries if one[key] == name)


@pytest.mark.parametrize("shards", [1, 3])
def test_a_fresh_release_is_whole(write: Write, tables: Tables, shards: int) -> None:
    assert list(verify(write("x", tables, shards=shards))) == []


@pytest.mark.parametrize("table", TABLES)
@pytest.mark.parametrize("shards", [1, 4])
def test_every_table_comes_back_as_it_was_written(write: Write, tables: Tables, table: str, shards: int) -> None:
    found = open_release(write("x", tables, shards=shards)).table(table)
    expected = tables.get(table, arrow_schema(table).empty_table())
    assert found.sort_by("subject_id").equals(expected.sort_by("subject_id")) if table == "provenance" else found.equals(expected)


def test_records_come_back_as_they_were(release: Path, rows: dict[str, list[object]]) -> None:
    found = list(to_records("claims", open_release(release).table("claims")))
    assert sorted(found, key=repr) == sorted(rows["claims"], key=repr)


def test_a_table_is_read_once(release: Path) -> None:
    opened = open_release(release)
    assert opened.table("claims") is opened.table("claims")


def test_a_folder_without_a_manifest_is_no_release(tmp_path: Path) -> None:
    with pytest.raises(ClaimpackError) as raised:
        open_release(tmp_path)
    assert (raised.value.code, raised.value.message) == ("REL001", "no release here: No such file or directory")


def test_a_broken_manifest_stops_verifying(release: Path) -> None:
    (release / "manifest.json").write_text("{", encoding="utf-8")
    with pytest.raises(ClaimpackError) as raised:
        list(verify(release))
    assert raised.value.code == "REL002"


def test_an_unknown_table_is_named(release: Path) -> None:
    with pytest.raises(ClaimpackError) as raised:
        open_release(release).table("facts")
    assert (raised.value.code, raised.value.message) == ("REL004", "no table 'facts' in two-articles 1.0.0")


def test_a_missing_file_is_found(release: Path) -> None:
    (release / CLAIMS).unlink()
    assert [code for code, _ in codes(release)] == ["REL010", "REL015"]


def test_a_flipped_bit_is_found(release: Path) -> None:
    content = bytearray((release / "croissant.json").read_bytes())
    content[100] ^= 1
    (release / "croissant.json").write_bytes(bytes(content))
    assert codes(release) == [("REL011", "croissant.json")]


@pytest.mark.parametrize("name", ["notes.txt", "data/claims/train-00001-of-00001.parquet", ".DS_Store"])
def test_a_file_too_many_is_found(release: Path, name: str) -> None:
    (release / name).write_text("", encoding="utf-8")
    assert codes(release) == [("REL012", name)]


def test_changed_values_are_found_even_if_the_manifest_knows_the_file(release: Path, other_tables: Tables) -> None:
    pq.write_table(other_tables["claims"], release / CLAIMS, store_schema=False)
    from claimpack.builders.write.folder import file_entry

    found = file_entry(release, release / CLAIMS)
    edit_manifest(release, lambda manifest: entry(manifest, "files", "path", CLAIMS).update(sha256=found.sha256, n_bytes=found.n_bytes))
    assert codes(release) == [("REL013", "data/claims")]


def test_another_number_of_rows_is_found(release: Path) -> None:
    edit_manifest(release, lambda manifest: entry(manifest, "tables", "name", "claims").update(n_rows=3))
    assert codes(release) == [("REL014", "data/claims")]


def test_other_columns_are_found(release: Path) -> None:
    pq.write_table(pa.table({"a": [1]}), release / CLAIMS)
    assert [code for code, _ in codes(release)] == ["REL011", "REL015"]
    with pytest.raises(ClaimpackError) as raised:
        open_release(release).table("claims")
    assert (raised.value.code, raised.value.message) == ("REL005", "its columns are not those of the schema")


def test_a_file_that_is_no_parquet_is_found(release: Path) -> None:
    (release / CLAIMS).write_text("claims", encoding="utf-8")
    assert [code for code, _ in codes(release)] == ["REL011", "REL015"]


def test_a_card_of_another_version_is_found(release: Path) -> None:
    edit_manifest(release, lambda manifest: manifest.update(version="1.0.1"))
    assert {code for code, _ in codes(release)} == {"REL016"}


def test_a_card_without_yaml_is_found(release: Path) -> None:
    (release / "README.md").write_text("# Claims", encoding="utf-8")
    assert [code for code, _ in codes(release)] == ["REL011", "REL016"]


def test_other_shards_than_the_manifest_counts_are_found(release: Path) -> None:
    edit_manifest(release, lambda manifest: entry(manifest, "tables", "name", "claims").update(n_shards=2))
    assert codes(release) == [("REL017", "data/claims")]


def test_a_finding_says_what_is_and_what_should_be(release: Path) -> None:
    edit_manifest(release, lambda manifest: entry(manifest, "tables", "name", "claims").update(n_rows=3))
    hint = "get the release again, or build it again"
    assert list(verify(release)) == [Finding("REL014", "data/claims", "2 rows; the manifest says 3", hint)]
