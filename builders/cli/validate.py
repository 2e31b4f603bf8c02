"""`claimpack validate [RELEASE]`: every row that breaks a rule, with its place and the fix."""

from enum import StrEnum
from typing import Annotated

import typer

from claimpack.builders.cli.options import Json, Quiet, ReleaseArgument
from claimpack.builders.cli.output import Output
from claimpack.builders.cli.releases import find_release


class FailOn(StrEnum):
    """The least severe finding that makes the exit status 1."""

    error = "error"
    warning = "warning"
    never = "never"


FAILING = {FailOn.error: ("error",), FailOn.warning: ("error", "warning"), FailOn.never: ()}


def validate(
    release: ReleaseArgument = None,
    fail_on: Annotated[FailOn, typer.Option("--fail-on", help="The least severe finding that makes the exit status 1.")] = FailOn.error,
    is_fast: Annotated[bool, typer.Option("--fast", help="Leave out Great Expectations (seconds to import).")] = False,
    limit: Annotated[int, typer.Option("--limit", "-n", min=0, help="At most so many findings of a kind; 0 for all.")] = 10,
    as_json: Json = False,
    is_quiet: Quiet = False,
) -> None:
    """Check each row against its schema, rules across tables, and Great Expectations on whole tables.

    Example: claimpack validate dist/kazakhstan-2022/1.0.0
    """
    from claimpack.validation import check
    from claimpack.validation.report import to_json, to_text

    output = Output(as_json, is_quiet)
    folder = find_release(release)
    findings = list(check(folder, with_expectations=not is_fast))
    typer.echo(to_json(findings) if as_json else f"{folder}: {to_text(findings, limit)}")
    failing = sum(finding.severity in FAILING[fail_on] for finding in findings)
    if failing:
        output.note(f"{failing:,} findings fail the check; `claimpack explain CODE` says what a code means")
        raise typer.Exit(1)
