"""All checks of a release, in order: files, rows, keys, rules, and expectations if wanted."""

from collections.abc import Iterator
from pathlib import Path

from claimpack.schema.catalogue import TABLES
from claimpack.schema.problems import ClaimpackError, Finding
from claimpack.validation.files import check_files
from claimpack.validation.keys import check_keys
from claimpack.validation.locate import Located, locate
from claimpack.validation.release import Release, open_release
from claimpack.validation.rows import check_columns, check_rows
from claimpack.validation.rules import check_rules


def examine(release: Path, *, with_expectations: bool = False, previous: Path | None = None) -> tuple[Located, ...]:
    """What `check` finds, each finding with the file, row, source and line where it stands. Raises as `check` does."""
    findings = list(check(release, with_expectations=with_expectations, previous=previous))
    return tuple(locate(open_release(release), findings))


def check(release: Path, *, with_expectations: bool = False, previous: Path | None = None) -> Iterator[Finding]:
    """Everything that is wrong with a release; nothing if it keeps to its schema and the rules of the data model.

    Files first, then rows against their schema (table by table, in order), then keys and rules across tables, then, if wanted, the
    expectations on the data's distribution (Great Expectations: seconds), with those on growth since the `previous` release.
    Where a table cannot be read or has other columns, what goes across tables is left out.

    Raises ClaimpackError REL001 to REL003 if there is no release to check, or none at `previous`; GX002 if Great Expectations fails.
    """
    opened = open_release(release)
    before = open_release(previous) if previous else None
    yield from check_files(opened)
    broken: dict[str, frozenset[int]] = {}
    is_readable = True
    for table in TABLES:
        numbers: set[int] = set()
        for number, finding in check_table(opened, table):
            is_readable = is_readable and number is not None
            numbers.update(() if number is None else (number,))
            yield finding
        broken[table] = frozenset(numbers)
    if not is_readable:
        return
    yield from check_keys(opened)
    yield from check_rules(opened, broken)
    if with_expectations:
        from claimpack.validation.gx import check_expectations

        yield from check_expectations(opened, before)


def check_table(release: Release, table: str) -> Iterator[tuple[int | None, Finding]]:
    """The findings of a table's rows, each with the number of its row; None for what concerns the whole table."""
    if not release.files_of(table):
        yield None, Finding("REL015", table, "the table has no file", "get the release again, or build it again")
        return
    first = 0
    try:
        faults = [finding for schema in release.schemas(table) for finding in check_columns(table, schema)]
        yield from ((None, finding) for finding in faults)
        for batch in release.batches(table) if not faults else ():
            for row, finding in check_rows(table, batch, first):
                yield first + row, finding
            first += batch.num_rows
    except ClaimpackError as error:
        yield None, Finding("REL015", error.where, error.message, error.hint)
