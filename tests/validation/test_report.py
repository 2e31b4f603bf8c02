"""Findings as text and JSON."""

import json

from claimpack.schema.problems import Finding
from claimpack.validation.locate import Located
from claimpack.validation.report import Report, to_json, to_text

DIGEST = [Located(Finding("TAB012", f"claims/clm_{number}", "sha256 is not that of the text", "build again")) for number in range(12)]
PLACED = Located(Finding("ROW001", "claims/clm_9", "rule: '' should be non-empty", "x"), "data/claims/a.parquet", 17, "articles/a.txt", 3)
UNLIKELY = Located(Finding("GX001", "claims", "unlikely", severity="warning"))


def test_text_is_grouped_by_code_and_capped() -> None:
    lines = to_text(Report((*DIGEST, UNLIKELY), limit=2)).splitlines()
    assert lines == [
        "error TAB012 digest is not that of the text",
        "  claims/clm_0: sha256 is not that of the text",
        "  claims/clm_1: sha256 is not that of the text",
        "  +10 more",
        "  hint: build again",
        "warning GX001 unlikely data",
        "  claims: unlikely",
        "12 errors, 1 warning",
    ]


def test_text_names_the_row_in_its_file_and_the_line_of_the_article() -> None:
    assert "    in data/claims/a.parquet row 17, articles/a.txt:3" in to_text(Report((PLACED,))).splitlines()


def test_text_without_a_limit_is_complete() -> None:
    assert to_text(Report(tuple(DIGEST), limit=0)).count("claims/clm_") == len(DIGEST)


def test_nothing_of_the_data_reaches_the_terminal_as_a_command() -> None:
    hostile = Located(Finding("TAB010", "claims/x\x1b[2J", "a\nb\x07\u202e", "ä"))
    assert to_text(Report((hostile,))).splitlines()[1:] == ["  claims/x\\x1b[2J: a\\nb\\x07\\u202e", "  hint: ä", "1 error"]


def test_nothing_found_is_said() -> None:
    assert to_text(Report(())) == "no findings\n"


def test_json_holds_every_finding_in_order() -> None:
    report = json.loads(to_json(Report((*DIGEST, UNLIKELY))))
    assert (report["errors"], report["warnings"]) == (12, 1)
    assert [finding["where"] for finding in report["findings"]] == [f"claims/clm_{number}" for number in range(12)] + ["claims"]


def test_json_names_every_place() -> None:
    (found,) = json.loads(to_json(Report((PLACED,))))["findings"]
    assert [found[name] for name in ("file", "row", "source", "line")] == ["data/claims/a.parquet", 17, "articles/a.txt", 3]
