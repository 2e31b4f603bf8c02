"""The packed dictionary says the same as simplemma's own."""

import pytest
import simplemma
from simplemma.strategies.dictionaries.dictionary_factory import DEFAULT_DICTIONARY_FACTORY

from claimpack.builders.models.dictionary import PackedDictionary, is_known, lemma_of, load_dictionary

WORDS = """
ging Häuser Haus hatte Äpfel überlegte Überlegung Donaudampfschiff unbekanntundlang X ß ’n 1-Hexanol zzz naufs Straßenbahnen
teilnahm mitgeteilt Kasachstans deutsch-französische EU Ölpreise gegen. 2022 🌍
"""


@pytest.mark.parametrize("form", WORDS.split())
def test_lemmas_are_those_of_the_rules_over_the_whole_dictionary(form: str) -> None:
    assert lemma_of(form, "de") == simplemma.lemmatize(form, lang="de")
    assert is_known(form, "de") == simplemma.is_known(form, lang="de")


def test_every_form_has_its_lemma() -> None:
    whole, packed = DEFAULT_DICTIONARY_FACTORY.get_dictionary("de"), load_dictionary("de")
    assert isinstance(packed, PackedDictionary)
    assert len(packed) == len(whole)
    for number, form in enumerate(packed):
        if number % 97 == 0:
            assert packed[form] == whole[form]
            assert packed.get(form + "q") == whole.get(form + "q")


@pytest.mark.parametrize("form", ["", "\ud800", "a\tb", "ÿÿÿ", "x" * 1000])
def test_other_forms_have_none(form: str) -> None:
    assert form not in load_dictionary("de")
    with pytest.raises(KeyError):
        load_dictionary("de")[form]


@pytest.mark.parametrize(
    "records", [b"", b"SMFC1", b"SMFC2\x00\x00", b"SMFC1\x00\x01", b"SMFC1\x00\x01\x00\x05ab", b"SMFC1\x00\x00\x00\x01a\x00\x00"]
)
def test_torn_records_and_other_formats_are_refused(records: bytes) -> None:
    with pytest.raises(ValueError, match=r"records"):
        PackedDictionary(records)


def test_a_value_may_be_that_of_the_record_before_or_share_nothing_with_its_form() -> None:
    # be -> be; best -> gut; bester: the same; ging -> gehen.
    records = b"SMFC1\x00\x04" + b"\x00\x02be\x00\x00" + b"\x02\x02st\xff\x03gut" + b"\x04\x02er\xfe" + b"\x00\x04ging\x03\x04ehen"
    packed = PackedDictionary(records)
    assert dict(packed) == {"be": "be", "best": "gut", "bester": "gut", "ging": "gehen"}


def test_a_language_without_a_dictionary_is_an_error() -> None:
    with pytest.raises(ValueError, match="xx"):
        load_dictionary("xx")
