"""`claimpack explain CODE`: what a code means and how to mend it."""

from typing import Annotated

import typer

from claimpack.builders.cli.options import Json
from claimpack.builders.cli.output import Output
from claimpack.schema.problems import ClaimpackError, Code, codes


def explain(
    code: Annotated[str | None, typer.Argument(help="A code such as SRC001; without one, all are listed.", show_default=False)] = None,
    as_json: Json = False,
) -> None:
    """Say what a code of an error or finding means and how to mend it.

    Example: claimpack explain SRC001
    """
    output = Output(as_json)
    known = codes()
    if code is None:
        output.result(list(known.values()), "\n".join(f"{entry.code}  {entry.title}" for entry in known.values()))
        return
    entry = known.get(code.upper())
    if entry is None:
        raise ClaimpackError("CFG020", f'no code "{code}"', hint="`claimpack explain` without a code lists all of them")
    output.result(entry, _page(entry))


def _page(entry: Code) -> str:
    return f"{entry.code}: {entry.title}\n\n{entry.meaning}\n\nTo mend it: {entry.mend}"
