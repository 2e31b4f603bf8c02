"""The check that a finished release has to pass before it takes its place."""

from pathlib import Path

from claimpack.schema.problems import ClaimpackError


def checked_release(release: Path) -> bytes:
    """The content of validation.json for a release. Raises ClaimpackError BLD002 with the first finding, if it breaks a rule."""
    from claimpack.validation import examine, validation_report

    found = examine(release)
    findings = sorted(located.finding for located in found if located.finding.severity == "error")
    if findings:
        first = findings[0]
        message = f"{len(findings)} findings in what was built, first {first.code}: {first.message}"
        raise ClaimpackError("BLD002", message, where=first.where, hint=first.hint)
    return validation_report(release, found)
