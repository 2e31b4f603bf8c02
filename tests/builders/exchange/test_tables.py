"""Tables as CSV and JSON lines, read back by other programs, and where exports may be written."""

import json
from pathlib import Path
from typing import Any

import duckdb
import pyarrow.csv as pacsv
import pytest
from jsonschema import Draft202012Validator

from claimpack.builders.cells import restore
from claimpack.builders.exchange.export import export
from claimpack.builders.exchange.forms import Format
from claimpack.builders.release import Release
from claimpack.schema.arrow import to_rows
from claimpack.schema.catalogue import TABLES, load
from claimpack.schema.problems import ClaimpackError


def files(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


@pytest.mark.parametrize("table", TABLES)
def test_json_lines_hold_the_rows_as_the_schema_says(reviewed: Release, tmp_path: Path, table: str) -> None:
    export(reviewed, Format.jsonl, tmp_path / "out")
    rows = [json.loads(line) for line in (tmp_path / "out" / f"{table}.jsonl").read_text(encoding="utf-8").splitlines()]
    assert rows == list(to_rows(reviewed.table(table)))
    assert all(Draft202012Validator(load(table)).is_valid(row) for row in rows)


@pytest.mark.parametrize("table", TABLES)
def test_duckdb_reads_the_same_json_lines(reviewed: Release, tmp_path: Path, table: str) -> None:
    export(reviewed, Format.jsonl, tmp_path / "out")
    found = duckdb.sql(f"SELECT count(*) FROM read_ndjson('{tmp_path / 'out' / table}.jsonl')").fetchall()
    assert found == [(reviewed.table(table).num_rows,)]


@pytest.mark.parametrize("table", TABLES)
def test_a_csv_reader_gets_every_cell_back(reviewed: Release, tmp_path: Path, table: str) -> None:
    export(reviewed, Format.csv, tmp_path / "out")
    path = tmp_path / "out" / f"{table}.csv"
    names = reviewed.table(table).column_names
    options = pacsv.ConvertOptions(
        column_types=dict.fromkeys(names, "string"), strings_can_be_null=True, quoted_strings_can_be_null=False, null_values=[""]
    )
    read = pacsv.read_csv(path, parse_options=pacsv.ParseOptions(newlines_in_values=True), convert_options=options)
    assert read.column_names == names
    assert [_restored(row) for row in read.to_pylist()] == [_as_text(row) for row in to_rows(reviewed.table(table))]


def _restored(row: dict[str, Any]) -> dict[str, str | None]:
    return {name: None if cell is None else restore(cell) for name, cell in row.items()}


def _as_text(row: dict[str, Any]) -> dict[str, str | None]:
    return {name: _cell(value) for name, value in row.items()}


def _cell(value: Any) -> str | None:
    if value is None or isinstance(value, str):
        return value
    return json.dumps(value, ensure_ascii=False, sort_keys=True)


def test_no_cell_begins_a_formula(reviewed: Release, tmp_path: Path) -> None:
    export(reviewed, Format.csv, tmp_path / "out")
    for content in files(tmp_path / "out").values():
        assert b',"=' not in content
        assert b',"+' not in content


@pytest.mark.parametrize("form", [Format.csv, Format.jsonl])
def test_the_same_release_gives_the_same_files(reviewed: Release, tmp_path: Path, form: Format) -> None:
    export(reviewed, form, tmp_path / "one")
    export(reviewed, form, tmp_path / "other")
    export(reviewed, form, tmp_path / "one")
    assert files(tmp_path / "one") == files(tmp_path / "other")
    assert len(files(tmp_path / "one")) == len(TABLES)


@pytest.mark.parametrize(("form", "place"), [(Format.prov, "x.jsonld"), (Format.csv, "x"), (Format.jsonl, "data/../y")])
def test_nothing_is_written_into_a_release(reviewed: Release, form: Format, place: str) -> None:
    with pytest.raises(ClaimpackError) as raised:
        export(reviewed, form, reviewed.path / place)
    assert raised.value.code == "REL094"


def test_a_folder_is_no_file_and_a_file_no_folder(reviewed: Release, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("mine", encoding="utf-8")
    (tmp_path / "folder").mkdir()
    for form, place in ((Format.csv, "file"), (Format.prov, "folder"), (Format.prov, "file/x.jsonld")):
        with pytest.raises(ClaimpackError) as raised:
            export(reviewed, form, tmp_path / place)
        assert (raised.value.code, bool(raised.value.hint)) == ("REL095", True)
    assert (tmp_path / "file").read_text(encoding="utf-8") == "mine"
    assert list((tmp_path / "folder").iterdir()) == []


def test_what_was_there_stays_if_the_release_turns_out_broken(reviewed: Release, tmp_path: Path) -> None:
    target = tmp_path / "claims.jsonld"
    target.write_text("older", encoding="utf-8")
    next((reviewed.path / "data" / "claims").iterdir()).write_bytes(b"PAR1")
    with pytest.raises(ClaimpackError) as raised:
        export(reviewed, Format.web_annotation, target)
    assert raised.value.code == "REL005"
    assert target.read_text(encoding="utf-8") == "older"
    assert not list(tmp_path.glob(".*partial"))
