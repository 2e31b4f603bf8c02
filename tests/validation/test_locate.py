"""Where a finding stands: file and row of the release, line of the article."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from claimpack.schema.problems import Finding
from claimpack.validation.locate import Located, locate
from claimpack.validation.release import open_release

Rows = dict[str, list[Any]]
Write = Callable[..., Path]
FILE = "data/{}/train-00000-of-00001.parquet"


def located(release: Path, where: str) -> Located:
    return locate(open_release(release), [Finding("TAB000", where, "x")])[0]


def test_a_row_is_named_by_its_number_and_its_article_by_the_line(rows: Rows, write: Write) -> None:
    release = write(rows)
    reject = rows["rejects"][0].reject_id
    found = located(release, f"rejects/{reject}")
    assert (found.file, found.row, found.source, found.line) == (FILE.format("rejects"), 1, "north.txt", 3)


@pytest.mark.parametrize("table", ["claims", "mentions", "relations", "reviews"])
def test_every_row_that_speaks_of_a_text_leads_to_it(table: str, rows: Rows, write: Write) -> None:
    key = {"claims": "claim_id", "mentions": "mention_id", "relations": "relation_id", "reviews": "review_id"}[table]
    found = located(write(rows), f"{table}/{getattr(rows[table][0], key)}")
    assert (found.file, found.source, found.line) == (FILE.format(table), "north.txt", 1)


def test_a_piece_of_an_article_has_its_line(rows: Rows, write: Write) -> None:
    article = next(row for row in rows["articles"] if row.source_uri == "north.txt").article_id
    release = write(rows)
    assert located(release, f"articles/{article}").line is None
    assert [located(release, f"articles/{article}[{start}:91]").line for start in (0, 75, 76, 77)] == [1, 1, 2, 3]


def test_only_plain_text_has_lines(rows: Rows, write: Write) -> None:
    pages = [replace(row, media_type="text/html") for row in rows["articles"]]
    found = located(write({**rows, "articles": pages}), f"claims/{rows['claims'][0].claim_id}")
    assert (found.source, found.line) == ("north.txt", None)


def test_a_release_without_texts_has_no_lines(rows: Rows, write: Write) -> None:
    found = located(write(rows, text_mode="none"), f"claims/{rows['claims'][0].claim_id}")
    assert (found.row, found.source, found.line) == (2, "north.txt", None)


def test_a_row_without_an_id_is_found_by_its_number(rows: Rows, write: Write) -> None:
    found = located(write(rows), "mentions/row 2")
    assert (found.file, found.row, found.source) == (FILE.format("mentions"), 2, "north.txt")


@pytest.mark.parametrize(
    ("where", "file"),
    [
        ("README.md", "README.md"),
        ("claims/train-00000-of-00001.parquet", FILE.format("claims")),
        ("claims.polarity", FILE.format("claims")),
        ("data/claims", ""),
        ("claims/clm_0000000000000000", ""),
        ("elsewhere", ""),
    ],
)
def test_what_is_no_row_has_a_file_at_most(where: str, file: str, rows: Rows, write: Write) -> None:
    found = located(write(rows), where)
    assert (found.file, found.row, found.source) == (file, None, "")


def test_rows_of_a_later_shard_are_counted_from_its_beginning(rows: Rows, write: Write) -> None:
    release = write(rows, shards=4)
    found = [located(release, f"claims/{row.claim_id}") for row in rows["claims"]]
    assert [place.row for place in found] == [1, 1]
    assert len({place.file for place in found}) == 2


def test_a_broken_file_says_no_more(rows: Rows, write: Write) -> None:
    release = write(rows)
    (release / FILE.format("claims")).write_bytes(b"x")
    assert located(release, f"claims/{rows['claims'][0].claim_id}").row is None
