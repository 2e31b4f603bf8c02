"""The corpus's own names, and which places a name surely means."""

from pathlib import Path

import pytest

from claimpack.builders.languages.pack import load
from claimpack.builders.link.gazetteer import load_gazetteer, sure_place
from claimpack.builders.models.name_words import name_words
from claimpack.schema.problems import ClaimpackError
from claimpack.schema.records import Identifier

WORDS = name_words(load("de"))
ENTRY = """
[[entity]]
type = "PER"
name = "Angela Merkel"
names = ["A. Merkel"]
identifiers = { wikidata = "Q567" }
"""


def written(folder: Path, text: str, name: str = "gazetteer.toml") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_every_name_of_an_entry_leads_to_it(tmp_path: Path) -> None:
    gazetteer = load_gazetteer([written(tmp_path, ENTRY)])
    entry = gazetteer.find("PER", "a. merkel")
    assert entry is not None
    assert entry == gazetteer.find("PER", "Angela Merkel")
    assert entry.identifiers == (Identifier(scheme="wikidata", value="Q567"),)


def test_a_name_of_another_type_is_another_name(tmp_path: Path) -> None:
    assert load_gazetteer([written(tmp_path, ENTRY)]).find("LOC", "Angela Merkel") is None


def test_a_later_file_overrules_an_earlier_one(tmp_path: Path) -> None:
    later = written(tmp_path, '[[entity]]\ntype = "PER"\nname = "Anna Merkel"\nnames = ["A. Merkel"]\n', "later.toml")
    entry = load_gazetteer([written(tmp_path, ENTRY), later]).find("PER", "A. Merkel")
    assert entry is not None
    assert entry.name == "Anna Merkel"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[[entity]]\ntype = ", "not TOML"),
        ('[[person]]\nname = "A"\n', "nothing but [[entity]]"),
        ('[[entity]]\ntype = "PER"\nname = "A"\nalias = "B"\n', 'unknown key "alias"'),
        ('[[entity]]\ntype = "PERSON"\nname = "A"\n', "type is 'PERSON'"),
        ('[[entity]]\ntype = "PER"\n', "name is missing"),
        ('[[entity]]\ntype = "PER"\nname = "A"\nnames = "B"\n', "names is no list"),
        ('[[entity]]\ntype = "PER"\nname = "A"\nidentifiers = { wikidata = 5 }\n', "identifiers is no table of strings"),
    ],
)
def test_a_faulty_gazetteer_is_an_error_that_names_its_place(text: str, message: str, tmp_path: Path) -> None:
    with pytest.raises(ClaimpackError) as raised:
        load_gazetteer([written(tmp_path, text)])
    assert raised.value.code == "CFG031"
    assert message in raised.value.message
    assert str(tmp_path) in str(raised.value.where)


@pytest.mark.parametrize(
    ("name", "number"),
    [
        ("Almaty", "1526384"),
        ("Alma-Ata", "1526384"),
        ("Danzig", "3099434"),
        ("Kasachstan", "1522867"),
        ("USA", "6252001"),
        ("Genf", "2660646"),
        ("Rio", "3451190"),
    ],
)
def test_a_place_that_is_larger_than_its_namesakes_is_sure(name: str, number: str) -> None:
    place = sure_place(name, WORDS)
    assert place is not None
    assert Identifier(scheme="geonames", value=number) in place.identifiers


@pytest.mark.parametrize("name", ["Neustadt", "Main", "Springfield", "Xyzzy", "Brandenburg"])
def test_other_places_are_not_sure(name: str) -> None:
    assert sure_place(name, WORDS) is None
