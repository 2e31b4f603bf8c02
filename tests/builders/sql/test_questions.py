"""Questions in SQL: what views hold, what is refused, and how an answer is printed."""

import csv
import io
import json
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from claimpack.builders.cells import csv_line, restore
from claimpack.builders.cli.tabular import csv_lines, json_lines, table_lines
from claimpack.builders.release import open_release
from claimpack.builders.sql import ask, views
from claimpack.schema.arrow import to_table
from claimpack.schema.catalogue import TABLES
from claimpack.schema.problems import ClaimpackError
from claimpack.schema.records import Span

Rows = dict[str, list[Any]]
Make = Callable[[Rows], Path]


@pytest.fixture
def make(write: Callable[..., Path]) -> Make:
    """The release of some records."""
    return lambda rows: write("made", {name: to_table(name, records) for name, records in rows.items()}, is_replacing=True)


def rows_of(release: Path, question: str) -> list[tuple[object, ...]]:
    return list(ask(open_release(release), question).rows)


@pytest.mark.parametrize("table", TABLES)
def test_every_table_is_there_with_all_its_rows(release: Path, table: str) -> None:
    assert rows_of(release, f"SELECT count(*) FROM {table}") == [(open_release(release).table(table).num_rows,)]


@pytest.mark.parametrize("view", views(), ids=lambda view: view.name)
def test_a_view_has_the_columns_and_types_that_are_documented(release: Path, view: Any) -> None:
    answer = ask(open_release(release), f"FROM {view.name}")
    assert list(zip(answer.columns, answer.types, strict=True)) == [(column.name, column.type) for column in view.columns]
    assert all(column.description for column in view.columns)


def test_a_figure_stands_with_its_interval_sources_and_article(release: Path) -> None:
    found = rows_of(release, "SELECT text, interval, property, chain, final_sources, n_sources, article, written FROM figures ORDER BY low")
    assert found == [
        ("12.0", "12", "injured", "Polizei", ["Polizei"], 1, "Anzeiger", "2021-05"),
        ("40.0", "40", "injured", "Feuerwehr", ["Feuerwehr"], 1, "Anzeiger", "2021-05"),
    ]


def bounds(comparator: str, value: float | None, low: float | None, high: float | None, *, closed: bool) -> dict[str, object]:
    return {
        "comparator": comparator,
        "value": value,
        "low": low,
        "high": high,
        "low_inclusive": None if low is None else closed,
        "high_inclusive": None if high is None else closed,
    }


@pytest.mark.parametrize(
    ("changes", "interval"),
    [
        (bounds("eq", 13.0, 13.0, 13.0, closed=True), "13"),
        (bounds("eq", 1.5, 1.5, 1.5, closed=True), "1.5"),
        (bounds("gt", None, 4400.0, None, closed=False), "(4400, ∞)"),
        (bounds("ge", None, 7.0, None, closed=True), "[7, ∞)"),
        (bounds("approx_below", 1700.0, None, 1700.0, closed=False), "(-∞, 1700)"),
        (bounds("range", None, 20.0, 50.0, closed=True), "[20, 50]"),
        (bounds("approx", 10000.0, None, None, closed=False), "≈ 10000"),
        (bounds("vague", None, None, None, closed=False), None),
    ],
    ids=lambda value: value["comparator"] if isinstance(value, dict) else str(value),
)
def test_an_interval_reads_as_the_words_commit(make: Make, rows: Rows, changes: dict[str, Any], interval: str | None) -> None:
    claim = rows["claims"][0]
    rows["claims"] = [replace(claim, quantities=(replace(claim.quantities[0], **changes),))]
    assert rows_of(make(rows), "SELECT interval FROM figures") == [(interval,)]


def test_a_chain_reads_from_the_reader_to_the_last_source(make: Make, rows: Rows) -> None:
    claim = rows["claims"][0]
    (near,) = claim.attributions
    further = replace(near, hop=2, source_text="Ministerium")
    other = replace(near, branch=2, source_text=None)
    rows["claims"] = [replace(claim, attributions=(near, further, other))]
    assert rows_of(make(rows), "SELECT chain, final_sources, n_sources FROM figures") == [
        ("Polizei ← Ministerium; not named", ["Ministerium", "not named"], 2)
    ]
    assert rows_of(make(rows), "SELECT branch, final_source, n_hops FROM sources ORDER BY branch") == [
        (1, "Ministerium", 2),
        (2, "not named", 1),
    ]


