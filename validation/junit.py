"""Findings as JUnit XML, as CI servers read it: a test suite per kind of check, a test case per code, one more per further finding.

The dialect is that of Jenkins: testsuites > testsuite > testcase > failure. Warnings do not fail: they stand in system-out. No time,
host or duration is written, so that the same findings give the same bytes.
"""

from collections.abc import Iterator, Sequence
from xml.sax.saxutils import escape, quoteattr

from claimpack.validation.kinds import KINDS, codes_of
from claimpack.validation.locate import Located
from claimpack.validation.report import Report, places, title

_NAME = "claimpack validate"


def to_junit(report: Report) -> str:
    """All findings. A code that was looked for and not found is a test case that passed."""
    found = report.by_code()
    suites = [_suite(kind, {code: found.get(code, []) for code in codes_of(kind)}) for kind in KINDS]
    n_tests, n_failures = sum(suite[0] for suite in suites), sum(suite[1] for suite in suites)
    head = f'<testsuites name={quoteattr(_NAME)} tests="{n_tests}" failures="{n_failures}" errors="0">'
    return "\n".join(['<?xml version="1.0" encoding="UTF-8"?>', head, *(suite[2] for suite in suites), "</testsuites>", ""])


def _suite(kind: str, found: dict[str, list[Located]]) -> tuple[int, int, str]:
    """How many cases, how many failures, and the XML."""
    cases = [case for code, group in found.items() for case in _cases(kind, code, group)]
    n_failures = sum(located.finding.severity == "error" for group in found.values() for located in group)
    head = f'  <testsuite name={_attribute(kind)} tests="{len(cases)}" failures="{n_failures}" errors="0" skipped="0">'
    return len(cases), n_failures, "\n".join([head, *cases, "  </testsuite>"])


def _cases(kind: str, code: str, group: Sequence[Located]) -> Iterator[str]:
    for located in group:
        finding = located.finding
        text = "\n".join(part for part in (finding.message, places(located), finding.hint) if part)
        name = f"{title(code)}: {finding.where}"
        if finding.severity == "error":
            inner = f'<failure message={_attribute(finding.message)} type="{code}">{_text(text)}</failure>'
        else:
            inner = f"<system-out>{_text(f'{finding.severity}: {text}')}</system-out>"
        yield f"    <testcase classname={_attribute(f'claimpack.{kind}')} name={_attribute(name)}>{inner}</testcase>"
    if not group:
        yield f"    <testcase classname={_attribute(f'claimpack.{kind}')} name={_attribute(title(code))}/>"


def _attribute(text: str) -> str:
    return quoteattr(_allowed(text))


def _text(text: str) -> str:
    return escape(_allowed(text))


def _allowed(text: str) -> str:
    """Without the characters that XML 1.0 cannot hold."""
    return "".join(c if c in "\t\n\r" or " " <= c <= "\ud7ff" or "\ue000" <= c <= "\ufffd" or c > "\uffff" else "\ufffd" for c in text)
