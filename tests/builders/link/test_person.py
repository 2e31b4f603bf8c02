"""The parts of a person's name."""

import pytest

from claimpack.builders.languages.pack import load
from claimpack.builders.link.person import Person, given_score, is_german, is_veto, parse_person, surname_score

PACK = load("de")


@pytest.mark.parametrize(
    ("name", "given", "surname", "generation"),
    [
        ("Präsident Emmanuel Macron", ("Emmanuel",), "Macron", ""),
        ("Prof. Dr. Christian Drosten", ("Christian",), "Drosten", ""),
        ("Außenministerin Baerbock", (), "Baerbock", ""),
        ("Muammar al-Gaddafi", ("Muammar",), "Gaddafi", ""),
        ("Ursula von der Leyen", ("Ursula",), "Leyen", ""),
        ("Müller, Peter", ("Peter",), "Müller", ""),
        ("Papst Pius XII.", (), "Pius", "xii"),
        ("Gamal Abdel Nasser", ("Gamal", "Abd"), "Nasser", ""),
        ("Zhou En-lai", ("Zhou",), "En-lai", ""),
        ("Pelé", (), "Pelé", ""),
    ],
)
def test_titles_articles_and_particles_are_no_part_of_a_name(name: str, given: tuple[str, ...], surname: str, generation: str) -> None:
    assert parse_person(name, PACK) == Person(given, surname, generation)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Müller", "Möller"),
        ("Meier", "Maier"),
        ("Alijew", "Alijewa"),
        ("Nawalny", "Nawalnaja"),
        ("Kowalski", "Kowalska"),
        ("Salih", "Salihi"),
    ],
)
def test_some_surnames_are_two_however_near(left: str, right: str) -> None:
    assert is_veto(left, right, PACK)
    assert is_veto(right, left, PACK)
    assert surname_score(left, right, PACK) == 0


@pytest.mark.parametrize("surname", ["Müller", "Hintermeier", "Obermann", "Schwarzenbach"])
def test_german_surnames_are_known_by_the_list_or_their_ending(surname: str) -> None:
    assert is_german(surname, PACK)


def test_a_shorter_list_of_given_names_lies_within_a_longer_one() -> None:
    assert given_score(("Johann",), ("Johann", "Sebastian"))
    assert given_score(("J.", "S."), ("Johann", "Sebastian"))
    assert not given_score(("Johann", "Christian"), ("Johann", "Sebastian"))


def test_different_initials_are_different_persons() -> None:
    assert not given_score(("George", "W."), ("George", "H.", "W."))


def test_an_initial_stands_for_a_name_in_its_place_only() -> None:
    assert not given_score(("Eileen", "M."), ("Michael",))
