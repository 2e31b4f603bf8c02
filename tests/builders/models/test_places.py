"""The frozen gazetteer of places."""

import tomllib
from importlib.resources import files

import pytest

from claimpack.builders.models.places import Place, Places, freeze, load_places, place_key
from claimpack.schema.records import Identifier

OSLO = Place("town", "Oslo", "NO", 580000, (Identifier(scheme="geonames", value="3143244"),))
NORWAY = Place("country", "Norwegen", "NO", 5000000, (Identifier(scheme="iso3166-1", value="NO"),))


@pytest.mark.parametrize(
    ("name", "key"), [("Nur-Sultan", "nursultan"), ("São Paulo", "saopaulo"), ("Łódź", "lodz"), ("Weiß", "weiss"), ("Москва", "москва")]
)
def test_a_key_has_neither_case_nor_accents_nor_hyphens(name: str, key: str) -> None:
    assert place_key(name) == key


@pytest.mark.parametrize(
    ("name", "kind", "country"),
    [
        ("Kasachstan", "country", "KZ"),
        ("Zentralasien", "region", ""),
        ("Georgia", "state", "US"),
        ("Georgien", "country", "GE"),
        ("Moskau", "town", "RU"),
        ("Alma-Ata", "town", "KZ"),
        ("Frankfurt", "town", "DE"),
    ],
)
def test_a_german_name_leads_to_its_most_important_place(name: str, kind: str, country: str) -> None:
    place = load_places().first(name)
    assert place is not None
    assert (place.kind, place.country) == (kind, country)


@pytest.mark.parametrize(
    ("town", "part", "lies_in"),
    [
        ("Passau", "Bayern", True),
        ("Leipzig", "Bayern", False),
        ("Winterthur", "Tessin", False),
        ("Palermo", "Sizilien", True),
        ("Los Angeles", "Kalifornien", True),
        ("Edinburgh", "Schottland", True),
    ],
)
def test_a_town_lies_in_a_part_of_its_country(town: str, part: str, lies_in: bool) -> None:
    place = load_places().first(town)
    assert place is not None
    assert ((place.country, place.part) == load_places().part(part)) is lies_in


def test_every_listed_part_is_found_by_its_names() -> None:
    listed = tomllib.loads((files("claimpack.builders.models") / "regions.toml").read_text(encoding="utf-8"))
    parts = {(country, code): names for country, codes in listed.items() for code, names in codes.items()}
    assert len({place_key(name) for names in parts.values() for name in names}) == sum(len(names) for names in parts.values())
    assert all(load_places().part(name) == part for part, names in parts.items() for name in names)


def test_a_town_is_no_part_of_a_country() -> None:
    assert load_places().part("Passau") is None


def test_namesakes_come_by_size() -> None:
    sizes = [place.population for place in load_places().find("Neustadt")]
    assert len(sizes) > 2
    assert sizes == sorted(sizes, reverse=True)


@pytest.mark.parametrize("name", ["", "-", "Quatschhausen", "Welt"])
def test_other_words_are_no_place(name: str) -> None:
    assert load_places().find(name) == ()


def test_territories_have_german_names() -> None:
    assert {"Norwegen", "Zentralasien"} <= load_places().territories()
    assert "Oslo" not in load_places().territories()


def test_the_file_does_not_depend_on_the_order_of_the_places() -> None:
    assert freeze([(OSLO, ("Kristiania",)), (NORWAY, ())]) == freeze([(NORWAY, ()), (OSLO, ("Kristiania",))])


def test_places_without_names_find_nothing() -> None:
    assert Places(b"", b"").first("Oslo") is None
