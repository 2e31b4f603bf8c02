"""`claimpack list [TABLE]`: the tables of a release, or the rows of one, a line each."""

from typing import Annotated, Any

import typer

from claimpack.builders.cli.options import Json, ReleaseOption
from claimpack.builders.cli.output import Output
from claimpack.builders.cli.printable import one_line
from claimpack.builders.cli.releases import find_release
from claimpack.schema.problems import ClaimpackError

# Table -> the columns of its line.
COLUMNS = {
    "articles": ("article_id", "source_uri", "dct_value", "publisher"),
    "claims": ("claim_id", "claim_type", "speaker", "text"),
    "mentions": ("mention_id", "entity_type", "text"),
    "entities": ("entity_id", "entity_type", "n_mentions", "canonical_name"),
    "relations": ("relation_id", "relation", "explanation"),
    "provenance": ("subject_table", "subject_id", "rule"),
    "rejects": ("reject_id", "stage", "reason", "text"),
    "reviews": ("review_id", "claim_id", "decision", "label"),
}


def list_rows(
    table: Annotated[str | None, typer.Argument(help="A table; without one, the tables are listed.", show_default=False)] = None,
    release: ReleaseOption = None,
    limit: Annotated[int, typer.Option("--limit", "-n", min=0, help="At most so many rows; 0 for all.")] = 50,
    as_json: Json = False,
) -> None:
    """List the tables of a release, or the rows of one of them.

    Example: claimpack list claims --limit 10
    """
    from claimpack.builders.release import open_release

    opened = open_release(find_release(release))
    output = Output(as_json)
    if table is None:
        counts = {entry.name: entry.n_rows for entry in opened.manifest.tables}
        output.result(counts, "\n".join(f"{n_rows:>8,}  {name}" for name, n_rows in counts.items()))
        return
    if table not in COLUMNS:
        raise ClaimpackError("REL024", f'no table "{table}"', hint=f"tables: {', '.join(COLUMNS)}")
    rows = opened.table(table).select(list(COLUMNS[table])).to_pylist()
    shown = rows[:limit] if limit else rows
    lines = [_line(row) for row in shown]
    output.result(shown, "\n".join(lines + ([f"+{len(rows) - len(shown)} more (--limit 0 prints all)"] if len(shown) < len(rows) else [])))


def _line(row: dict[str, Any]) -> str:
    return "  ".join("-" if value is None else one_line(str(value)) for value in row.values())
