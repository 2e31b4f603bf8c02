"""`claimpack init [FOLDER]`: begin a corpus of one's own."""

from pathlib import Path
from typing import Annotated

import typer

from claimpack.builders.cli.options import Json, Quiet
from claimpack.builders.cli.output import Output


def init(
    folder: Annotated[Path, typer.Argument(help="Folder of the corpus; it is made if it is not there.")] = Path(),
    name: Annotated[
        str | None, typer.Option("--name", help="Name of the dataset: a-z, 0-9 and -; default: the folder's name.", show_default=False)
    ] = None,
    as_json: Json = False,
    is_quiet: Quiet = False,
) -> None:
    """Write a commented claimpack.toml for the articles of a folder.

    Example: claimpack init my-corpus
    """
    from claimpack.builders.start import start_corpus

    started = start_corpus(folder, name)
    patterns = ", ".join(started.articles)
    found = f"It reads {patterns}: {started.n_files:,} files." if started.n_files else f"Put articles where it reads them: {patterns}"
    record = {"config": started.config.as_posix(), "name": started.name, "articles": list(started.articles), "files": started.n_files}
    text = f"Wrote {started.config}. {found}\nNext: claimpack build {started.config}"
    Output(as_json, is_quiet).result(record, str(started.config) if is_quiet else text)
