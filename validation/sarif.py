"""Findings as SARIF 2.1.0 (OASIS), as code scanning reads it: a rule per code, a result per finding.

A result lies in the line of the article if that is known, else in the file of the release. Addresses are relative: to the folder that
`corpus` or `release` of the report names. The same findings give the same bytes.
"""

import hashlib
from importlib.metadata import version
from urllib.parse import quote

from claimpack.schema.problems import codes
from claimpack.validation.locate import Located
from claimpack.validation.report import Report, json_of

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/schemas/sarif-schema-2.1.0.json"
_FINGERPRINT = "claimpack/v1"


def to_sarif(report: Report) -> str:
    """All findings."""
    names = sorted(report.by_code())
    results = [_result(report, located, names.index(located.finding.code)) for located in report.findings]
    driver = {"name": "claimpack", "version": version("claimpack"), "rules": [_rule(code) for code in names]}
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}
    return json_of({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]})


def path_of(report: Report, located: Located) -> str:
    """The file that a reader opens: the article's source if it is a file, else that of the release; empty where neither is known."""
    if located.line is not None and "://" not in located.source:
        return _joined(report.corpus, located.source)
    return _joined(report.release, located.file) if located.file else ""


def _joined(folder: str, path: str) -> str:
    return f"{folder.rstrip('/')}/{path}" if folder and folder != "." else path


def _rule(code: str) -> dict[str, object]:
    known = codes().get(code)
    if known is None:
        return {"id": code}
    texts = {"shortDescription": known.title, "fullDescription": known.meaning, "help": known.mend}
    return {"id": code, **{name: {"text": text} for name, text in texts.items()}}


def _result(report: Report, located: Located, rule: int) -> dict[str, object]:
    finding = located.finding
    said = f"{finding.message}. To mend it: {finding.hint}" if finding.hint else finding.message
    digest = hashlib.sha256("\n".join((finding.code, finding.where, finding.message)).encode()).hexdigest()
    place: dict[str, object] = {"logicalLocations": [{"fullyQualifiedName": finding.where}]}
    if path := path_of(report, located):
        physical: dict[str, object] = {"artifactLocation": {"uri": quote(path)}}
        place["physicalLocation"] = physical | ({"region": {"startLine": located.line}} if located.line is not None else {})
    return {
        "ruleId": finding.code,
        "ruleIndex": rule,
        "level": finding.severity,
        "message": {"text": said},
        "locations": [place],
        "partialFingerprints": {_FINGERPRINT: digest},
        "properties": {"file": located.file, "row": located.row, "source": located.source},
    }
