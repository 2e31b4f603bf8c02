"""Findings for CI servers: JUnit, SARIF and GitHub, read as their readers do, with data that tries to break out of them."""

import json
import xml.etree.ElementTree as ET
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft4Validator

from claimpack.schema.problems import Finding
from claimpack.validation.formats import FORMATS
from claimpack.validation.github import ANNOTATIONS, to_annotations, to_summary
from claimpack.validation.junit import to_junit
from claimpack.validation.locate import Located
from claimpack.validation.report import Report
from claimpack.validation.sarif import to_sarif

SARIF = json.loads((Path(__file__).parent / "formats" / "sarif-2.1.0-rtm.4.json").read_text(encoding="utf-8"))
HOSTILE = "a,b:c\r\n::error::x%0A</failure><script>|`&\x00\x1b\ud7ff]]>"
PLACED = Located(
    Finding("TAB012", "claims/clm_9", "sha256 is not that of the text", "build again"), "data/claims/a.parquet", 17, "articles/ä b.txt", 3
)
IN_FILE = Located(Finding("REL011", "README.md", HOSTILE, HOSTILE), "README.md")
ONLINE = Located(Finding("TAB011", "claims/clm_8", "x"), "data/claims/a.parquet", 2, "https://example.org/a", 7)
UNLIKELY = Located(Finding("GX001", "release", "unlikely", severity="warning"))
ALL = Report((PLACED, IN_FILE, ONLINE, UNLIKELY), "dist/x/1.0.0", "corpus")


@pytest.mark.parametrize("name", FORMATS)
def test_a_report_is_the_same_every_time(name: str) -> None:
    assert FORMATS[name](ALL) == FORMATS[name](ALL)
    assert FORMATS[name](ALL).endswith("\n")


@pytest.mark.parametrize("report", [ALL, Report(())])
def test_sarif_is_as_its_schema_says(report: Report) -> None:
    Draft4Validator(SARIF).validate(json.loads(to_sarif(report)))


def sarif_results(report: Report) -> list[dict[str, Any]]:
    results: list[dict[str, Any]] = json.loads(to_sarif(report))["runs"][0]["results"]
    return results


def test_sarif_points_at_the_line_of_the_article_or_at_the_file_of_the_release() -> None:
    physical = [result["locations"][0].get("physicalLocation") for result in sarif_results(ALL)]
    assert physical[0] == {"artifactLocation": {"uri": "corpus/articles/%C3%A4%20b.txt"}, "region": {"startLine": 3}}
    assert physical[1] == {"artifactLocation": {"uri": "dist/x/1.0.0/README.md"}}
    assert physical[2]["artifactLocation"] == {"uri": "dist/x/1.0.0/data/claims/a.parquet"}
    assert physical[3] is None


def test_sarif_results_name_their_rule_level_row_and_fix() -> None:
    run = json.loads(to_sarif(ALL))["runs"][0]
    for result in run["results"]:
        assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == result["ruleId"]
    first, *_, last = run["results"]
    assert (first["level"], last["level"]) == ("error", "warning")
    assert first["message"]["text"] == "sha256 is not that of the text. To mend it: build again"
    assert first["properties"] == {"file": "data/claims/a.parquet", "row": 17, "source": "articles/ä b.txt"}


def test_two_findings_have_two_fingerprints_and_one_has_the_same_again() -> None:
    prints = [result["partialFingerprints"]["claimpack/v1"] for result in sarif_results(ALL)]
    assert len(set(prints)) == len(prints)
    assert prints == [result["partialFingerprints"]["claimpack/v1"] for result in sarif_results(Report(ALL.findings, "elsewhere"))]


def junit(report: Report) -> ET.Element:
    return ET.fromstring(to_junit(report))


def test_junit_counts_what_it_holds() -> None:
    root = junit(ALL)
    suites = root.findall("testsuite")
    assert [suite.get("name") for suite in suites] == ["files", "rows", "rules", "expectations"]
    for suite in suites:
        assert int(suite.get("tests", "")) == len(suite.findall("testcase"))
        assert int(suite.get("failures", "")) == len(suite.findall("testcase/failure"))
    assert int(root.get("tests", "")) == len(root.findall("testsuite/testcase"))
    assert int(root.get("failures", "")) == 3


def test_junit_has_a_passing_case_for_each_code_that_was_not_found() -> None:
    names = {case.get("name", "").partition(" ")[0] for case in junit(Report(())).iter("testcase")}
    assert {"ROW001", "TAB010", "TAB041", "REL010", "GX001"} <= names
    assert "REL013" not in names  # that is for verify to find
    assert not list(junit(Report(())).iter("failure"))


def test_junit_lets_warnings_pass_and_says_them() -> None:
    (out,) = junit(ALL).iter("system-out")
    assert out.text == "warning: unlikely"


def test_junit_holds_any_text() -> None:
    (failure,) = [failure for failure in junit(ALL).iter("failure") if failure.get("type") == "REL011"]
    assert (failure.text or "").startswith("a,b:c")
    assert "</failure><script>|`&��\ud7ff]]>" in (failure.text or "")


def test_annotations_name_file_line_and_title_and_cannot_be_broken_out_of() -> None:
    lines = to_annotations(ALL).splitlines()
    assert lines[0] == (
        "::error file=corpus/articles/ä b.txt,line=3,title=TAB012 digest is not that of the text::claims/clm_9: sha256 is not that of the text%0Abuild again"
    )
    assert lines[1].startswith("::error file=dist/x/1.0.0/README.md,title=REL011 file differs::README.md: a,b:c%0D%0A::error::x%250A")
    assert lines[3] == "::warning title=GX001 unlikely data::release: unlikely"
    assert len(lines) == 5


def test_properties_of_an_annotation_are_escaped() -> None:
    report = Report((Located(Finding("TAB011", "x", "y"), "a,b:c%.parquet"),))
    assert to_annotations(report).startswith("::error file=a%2Cb%3Ac%25.parquet,")


def test_no_more_annotations_are_written_than_are_shown() -> None:
    report = Report((PLACED,) * 25 + (UNLIKELY,) * 12)
    lines = to_annotations(report).splitlines()
    assert len([line for line in lines if line.startswith("::error")]) == ANNOTATIONS
    assert len([line for line in lines if line.startswith("::warning")]) == ANNOTATIONS
    assert lines[-1] == "25 errors, 12 warnings"


def test_the_summary_holds_a_table_per_code_and_no_markup_of_the_data() -> None:
    summary = to_summary(Report((PLACED,) * 12 + (IN_FILE,), "dist/x/1.0.0"))
    assert "13 errors" in summary
    assert "#### error TAB012 digest is not that of the text" in summary
    assert "+2 more" in summary
    assert "<script>" not in summary
    rows = [line for line in summary.splitlines() if line.startswith("| <code>README")]
    assert [row.count("|") for row in rows] == [5]


def test_the_summary_stays_below_what_github_takes() -> None:
    many = tuple(Located(Finding("TAB012", f"claims/{number}", "x" * 300)) for number in range(9_000))
    summary = to_summary(Report(many, limit=0))
    assert len(summary.encode()) < 1 << 20
    assert "the summary is cut here" in summary
