"""What a release consists of: tables, columns, types and vocabularies."""

from claimpack.schema.catalogue import FILES, TABLES, VERSION, load

__all__ = ["FILES", "TABLES", "VERSION", "load"]
