"""What lists, gazetteer and dictionary know of a form."""

import pytest

from claimpack.builders import languages
from claimpack.builders.models.features import form_features, shape
from claimpack.builders.models.lexicon import load_lexicon
from claimpack.builders.models.titles import is_title

PACK = languages.load("de")
LEXICON = load_lexicon(PACK)


@pytest.mark.parametrize(
    ("form", "kind"),
    [
        ("Annegret", "g"),
        ("Annegrets", "g'"),
        ("Kusnezow", "s"),
        ("Bitten", ""),
        ("norwegischen", "d"),
        ("Norwegische", "d"),
        ("südnorwegisch", "dr"),
        ("Kieler", "cC2"),
        ("Haus", ""),
    ],
)
def test_lists_tell_the_kind_of_a_form(form: str, kind: str) -> None:
    assert LEXICON.listed(form) == kind


@pytest.mark.parametrize(
    ("form", "kind"),
    [("Norwegen", "T"), ("Norwegens", "Ts"), ("Texas", "R"), ("Moskau", "C1"), ("Kiel", "C2"), ("norwegen", "-"), ("Haus", "C4")],
)
def test_the_gazetteer_tells_the_kind_of_a_place(form: str, kind: str) -> None:
    assert LEXICON.place(form) == kind


@pytest.mark.parametrize(
    ("form", "derivation"),
    [
        ("norwegische", "deriv"),
        ("Norwegen", "none"),
        ("Sowjetrepublik", "part"),
        ("Ex-Sowjetrepublik", "part"),
        ("Ex-Minister", ""),
        ("Norwegische", ""),
        ("Haus", ""),
    ],
)
def test_some_forms_are_names_of_places_wherever_they_stand(form: str, derivation: str) -> None:
    assert LEXICON.sure(form) == derivation


@pytest.mark.parametrize(
    ("form", "is_common"), [("Idee", True), ("Landes", True), ("Wasserwerk", True), ("Anna", False), ("Norwegen", False)]
)
def test_common_nouns_are_known_by_inflection_plural_or_compound(form: str, is_common: bool) -> None:
    assert LEXICON.is_common(form) is is_common


@pytest.mark.parametrize("word", ["Präsident", "Dr.", "Verkehrsministerin", "UN-Generalsekretär", "Chefs"])
def test_titles_are_known_by_the_list_or_their_ending(word: str) -> None:
    assert is_title(word, PACK)


@pytest.mark.parametrize(
    ("form", "expected"), [("Haus", "Aaa"), ("a", "a"), ("OVKS-Chef", "AA-Aaa"), ("2.000", "0.00"), ("iPhone", "aAaa")]
)
def test_a_shape_shows_at_most_two_of_a_kind(form: str, expected: str) -> None:
    assert shape(form) == expected


def test_capitals_hide_no_name_from_the_lists() -> None:
    assert form_features("MOSKAU", LEXICON).classes[2] == form_features("Moskau", LEXICON).classes[2]


@pytest.mark.parametrize(
    ("form", "role"),
    [
        ("Sängerin", "p"),
        ("Landespolitikers", "p"),
        ("Nebenfluss", "l"),
        ("Zweitligisten", "o"),
        ("Kinofilm", "w"),
        ("erläuterte", "S"),
        ("mündet", "P"),
        ("Eisbär", ""),
        ("heute", ""),
    ],
)
def test_words_tell_what_a_name_beside_them_is(form: str, role: str) -> None:
    assert LEXICON.role(form) == role
