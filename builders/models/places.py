"""Countries, regions, states and towns by any of their names: GeoNames and CLDR, frozen into places.xz by freeze_places.

A name is looked up without case, accents, hyphens and spaces ("Nur-Sultan", "Nursultan"). What the file knows is what its sources knew
when it was frozen: no rivers and no mountains. Parts of countries (regions.toml) have a look-up of their own: they are no places with
identifiers, but it is known which towns lie in them. Credits stand in README.md.
"""

import itertools
import lzma
import re
import unicodedata
from array import array
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

from claimpack.builders.models.sorted_lines import SortedLines
from claimpack.schema.records import Identifier

FILE = "places.xz"
KINDS = ("country", "region", "state", "town")
_GERMAN = str.maketrans({"ä": "a", "ö": "o", "ü": "u", "ß": "ss"})
_SPECIAL = str.maketrans({"ß": "ss", "ı": "i", "ł": "l", "đ": "d", "ø": "o", "æ": "ae", "œ": "oe", "þ": "th", "ð": "d"})


@dataclass(frozen=True, slots=True)
class Place:
    """A place of the gazetteer. `country` is an ISO 3166-1 code or "", `population` 0 where the source has none.

    `part` is GeoNames' code of the first part of the country that it lies in, or is: "02" of DE is Bavaria; "" if that is not known.
    """

    kind: str
    name: str
    country: str
    population: int
    identifiers: tuple[Identifier, ...]
    part: str = ""


class Places:
    """The frozen gazetteer: lines of places, the most important first, and sorted lines of names that point to them, and of parts.

    The lines of places stay one piece of text too; kept beside it is where each of them ends.
    """

    def __init__(self, places: bytes, names: bytes, parts: bytes = b"") -> None:
        self._parts = SortedLines(parts)
        self._places = places
        self._ends = array("I", [match.start() for match in re.finditer(b"\n", places)])
        self._names = SortedLines(names)

    def find(self, name: str) -> tuple[Place, ...]:
        """Every place that bears the name, countries first, then by population."""
        return tuple(self._place(number) for number in self._numbers(name))

    def first(self, name: str) -> Place | None:
        """The most important place of the name."""
        numbers = self._numbers(name)
        return self._place(numbers[0]) if numbers else None

    def kind(self, name: str) -> tuple[str, int]:
        """Kind and population of the most important place of the name, or ("", 0)."""
        numbers = self._names.get(_key(name))
        if not numbers:
            return "", 0
        kind, _, _, _, population, *_ = self._line(int(numbers.split(b" ", 1)[0])).split("\t", 5)
        return kind, int(population)

    def part(self, name: str) -> tuple[str, str] | None:
        """The country and the code of the part that bears a German name: "Bayern" -> ("DE", "02"). None for any other name."""
        found = self._parts.get(_key(name))
        if not found:
            return None
        country, code = found.decode().split(" ")
        return country, code

    def goes_on(self, start: str) -> bool:
        """Whether the name of a place begins with this word and goes on."""
        return self._names.goes_on(_key(start))

    def territories(self) -> frozenset[str]:
        """The German names of all countries and regions."""
        rows = (self._line(number).split("\t", 2) for number in range(len(self._ends)))
        return frozenset(name for kind, name, _ in itertools.takewhile(lambda row: row[0] in KINDS[:2], rows))

    def _numbers(self, name: str) -> tuple[int, ...]:
        numbers = self._names.get(_key(name))
        return tuple(int(number) for number in numbers.split(b" ")) if numbers else ()

    def _line(self, number: int) -> str:
        start = self._ends[number - 1] + 1 if number else 0
        return self._places[start : self._ends[number]].decode()

    def _place(self, number: int) -> Place:
        kind, name, country, part, population, *identifiers = self._line(number).split("\t")
        pairs = (identifier.split("=") for identifier in identifiers)
        return Place(kind, name, country, int(population), tuple(Identifier(scheme=scheme, value=value) for scheme, value in pairs), part)


@cache
def load_places() -> Places:
    """The gazetteer of the package, read once (about 0.1 s)."""
    data = lzma.decompress((files("claimpack.builders.models") / FILE).read_bytes())
    places, names, parts = data.split(b"\n\n")
    return Places(places + b"\n", names + b"\n", parts + b"\n")


@lru_cache(maxsize=1 << 14)
def place_key(name: str) -> str:
    """The name's letters and digits without case and accents: "Nur-Sultan" -> "nursultan"."""
    return _key(name)


def _key(name: str) -> str:
    plain = name.lower().translate(_GERMAN)
    if plain.isascii():
        return plain if plain.isalnum() else "".join(char for char in plain if char.isalnum())
    bare = unicodedata.normalize("NFKD", name.casefold().translate(_SPECIAL))
    return "".join(char for char in bare if char.isalnum() and not unicodedata.combining(char))


def freeze(places: Iterable[tuple[Place, Iterable[str]]], parts: Iterable[tuple[str, str, str]] = ()) -> bytes:
    """The file of these places and their names, and of parts by name, country and code: the same bytes, whatever their order."""
    ranked = sorted(places, key=lambda entry: (KINDS.index(entry[0].kind), -entry[0].population, entry[0].name, entry[0].country))
    lines: list[str] = []
    numbers: dict[str, list[int]] = {}
    for number, (place, names) in enumerate(ranked):
        identifiers = (f"{identifier.scheme}={identifier.value}" for identifier in place.identifiers)
        lines.append("\t".join((place.kind, place.name, place.country, place.part, str(place.population), *identifiers)))
        for key in sorted({place_key(name) for name in (place.name, *names)} - {""}):
            numbers.setdefault(key, []).append(number)
    index = (f"{key}\t{' '.join(map(str, numbers[key]))}" for key in numbers)
    known = sorted({f"{place_key(name)}\t{country} {code}" for name, country, code in parts})
    data = "\n\n".join("\n".join(block) for block in (lines, sorted(index), known))
    return lzma.compress(data.encode("utf-8"), format=lzma.FORMAT_XZ, check=lzma.CHECK_CRC64, preset=9 | lzma.PRESET_EXTREME)