def test_the_source_of_another_part_of_the_claim_is_not_behind_a_figure(make: Make, rows: Rows) -> None:
    claim = rows["claims"][0]
    elsewhere = replace(claim.attributions[0], scope_spans=(Span(20, 30),))
    rows["claims"] = [replace(claim, attributions=(elsewhere,))]
    assert rows_of(make(rows), "SELECT chain, n_sources FROM figures") == [(None, 0)]
    around = replace(elsewhere, scope_spans=(Span(0, 30),))
    rows["claims"] = [replace(claim, attributions=(around,))]
    assert rows_of(make(rows), "SELECT chain, n_sources FROM figures") == [("Polizei", 1)]


def test_figures_that_exclude_each_other_disagree(release: Path) -> None:
    found = rows_of(release, "SELECT text_a, chain_a, text_b, chain_b, relation FROM disagreements")
    assert [sorted(pair[::2][:2]) for pair in found] == [["12.0", "40.0"]]
    assert found[0][4] == "contradicts"


def test_a_rejected_claim_disagrees_with_nothing(make: Make, rows: Rows) -> None:
    rows["claims"][0] = replace(rows["claims"][0], status="rejected")
    assert rows_of(make(rows), "FROM disagreements") == []


def test_a_relation_is_seen_from_both_claims(release: Path) -> None:
    found = rows_of(release, "SELECT claim_id, other_claim_id FROM comparisons ORDER BY ALL")
    assert found == [pair for a, b in rows_of(release, "SELECT claim_a, claim_b FROM relations") for pair in sorted([(a, b), (b, a)])]


