"""`claimpack verify RELEASE`: is every file and every row what the manifest says, and what the sources give?"""

from pathlib import Path
from typing import Annotated

import typer

from claimpack.builders.cli.findings import finding_lines
from claimpack.builders.cli.options import Json, Quiet, ReleaseArgument
from claimpack.builders.cli.output import Output
from claimpack.builders.cli.releases import find_release
from claimpack.schema.problems import Finding


def verify(
    release: ReleaseArgument = None,
    is_rebuilt: Annotated[bool, typer.Option("--rebuild", help="Build it again from its sources, and compare every value.")] = False,
    config: Annotated[
        Path | None,
        typer.Option("--from", metavar="CLAIMPACK_TOML", help="Its configuration; default: the one with its digest.", show_default=False),
    ] = None,
    as_json: Json = False,
    is_quiet: Quiet = False,
) -> None:
    """Compare a release's files with its manifest; with --rebuild, compare it with what its sources give when it is built again.

    Files of other bytes with the same values (another version of a library wrote them) are told of, and are no failure.

    Example: claimpack verify dist/kazakhstan-2022/1.0.0 --rebuild
    """
    from claimpack.builders.release import verify as verify_release

    output = Output(as_json, is_quiet)
    folder = find_release(release)
    findings = sorted(verify_release(folder))
    lines = [*finding_lines(findings)] or [f"{folder}: every file is as the manifest says"]
    if is_rebuilt or config:
        rebuilt, told = _rebuild(folder, config)
        findings += rebuilt
        lines += [*finding_lines(rebuilt), told]
    output.result({"release": folder.as_posix(), "findings": findings}, "\n".join(lines))
    if any(finding.severity == "error" for finding in findings):
        raise typer.Exit(1)


def _rebuild(folder: Path, config: Path | None) -> tuple[list[Finding], str]:
    """The findings of building the release again, and what came of it in a line."""
    from claimpack.builders.cli.checking import release_check
    from claimpack.builders.rebuild import rebuild

    done = rebuild(folder, config, release_check())
    if done.is_same_bytes:
        return [], f"{folder}: built again from {done.config}, it is the same to the byte"
    if any(finding.severity == "error" for finding in done.findings):
        return list(done.findings), f"{folder}: built again from {done.config}, it is another"
    return list(done.findings), f"{folder}: built again from {done.config}, every value is the same; only bytes differ"
