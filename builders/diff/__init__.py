"""What differs between two releases, why, and which version number it asks for."""

from claimpack.builders.diff.records import Cell, ColumnCount, Diff, Ground, Reason, RowDiff, SchemaChange, Side, TableDiff
from claimpack.builders.diff.releases import diff

__all__ = ["Cell", "ColumnCount", "Diff", "Ground", "Reason", "RowDiff", "SchemaChange", "Side", "TableDiff", "diff"]
