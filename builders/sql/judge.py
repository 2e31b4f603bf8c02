"""Which questions are answered: one SELECT that reads the release and nothing else.

DuckDB's own parser says what a question is made of (json_serialize_sql); statements that write or set something are none of it. Of
functions that yield tables only those below are known to reach neither files nor memory. The database is locked besides:
see database.py.
"""

import json
from collections.abc import Iterator
from typing import TYPE_CHECKING

from claimpack.schema.problems import ClaimpackError

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

TABLE_FUNCTIONS = frozenset({"generate_series", "json_each", "json_tree", "range", "repeat", "repeat_row", "summary", "unnest"})
CATALOGUE = ("duckdb_columns", "duckdb_functions", "duckdb_tables", "duckdb_types", "duckdb_views", "pragma_show", "pragma_table_info")
_ONE = "ask one question that begins with SELECT, FROM, WITH, VALUES, DESCRIBE or SUMMARIZE"


def judge(connection: "DuckDBPyConnection", question: str) -> None:
    """Nothing, if the question may be asked.

    Raises ClaimpackError REL090 if it is no SQL, REL091 if it is no single SELECT, REL092 if it calls a function that reaches out.
    """
    import duckdb

    try:
        (answer,) = connection.execute("SELECT json_serialize_sql(CAST(? AS VARCHAR))", [question]).fetchone() or ("{}",)
    except duckdb.Error as error:
        raise ClaimpackError("REL090", f"no question: {first_line(error)}", hint=_ONE) from None
    parsed = json.loads(answer)
    if parsed.get("error_type") in {"syntax", "parser"}:
        raise ClaimpackError(
            "REL090", f"not SQL: {first_line(parsed['error_message'])}", hint="the dialect is DuckDB's: https://duckdb.org/docs"
        )
    if parsed.get("error") or len(parsed.get("statements", ())) != 1:
        raise ClaimpackError("REL091", "only one SELECT is answered: a release is read-only", hint=_ONE)
    for name in _table_functions(parsed):
        if name not in TABLE_FUNCTIONS and name not in CATALOGUE:
            message = f"the function {name} is not available: a question reads the release and nothing else"
            raise ClaimpackError("REL092", message, hint="`claimpack sql` without a question lists tables and views")


def first_line(error: object) -> str:
    """The first line of a message of DuckDB's, without what a terminal would take as a command."""
    line = next((line for line in str(error).splitlines() if line.strip()), "")
    return "".join(char if char.isprintable() else " " for char in line)


def _table_functions(node: object) -> Iterator[str]:
    """The names of the functions that stand where a table may. An explicit stack: a question may be nested deeply."""
    stack = [node]
    while stack:
        node = stack.pop()
        if isinstance(node, dict):
            if node.get("type") == "TABLE_FUNCTION":
                yield str(node["function"]["function_name"]).lower()
            stack.extend(node.values())
        elif isinstance(node, list):
            stack.extend(node)
