"""Words of each language, as data."""

from claimpack.builders.languages.pack import Pack, available, load

__all__ = ["Pack", "available", "load"]
