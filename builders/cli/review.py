"""`claimpack review export | import | list`: claims to people, and what they decided back into the corpus."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from claimpack.builders.cli.options import Json, Quiet, ReleaseArgument, ReleaseOption
from claimpack.builders.cli.output import Output
from claimpack.builders.cli.releases import find_release
from claimpack.builders.exchange.forms import ReviewFormat, SheetFormat

if TYPE_CHECKING:
    from claimpack.builders.config import Config
    from claimpack.builders.release import Release

review = typer.Typer(
    name="review",
    help="Send claims to people who check them, and take back what they decided.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
)


@review.command("export")
def export_claims(
    release: ReleaseArgument = None,
    form: Annotated[SheetFormat, typer.Option("--format", "-f", help="A spreadsheet, or tasks for Label Studio.")] = SheetFormat.csv,
    output: Annotated[Path | None, typer.Option("--output", "-o", help="File to write; default: stdout.", show_default=False)] = None,
    limit: Annotated[int, typer.Option("--limit", "-n", min=0, help="At most so many claims; 0 for all.")] = 100,
    is_all: Annotated[bool, typer.Option("--all", help="Also claims that are decided already.")] = False,
    is_quiet: Quiet = False,
) -> None:
    """Write the claims worth checking first: by check-worthiness, then by how many other claims stand against them.

    Example: claimpack review export --format csv --output to-review.csv --limit 50
    """
    from claimpack.builders.exchange.files import check_outside, write_file
    from claimpack.builders.exchange.label_studio import labelling_interface, task_lines
    from claimpack.builders.exchange.queue import review_queue
    from claimpack.builders.exchange.sheet import sheet_lines
    from claimpack.builders.release import open_release

    if output:
        check_outside(output)
    opened = open_release(find_release(release))
    tasks = review_queue(opened, limit, is_all=is_all)
    lines = sheet_lines(tasks) if form is SheetFormat.csv else task_lines(tasks, opened.manifest.run_id)
    if output is None:
        sys.stdout.writelines(lines)
        return
    write_file(output, lines)
    say = Output(is_quiet=is_quiet)
    written = [output]
    if form is SheetFormat.label_studio:
        written.append(output.with_suffix(".xml"))
        write_file(written[-1], [labelling_interface()])
    say.note(f"{len(tasks):,} claims")
    say.result(None, "\n".join(map(str, written)))


@review.command("import")
def import_file(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="CSV, Label Studio's JSON or ClaimReview.", show_default=False)],
    config_file: Annotated[Path, typer.Option("--config", help="The corpus whose review file takes them.")] = Path("claimpack.toml"),
    form: Annotated[
        ReviewFormat | None, typer.Option("--format", "-f", help="Form of the file; default: by its ending.", show_default=False)
    ] = None,
    reviewer: Annotated[
        str | None, typer.Option("--reviewer", help="Who reviewed, where the file does not say.", show_default=False)
    ] = None,
    release: ReleaseOption = None,
    unmatched: Annotated[
        Path | None, typer.Option("--unmatched", help="CSV to write verdicts to that name no claim.", show_default=False)
    ] = None,
    as_json: Json = False,
    is_quiet: Quiet = False,
) -> None:
    """Put reviews into the review file of a corpus; the next build takes them up. All of a file is taken, or nothing.

    Example: claimpack review import to-review.csv --config seeds/kazakhstan-2022/claimpack.toml
    """
    from claimpack.builders.cli.reviewing import import_lines, record_of, write_suggestions
    from claimpack.builders.exchange.importing import import_reviews
    from claimpack.builders.review.place import review_file

    config, target = review_file(config_file)
    opened = _release_of(config, release)
    done = import_reviews(file, target, opened, form, reviewer)
    if unmatched and done.unmatched:
        write_suggestions(unmatched, done.unmatched)
    Output(as_json, is_quiet).result(record_of(done, target), "\n".join(import_lines(done, target, unmatched)))
    if done.orphans or done.unmatched or done.unusable:
        raise typer.Exit(1)


@review.command("list")
def list_reviews(release: ReleaseArgument = None, as_json: Json = False) -> None:
    """Say what people decided about the claims of a release, and which reviews have lost their claim.

    Example: claimpack review list dist/kazakhstan-2022/1.0.0
    """
    from claimpack.builders.cli.reviewing import review_lines, review_records
    from claimpack.builders.release import open_release

    rows = review_records(open_release(find_release(release)))
    Output(as_json).result(rows, "\n".join(review_lines(rows)))
    if any(row["is_orphan"] for row in rows):
        raise typer.Exit(1)


def _release_of(config: "Config", named: Path | None) -> "Release | None":
    """The release named, else the corpus's own, if it was built."""
    from claimpack.builders.release import open_release
    from claimpack.builders.write.manifest import MANIFEST

    folder = named or config.root / config.output.directory / config.dataset.name / config.dataset.version
    return open_release(folder) if named or (folder / MANIFEST).is_file() else None
