"""`claimpack validate [RELEASE]`: every row that breaks a rule, with its place and the fix."""

import os
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from claimpack.builders.cli.options import Json, Quiet, ReleaseArgument
from claimpack.builders.cli.output import Output
from claimpack.builders.cli.releases import find_release
from claimpack.schema.problems import ClaimpackError

# Where GitHub Actions wants Markdown to be added, for the summary of a step.
SUMMARY = "GITHUB_STEP_SUMMARY"


class FailOn(StrEnum):
    """The least severe finding that makes the exit status 1."""

    error = "error"
    warning = "warning"
    never = "never"


class Format(StrEnum):
    """How the findings are written."""

    text = "text"
    json = "json"
    junit = "junit"
    sarif = "sarif"
    github = "github"


FAILING = {FailOn.error: ("error",), FailOn.warning: ("error", "warning"), FailOn.never: ()}
Place = Annotated[Path | None, typer.Option("--output", "-o", help="Write the findings into this file.", show_default=False)]
Previous = Annotated[
    Path | None, typer.Option("--previous", help="Folder of the release before: its numbers of rows are compared.", show_default=False)
]
Corpus = Annotated[
    str, typer.Option("--corpus", help="Folder of the corpus: put before the names of articles in sarif and github.", show_default=False)
]


def validate(
    release: ReleaseArgument = None,
    output_format: Annotated[Format, typer.Option("--output-format", help="How the findings are written.")] = Format.text,
    place: Place = None,
    fail_on: Annotated[FailOn, typer.Option("--fail-on", help="The least severe finding that makes the exit status 1.")] = FailOn.error,
    previous: Previous = None,
    corpus: Corpus = "",
    is_fast: Annotated[bool, typer.Option("--fast", help="Leave out Great Expectations (seconds to import).")] = False,
    limit: Annotated[int, typer.Option("--limit", "-n", min=0, help="At most so many findings of a code in text; 0 for all.")] = 10,
    as_json: Json = False,
    is_quiet: Quiet = False,
) -> None:
    """Check each row against its schema, rules across tables, and Great Expectations on whole tables.

    Example: claimpack validate dist/kazakhstan-2022/1.0.0 --output-format github
    """
    from claimpack.validation.check import examine
    from claimpack.validation.formats import FORMATS
    from claimpack.validation.github import to_summary
    from claimpack.validation.report import Report

    chosen = Format.json if as_json else output_format
    folder = find_release(release)
    found = examine(folder, with_expectations=not is_fast, previous=previous)
    report = Report(found, folder.as_posix(), corpus, limit)
    _write(FORMATS[chosen](report), place)
    if chosen is Format.github and (summary := os.environ.get(SUMMARY)):
        with Path(summary).open("a", encoding="utf-8") as stream:
            stream.write(to_summary(report))
    failing = sum(located.finding.severity in FAILING[fail_on] for located in found)
    if failing:
        Output(as_json, is_quiet).note(f"{failing:,} findings fail the check; `claimpack explain CODE` says what a code means")
        raise typer.Exit(1)


def _write(text: str, place: Path | None) -> None:
    if place is None:
        typer.echo(text, nl=False)
        return
    try:
        place.write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:
        hint = "name a file in a folder that is there"
        raise ClaimpackError("REL087", f"the report cannot be written: {error.strerror}", where=str(place), hint=hint) from None
