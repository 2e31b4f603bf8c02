"""What is known of names before reading: the corpus's own gazetteer.toml, and the frozen gazetteer of places.

[[entity]]
type = "PER"
name = "Angela Merkel"
names = ["A. Merkel"]
identifiers = { wikidata = "Q567" }

All names of an entry mean one thing; identifiers are those that the file vouches for. Of the frozen places only those are sure that a
name means before all others: a country, a region, or a town that is much larger than its namesakes.
"""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from claimpack.builders.models.name_words import NameWords
from claimpack.builders.models.places import Place, load_places, place_key
from claimpack.schema.problems import ClaimpackError
from claimpack.schema.records import Identifier

KEYS = ("identifiers", "name", "names", "type")
TYPES = ("PER", "LOC", "ORG", "OTH")
# A town is sure if it is that many times larger than the next of its name, and that large at all.
TIMES_LARGER = 5
LARGE_TOWN = 15_000
# A town under another name than GeoNames' own must be this large: of smaller ones the other names are chance hits.
LARGE_ALIAS = 50_000


@dataclass(frozen=True, slots=True)
class Entry:
    """A thing that the corpus names itself."""

    entity_type: str
    name: str
    identifiers: tuple[Identifier, ...]


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """Entries by type and name key (letters and digits without case and accents)."""

    entries: Mapping[tuple[str, str], Entry]

    def find(self, entity_type: str, name: str) -> Entry | None:
        """The entry of a name, or None."""
        return self.entries.get((entity_type, place_key(name)))


def load_gazetteer(paths: Iterable[Path]) -> Gazetteer:
    """The entries of gazetteer files; a later file's name takes the place of an earlier one's.

    Raises ClaimpackError CFG031 for a file that is not TOML, or has an unknown key or a wrong value.
    """
    entries: dict[tuple[str, str], Entry] = {}
    for path in paths:
        for number, row in enumerate(_rows(path), start=1):
            entry, names = _entry(row, f"{path}: [[entity]] {number}")
            entries |= {(entry.entity_type, place_key(name)): entry for name in names}
    return Gazetteer(entries)


@lru_cache(maxsize=1 << 16)
def sure_place(name: str, words: NameWords) -> Place | None:
    """The place that the name surely means, or None.

    Rivers and regions of names.toml are no towns, but for its `towns`, nor are parts of countries.
    """
    found = load_places().find(words.aliases.get(name, name))
    if not found or found[0].kind != "town":
        return found[0] if found else None
    first = found[0]
    if name in words.towns:
        return first
    needed = LARGE_TOWN if place_key(first.name) == place_key(name) else LARGE_ALIAS
    if name in words.places or first.population < needed or load_places().part(name):
        return None
    return first if len(found) == 1 or first.population >= TIMES_LARGER * found[1].population else None


def _rows(path: Path) -> list[object]:
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ClaimpackError("CFG031", f"not TOML: {error}", where=str(path), hint="correct the line that is named") from error
    rows = table.pop("entity", [])
    if table or not isinstance(rows, list):
        raise ClaimpackError(
            "CFG031", "a gazetteer holds nothing but [[entity]]", where=str(path), hint="write each entry under [[entity]]"
        )
    return rows


def _entry(row: object, where: str) -> tuple[Entry, list[str]]:
    """The entry and all its names."""
    if not isinstance(row, dict):
        raise ClaimpackError("CFG031", "an entity is no table", where=where, hint="write each entry under [[entity]]")
    unknown = sorted(row.keys() - set(KEYS))
    if unknown:
        raise ClaimpackError("CFG031", f'unknown key "{unknown[0]}"', where=where, hint=f"known: {', '.join(KEYS)}")
    entity_type, name, names, identifiers = row.get("type"), row.get("name"), row.get("names", []), row.get("identifiers", {})
    if entity_type not in TYPES:
        raise ClaimpackError("CFG031", f"type is {entity_type!r}", where=where, hint=f"one of {', '.join(TYPES)}")
    if not isinstance(name, str) or not place_key(name):
        raise ClaimpackError("CFG031", "name is missing or empty", where=where, hint="give the entry a name")
    if not isinstance(names, list) or not all(isinstance(other, str) and place_key(other) for other in names):
        raise ClaimpackError("CFG031", "names is no list of names", where=where, hint='as in names = ["…", "…"]')
    if not isinstance(identifiers, dict) or not all(isinstance(value, str) and value for value in identifiers.values()):
        raise ClaimpackError("CFG031", "identifiers is no table of strings", where=where, hint='as in identifiers = { wikidata = "Q1" }')
    pairs = tuple(Identifier(scheme=str(scheme), value=value) for scheme, value in sorted(identifiers.items()))
    return Entry(entity_type, name, pairs), [name, *names]
