"""Which spellings of names are held to mean one thing. A linguist adds a pair to name_pairs.tsv, or a line below."""

from pathlib import Path

import pytest

from claimpack.builders.evaluate.names import NamePair, is_same, read_pairs
from claimpack.builders.languages.pack import load
from claimpack.builders.link.names import content_words, initials, is_acronym, is_inflected, match_names
from claimpack.builders.models.name_words import name_words

PACK = load("de")
WORDS = name_words(PACK)
PAIRS = read_pairs(Path(__file__).with_name("name_pairs.tsv"))


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: f"{pair.left} | {pair.right}")
def test_two_spellings_mean_one_thing_or_two(pair: NamePair) -> None:
    assert is_same(pair.left, pair.right, PACK) is pair.is_same
    assert is_same(pair.right, pair.left, PACK) is pair.is_same


@pytest.mark.parametrize(
    ("entity_type", "left", "right", "rule"),
    [
        ("PER", "Angela Merkel", "ANGELA MERKEL", "exact"),
        ("PER", "Recep Tayyip Erdogan", "Recep Tayyip Erdoğan", "exact"),
        ("PER", "Olaf Scholz", "Olaf Scholz'", "exact"),
        ("PER", "Boris Palmers", "Boris Palmer", "inflection"),
        ("PER", "Steinmeier", "Frank-Walter Steinmeier", "surname"),
        ("PER", "George W. Bush", "George Bush", "alias"),
        ("PER", "Boris Jelzin", "Boris Yeltsin", "transliteration"),
        ("LOC", "USA", "Vereinigte Staaten", "alias"),
        ("LOC", "Weißrussland", "Belarus", "alias"),
        ("LOC", "Danzig", "Gdańsk", "gazetteer"),
        ("LOC", "Dagestan", "Daghestan", "transliteration"),
        ("ORG", "Vereinten Nationen", "Vereinte Nationen", "inflection"),
        ("ORG", "Vereinte Nationen", "UNO", "alias"),
        ("ORG", "Bund für Vogelschutz", "Bundes für Vogelschutz", "inflection"),
        ("ORG", "Al-Dschasira", "Al-Jazeera", "transliteration"),
        ("ORG", "TRT", "Thai Rak Thai", "acronym"),
        ("ORG", "BfV", "Bundesamt für Verfassungsschutz", "acronym"),
    ],
)
def test_a_match_names_its_rule(entity_type: str, left: str, right: str, rule: str) -> None:
    match = match_names(left, right, entity_type, PACK)
    assert match is not None
    assert match.rule == rule
    assert 0 < match.score <= 1


@pytest.mark.parametrize(
    ("entity_type", "left", "right"),
    [
        ("PER", "Anna Schmidt", "Anne Schmidt"),
        ("PER", "Johannes Meier", "Johannes Meyer"),
        ("PER", "Stefan", "Stephanie"),
        ("PER", "Berisha", "Boris"),
        ("LOC", "Bayern", "Bern"),
        ("LOC", "Iowa", "Java"),
        ("ORG", "Grüne", "Gruner"),
        ("ORG", "Müller AG", "Möller AG"),
        ("ORG", "Deutsche Bank", "Deutsche Bahn"),
        ("ORG", "SPD", "SPÖ"),
    ],
)
def test_names_that_look_alike_are_two(entity_type: str, left: str, right: str) -> None:
    assert match_names(left, right, entity_type, PACK) is None


@pytest.mark.parametrize(
    ("short", "long"),
    [
        ("UNHCR", "United Nations High Commissioner Refugees"),
        ("BUND", "Bund Umwelt Naturschutz Deutschland"),
        ("BfV", "Bundesamt für Verfassungsschutz"),
        ("ARD", "Allgemeine Rundfunkanstalten Deutschlands"),
    ],
)
def test_an_acronym_takes_first_letters_with_or_without_function_words(short: str, long: str) -> None:
    assert is_acronym(short, long, WORDS)


@pytest.mark.parametrize(("short", "long"), [("Bund", "Bund und neues Denken"), ("AB", "Axel"), ("XYZ", "Axel und Berta Zoll")])
def test_other_words_are_no_acronym(short: str, long: str) -> None:
    assert not is_acronym(short, long, WORDS)


def test_only_the_last_word_of_a_person_is_inflected() -> None:
    assert is_inflected("Peter Hubers", "Peter Huber", WORDS, is_person=True)
    assert not is_inflected("Peters Huber", "Peter Huber", WORDS, is_person=True)
    assert not is_inflected("Christiane Huber", "Christian Huber", WORDS, is_person=True)


def test_function_words_and_endings_tell_no_name_apart() -> None:
    assert content_words("Verband der Gemeinden", WORDS) == content_words("Verbandes für Gemeinde", WORDS)


def test_one_word_has_no_initials() -> None:
    assert initials("Greenpeace", WORDS) == ()
