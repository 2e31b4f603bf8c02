"""Where sentences end."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimpack.builders.languages.pack import load
from claimpack.builders.text.sentences import ZONES_WITH_SENTENCES, sentence_spans, split_sentences
from claimpack.builders.text.zones import find_zones
from claimpack.schema.records import Zone

PACK = load("de")

# "‖" stands where a sentence ends and the next begins.
LINES = [
    "Der Regen ließ nach.‖Die Sonne kam.",
    "Es war der 5. Mai.‖Alle kamen.",
    "Am 3. Oktober 1990 war es so weit.‖Danach nicht mehr.",
    "Das war 2019.‖Im Jahr darauf kam niemand.",
    "Das war 2019.‖2020 kam niemand.",
    "Gegen 14.30 Uhr kamen 2.000 Leute.‖Um 16 Uhr waren es 3.000.",
    "Der Preis stieg auf 2,50.‖Das ist viel.",
    "Der Laden öffnet um 9.‖Danach ist Ruhe.",
    "Sie belegte Platz 3.‖Anna wurde Zweite.",
    "Im 19. Jahrhundert fuhr man Kutsche.‖Heute nicht.",
    "Die 2. Liga beginnt am 12.3. mit drei Spielen.‖Die erste folgt.",
    "Am 11. 9. 2001 war er fort.‖Sie blieb.",
    "Dem 140. Geburtstag folgte ein Fest.‖Alle kamen.",
    "Ludwig XIV. herrschte lange.‖Nach ihm kam ein anderer.",
    "Heinrich VIII. Tudor herrschte.‖Er hatte sechs Frauen.",
    "Dr. Berg traf Prof. Tal.‖Beide schwiegen.",
    "Hr. Berg und Fr. Tal kamen.‖Sie blieben.",
    "Das gilt z. B. Im Westen nicht.",
    "Das gilt z. B. für Äpfel.‖Birnen sind teurer.",
    "Das gilt z.B. für Äpfel, d.h. für Obst.‖Gemüse ist teurer.",
    "Er kam u. a. aus Bonn.‖Sie nicht.",
    "Sie kaufte Äpfel, Birnen usw.‖Er zahlte.",
    "Es gab Äpfel, Birnen etc.‖Nüsse gab es nicht.",
    "Die Firma Berg & Co. KG zahlte 3,5 Mio. Euro.‖Das war viel.",
    "Es kostete 3 Mrd.‖Das war viel.",
    "Er wohnt in der Bergstr. 5 in Ulm.‖Sie nicht.",
    "Er wohnt in der Bergstr.‖Sie wohnt woanders.",
    "J. F. Berg schrieb Bücher.‖Niemand las sie.",
    "John F. Kennedy kam.‖Er blieb.",
    "Das war Plan B.‖Der erste war gescheitert.",
    "Die Stadt St. Gallen liegt in der Schweiz.‖Sie ist alt.",
    "Laut Abs. 3 Nr. 2 ist das verboten.‖Das Gericht gab ihm recht.",
    "Es war ca. 5 Uhr.‖Alle schliefen.",
    "Die Stadt entstand 50 v. Chr. am Fluss.‖Dann wuchs sie.",
    "Die Stadt entstand 50 v. Chr.‖Dann wuchs sie.",
    "Ein Oberst a. D. Namens Berg kam.‖Er blieb.",
    "Der Vizepräs. Tal kam.‖Er blieb.",
    "Im Okt. Kamen alle.",
    "Er fuhr 5 km.‖Dann rastete er.",
    "Wer war das?‖Niemand weiß es.",
    "Halt!‖Wer da?",
    "Was?!‖Nein!",
    "Die Firma Yahoo! Deutschland schwieg.‖Die Aktie fiel.",
    "Die Frage „Wer war das?“ blieb offen.‖Niemand weiß es.",
    "„Wer war das?“, fragte sie.‖Niemand wusste es.",
    "„Geh!“ rief sie.‖Er ging.",
    "„Geh!“‖Er ging.",
    "»Das geht nicht.«‖Er ging.",
    "„Nein.‖Das geht nicht“, sagte er.‖Sie nickte.",
    "“Das geht nicht.‖Das ist falsch”, sagte er.",
    '"Das geht nicht."‖"Doch."',
    "Er sagte: „Das geht nicht.“‖Dann ging er.",
    "Er sagte, das sei „falsch“.‖„Wir zahlen nicht.“",
    "Er sagte: „Das geht nicht. “‖Dann ging er.",
    "Sie zögerte … und ging.‖Er blieb.",
    "Sie zögerte ...‖Dann ging sie.",
    "Sie zögerte...‖Anna nicht.",
    "Die […] Regierung schwieg.‖Die Opposition nicht.",
    "Das Amt (engl. Office) schwieg.‖Alle warteten.",
    "Der Minister (CDU) kam.‖(dpa)",
    "(Er kam.‖Sie ging.)‖Dann war Ruhe.",
    "Das Urteil (Az. 3 C 12.20) gilt.‖Die Kläger verlieren.",
    "Er nannte es falsch.[1]‖Andere widersprachen.",
    "Die Sache ist klar: Er ging.‖Sie blieb.",
    "Mehr auf beispiel.de.‖Dort steht alles.",
    "Das Konto bei www.beispiel.de ist leer.‖Er zahlt nicht.",
    "Er ging weg.‖– Sie blieb.",
    "Er kaufte Obst.‖eBay verkaufte es.",
    "Er ging weg.‖Dann kam sie.‖Alle lachten.",
    "Der Preis sinkt um 5 €.‖Berlin jubelt.",
    "Ein Satz ohne Punkt",
    "Die Beamten der GmbH.‖Anna kam.",
    "Das erklärte die SPD.‖Anna kam.",
    "Eine Veranstaltung dieser Art.‖Die nächste folgt.",
]


@pytest.mark.parametrize("line", LINES)
def test_a_line_is_split_at_the_marked_places(line: str) -> None:
    expected = line.split("‖")
    text = " ".join(expected)
    assert [text[span.start_char : span.end_char] for span in sentence_spans(text, 0, len(text), PACK)] == expected


def test_a_missing_space_after_a_stop_ends_a_sentence() -> None:
    text = "Er ging weg.Dann kam sie."
    assert [text[span.start_char : span.end_char] for span in sentence_spans(text, 0, len(text), PACK)] == ["Er ging weg.", "Dann kam sie."]


def test_no_sentence_goes_on_over_the_end_of_a_line() -> None:
    text = "Der Regen\nließ nach."
    assert len(sentence_spans(text, 0, len(text), PACK)) == 2


def test_lines_of_one_zone_are_paragraphs_of_their_own() -> None:
    text = "Er kam. Sie ging.\nAlle lachten."
    zones = (Zone(start_char=0, end_char=len(text), zone="body"),)
    assert [sentence.paragraph for sentence in split_sentences(text, zones, PACK)] == [0, 0, 1]


@pytest.mark.parametrize("zone", ["headline", "subheading", "lead", "body", "caption"])
def test_a_zone_that_is_read_has_sentences(zone: str) -> None:
    (sentence,) = split_sentences("Er kam.", (Zone(start_char=0, end_char=7, zone=zone),), PACK)
    assert (sentence.zone, sentence.start_char, sentence.end_char) == (zone, 0, 7)


@pytest.mark.parametrize("zone", ["metadata", "credit", "byline", "boilerplate"])
def test_a_zone_that_is_not_read_has_no_sentences(zone: str) -> None:
    assert split_sentences("Er kam.", (Zone(start_char=0, end_char=7, zone=zone),), PACK) == ()


def test_marks_without_a_word_belong_to_the_sentence_before_them() -> None:
    text = "Er kam. ***"
    assert len(sentence_spans(text, 0, len(text), PACK)) == 1


def test_a_line_without_a_word_is_no_sentence() -> None:
    assert sentence_spans("* * *", 0, 5, PACK) == ()


@given(st.text(alphabet='abÄ5.!?…„“"»() \n\r\u2028', max_size=120))
def test_sentences_lie_tight_inside_their_zones_and_do_not_overlap(text: str) -> None:
    zones = find_zones(text, PACK)
    sentences = split_sentences(text, zones, PACK)
    readable = [zone for zone in zones if zone.zone in ZONES_WITH_SENTENCES]
    previous = 0
    for sentence in sentences:
        inside = text[sentence.start_char : sentence.end_char]
        assert inside == inside.strip() != ""
        assert "\n" not in inside
        assert previous <= sentence.start_char
        assert any(zone.start_char <= sentence.start_char and sentence.end_char <= zone.end_char for zone in readable)
        assert "".join(token.text for token in sentence.tokens) == "".join(inside.split())
        previous = sentence.end_char


@given(st.text(alphabet='abÄ5.!?…„“"»() ', max_size=120))
def test_every_word_of_a_line_stands_in_a_sentence(text: str) -> None:
    spans = sentence_spans(text, 0, len(text), PACK)
    covered = "".join(text[span.start_char : span.end_char] for span in spans)
    assert [char for char in covered if char.isalnum()] == [char for char in text if char.isalnum()]
