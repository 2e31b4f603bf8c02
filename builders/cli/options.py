"""Options that several commands share, spelled once."""

from pathlib import Path
from typing import Annotated

import typer

Json = Annotated[bool, typer.Option("--json", help="Print the result as one JSON value.")]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Print results and errors only.")]
ReleaseArgument = Annotated[
    Path | None, typer.Argument(metavar="[RELEASE]", help="Folder of a release; default: the newest one under ./dist.", show_default=False)
]
ReleaseOption = Annotated[
    Path | None, typer.Option("--release", help="Folder of a release; default: the newest one under ./dist.", show_default=False)
]
