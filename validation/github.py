"""Findings as GitHub Actions shows them: workflow commands for annotations, and Markdown for the summary of the step.

GitHub shows ten annotations of a severity per step, so no more are written; the summary counts all.
"""

from collections.abc import Iterator

from claimpack.validation.report import Report, count, places, title
from claimpack.validation.sarif import path_of

ANNOTATIONS = 10
# GitHub refuses a summary of more than 1 MiB.
_LONGEST_SUMMARY = 900_000
_LONGEST_CELL = 300
_ENTITIES = {ord(mark): f"&#{ord(mark)};" for mark in "&<>|`*_[]\\$@#~"}


def to_annotations(report: Report) -> str:
    """A line per finding, ten errors and ten warnings at most, and a last line that counts all."""
    lines = [line for severity in ("error", "warning") for line in _annotations(report, severity)]
    return "\n".join([*lines, count(report.findings)]) + "\n"


def to_summary(report: Report) -> str:
    """The findings as Markdown: a table per code, the first of each."""
    parts = [f"### claimpack validate {_cell(report.release)}\n\n{count(report.findings)}\n"]
    for code, group in report.by_code().items():
        shown = report.shown(group)
        rows = [
            "| " + " | ".join(map(_cell, (found.finding.where, found.finding.message, places(found), found.finding.hint))) + " |"
            for found in shown
        ]
        more = [f"\n+{len(group) - len(shown):,} more"] if len(group) > len(shown) else []
        head = ["| row | what is wrong | where | what to do |", "|---|---|---|---|"]
        parts.append("\n".join([f"#### {group[0].finding.severity} {title(code)}\n", *head, *rows, *more, ""]))
    return _cut("\n".join(parts))


def _annotations(report: Report, severity: str) -> Iterator[str]:
    of_severity = [located for located in report.findings if located.finding.severity == severity]
    for located in of_severity[:ANNOTATIONS]:
        finding = located.finding
        place = {"file": path_of(report, located), "line": "" if located.line is None else str(located.line), "title": title(finding.code)}
        properties = ",".join(f"{name}={_property(value)}" for name, value in place.items() if value)
        said = f"{finding.where}: {finding.message}" + (f"\n{finding.hint}" if finding.hint else "")
        yield f"::{severity} {properties}::{_data(said)}"


def _data(text: str) -> str:
    """Escaped as GitHub's toolkit does it (actions/toolkit, command.ts)."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def _cell(text: str) -> str:
    """One line of a table, in which nothing of the data is Markdown or HTML: it stands in <code> with its marks as entities."""
    line = " ".join(text.split())
    line = line if len(line) <= _LONGEST_CELL else f"{line[: _LONGEST_CELL - 1]}…"
    return f"<code>{line.translate(_ENTITIES)}</code>" if line else ""


def _cut(text: str) -> str:
    """Whole lines, as many as a summary may hold."""
    if len(text.encode()) <= _LONGEST_SUMMARY:
        return text
    kept = text.encode()[:_LONGEST_SUMMARY].decode(errors="ignore").rpartition("\n")[0]
    return f"{kept}\n\n… the summary is cut here; the report in another format is complete\n"
