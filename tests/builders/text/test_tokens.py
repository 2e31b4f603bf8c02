"""What one token is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimpack.builders.text.tokens import tokenize

# A sentence and its tokens, separated by single spaces.
SENTENCES = [
    ("Der Bürgermeister kam.", "Der Bürgermeister kam ."),
    ("Am 5. Mai kam er.", "Am 5. Mai kam er ."),
    ("Er ging um 9.", "Er ging um 9 ."),
    ("Es waren 10.000 Menschen.", "Es waren 10.000 Menschen ."),
    ("Um 3,5 Prozent.", "Um 3,5 Prozent ."),
    ("Gegen 14.30 Uhr.", "Gegen 14.30 Uhr ."),
    ("Gegen 14:30 Uhr.", "Gegen 14:30 Uhr ."),
    ("Das Spiel endete 3:2.", "Das Spiel endete 3:2 ."),
    ("Am 12.3. begann es.", "Am 12.3. begann es ."),
    ("Am 6.1.2021 begann es.", "Am 6.1.2021 begann es ."),
    ("Am 2021-01-06 begann es.", "Am 2021-01-06 begann es ."),
    ("10-15 Helfer kamen.", "10 - 15 Helfer kamen ."),
    ("10–15 Helfer kamen.", "10 – 15 Helfer kamen ."),
    ("Vom 1.-3. Mai.", "Vom 1. - 3. Mai ."),
    ("Am 5./6. Mai.", "Am 5. / 6. Mai ."),
    ("Es waren +3 Grad.", "Es waren + 3 Grad ."),
    ("Das sind 50% mehr.", "Das sind 50 % mehr ."),
    ("Ein 20-Jähriger kam.", "Ein 20-Jähriger kam ."),
    ("Die 1980er Jahre.", "Die 1980er Jahre ."),
    ("Die G20 tagten.", "Die G20 tagten ."),
    ("COVID-19 blieb.", "COVID-19 blieb ."),
    ("Anti-Terror-Einsätze liefen.", "Anti-Terror-Einsätze liefen ."),
    ("Vor- und Nachteile.", "Vor- und Nachteile ."),
    ("Gewinne und -verluste.", "Gewinne und -verluste ."),
    ("Er kam - und ging.", "Er kam - und ging ."),
    ("Er kam – und ging.", "Er kam – und ging ."),
    ("Dr. Berg und Prof. Tal.", "Dr. Berg und Prof. Tal ."),
    ("Das sind z. B. Äpfel.", "Das sind z. B. Äpfel ."),
    ("Das sind z.B. Äpfel.", "Das sind z.B. Äpfel ."),
    ("Äpfel, Birnen usw., und Nüsse.", "Äpfel , Birnen usw. , und Nüsse ."),
    ("Die U.S.-Armee kam.", "Die U.S.-Armee kam ."),
    ("Papst Paul VI. starb.", "Papst Paul VI. starb ."),
    ("Ein Dipl.-Ing. kam.", "Ein Dipl.-Ing. kam ."),
    ("Wie geht's?", "Wie geht's ?"),
    ("Bei D’Angelo.", "Bei D’Angelo ."),
    ("Bei H&M.", "Bei H&M ."),
    ("Bürger:innen und Lehrer*innen.", "Bürger:innen und Lehrer*innen ."),
    ("Auf www.beispiel.de/a steht es.", "Auf www.beispiel.de/a steht es ."),
    ("Auf beispiel.de.", "Auf beispiel.de ."),
    ("Siehe https://beispiel.de/a?b=c, dort.", "Siehe https://beispiel.de/a?b=c , dort ."),
    ("An post@beispiel.de.", "An post@beispiel.de ."),
    ("Mit #Wetter und @amt.", "Mit #Wetter und @amt ."),
    ("Sie zögerte ... und ging.", "Sie zögerte ... und ging ."),
    ("Sie zögerte … und ging.", "Sie zögerte … und ging ."),
    ("„Ja“, sagte sie.", "„ Ja “ , sagte sie ."),
    ('Er sagte: "Nein."', 'Er sagte : " Nein . "'),
    ("(Das war so.)", "( Das war so . )"),
    ("Müller/Meier siegten.", "Müller / Meier siegten ."),
    ("Mu\u0308ller kam.", "Mu\u0308ller kam ."),
    ("Wirklich?!", "Wirklich ? !"),
]


def texts(sentence: str) -> list[str]:
    return [token.text for token in tokenize(sentence, 0, len(sentence))]


@pytest.mark.parametrize(("sentence", "expected"), SENTENCES, ids=[sentence for sentence, _ in SENTENCES])
def test_a_sentence_has_these_tokens(sentence: str, expected: str) -> None:
    assert texts(sentence) == expected.split(" ")


def test_offsets_are_those_of_the_whole_text() -> None:
    (token,) = tokenize("Er kam. Sie ging.", 8, 11)
    assert (token.text, token.start_char, token.end_char) == ("Sie", 8, 11)


def test_a_stop_at_the_end_of_the_stretch_stands_alone_although_the_text_goes_on() -> None:
    text = "Er ging um 9. Sie blieb."
    assert [token.text for token in tokenize(text, 0, 13)][-2:] == ["9", "."]


def test_equal_tokens_are_one_string() -> None:
    first, _, second, _ = tokenize("Brücke, Brücke.", 0, 15)
    assert first.text is second.text


@given(st.text(max_size=80), st.integers(0, 80), st.integers(0, 80))
def test_tokens_are_slices_in_order_and_leave_out_white_space_only(text: str, start: int, end: int) -> None:
    start, end = min(start, len(text)), min(max(start, end), len(text))
    tokens = tokenize(text, start, end)
    assert all(text[token.start_char : token.end_char] == token.text for token in tokens)
    borders = [border for token in tokens for border in (token.start_char, token.end_char)]
    assert borders == sorted(borders)
    assert "".join(token.text for token in tokens) == "".join(text[start:end].split())
