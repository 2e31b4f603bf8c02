"""What words stand for when claims are compared."""

import pytest

from claimpack.builders.languages.pack import Pack
from claimpack.builders.relate.lexicon import lexicon
from claimpack.builders.relate.words import compound_tail, meaning


@pytest.mark.parametrize(
    ("form", "particle", "expected"),
    [
        ("verhaftet", "", "e:arrest"),
        ("Festnahmen", "", "e:arrest"),
        ("Massenproteste", "", "e:protest"),  # the last part of a compound
        ("Polizistin", "", "t:police"),
        ("breitete", "aus", "e:spread"),  # a separated particle belongs to its verb
        ("ausgebrannte", "", "e:burn"),  # a declined participle
        ("Steuererklärung", "", "n:steuererklärung"),
        ("nachdenken", "", "v:nachdenken"),
    ],
)
def test_a_word_stands_for(form: str, particle: str, expected: str, pack: Pack) -> None:
    assert expected in meaning(form, particle, pack, lexicon(pack)).features


@pytest.mark.parametrize("form", ["der", "gegen", "wurde", "Jahr", "sagte", "13", "sieben", "Zwölf", "Dienstagabend", "Wochenende"])
def test_a_word_that_tells_nothing_stands_for_nothing(form: str, pack: Pack) -> None:
    assert meaning(form, "", pack, lexicon(pack)).features == ()


def test_a_word_that_only_ends_like_a_concept_is_none(pack: Pack) -> None:
    assert "e:arrest" not in meaning("Staatsanwaltschaft", "", pack, lexicon(pack)).features


def test_a_capital_letter_at_the_beginning_of_a_claim_says_nothing(pack: Pack) -> None:
    assert meaning("Infolge", "", pack, lexicon(pack), is_first=True).features == ()


def test_a_declined_participle_mentions_an_event(pack: Pack) -> None:
    assert meaning("besetzte", "", pack, lexicon(pack)).lemma == "besetzen"
    assert meaning("getöteten", "", pack, lexicon(pack)).is_attributive


@pytest.mark.parametrize(("noun", "tail"), [("gaspreis", "preis"), ("regierungsgebäude", "gebäude"), ("vorgänger", None), ("haus", None)])
def test_the_last_part_of_a_compound(noun: str, tail: str | None, pack: Pack) -> None:
    assert compound_tail(noun, pack) == tail