@pytest.mark.parametrize(
    ("question", "code"),
    [
        ("COPY claims TO 'out.csv'", "REL091"),
        ("COPY (SELECT 1) TO '/dev/stdout'", "REL091"),
        ("ATTACH 'other.duckdb'", "REL091"),
        ("INSTALL httpfs", "REL091"),
        ("LOAD httpfs", "REL091"),
        ("SET memory_limit = '1GB'", "REL091"),
        ("RESET lock_configuration", "REL091"),
        ("PRAGMA database_list", "REL091"),
        ("CALL enable_logging()", "REL091"),
        ("EXPORT DATABASE 'here'", "REL091"),
        ("CREATE TABLE mine (a INTEGER)", "REL091"),
        ("CREATE SECRET (TYPE s3)", "REL091"),
        ("DROP VIEW figures", "REL091"),
        ("DELETE FROM claims", "REL091"),
        ("SELECT 1; SELECT 2", "REL091"),
        ("SELECT 1; COPY claims TO 'out.csv'", "REL091"),
        ("", "REL091"),
        ("-- nothing", "REL091"),
        ("SELECT * FROM read_csv('/etc/passwd')", "REL092"),
        ("SELECT * FROM read_text('/etc/passwd')", "REL092"),
        ("SELECT * FROM read_parquet('https://example.org/x.parquet')", "REL092"),
        ("SELECT * FROM glob('/*')", "REL092"),
        ("SELECT (SELECT count(*) FROM sniff_csv('/etc/passwd'))", "REL092"),
        ("WITH x AS (FROM READ_BLOB('/etc/passwd')) FROM x", "REL092"),
        ("FROM query('SELECT 1')", "REL092"),
        ("FROM arrow_scan(1, 2, 3)", "REL092"),
        ("FROM enable_logging(storage = 'file')", "REL092"),
        ("FROM 'https://example.org/x.parquet'", "REL092"),
        ("FROM '/etc/passwd'", "REL090"),
        ("WITH gone AS (DELETE FROM claims) SELECT 1", "REL090"),
        ("SELEC 1", "REL090"),
        ("SELECT nothing FROM claims", "REL090"),
        ("FROM figure", "REL090"),
        ("SELECT shout(text) FROM claims", "REL090"),
        ("SELECT CAST(text AS INTEGER) FROM claims", "REL093"),
        ("SELECT ?", "REL093"),
        ("SELECT " + "(" * 5000 + "1" + ")" * 5000, "REL090"),
        ("SELECT '\ud800'", "REL090"),
    ],
    ids=lambda value: value[:40],
)
def test_what_is_no_question_to_the_release_is_refused(
    release: Path, question: str, code: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    before = sorted(tmp_path.rglob("*"))
    with pytest.raises(ClaimpackError) as raised:
        rows_of(release, question)
    assert (raised.value.code, bool(raised.value.hint)) == (code, True)
    assert sorted(tmp_path.rglob("*")) == before


@pytest.mark.parametrize(
    "setting", ["enable_external_access", "autoload_known_extensions", "allow_community_extensions", "python_enable_replacements"]
)
def test_the_database_is_closed(release: Path, setting: str) -> None:
    assert rows_of(release, f"SELECT current_setting('{setting}'), current_setting('lock_configuration')") == [(False, True)]


def test_variables_of_the_program_are_no_tables(release: Path) -> None:
    with pytest.raises(ClaimpackError, match="does not exist"):
        rows_of(release, "FROM release")


def test_the_nearest_name_is_named(release: Path) -> None:
    with pytest.raises(ClaimpackError) as raised:
        rows_of(release, "FROM figurs")
    assert "figures" in raised.value.hint


def test_a_broken_table_is_named(release: Path) -> None:
    next((release / "data" / "claims").iterdir()).write_bytes(b"PAR1 not really")
    with pytest.raises(ClaimpackError) as raised:
        rows_of(release, "SELECT 1")
    assert raised.value.code == "REL005"


def test_a_table_is_aligned_and_numbers_stand_to_the_right(release: Path) -> None:
    question = "SELECT text, low, NULL AS nothing, true AS yes, [1, 2] AS list FROM figures ORDER BY low"
    assert list(table_lines(ask(open_release(release), question))) == [
        "text  low  nothing  yes   list",
        "────  ───  ───────  ────  ──────",
        "12.0   12  -        true  [1, 2]",
        "40.0   40  -        true  [1, 2]",
        "(2 rows)",
    ]


def test_a_cell_stays_on_its_line_and_commands_no_terminal(release: Path) -> None:
    answer = ask(open_release(release), "SELECT 'a' || chr(10) || chr(27) || '[31m' || repeat('x', 99) AS text")
    assert list(table_lines(answer, 12))[2] == "a [31mxxxxx…"


def test_wide_characters_and_marks_keep_the_columns_aligned(release: Path) -> None:
    lines = list(table_lines(ask(open_release(release), "SELECT * FROM (VALUES ('消防', 1), ('é', 2), ('abcd', 3)) AS t(word, n)")))
    assert lines[2:5] == ["消防  1", "é     2", "abcd  3"]


def test_json_is_one_value_with_every_column_under_a_name_of_its_own(release: Path) -> None:
    answer = ask(open_release(release), "SELECT 1 AS a, 2 AS a, 'x'::DATE IS NULL AS b FROM claims WHERE false")
    assert json.loads("".join(json_lines(answer))) == []
    question = "SELECT 1 AS a, 2 AS a, 0/0 AS nan, DATE '2021-05-08' AS day, {'k': ['v', NULL]} AS nested, 1.50::DECIMAL(4, 2) AS price"
    assert json.loads("".join(json_lines(ask(open_release(release), question)))) == [
        {"a": 1, "a_2": 2, "nan": None, "day": "2021-05-08", "nested": {"k": ["v", None]}, "price": "1.50"}
    ]


def test_csv_tells_null_from_an_empty_text_and_begins_no_formula(release: Path) -> None:
    text = "".join(csv_lines(ask(open_release(release), "SELECT NULL AS a, '' AS b, '=1+1' AS c, -1 AS d, 'x\"y' AS e")))
    assert text == '"a","b","c","d","e"\n,"","\'=1+1",-1,"x""y"\n'


@pytest.mark.parametrize("text", ["=1", "+++ Eil +++", "-", "@x", "'quoted'", "'=1", "\tx", "\nx", "＝1", "plain", "", "''", "'s"])
def test_a_guarded_cell_comes_back_as_it_was(text: str) -> None:
    (row,) = csv.reader(io.StringIO(csv_line([text, "end"]), newline=""))
    assert restore(row[0]) == text
    assert not row[0].startswith(("=", "+", "-", "@", "\t", "\n", "＝"))


def test_without_duckdb_the_command_says_what_to_install(release: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "duckdb", None)
    with pytest.raises(ClaimpackError) as raised:
        rows_of(release, "SELECT 1")
    assert (raised.value.code, raised.value.hint) == ("CFG040", "pip install 'claimpack[sql]'")
