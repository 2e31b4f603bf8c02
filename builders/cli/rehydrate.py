"""`claimpack rehydrate RELEASE --from DIR`: the whole release, from one without its articles' texts and the articles."""

from pathlib import Path
from typing import Annotated

import typer

from claimpack.builders.cli.findings import finding_lines
from claimpack.builders.cli.options import Json, Quiet, ReleaseArgument
from claimpack.builders.cli.output import Output
from claimpack.builders.cli.releases import find_release


def rehydrate(
    release: ReleaseArgument = None,
    sources: Annotated[
        Path,
        typer.Option("--from", metavar="DIR", help="Folder of the articles, each at the path that the release names.", show_default=False),
    ] = Path(),
    output: Annotated[
        Path | None,
        typer.Option(
            "--output", "-o", help="Write the release to this folder; default: build/rehydrated/<name>/<version>.", show_default=False
        ),
    ] = None,
    as_json: Json = False,
    is_quiet: Quiet = False,
) -> None:
    """Put the texts back into a release that was made without them, if every article has the digest that the release names.

    Example: claimpack rehydrate downloads/my-corpus/1.0.0 --from my-corpus
    """
    from claimpack.builders.rehydrate import rehydrate as put_back

    say = Output(as_json, is_quiet)
    folder = find_release(release)
    done = put_back(folder, sources, output)
    if done.release is None:
        n_wrong = len(done.findings)
        lines = [
            *finding_lines(done.findings),
            "",
            f"nothing was written: {n_wrong:,} of {done.n_articles:,} articles or their claims differ",
        ]
        say.result({"release": None, "findings": done.findings}, "\n".join(lines))
        raise typer.Exit(1)
    have = "article has" if done.n_articles == 1 else "articles have"
    told = f"{done.n_articles:,} {have} the digests that {folder} names; the whole release is in {done.release}"
    say.result({"release": done.release.as_posix(), "findings": []}, str(done.release) if is_quiet else told)
