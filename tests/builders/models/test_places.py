"""The frozen gazetteer of places."""

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
