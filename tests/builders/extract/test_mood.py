"""The mood of verb forms and of verbs in their sentence."""

import pytest

from claimpack.builders.extract.mood import finite_moods, mood_of_form
from claimpack.builders.languages.pack import load
from claimpack.builders.text.document import Sentence
from claimpack.builders.text.tokens import tokenize

PACK = load("de")

KONJUNKTIV_1 = [
    "habe",
    "sei",
    "seien",
    "werde",
    "könne",
    "müsse",
    "dürfe",
    "solle",
    "wolle",
    "möge",
    "wisse",
    "gehe",
    "komme",
    "bleibe",
    "stehe",
    "liege",
    "gebe",
    "nehme",
    "sehe",
    "halte",
    "lasse",
    "führe",
    "ändere",
    "handele",
    "handle",
    "sammle",
    "verändere",
    "unterstütze",
    "beginne",
    "bestehe",
    "verliere",
    "erhalte",
    "arbeite",
    "biete",
    "leite",
    "rede",
    "warte",
    "plane",
    "stelle",
]
KONJUNKTIV_2 = [
    "wäre",
    "wären",
    "hätte",
    "hätten",
    "würde",
    "würden",
    "könnte",
    "könnten",
    "müsste",
    "müssten",
    "dürfte",
    "dürften",
    "käme",
    "kämen",
    "gäbe",
    "gäben",
    "ginge",
    "bliebe",
    "hielte",
    "ließe",
    "nähme",
    "nähmen",
    "fände",
    "fänden",
    "stünde",
    "stünden",
    "läge",
    "sähe",
    "spräche",
    "träfe",
    "bräuchte",
    "wüsste",
    "bekäme",
    "erhielte",
    "entstünde",
    "verlöre",
    "stattfände",
    "vorläge",
    "aufbrächten",
]
AMBIGUOUS = ["sollte", "sollten", "wollte", "wollten", "sagte", "nutzte", "teilte", "meldeten"]
INDICATIVE = ["ist", "sind", "hat", "wird", "wurde", "kann", "muss", "sagt", "geht", "ging", "kam", "kamen", "blieben", "gab"]
NO_VERB = ["gesagt", "gegangen", "schnell", "eine", "heute", "ohne", "beide", "lange", "gerne"]


@pytest.mark.parametrize("form", KONJUNKTIV_1)
def test_the_infinitive_without_n_is_konjunktiv_1(form: str) -> None:
    assert mood_of_form(form, PACK) == "konjunktiv_1"


@pytest.mark.parametrize("form", KONJUNKTIV_2)
def test_strong_and_modal_verbs_have_a_konjunktiv_2(form: str) -> None:
    assert mood_of_form(form, PACK) == "konjunktiv_2"


@pytest.mark.parametrize("form", AMBIGUOUS)
def test_a_weak_preterite_does_not_say(form: str) -> None:
    assert mood_of_form(form, PACK) == "ambiguous"


@pytest.mark.parametrize("form", INDICATIVE)
def test_other_finite_forms_are_indicative(form: str) -> None:
    assert mood_of_form(form, PACK) == "indicative"


@pytest.mark.parametrize("form", NO_VERB)
def test_what_is_no_finite_verb_has_no_mood(form: str) -> None:
    assert mood_of_form(form, PACK) == ""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Er sagte, der Zug habe Verspätung.", ["habe"]),
        ("Die Lage sei ruhig und werde es bleiben.", ["sei", "werde"]),
        ("Es gebe Hinweise, dass jemand das Haus verlassen habe.", ["gebe", "habe"]),
        ("Ich habe das Buch gelesen.", []),
        ("Gestern habe ich ihn gesehen und werde es melden.", []),
        ("Wenn ich komme, gehe ich auch.", []),
        ("Habe gut gegessen.", []),
        ("Habe er das gewusst, sei alles anders.", ["Habe", "sei"]),
        ("Die weite Reise war lang.", []),
        ("Der Käse ist alt.", []),
        ("Hätte er gefragt, wäre nichts passiert.", ["Hätte", "wäre"]),
        ("Sie könnten morgen kommen.", ["könnten"]),
        ("Die Gäste blieben lange.", []),
        ("Sie haben gewonnen.", []),
        ("Der Plan, so hieß es, solle bald vorliegen.", ["solle"]),
        ("„Sei vorsichtig“, rief sie.", []),
        ("Das Amt teilte mit, die Frist ende am Montag.", ["ende"]),
        ("Das Gericht urteilte, der Mieter müsse ausziehen.", ["müsse"]),
        ("Sie wollten zum Tor drängen und dort süße Birnen und besondere Nüsse kaufen.", []),
        ("Der Lärm bereite Sorgen, er bereite Sorgen.", ["bereite"]),
        ("Folge der Kriege war die Armut.", []),
        ("Teile des Dorfes brannten.", []),
        ("Komme er zu spät, beginne das Spiel ohne ihn.", ["Komme", "beginne"]),
        ("Der Zug raste durch das Tal.", []),
        ("So stand es im Buch „DATE NIGHT“.", []),
    ],
)
def test_konjunktiv_is_found_in_a_sentence(text: str, expected: list[str]) -> None:
    sentence = Sentence(0, len(text), "body", 0, tokenize(text, 0, len(text)))
    found = [finding for finding in finite_moods(sentence, PACK) if finding.mood.startswith("konjunktiv")]
    assert [text[one.span.start_char : one.span.end_char] for one in found] == expected


def test_a_finding_names_the_lemma() -> None:
    text = "Er sagte, sie käme."
    sentence = Sentence(0, len(text), "body", 0, tokenize(text, 0, len(text)))
    assert [(one.mood, one.lemma) for one in finite_moods(sentence, PACK)] == [("ambiguous", "sagen"), ("konjunktiv_2", "kommen")]
