"""Numbers in words and digits."""

import pytest

from claimpack.builders.extract.quantities.number_words import digits_of, number_of, ordinal_of
from claimpack.builders.languages.pack import load

PACK = load("de")

NUMBERS = [
    ("null", 0),
    ("zwei", 2),
    ("Zwölf", 12),
    ("einundzwanzig", 21),
    ("neunundneunzig", 99),
    ("zweihundert", 200),
    ("einhundertfünf", 105),
    ("hunderteinundzwanzig", 121),
    ("zweitausend", 2000),
    ("dreitausendfünfhundert", 3500),
    ("hunderttausend", 100_000),
    ("dreihunderttausend", 300_000),
    ("neunzehnhundertneunundachtzig", 1989),
    ("anderthalb", 1.5),
    ("zweieinhalb", 2.5),
    ("dreißig", 30),
    ("10.000", 10_000),
    ("1.234.567", 1_234_567),
    ("1.234,56", 1234.56),
    ("1'000", 1000),
    ("3,5", 3.5),
    ("2.5", 2.5),
    ("4400", 4400),
    ("0", 0),
    ("0,5", 0.5),
]


@pytest.mark.parametrize(("word", "value"), NUMBERS)
def test_a_number_has_its_value(word: str, value: float) -> None:
    assert number_of(word, PACK) == value


@pytest.mark.parametrize(
    "word", ["ein", "eine", "Hund", "Hunderte", "Hundertschaft", "tausende", "verwundert", "undzwanzig", "007", "3:2", "Einwand"]
)
def test_other_words_are_no_numbers(word: str) -> None:
    assert number_of(word, PACK) is None


@pytest.mark.parametrize(
    ("word", "rank"),
    [
        ("ersten", 1),
        ("Erster", 1),
        ("zweite", 2),
        ("dritter", 3),
        ("siebten", 7),
        ("achte", 8),
        ("zwanzigsten", 20),
        ("einundzwanzigster", 21),
        ("hundertstes", 100),
        ("11.", 11),
    ],
)
def test_an_ordinal_has_its_rank(word: str, rank: int) -> None:
    assert ordinal_of(word, PACK) == rank


@pytest.mark.parametrize("word", ["erst", "2010.", "11", "00.", "Ernte", "letzte"])
def test_other_words_are_no_ordinals(word: str) -> None:
    assert ordinal_of(word, PACK) is None


def test_a_dot_before_other_than_three_digits_is_a_decimal_point() -> None:
    assert digits_of("2.50") == 2.5
