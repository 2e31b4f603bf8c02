"""Given names and surnames of many countries, frozen from Faker by freeze_person_names. Credits stand in README.md."""

import lzma
from functools import cache
from importlib.resources import files

from claimpack.builders.models.sorted_lines import SortedLines

FILE = "person_names.xz"


@cache
def load_person_names() -> SortedLines:
    """Codes by name: g given name, s surname, gs both. Read once (about 0.02 s)."""
    return SortedLines(lzma.decompress((files("claimpack.builders.models") / FILE).read_bytes()))
