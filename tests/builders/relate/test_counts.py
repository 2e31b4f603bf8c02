"""Whether two claims count the same people or things."""

import pytest

from claimpack.builders.relate.counts import best_pair, counts
from claimpack.builders.relate.lexicon import lexicon

CASES = [
    ("40 Tote", "40 Tote", "dead", "40 Tote", "40 Menschen", "yes"),
    ("200 Polizisten wurden verletzt", "200 Polizisten", "injured", "100 Zivilisten wurden verletzt", "100 Zivilisten", "no"),
    ("200 Polizisten wurden verletzt", "200 Polizisten", "injured", "300 Menschen wurden verletzt", "300 Menschen", "no"),
    ("Die Polizei beklagt 13 Tote", "13 Tote", "dead", "40 Menschen wurden getötet", "40 Menschen", "no"),
    ("Ein Todesopfer unter den Demonstranten", "Ein Todesopfer", "dead", "40 Menschen starben", "40 Menschen", "no"),
    ("7 Menschen wurden lebensgefährlich verletzt", "7 Menschen", "injured", "90 Menschen wurden verletzt", "90 Menschen", "no"),
    ("400 Läden wurden geplündert", "400 Läden", "looted", "300 Geschäfte wurden geplündert", "300 Geschäfte", "yes"),
    ("5000 Demonstranten kamen", "5000 Demonstranten", "size", "8000 Menschen kamen", "8000 Menschen", "yes"),
]


@pytest.fixture
def pair(corpus, pack):
    def make(*claims):
        words = lexicon(pack)
        return best_pair(*(counts(row, pack, words) for row in corpus.profiles(*claims)))

    return make


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case[1]} and {case[4]}")
def test_the_same_people_are_counted(case: tuple[str, ...], corpus, pair) -> None:
    text_a, count_a, name, text_b, count_b, expected = case
    a = corpus.claim("a", text_a, corpus.count(count_a, 40, name), entities=())
    b = corpus.claim("b", text_b, corpus.count(count_b, 50, name), entities=())
    assert pair(a, b).same_population == expected


def test_an_elided_noun_leaves_open_who_is_counted(corpus, pair) -> None:
    a = corpus.claim(
        "a", "wurden hunderte weitere verletzt", corpus.count("hunderte weitere", 200, "injured", "vague", noun=None, additional=True)
    )
    b = corpus.claim("b", "500 Zivilisten wurden verletzt", corpus.count("500 Zivilisten", 500, "injured"))
    assert pair(a, b).same_population == "unknown"


def test_further_people_are_others(corpus, pair) -> None:
    a = corpus.claim(
        "a", "1700 weitere Menschen wurden verhaftet", corpus.count("1700 weitere Menschen", 1700, "arrested", additional=True)
    )
    b = corpus.claim("b", "4400 Menschen wurden verhaftet", corpus.count("4400 Menschen", 4400, "arrested"))
    assert (pair(a, b).same_population, pair(a, b).reason) == ("no", "further")


def test_cars_are_not_laid_beside_windows(corpus, pair) -> None:
    a = corpus.claim("a", "120 Autos wurden beschädigt", corpus.count("120 Autos", 120, "damaged"))
    b = corpus.claim("b", "15 Fenster wurden beschädigt", corpus.count("15 Fenster", 15, "damaged"))
    assert pair(a, b) is None


def test_of_several_counts_those_of_one_group_are_compared(corpus, pair) -> None:
    text = "200 Polizisten und 100 Zivilisten wurden verletzt"
    a = corpus.claim("a", text, corpus.count("200 Polizisten", 200, "injured"), corpus.count("100 Zivilisten", 100, "injured"))
    b = corpus.claim("b", "500 Zivilisten wurden verletzt", corpus.count("500 Zivilisten", 500, "injured"))
    assert pair(a, b).a.quantity.text == "100 Zivilisten"


def test_a_part_of_another_number_is_not_compared(corpus, pair) -> None:
    whole, part = corpus.count("40 Tote", 40), corpus.count("4 Polizisten", 4, part_of=0)
    a = corpus.claim("a", "40 Tote, darunter 4 Polizisten", whole, part)
    b = corpus.claim("b", "5 Polizisten starben", corpus.count("5 Polizisten", 5))
    assert pair(a, b).a.quantity.text == "40 Tote"


def test_one_more_is_a_single_case_and_no_count(corpus, pair) -> None:
    a = corpus.claim("a", "Ein weiterer wurde verletzt", corpus.count("Ein weiterer", 1, "injured", noun=None, additional=True))
    b = corpus.claim("b", "90 Menschen wurden verletzt", corpus.count("90 Menschen", 90, "injured"))
    assert pair(a, b) is None


def test_a_grade_of_a_part_is_no_grade_of_the_whole(corpus, pair) -> None:
    some = corpus.count("fünf", 5, "injured", noun=None, part_of=0)
    first = corpus.claim("a", "31 Menschen wurden verletzt, fünf davon schwer", corpus.count("31 Menschen", 31, "injured"), some)
    second = corpus.claim("b", "64 Menschen wurden verletzt", corpus.count("64 Menschen", 64, "injured"))
    assert pair(first, second).same_population == "yes"


def test_a_grade_before_a_part_is_one_of_the_whole(corpus, pair) -> None:
    some = corpus.count("4 Polizisten", 4, "injured", part_of=0)
    first = corpus.claim(
        "a", "7 Menschen sind in kritischem Zustand, darunter 4 Polizisten", corpus.count("7 Menschen", 7, "injured"), some
    )
    second = corpus.claim("b", "64 Menschen wurden verletzt", corpus.count("64 Menschen", 64, "injured"))
    assert pair(first, second).same_population == "no"
