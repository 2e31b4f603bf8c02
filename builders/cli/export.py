"""`claimpack export RELEASE --format …`: a release in the forms that other programs read."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from claimpack.builders.cli.options import Json, Quiet, ReleaseArgument
from claimpack.builders.cli.output import Output
from claimpack.builders.cli.releases import find_release
from claimpack.builders.exchange.forms import Format
from claimpack.schema.problems import ClaimpackError


def export(
    release: ReleaseArgument = None,
    form: Annotated[Format, typer.Option("--format", "-f", help="The form to write.", show_default=False)] = ...,  # type: ignore[assignment]
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", help="File to write; for csv and jsonl a folder. Default: stdout.", show_default=False),
    ] = None,
    as_json: Json = False,
    is_quiet: Quiet = False,
) -> None:
    """Write a release as W3C Web Annotations, PROV-O or ClaimReview (JSON-LD), or all its tables as CSV or JSON lines.

    Example: claimpack export dist/kazakhstan-2022/1.0.0 --format web-annotation --output claims.jsonld
    """
    from claimpack.builders.exchange.export import document
    from claimpack.builders.exchange.export import export as export_release
    from claimpack.builders.release import open_release

    say = Output(as_json, is_quiet)
    opened = open_release(find_release(release))
    if output is None:
        if form in (Format.csv, Format.jsonl):
            message = f"{form.value} writes a file per table and needs a folder"
            raise ClaimpackError("REL095", message, hint="name one with --output; `claimpack sql` prints a single table")
        sys.stdout.writelines(document(opened, form))
        return
    done = export_release(opened, form, output)
    for note in done.notes:
        say.note(f"note: {note}")
    say.result({"files": [path.as_posix() for path in done.files], "notes": done.notes}, "\n".join(map(str, done.files)))
