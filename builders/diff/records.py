"""What a comparison of two releases comes to, as plain records; every list is in a fixed order.

A row is *added*, *removed* or *changed*. It *follows* if it is in both releases and differs in nothing but values that other rows
decide, such as an entity's number of mentions: see `x-derived: corpus` in schema/, and asked.py for what that means for the version.
"""

from dataclasses import dataclass

LEVELS = ("none", "patch", "minor", "major")


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two releases."""

    path: str
    name: str
    version: str
    schema_version: str
    text_mode: str
    run_id: str


@dataclass(frozen=True, slots=True, order=True)
class Reason:
    """Something that went into a release and is not the same; `old` or `new` is empty where one side has none.

    kind: dataset, version, schema, tool, library, pack, model, configuration, language, text, input, file. Digests are SHA-256 in hex.
    """

    kind: str
    name: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Cell:
    """A column of a row before and after, as JSON values (dates as ISO 8601)."""

    column: str
    old: object
    new: object


@dataclass(frozen=True, slots=True)
class RowDiff:
    """A row that differs. change: added, removed, changed, follows. `label` is the column that tells people which row it is."""

    change: str
    row_id: str
    label: str
    cells: tuple[Cell, ...] = ()


@dataclass(frozen=True, slots=True)
class ColumnCount:
    """In how many rows a column, or a part of one ("attributions[].stance"), differs. derived: "" (content), corpus or run."""

    path: str
    n_rows: int
    derived: str


@dataclass(frozen=True, slots=True)
class SchemaChange:
    """A table or column that is not the same in both: change is added, removed, retyped, withheld or supplied (texts).

    `path` is "claims" or "claims.attributions[].stance".
    """

    path: str
    change: str
    is_nullable: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class TableDiff:
    """What differs in a table. `n_follows` rows have only derived differences, `n_run` rows only name another run.

    `rows` are the first of them, as many of each kind as was asked for: changed, removed, added, follows; each in the table's order.
    """

    name: str
    n_old: int
    n_new: int
    n_added: int = 0
    n_removed: int = 0
    n_changed: int = 0
    n_follows: int = 0
    n_run: int = 0
    columns: tuple[ColumnCount, ...] = ()
    schema_changes: tuple[SchemaChange, ...] = ()
    rows: tuple[RowDiff, ...] = ()


@dataclass(frozen=True, slots=True)
class Ground:
    """One thing that asks for a version: level is patch, minor or major."""

    level: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Diff:
    """Two releases compared.

    `level` is what the differences ask for (none, patch, minor, major), `meaning` what that says to users, `grounds` say why, highest
    first; `next_version` is the lowest version that NEW may have after OLD, and `is_enough` whether it has at least that.
    """

    old: Side
    new: Side
    level: str
    meaning: str
    next_version: str
    is_enough: bool
    grounds: tuple[Ground, ...]
    reasons: tuple[Reason, ...]
    warnings: tuple[str, ...]
    tables: tuple[TableDiff, ...]

    @property
    def is_same(self) -> bool:
        """Whether the two are one release: not even what it was made with differs."""
        return self.level == "none"
