"""Does a release keep to its schema and to the rules of the data model? Nothing of builders is imported here."""

from claimpack.validation.check import check, examine
from claimpack.validation.record import validation_report

__all__ = ["check", "examine", "validation_report"]
