"""`claimpack verify RELEASE`: is every file and every row what the manifest says?"""

import typer

from claimpack.builders.cli.options import Json, Quiet, ReleaseArgument
from claimpack.builders.cli.output import Output
from claimpack.builders.cli.releases import find_release


def verify(release: ReleaseArgument = None, as_json: Json = False, is_quiet: Quiet = False) -> None:
    """Compare a release's files with its manifest: digests, sizes, rows, nothing missing, nothing more.

    Example: claimpack verify dist/kazakhstan-2022/1.0.0
    """
    from claimpack.builders.release import verify as verify_release

    output = Output(as_json, is_quiet)
    folder = find_release(release)
    findings = sorted(verify_release(folder))
    lines = [
        f"{finding.code} {finding.where}: {finding.message}" + (f"\n  hint: {finding.hint}" if finding.hint else "") for finding in findings
    ]
    output.result({"release": folder.as_posix(), "findings": findings}, "\n".join(lines) or f"{folder}: every file is as the manifest says")
    if findings:
        raise typer.Exit(1)
