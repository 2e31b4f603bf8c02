"""Reviews as a spreadsheet: CSV in UTF-8, a claim per row, with empty columns for what a person decides.

Written with a byte order mark, without which Excel takes umlauts for something else, and so that no text is taken for a formula (see
builders/cells.py). Read back with comma, semicolon or tab, whichever the header has; columns may be moved or left out, all but claim_id.
Rows in which nothing is decided are passed over.
"""

import csv
import io
from collections.abc import Iterable, Iterator
from pathlib import Path

from claimpack.builders.cells import csv_line, restore
from claimpack.builders.config import did_you_mean
from claimpack.builders.exchange.queue import Task
from claimpack.builders.review.file import read_bytes
from claimpack.builders.review.line import ReviewLine, review_line
from claimpack.schema.problems import ClaimpackError

BOM = "\ufeff"
# What a reviewer reads, what a reviewer fills in, and by what the row finds its claim again.
SHOWN = ("claim_text", "context", "speaker", "source_uri", "checkworthiness", "disputes")
FILLED = ("decision", "edit", "note", "reviewer", "reviewed_on", "label", "rating_alternate_name", "review_url")
OTHERS = ("review_publisher", "claim_reviewed", "rating_value", "rating_best", "rating_worst")
COLUMNS = ("claim_id", *SHOWN, *FILLED, *OTHERS, "article_id", "spans")
# Columns of a list of suggestions (see claim_review_in.py) and of this sheet that say nothing when read.
NOT_READ = (*SHOWN[1:], "nearest_claim_id", "nearest_text", "similarity")
# A row in which one of these is filled in is a review; who and when alone are none.
_SAID = ("decision", "edit", "note", "label", "rating_alternate_name", "rating_value", "review_url")
_DELIMITERS = ",;\t"
_LONGEST_CELL = 1 << 22


def sheet_lines(tasks: Iterable[Task]) -> Iterator[str]:
    """The sheet: a header and a row per claim."""
    yield BOM + csv_line(COLUMNS)
    for task in tasks:
        claim = task.claim
        known = {
            "claim_id": claim.claim_id,
            "claim_text": claim.text,
            "context": task.text,
            "speaker": claim.speaker,
            "source_uri": task.article.source_uri,
            "checkworthiness": round(claim.checkworthiness, 6),
            "disputes": task.n_disputes,
            "article_id": claim.article_id,
            "spans": " ".join(f"{span.start_char}-{span.end_char}" for span in claim.spans),
        }
        yield csv_line(known.get(column) for column in COLUMNS)


def read_sheet(path: Path, reviewer: str | None = None) -> Iterator[ReviewLine | None]:
    """The review of each row, None for a row in which nothing is decided or no claim is named. `reviewer` signs rows that nobody signed.

    Raises ClaimpackError SRC050 for a file that is no CSV in UTF-8, SRC051 for an unknown column, SRC052 for a wrong value, SRC054 for
    a file without a column claim_id. The line that is named is the one where the row begins.
    """
    try:
        text = read_bytes(path).decode("utf-8-sig")
    except UnicodeDecodeError as error:
        message = f"not UTF-8: byte 0x{error.object[error.start]:02X}"
        where = f"{path}:{error.object[: error.start].count(10) + 1}"
        raise ClaimpackError("SRC050", message, where=where, hint='save it as "CSV UTF-8"') from None
    rows = _rows(text, path)
    where, header = next(rows, (f"{path}:1", []))
    _check_header(header, where)
    for where, row in rows:
        if len(row) != len(header):
            message = f"{len(row)} cells, the header has {len(header)}"
            raise ClaimpackError("SRC050", message, where=where, hint="a cell with the delimiter in it stands in quotation marks")
        cells = {column: restore(cell) for column, cell in zip(header, row, strict=True) if column not in NOT_READ}
        if cells["claim_id"].strip() and any(cells.get(column, "").strip() for column in _SAID):
            is_signed = cells.get("reviewer", "").strip() or cells.get("review_publisher", "").strip()
            yield review_line(cells if is_signed or not reviewer else {**cells, "reviewer": reviewer}, where)
        else:
            yield None


def _rows(text: str, path: Path) -> Iterator[tuple[str, list[str]]]:
    """(place, cells) of each row that is not blank."""
    header = text[: text.find("\n")] if "\n" in text else text
    delimiter = max(_DELIMITERS, key=header.count)
    csv.field_size_limit(_LONGEST_CELL)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    while True:
        where = f"{path}:{reader.line_num + 1}"
        try:
            row = next(reader, None)
        except csv.Error as error:
            raise ClaimpackError("SRC050", f"not CSV: {error}", where=where, hint="quotation marks inside a cell are doubled") from None
        if row is None:
            return
        if any(cell.strip() for cell in row):
            yield where, row


def _check_header(header: list[str], where: str) -> None:
    if "claim_id" not in header:
        hint = "export one: claimpack review export --format csv --output claims.csv"
        raise ClaimpackError("SRC054", "no column claim_id: this is no sheet of reviews", where=where, hint=hint)
    for number, column in enumerate(header):
        if column not in COLUMNS and column not in NOT_READ:
            raise ClaimpackError("SRC051", f'unknown column "{column[:80]}"', where=where, hint=did_you_mean(column[:80], COLUMNS))
        if column in header[:number]:
            raise ClaimpackError("SRC051", f'column "{column}" twice', where=where, hint="remove one of the two")
