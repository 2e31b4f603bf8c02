"""Findings as text and JSON."""

import json

from claimpack.schema.problems import Finding
from claimpack.validation.report import to_json, to_text

FINDINGS = [Finding("TAB012", f"claims/clm_{number}", "sha256 is not that of the text", "build again") for number in range(12)]
WARNING = Finding("GX001", "claims", "unlikely", severity="warning")


def test_text_is_grouped_by_code_and_capped() -> None:
    lines = to_text([*FINDINGS, WARNING], limit=2).splitlines()
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


def test_text_without_a_limit_is_complete() -> None:
    assert to_text(FINDINGS, limit=0).count("claims/clm_") == len(FINDINGS)


def test_nothing_found_is_said() -> None:
    assert to_text([]) == "no findings"


def test_json_holds_every_finding_in_order() -> None:
    report = json.loads(to_json([*FINDINGS, WARNING]))
    assert (report["errors"], report["warnings"]) == (12, 1)
    assert [finding["where"] for finding in report["findings"]] == [f"claims/clm_{number}" for number in range(12)] + ["claims"]
