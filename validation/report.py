"""Findings as text for people and as JSON for programs. A format is a function in FORMATS; each gives the same for the same findings."""

import json
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import asdict

from claimpack.schema.problems import Finding, codes

LIMIT = 10


def to_text(findings: Sequence[Finding], limit: int = LIMIT) -> str:
    """The findings by code, at most `limit` of each (0: all), what to do about each kind, and a count. "no findings" if there are none."""
    groups: dict[str, list[Finding]] = {}
    for finding in findings:
        groups.setdefault(finding.code, []).append(finding)
    lines = [line for code, group in groups.items() for line in _group(code, group, limit or len(group))]
    return "\n".join([*lines, _count(findings)])


def to_json(findings: Sequence[Finding]) -> str:
    """All findings in their order, and how many of each severity."""
    counts = Counter(finding.severity for finding in findings)
    report = {
        "errors": counts["error"],
        "warnings": counts["warning"],
        "findings": [asdict(finding) for finding in findings],
    }
    return json.dumps(report, ensure_ascii=False, indent=2, sort_keys=True)


FORMATS: dict[str, Callable[[Sequence[Finding]], str]] = {"text": to_text, "json": to_json}


def _group(code: str, group: Sequence[Finding], limit: int) -> list[str]:
    known = codes().get(code)
    title = f"{code} {known.title}" if known else code
    lines = [f"{group[0].severity} {title}"]
    lines += [f"  {finding.where}: {finding.message}" for finding in group[:limit]]
    lines += [f"  +{len(group) - limit:,} more"] if len(group) > limit else []
    return [*lines, *([f"  hint: {group[0].hint}"] if group[0].hint else [])]


def _count(findings: Sequence[Finding]) -> str:
    counts = Counter(finding.severity for finding in findings)
    parts = [
        f"{counts[severity]:,} {severity}{'' if counts[severity] == 1 else 's'}" for severity in ("error", "warning") if counts[severity]
    ]
    return ", ".join(parts) or "no findings"
