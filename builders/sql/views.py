"""The views that `claimpack sql` adds to the tables of a release: their names, columns and SQL stand in views.toml."""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

# Whole numbers are written without a fraction; used by the views.
MACROS = (
    "CREATE MACRO number_text(x) AS CASE WHEN x = trunc(x) AND abs(x) < 1e15 "
    "THEN CAST(CAST(x AS BIGINT) AS VARCHAR) ELSE CAST(x AS VARCHAR) END",
)


@dataclass(frozen=True, slots=True)
class ViewColumn:
    """A column of a view: its DuckDB type and what it holds."""

    name: str
    type: str
    description: str


@dataclass(frozen=True, slots=True)
class View:
    """A view with the SELECT that makes it."""

    name: str
    description: str
    columns: tuple[ViewColumn, ...]
    sql: str


@cache
def views() -> tuple[View, ...]:
    """All views, each after those that it rests on."""
    table = tomllib.loads((files("claimpack.builders.sql") / "views.toml").read_text(encoding="utf-8"))
    return tuple(
        View(name, entry["description"], tuple(ViewColumn(column, *said) for column, said in entry["columns"].items()), entry["sql"])
        for name, entry in table.items()
    )
