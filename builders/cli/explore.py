"""`claimpack explore [RELEASE]`: static pages of a release, to be read in a browser."""

from pathlib import Path
from typing import Annotated

import typer

from claimpack.builders.cli.options import Json, Quiet, ReleaseArgument
from claimpack.builders.cli.output import Output
from claimpack.builders.cli.releases import find_release


def explore(
    release: ReleaseArgument = None,
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", help="Folder of the pages; default: build/explorer/<name>-<version>.", show_default=False),
    ] = None,
    language: Annotated[
        str | None,
        typer.Option("--language", help="Language of the pages' own words: de or en; default: the corpus's.", show_default=False),
    ] = None,
    is_opened: Annotated[bool, typer.Option("--open", help="Open the first page in a browser.")] = False,
    as_json: Json = False,
    is_quiet: Quiet = False,
) -> None:
    """Write static pages of a release: articles with their claims marked, figures in dispute, who is quoted, what was left out.

    Example: claimpack explore dist/kazakhstan-2022/1.0.0 --open
    """
    from claimpack.builders.explore import explore as explore_release

    say = Output(as_json, is_quiet)
    found = explore_release(find_release(release), output, language=language, on_page=lambda n_done: say.progress(n_done, "pages"))
    say.end_progress()
    record = {
        "folder": found.folder.as_posix(),
        "first_page": found.first_page.as_posix(),
        "language": found.language,
        "pages": found.n_pages,
    }
    text = str(found.first_page) if is_quiet else f"{found.n_pages:,} pages in {found.folder}\nOpen {found.first_page}"
    say.result(record, text)
    if is_opened:
        import webbrowser

        webbrowser.open(found.first_page.resolve().as_uri())
