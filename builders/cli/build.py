"""`claimpack build [CONFIG]`: build a release, and say what was found."""

import gc
from pathlib import Path
from shlex import quote
from typing import TYPE_CHECKING, Annotated

import typer

from claimpack.builders.cli.checking import release_check
from claimpack.builders.cli.figures import figure_lines
from claimpack.builders.cli.options import Json, Quiet
from claimpack.builders.cli.output import Output

if TYPE_CHECKING:
    from claimpack.builders.build import BuildReport

SHOWN = 10
# New objects between two runs of the cycle collector. A build makes many records and next to no cycles; this saves a sixth of a small one.
RARELY = 1_000_000

Workers = Annotated[
    int | None, typer.Option("--workers", "--jobs", "-j", min=1, help="Worker processes, by default one per processor.", show_default=False)
]
Address = Annotated[
    str | None, typer.Option("--address", help="A cluster of that engine; without it one is started here.", show_default=False)
]
Cache = Annotated[str | None, typer.Option("--cache", help="Folder or URL of kept results, instead of engine.cache.", show_default=False)]


def build(
    config: Annotated[Path, typer.Argument(help="The corpus's configuration.")] = Path("claimpack.toml"),
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="Write below this folder instead of output.directory.", show_default=False)
    ] = None,
    workers: Workers = None,
    engine: Annotated[str, typer.Option("--engine", help="Where the work is done: local, dask or ray.")] = "local",
    address: Address = None,
    cache: Cache = None,
    replace: Annotated[
        bool, typer.Option("--replace", help="Overwrite a release of this version that has other content: for drafts.")
    ] = False,
    as_json: Json = False,
    is_quiet: Quiet = False,
) -> None:
    """Build a release from a folder of articles and say what was found.

    Example: claimpack build seeds/kazakhstan-2022/claimpack.toml
    """
    from claimpack.builders.build import build as build_release
    from claimpack.builders.graph.workshop import Place

    gc.set_threshold(RARELY)
    say = Output(as_json, is_quiet)
    report = build_release(
        config,
        output=output,
        is_replacing=replace,
        place=Place(engine, address, workers, cache),
        check=release_check(),
        on_article=lambda n_done: say.progress(n_done, "articles"),
    )
    say.end_progress()
    say.result(_record(report), str(report.release) if is_quiet else summary(report))


def summary(report: "BuildReport") -> str:
    """What a newcomer wants to know of a build: how much, who, what disagrees, what was left out, where, and what next."""
    numbers, release = report.numbers, quote(str(report.release))
    rows = numbers.rows
    lines = [
        f"{_several(rows['articles'], 'article')}, {_several(rows['claims'], 'claim')}, {_several(rows['entities'], 'entity', 'entities')}",
        f"{_several(rows['relations'], 'pair')} of claims worth comparing",
        f"of the claims {numbers.n_attributed:,} with a named or unnamed source, {numbers.n_with_quantity:,} with a number",
    ]
    if numbers.speakers:
        lines += ["", "Who is quoted most"]
        lines += [f"  {count.n:>4}  {count.name}" for count in numbers.speakers[:SHOWN]]
    lines += ["", *figure_lines(report.timelines)]
    if numbers.reject_reasons:
        lines += ["", "Read and not kept: " + ", ".join(f"{count.n:,} {count.name}" for count in numbers.reject_reasons)]
    lines += [f"  not read: {reject.source_uri}: {reject.detail}" for reject in report.unreadable[:SHOWN]]
    lines += _orphans(report) if rows.get("reviews") else []
    lines += [
        "",
        f"The release is in {report.release}",
        f"Next: claimpack explore {release} --open",
        f"      claimpack show <id> --release {release}",
        f"      claimpack validate {release}",
    ]
    return "\n".join(lines)


def _several(n: int, one: str, many: str = "") -> str:
    return f"{n:,} {one if n == 1 else many or f'{one}s'}"


def _orphans(report: "BuildReport") -> list[str]:
    """Reviews whose claim is gone, with the nearest claim of each; the review file keeps them."""
    from claimpack.builders.cli.reviewing import orphan_lines, review_records
    from claimpack.builders.release import open_release

    lines = list(orphan_lines(review_records(open_release(report.release))))
    return ["", *lines] if lines else []


def _record(report: "BuildReport") -> dict[str, object]:
    numbers = report.numbers
    return {
        "release": report.release.as_posix(),
        "run_id": report.run_id,
        "rows": numbers.rows,
        "speakers": list(numbers.speakers),
        "rejects": list(numbers.reject_reasons),
        "relations": list(numbers.relations),
        "figures": list(report.timelines),
        "unreadable": list(report.unreadable),
    }
