"""Does a release keep to its schema and to the rules of the data model? Nothing of builders is imported here."""

from claimpack.validation.check import check

__all__ = ["check"]
