"""The command `claimpack`: its commands, and the one place where errors end.

Exit status: 0 fine, 1 findings or differences, 2 could not. Heavy packages are imported inside the command that needs them.
"""

import sys
import traceback
from collections.abc import Callable
from importlib.metadata import version
from typing import Annotated

import typer

from claimpack.builders.cli.build import build
from claimpack.builders.cli.diff import diff
from claimpack.builders.cli.evaluate import evaluate
from claimpack.builders.cli.explain import explain
from claimpack.builders.cli.explore import explore
from claimpack.builders.cli.export import export
from claimpack.builders.cli.init import init
from claimpack.builders.cli.list import list_rows
from claimpack.builders.cli.output import format_error, to_json
from claimpack.builders.cli.publish import publish
from claimpack.builders.cli.rehydrate import rehydrate
from claimpack.builders.cli.review import review
from claimpack.builders.cli.show import show
from claimpack.builders.cli.sql import sql
from claimpack.builders.cli.validate import validate
from claimpack.builders.cli.verify import verify
from claimpack.schema.problems import ClaimpackError

app = typer.Typer(
    name="claimpack",
    help="Turn news articles into a reproducible, versioned dataset of claims, entities and provenance. It gives no verdicts: people do.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)

COMMANDS: dict[str, Callable[..., None]] = {
    "init": init,
    "build": build,
    "validate": validate,
    "verify": verify,
    "list": list_rows,
    "show": show,
    "diff": diff,
    "rehydrate": rehydrate,
    "sql": sql,
    "explore": explore,
    "export": export,
    "publish": publish,
    "evaluate": evaluate,
    "explain": explain,
}
for _name, _command in COMMANDS.items():
    app.command(_name)(_command)
app.add_typer(review)


def _print_version(value: bool) -> None:
    if value:
        sys.stdout.write(f"claimpack {version('claimpack')}\n")
        raise typer.Exit


@app.callback()
def _global_options(
    _version: Annotated[
        bool, typer.Option("--version", help="Print the version and stop.", callback=_print_version, is_eager=True)
    ] = False,
) -> None:
    pass


def main() -> None:
    """Run the command line and exit. The one error border: nothing else in the project prints a traceback or an error."""
    try:
        app()
    except ClaimpackError as error:
        sys.stderr.write((to_json({"error": _as_record(error)}) if "--json" in sys.argv else format_error(error)) + "\n")
        raise SystemExit(2) from None
    except KeyboardInterrupt:
        sys.stderr.write("interrupted\n")
        raise SystemExit(2) from None
    except BrokenPipeError:
        sys.stderr.close()
        raise SystemExit(2) from None
    except Exception as error:  # noqa: BLE001 - the command line's border
        traceback.print_exc()
        sys.stderr.write(f"error: claimpack itself failed ({type(error).__name__}); the lines above say where. Please report it.\n")
        raise SystemExit(2) from None


def _as_record(error: ClaimpackError) -> dict[str, str]:
    return {"code": error.code, "message": error.message, "where": error.where, "hint": error.hint}
