"""Findings as text for people and as JSON for programs. The same findings give the same characters."""

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from claimpack.schema.problems import codes
from claimpack.validation.locate import Located

LIMIT = 10


@dataclass(frozen=True, slots=True)
class Report:
    """What was found in a release, and how to show it.

    `release` and `corpus` are the folders of the release and of its sources as the reader sees them, for formats that name files.
    `limit` is how many findings of a code a format for people shows; 0 shows all.
    """

    findings: tuple[Located, ...]
    release: str = ""
    corpus: str = ""
    limit: int = LIMIT

    def by_code(self) -> dict[str, list[Located]]:
        """The findings of each code, codes in the order in which they were found first."""
        groups: dict[str, list[Located]] = {}
        for located in self.findings:
            groups.setdefault(located.finding.code, []).append(located)
        return groups

    def shown(self, group: Sequence[Located]) -> Sequence[Located]:
        """As many as the limit allows."""
        return group[: self.limit] if self.limit else group


def to_text(report: Report) -> str:
    """The findings by code, the first of each with their places, what to do about each kind, and a count."""
    lines = [line for code, group in report.by_code().items() for line in _group(report, code, group)]
    return "\n".join([*lines, count(report.findings)]) + "\n"


def to_json(report: Report) -> str:
    """All findings in their order, and how many of each severity."""
    return json_of({**counts(report.findings), "findings": [record(located) for located in report.findings]})


def record(located: Located) -> dict[str, object]:
    """A finding as a JSON object."""
    finding = located.finding
    return {
        "code": finding.code,
        "severity": finding.severity,
        "where": finding.where,
        "message": finding.message,
        "hint": finding.hint,
        "file": located.file,
        "row": located.row,
        "source": located.source,
        "line": located.line,
    }


def json_of(value: object) -> str:
    """JSON for people and programs: sorted keys, two spaces, UTF-8."""
    return json.dumps(value, ensure_ascii=False, indent=2, sort_keys=True) + "\n"


def counts(findings: Iterable[Located]) -> dict[str, int]:
    """How many errors and warnings there are."""
    found = Counter(located.finding.severity for located in findings)
    return {"errors": found["error"], "warnings": found["warning"]}


def count(findings: Iterable[Located]) -> str:
    """How many errors and warnings there are, in words; "no findings" if there are none."""
    found = counts(findings)
    parts = [f"{n:,} {name if n > 1 else name[:-1]}" for name, n in found.items() if n]
    return ", ".join(parts) or "no findings"


def title(code: str) -> str:
    """A code and what it is about."""
    known = codes().get(code)
    return f"{code} {known.title}" if known else code


def places(located: Located) -> str:
    """The places of a finding in words: file and row, source and line; empty where nothing is known."""
    file = located.file if located.row is None else f"{located.file} row {located.row}"
    source = located.source if located.line is None else f"{located.source}:{located.line}"
    return ", ".join(part for part in (file, source) if part and part != located.finding.where)


def _group(report: Report, code: str, group: Sequence[Located]) -> list[str]:
    shown = report.shown(group)
    lines = [f"{group[0].finding.severity} {title(code)}"]
    for located in shown:
        lines.append(f"  {located.finding.where}: {located.finding.message}")
        lines += [f"    in {where}" for where in [places(located)] if where]
    lines += [f"  +{len(group) - len(shown):,} more"] if len(group) > len(shown) else []
    hints = dict.fromkeys(located.finding.hint for located in shown if located.finding.hint)
    return list(map(_printable, [*lines, *(f"  hint: {hint}" for hint in hints)]))


def _printable(line: str) -> str:
    """One line without what a terminal would take as a command: such characters as Python writes them."""
    return line if line.isprintable() else "".join(c if c.isprintable() else repr(c)[1:-1] for c in line)
