"""`claimpack sql "…"`: a question to a release in SQL."""

import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from claimpack.builders.cli.options import Json, ReleaseOption
from claimpack.builders.cli.output import Output
from claimpack.builders.cli.releases import find_release

if TYPE_CHECKING:
    from claimpack.builders.sql import View


def sql(
    question: Annotated[
        str | None, typer.Argument(help="One SELECT; - reads it from stdin. Without one, tables and views are listed.", show_default=False)
    ] = None,
    release: ReleaseOption = None,
    as_csv: Annotated[bool, typer.Option("--csv", help="Print the answer as CSV.")] = False,
    width: Annotated[int, typer.Option("--width", min=0, help="Longest cell of the table in characters; 0 cuts none.")] = 60,
    as_json: Json = False,
) -> None:
    """Ask a release a question in SQL (DuckDB's dialect). It is read, never changed; files and network are out of reach.

    Example: claimpack sql "SELECT text, place, chain FROM figures WHERE property = 'dead'"
    """
    if question is None:
        from claimpack.builders.sql import views

        Output(as_json).result({"tables": _tables(), "views": views()}, "\n".join(_catalogue(views())))
        return
    from claimpack.builders.cli.tabular import csv_lines, json_lines, table_lines
    from claimpack.builders.release import open_release
    from claimpack.builders.sql import ask

    answer = ask(open_release(find_release(release)), sys.stdin.read() if question == "-" else question)
    if as_json:
        sys.stdout.writelines(json_lines(answer))
    elif as_csv:
        sys.stdout.writelines(csv_lines(answer))
    else:
        sys.stdout.writelines(f"{line}\n" for line in table_lines(answer, width))


def _tables() -> dict[str, str]:
    from claimpack.schema.catalogue import TABLES, load

    return {table: str(load(table)["description"]) for table in TABLES}


def _catalogue(views: tuple["View", ...]) -> Iterator[str]:
    yield "Tables (their columns: DESCRIBE <table>)"
    yield from (f"  {name:<12}  {description}" for name, description in _tables().items())
    for view in views:
        yield ""
        yield f"View {view.name}: {view.description}"
        size = max(len(column.name) for column in view.columns)
        yield from (f"  {column.name:<{size}}  {_type(column.type):<8}  {column.description}" for column in view.columns)


def _type(name: str) -> str:
    return "spans" if name.startswith("STRUCT(start_char") else name.lower()
