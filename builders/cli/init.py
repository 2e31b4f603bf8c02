"""`claimpack init [FOLDER]`: begin a corpus of one's own."""

from collections.abc import Iterator
from pathlib import Path
from shlex import quote
from typing import TYPE_CHECKING, Annotated

import typer

from claimpack.builders.cli.options import Json, Quiet
from claimpack.builders.cli.output import Output

if TYPE_CHECKING:
    from claimpack.builders.start import NewCorpus

_SHOWN = 5


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
    record = {
        "config": started.config.as_posix(),
        "name": started.name,
        "articles": list(started.articles),
        "files": started.n_files,
        "unread": dict(started.unread),
    }
    Output(as_json, is_quiet).result(record, str(started.config) if is_quiet else "\n".join(_lines(started)))


def _lines(started: "NewCorpus") -> Iterator[str]:
    """What was begun, what is left out, and what to do next."""
    from claimpack.builders.start import SUFFIXES

    patterns, n_files = ", ".join(started.articles), started.n_files
    yield f"Wrote {started.config}"
    if n_files:
        yield f"It reads {n_files:,} {'file' if n_files == 1 else 'files'}: {patterns}"
    else:
        yield f"There are no articles yet. Put them where it reads them: {patterns}"
    if started.unread:
        left = ", ".join(f"{n:,} {suffix or 'without an ending'}" for suffix, n in started.unread[:_SHOWN])
        yield f"It leaves out: {left}. It can read {', '.join(SUFFIXES)}"
    yield f"Next: claimpack build {quote(str(started.config))}"
