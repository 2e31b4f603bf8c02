"""What a German form can be, one form per line."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimpack.builders.languages import load
from claimpack.builders.text.words import Word, analyse

PACK = load("de")


def kinds(word: Word) -> set[str]:
    """The flags that are set, without their "is_"."""
    return {name.removeprefix("is_") for name in Word.__slots__ if name.startswith("is_") and getattr(word, name)}


@pytest.mark.parametrize(
    ("form", "lemma"),
    [
        ("ging", "gehen"),
        ("entließ", "entlassen"),
        ("verschwand", "verschwinden"),
        ("überfiel", "überfallen"),
        ("durchbrach", "durchbrechen"),
        ("teilte", "teilen"),
        ("stand", "stehen"),
        ("brach", "brechen"),
        ("lädt", "laden"),
        ("twitterte", "twittern"),
        ("breiten", "breiten"),
        ("wuchs", "wachsen"),
        ("evakuierte", "evakuieren"),
        ("gewinnt", "gewinnen"),
        ("gewann", "gewinnen"),
        ("gelangte", "gelangen"),
        ("sei", "sein"),
        ("würden", "werden"),
        ("hätte", "haben"),
        ("könnte", "können"),
        ("plane", "planen"),
        ("ende", "enden"),
        ("lautet", "lauten"),
    ],
)
def test_a_finite_form_has_its_verb_as_lemma(form: str, lemma: str) -> None:
    word = analyse(form, PACK)
    assert word.is_finite
    assert word.lemma == lemma


@pytest.mark.parametrize(
    ("form", "lemma", "particle"),
    [
        ("gesagt", "sagen", ""),
        ("gestiegen", "steigen", ""),
        ("gegangen", "gehen", ""),
        ("gegeben", "geben", ""),
        ("genannt", "nennen", ""),
        ("mitgeteilt", "mitteilen", "mit"),
        ("festgenommen", "festnehmen", "fest"),
        ("vernommen", "vernehmen", ""),
        ("erschossen", "erschießen", ""),
        ("begangen", "begehen", ""),
        ("verletzt", "verletzen", ""),
        ("evakuiert", "evakuieren", ""),
        ("zurückgewiesen", "zurückweisen", "zurück"),
        ("umgesetzt", "umsetzen", "um"),
        ("entsandt", "entsenden", ""),
        ("gewonnen", "gewinnen", ""),
    ],
)
def test_a_participle_is_known_with_its_particle(form: str, lemma: str, particle: str) -> None:
    word = analyse(form, PACK)
    assert word.is_participle
    assert (word.lemma, word.particle) == (lemma, particle)


@pytest.mark.parametrize(
    "form", ["gesagt", "gestiegen", "mitgeteilt", "festgenommen", "vernommen", "gegangen", "zurückgewiesen", "worden", "gewesen"]
)
def test_a_participle_with_ge_is_no_finite_verb(form: str) -> None:
    assert not analyse(form, PACK).is_finite


@pytest.mark.parametrize("form", ["verletzt", "erklärt", "bedroht", "entlassen", "erhalten", "gehört", "evakuiert"])
def test_a_participle_without_ge_may_be_finite(form: str) -> None:
    word = analyse(form, PACK)
    assert word.is_participle
    assert word.is_finite


@pytest.mark.parametrize("form", ["betrat", "besaß", "begannen", "verlor", "erschien", "übernahm", "verließ", "vertrat"])
def test_a_strong_preterite_is_no_participle(form: str) -> None:
    word = analyse(form, PACK)
    assert word.is_finite
    assert not word.is_participle


@pytest.mark.parametrize(
    ("form", "lemma"),
    [("mitzuteilen", "mitteilen"), ("aufzubauen", "aufbauen"), ("anzuwenden", "anwenden"), ("zurückzutreten", "zurücktreten")],
)
def test_an_infinitive_with_zu_inside(form: str, lemma: str) -> None:
    word = analyse(form, PACK)
    assert word.is_zu_infinitive
    assert not word.is_infinitive
    assert word.lemma == lemma


@pytest.mark.parametrize("form", ["gehen", "sagen", "hinzufügen", "beziehen", "zuziehen", "sammeln", "ändern", "tun"])
def test_an_infinitive_is_its_own_lemma(form: str) -> None:
    word = analyse(form, PACK)
    assert word.is_infinitive
    assert word.lemma == form


@pytest.mark.parametrize(("form", "particle"), [("stattfindet", "statt"), ("abzieht", "ab"), ("aufnimmt", "auf"), ("zurücktrat", "zurück")])
def test_a_separable_verb_written_in_one_word_shows_its_particle(form: str, particle: str) -> None:
    word = analyse(form, PACK)
    assert word.is_finite
    assert word.particle == particle


@pytest.mark.parametrize(
    "form", ["geplünderte", "gestiegene", "angekündigten", "gestohlenen", "überraschend", "führende", "verbotenes", "verletzter"]
)
def test_a_declined_participle_is_an_adjective_and_no_verb(form: str) -> None:
    word = analyse(form, PACK)
    assert word.is_adjective
    assert not word.is_verb


@pytest.mark.parametrize("form", ["verhängte", "verletzten", "erklärten", "unterstützte"])
def test_a_form_in_te_is_a_preterite_or_an_adjective(form: str) -> None:
    word = analyse(form, PACK)
    assert word.is_finite
    assert word.is_adjective


@pytest.mark.parametrize(
    ("form", "kind"),
    [
        ("der", "article"),
        ("der", "relative"),
        ("dessen", "relative"),
        ("dass", "subordinator"),
        ("weil", "subordinator"),
        ("und", "coordinator"),
        ("sondern", "coordinator"),
        ("er", "nominative"),
        ("sich", "pronoun"),
        ("mit", "preposition"),
        ("mit", "separable"),
        ("zurück", "separable"),
        ("warum", "question"),
        ("hat", "haben"),
        ("sind", "sein"),
        ("wurde", "werden"),
        ("müsse", "modal"),
        ("ließ", "helping"),
        ("seine", "determiner"),
        ("bereits", "adverb"),
        ("schnell", "adjective"),
        ("4.400", "number"),
        ("–", "mark"),
        ("-Rufe", "noun"),
        ("Almaty", "name"),
    ],
)
def test_small_words_belong_to_their_closed_class(form: str, kind: str) -> None:
    assert kind in kinds(analyse(form, PACK))


@pytest.mark.parametrize(
    "form", ["an", "in", "von", "eine", "seine", "gegen", "wegen", "zwischen", "offen", "neuen", "vergangenen", "laut", "zusammen"]
)
def test_a_small_word_that_looks_like_a_verb_is_none(form: str) -> None:
    assert not analyse(form, PACK).is_verb


@pytest.mark.parametrize("form", ["Regierung", "Verletzte", "Deutsche", "Essen", "Ausnahmezustand"])
def test_a_capital_letter_makes_a_noun(form: str) -> None:
    word = analyse(form, PACK)
    assert word.is_noun
    assert not word.is_verb


@pytest.mark.parametrize(
    ("form", "kind"),
    [("Befürchtet", "participle"), ("Die", "article"), ("Unklar", "adjective"), ("Wenn", "subordinator"), ("Sei", "finite")],
)
def test_at_the_beginning_of_a_sentence_a_capital_letter_says_nothing(form: str, kind: str) -> None:
    assert kind in kinds(analyse(form, PACK, is_first=True))


@pytest.mark.parametrize("form", ["Proteste", "Experten", "Menschen", "Berlin"])
def test_a_noun_at_the_beginning_of_a_sentence_stays_a_noun(form: str) -> None:
    assert analyse(form, PACK, is_first=True).is_noun


@given(st.text(min_size=1, max_size=20))
def test_any_form_has_a_word_with_a_lemma(form: str) -> None:
    word = analyse(form, PACK)
    assert word.form == form
    assert word.lemma
    assert word == analyse(form, PACK)
