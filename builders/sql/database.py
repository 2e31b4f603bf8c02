"""A release as a DuckDB database that can be asked and not changed.

The tables are read from the release's files by pyarrow, column by column and row group by row group, as a question needs them; DuckDB
itself gets no access to files, network, extensions, Python or settings, and cannot spill to disk. Rows that a question does not
ORDER BY come in any order.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from claimpack.builders.sql.disputed import DISPUTED, DISPUTED_SCHEMA, disputed_figures
from claimpack.builders.sql.judge import first_line, judge
from claimpack.builders.sql.views import MACROS, views
from claimpack.builders.write.folder import DATA
from claimpack.builders.write.shards import shard_name
from claimpack.schema.arrow import arrow_schema
from claimpack.schema.catalogue import TABLES
from claimpack.schema.problems import ClaimpackError

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

    from claimpack.builders.release import Release

BATCH = 2048
CLOSED: dict[str, str | bool | int | float | list[str]] = {
    "enable_external_access": False,
    "autoload_known_extensions": False,
    "autoinstall_known_extensions": False,
    "allow_community_extensions": False,
    "allow_unsigned_extensions": False,
    "allow_persistent_secrets": False,
    "python_enable_replacements": False,
    "temp_directory": "",
}


@dataclass(frozen=True, slots=True)
class Answer:
    """What a question is answered with: names and DuckDB types of the columns, and the rows, which are read as they are taken."""

    columns: tuple[str, ...]
    types: tuple[str, ...]
    rows: Iterator[tuple[object, ...]]


def ask(release: "Release", question: str) -> Answer:
    """The answer to a question in SQL. Column names that stand twice get a number.

    Raises ClaimpackError CFG040 if DuckDB is not installed, REL090 to REL092 for a question that is not answered (see judge.py) and
    for one that names what is not there, REL093 if answering fails, also while rows are taken; REL005 for a broken table.
    """
    connection = _connect(release, has_disputes="disagreements" in question.lower())
    judge(connection, question)
    with _border():
        connection.execute(question)
        described = connection.description or []
    names = _distinct([str(column[0]) for column in described])
    return Answer(names, tuple(str(column[1]) for column in described), _rows(connection))


def _connect(release: "Release", *, has_disputes: bool) -> "DuckDBPyConnection":
    """The closed database. The disputed figures are looked for only if they are asked for: that reads all claims."""
    try:
        import duckdb
    except ImportError:
        raise ClaimpackError("CFG040", "DuckDB is not installed", hint="pip install 'claimpack[sql]'") from None
    connection = duckdb.connect(":memory:", config=CLOSED)
    for table in TABLES:
        connection.register(table, _dataset(release, table))
    connection.register(DISPUTED, disputed_figures(release) if has_disputes else DISPUTED_SCHEMA.empty_table())
    for macro in MACROS:
        connection.execute(macro)
    for view in views():
        connection.execute(f"CREATE VIEW {view.name} AS {view.sql}")
    connection.execute("SET lock_configuration = true")
    return connection


def _dataset(release: "Release", table: str) -> object:
    """A table of the release, not read yet. Raises ClaimpackError REL005 if its files are missing or have other columns."""
    import pyarrow as pa
    import pyarrow.dataset as pads
    import pyarrow.parquet as pq

    entry = release.manifest.table(table)
    paths = [release.path / DATA / table / shard_name(number, entry.n_shards) for number in range(entry.n_shards)]
    try:
        for path in paths:
            if not pq.read_schema(path).equals(arrow_schema(table)):
                raise ClaimpackError("REL005", "its columns are not those of the schema", where=str(path), hint="run `claimpack verify`")
        return pads.dataset([str(path) for path in paths], schema=arrow_schema(table), format="parquet", partitioning=None)
    except (OSError, pa.ArrowException) as error:
        where = str(release.path / DATA / table)
        raise ClaimpackError("REL005", f"the file cannot be read: {error}", where=where, hint="run `claimpack verify`") from error


def _rows(connection: "DuckDBPyConnection") -> Iterator[tuple[object, ...]]:
    while True:
        with _border():
            batch = connection.fetchmany(BATCH)
        if not batch:
            return
        yield from batch


@contextmanager
def _border() -> Iterator[None]:
    """Where errors of DuckDB become ours."""
    import duckdb

    try:
        yield
    except duckdb.PermissionException as error:
        raise ClaimpackError("REL092", first_line(error), hint="a question reads the release and nothing else") from None
    except (duckdb.CatalogException, duckdb.BinderException, duckdb.ParserException) as error:
        near = next((line for line in str(error).splitlines() if line.startswith(("Did you mean", "Candidate bindings"))), "")
        hint = near or "`claimpack sql` without a question lists tables, views and columns"
        raise ClaimpackError("REL090", first_line(error), hint=hint) from None
    except duckdb.Error as error:
        raise ClaimpackError("REL093", first_line(error), hint="https://duckdb.org/docs says what functions take") from None


def _distinct(names: list[str]) -> tuple[str, ...]:
    """text, text -> text, text_2."""
    found: dict[str, None] = {}
    for name in names:
        number, distinct = 1, name
        while distinct in found:
            number += 1
            distinct = f"{name}_{number}"
        found[distinct] = None
    return tuple(found)
