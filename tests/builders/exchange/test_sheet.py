"""Claims as a spreadsheet, and what comes back from one."""

import csv
import io
from pathlib import Path

import pytest

from claimpack.builders.exchange.queue import review_queue
from claimpack.builders.exchange.sheet import COLUMNS, read_sheet, sheet_lines
from claimpack.builders.release import Release
from claimpack.builders.review import ReviewLine
from claimpack.schema.problems import ClaimpackError
from claimpack.schema.records import Span

CLAIM = "clm_0123456789abcdef"


def read(path: Path, content: str | bytes, reviewer: str | None = None) -> list[ReviewLine | None]:
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return list(read_sheet(path, reviewer))


@pytest.fixture
def sheet(tmp_path: Path) -> Path:
    return tmp_path / "sheet.csv"


def filled(release: Release, **cells: str) -> str:
    """The sheet of a release, saved by a spreadsheet, with cells of its first row filled in."""
    rows = list(csv.DictReader(io.StringIO("".join(sheet_lines(review_queue(release, 0, is_all=True))).lstrip("\ufeff"), newline="")))
    rows[0] |= cells
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, COLUMNS, delimiter=";", lineterminator="\r\n")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()


def test_a_sheet_goes_out_and_comes_back_with_the_decision(reviewed: Release, sheet: Path) -> None:
    first = review_queue(reviewed, 1)[0].claim
    found = read(sheet, filled(reviewed, decision="edit", edit="Es waren zwölf; mindestens", reviewer="B.", reviewed_on="10.05.2021"))
    assert found[1:] == [None]
    line = found[0]
    assert line is not None
    assert (line.claim_id, line.article_id, line.spans, line.claim_text) == (first.claim_id, first.article_id, first.spans, first.text)
    assert (line.decision, line.edit, str(line.reviewed_on)) == ("edit", "Es waren zwölf; mindestens", "2021-05-10")


def test_a_sheet_begins_no_formula(reviewed: Release) -> None:
    for row in csv.reader(io.StringIO("".join(sheet_lines(review_queue(reviewed, 0, is_all=True))).lstrip("\ufeff"), newline="")):
        assert [cell for cell in row if cell.startswith(("=", "+", "-", "@", "\t"))] == []


@pytest.mark.parametrize("text", ["=1+1", "+++ Eil", "-5", "@home", "'=1", "'s war so"])
def test_a_text_that_was_guarded_comes_back_without_the_guard(sheet: Path, text: str) -> None:
    guarded = f"'{text}"
    (line,) = read(sheet, f'claim_id,claim_text,decision\n{CLAIM},"{guarded}",accept\n')
    assert line is not None
    assert line.claim_text == text


def test_excel_marks_the_file_and_sheets_delimit_with_tabs(sheet: Path) -> None:
    content = f"\ufeffclaim_id\tspans\tdecision\r\n{CLAIM}\t14-64 90-150\taccept\r\n\t\t\r\n"
    assert read(sheet, content) == [ReviewLine(claim_id=CLAIM, spans=(Span(14, 64), Span(90, 150)), decision="accept")]


def test_rows_that_decide_nothing_are_passed_over(sheet: Path) -> None:
    content = f"claim_id,reviewer,decision,label\n{CLAIM},B.,,\n,B.,accept,\n{CLAIM},,,supported\n"
    assert read(sheet, content, "A.") == [None, None, ReviewLine(claim_id=CLAIM, label="supported", reviewer="A.")]


@pytest.mark.parametrize(
    ("content", "code", "line"),
    [
        ("", "SRC054", 1),
        ("\n\n", "SRC054", 1),
        ("id,decision\n1,accept\n", "SRC054", 1),
        (b"\x00\x01\x02\xff", "SRC050", 1),
        (b"claim_id,decision\nclm_0123456789abcdef,\xe4\n", "SRC050", 2),
        ("claim_id,decison\n", "SRC051", 1),
        ("claim_id,decision,decision\n", "SRC051", 1),
        (f"claim_id,decision\n{CLAIM},accept,extra\n", "SRC050", 2),
        (f'claim_id,note,decision\n{CLAIM},"a\nb",accept\n{CLAIM},"c"d,accept\n', "SRC050", 4),
        (f'claim_id,note,decision\n{CLAIM},"a\nb",accept\n{CLAIM},x,perhaps\n', "SRC052", 4),
        (f'claim_id,decision\n{CLAIM},"accept\n', "SRC050", 2),
        ("claim_id,decision\nclaim one,accept\n", "SRC052", 2),
        ('claim_id,decision\n"' + "x" * 5_000_000 + '",accept\n', "SRC050", 2),
    ],
    ids=range(13),
)
def test_what_is_wrong_is_told_with_its_line(sheet: Path, content: str | bytes, code: str, line: int) -> None:
    with pytest.raises(ClaimpackError) as raised:
        read(sheet, content)
    assert (raised.value.code, raised.value.where, bool(raised.value.hint)) == (code, f"{sheet}:{line}", True)
