"""Which version number the differences ask for, by the rules of TensorFlow Datasets (https://www.tensorflow.org/datasets/datasets_versioning).

- patch: the same data, made or written differently (no cell differs but those that name the run: `x-derived: run`).
- minor: rows, tables or nullable columns were added, and no cell that was there before is another.
- major: anything else. A corrected article is one: its row changes, and the claims of its old text are gone.

One thing TensorFlow Datasets does not know: values computed over the whole corpus (`x-derived: corpus` in schema/: whom a name means,
how often, who copied whom, how claims relate). One more article changes them, in rows that nobody touched. They are held to follow, and
ask for no more than minor, if articles or reviews were added and the program (tool, libraries, packs, models, schema, language) is the
same. If not, nothing says that they follow from what was added, and they count as any cell. In the same way a claim's status follows from
added reviews: what people decided about a claim is more said of it, and the claim is as it was.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from claimpack.builders.diff.derived import derived_of
from claimpack.builders.diff.reasons import PROGRAM
from claimpack.builders.diff.records import LEVELS, Ground, Reason, SchemaChange, TableDiff

ARTICLES, CLAIMS, REVIEWS = "articles", "claims", "reviews"
# The columns of claims that say what reviewers decided.
_REVIEWED = {"status"}
MEANINGS = {
    "patch": "the same rows; only what made them, or how they are written, is another",
    "minor": "whoever relies on the old rows finds them all, as they were",
    "major": "rows that somebody may rely on are other rows now, or gone",
}


@dataclass(frozen=True, slots=True)
class _Cause:
    """From what derived values may follow: what was added ("articles", "reviews"), and the doubt that they do; empty for none."""

    added: tuple[str, ...]
    doubt: str


def find_grounds(tables: Sequence[TableDiff], reasons: Sequence[Reason], *, is_same: bool) -> tuple[Ground, ...]:
    """Everything that asks for a version, the highest level first, then in the order of the tables. `is_same`: so are the manifests."""
    cause = _cause(tables, reasons)
    found = [ground for table in tables for ground in _grounds(table, cause)]
    if not (found or is_same):
        found = [Ground("patch", "the same data, made or written differently")]
    return tuple(sorted(found, key=lambda ground: -LEVELS.index(ground.level)))


def _cause(tables: Sequence[TableDiff], reasons: Sequence[Reason]) -> _Cause:
    added = tuple(name for name in (ARTICLES, REVIEWS) if any(table.name == name and table.n_added for table in tables))
    program = [reason.kind for reason in reasons if reason.kind in PROGRAM]
    if not added:
        return _Cause((), "no article was added from which that could follow")
    return _Cause(added, f"that may come from another {', '.join(dict.fromkeys(program))}" if program else "")


def asked_level(grounds: Iterable[Ground]) -> str:
    """The highest level among the grounds; "none" without any."""
    return max((ground.level for ground in grounds), key=LEVELS.index, default="none")


def meaning_of(level: str, tables: Sequence[TableDiff]) -> str:
    """What a level says to whoever relies on the older release, in a sentence; empty for "none"."""
    if level != "major":
        return MEANINGS.get(level, "")
    articles = next((table for table in tables if table.name == ARTICLES), None)
    n_corrected = articles.n_changed if articles else 0
    if not n_corrected or (articles and articles.n_removed):
        return MEANINGS[level]
    what = "an article was corrected" if n_corrected == 1 else f"{n_corrected:,} articles were corrected"
    return f"{what}: rows of the old wording are others now, or gone, which whoever cites them has to know; added articles alone are minor"


def next_version(version: str, level: str) -> str:
    """The lowest version after `version` that a level asks for: minor 1.4.2 -> 1.5.0. 0.x.y is treated as any other."""
    major, minor, patch = parts_of(version)
    following = {
        "none": (major, minor, patch),
        "patch": (major, minor, patch + 1),
        "minor": (major, minor + 1, 0),
        "major": (major + 1, 0, 0),
    }
    return ".".join(map(str, following[level]))


def parts_of(version: str) -> tuple[int, int, int]:
    """1.10.0 -> (1, 10, 0), which sorts as versions do."""
    major, minor, patch = version.split(".")
    return int(major), int(minor), int(patch)


def _grounds(table: TableDiff, cause: _Cause) -> Iterator[Ground]:
    yield from (_layout_ground(change) for change in table.schema_changes)
    is_derived = derived_of(table.name) == "corpus"
    content = {column.path for column in table.columns if not column.derived}
    if table.n_changed and REVIEWS in cause.added and table.name == CLAIMS and content <= _REVIEWED:
        yield Ground("minor", f"claims: {_rows(table.n_changed)} reviewed ({_columns(table, '')}); that follows from the added reviews")
    elif table.n_changed:
        yield Ground("major", f"{table.name}: {_rows(table.n_changed)} changed ({_columns(table, '')})")
    if table.n_removed and not is_derived:
        yield Ground("major", f"{table.name}: {_rows(table.n_removed)} removed")
    if table.n_added:
        yield Ground("minor", f"{table.name}: {_rows(table.n_added)} added")
    if table.n_removed and is_derived:
        yield _derived_ground(f"{table.name}: {_rows(table.n_removed)} of derived data removed", cause)
    if table.n_follows:
        yield _derived_ground(f"{table.name}: {_rows(table.n_follows)} with other derived values ({_columns(table, 'corpus')})", cause)
    if table.n_run:
        yield Ground("patch", f"{table.name}: {_rows(table.n_run)} name another run")


def _derived_ground(what: str, cause: _Cause) -> Ground:
    if cause.doubt:
        return Ground("major", f"{what}; {cause.doubt}")
    return Ground("minor", f"{what}; that follows from the added {' and '.join(cause.added)}")


def _layout_ground(change: SchemaChange) -> Ground:
    is_minor = change.change == "supplied" or (change.change == "added" and change.is_nullable)
    return Ground("minor" if is_minor else "major", f"{change.path}: {change.change}")


def _rows(n: int) -> str:
    return f"{n:,} row" if n == 1 else f"{n:,} rows"


def _columns(table: TableDiff, derived: str) -> str:
    return ", ".join(f"{column.path} in {column.n_rows:,}" for column in table.columns if column.derived == derived)
