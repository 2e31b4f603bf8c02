"""Quantities: what belongs to them, and what they commit to."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimpack.builders.extract.quantities.quantities import NotQuantity, find_quantities, not_quantities
from claimpack.builders.extract.times.times import find_times
from claimpack.builders.languages.pack import load
from claimpack.builders.text.bare import bare_article
from claimpack.builders.text.document import Document, Sentence
from claimpack.builders.text.reading import read_document
from claimpack.builders.text.tokens import tokenize
from claimpack.schema.records import Quantity

PACK = load("de")


def document(text: str) -> Document:
    """The text as one sentence of one body."""
    article = bare_article(text, zone="body")
    return Document(article, text, article.zones, (Sentence(0, len(text), "body", 0, tokenize(text, 0, len(text))),), ())


def quantities(text: str) -> tuple[Quantity, ...]:
    """The quantities of a sentence."""
    read = document(text)
    return find_quantities(read, PACK, find_times(read, PACK))


def refused(text: str) -> list[tuple[str, str]]:
    """The numbers that are no quantities: text and what they are."""
    read = document(text)
    found: tuple[NotQuantity, ...] = not_quantities(read, PACK, find_times(read, PACK))
    return [(number.text, number.detail) for number in found]


def number(value: float | None) -> str:
    return "" if value is None else f"{value:.10g}"


def shown(quantity: Quantity) -> str:
    """Text = comparator, point or vague class, interval, unit, counted noun; a plus sign for an additional one."""
    point = quantity.vague_class if quantity.comparator == "vague" else number(quantity.value)
    low = ("[" if quantity.low_inclusive else "(") + number(quantity.low)
    high = number(quantity.high) + ("]" if quantity.high_inclusive else ")")
    more = " +" if quantity.additional else ""
    return f"{quantity.text} = {quantity.comparator} {point} {low},{high} {quantity.unit} {quantity.counted_text or '-'}{more}"


INTERVALS = [
    ("Der Zug fuhr mit 210 Kilometern in der Stunde.", "210 Kilometern in der Stunde = eq 210 [210,210] km/h -"),
    ("Es gibt nur eine oder zwei Brücken.", "eine oder zwei Brücken = range  [1,2] 1 Brücken"),
    ("Das Werk kostet mehrere hundert Millionen Euro.", "mehrere hundert Millionen Euro = vague millions [200000000,) EUR -"),
    ("Etwa 400 Läden blieben zu.", "Etwa 400 Läden = approx 400 (,) 1 Läden"),
    ("Rund 400 Läden blieben zu.", "Rund 400 Läden = approx 400 (,) 1 Läden"),
    ("Es blieben ca. 400 Läden zu.", "ca. 400 Läden = approx 400 (,) 1 Läden"),
    ("Ungefähr 400 Läden blieben zu.", "Ungefähr 400 Läden = approx 400 (,) 1 Läden"),
    ("Um die 400 Läden blieben zu.", "Um die 400 Läden = approx 400 (,) 1 Läden"),
    ("An die 400 Läden blieben zu.", "An die 400 Läden = approx 400 (,) 1 Läden"),
    ("Knapp 400 Läden blieben zu.", "Knapp 400 Läden = approx_below 400 (,400) 1 Läden"),
    ("Fast 400 Läden blieben zu.", "Fast 400 Läden = approx_below 400 (,400) 1 Läden"),
    ("Nahezu 400 Läden blieben zu.", "Nahezu 400 Läden = approx_below 400 (,400) 1 Läden"),
    ("Gut 400 Läden blieben zu.", "Gut 400 Läden = approx_above 400 (400,) 1 Läden"),
    ("Mehr als 400 Läden blieben zu.", "Mehr als 400 Läden = gt  (400,) 1 Läden"),
    ("Deutlich mehr als 400 Läden blieben zu.", "Deutlich mehr als 400 Läden = gt  (400,) 1 Läden"),
    ("Über 400 Läden blieben zu.", "Über 400 Läden = gt  (400,) 1 Läden"),
    ("Weit über 400 Läden blieben zu.", "Weit über 400 Läden = gt  (400,) 1 Läden"),
    ("Mindestens 400 Läden blieben zu.", "Mindestens 400 Läden = ge  [400,) 1 Läden"),
    ("Wenigstens 400 Läden blieben zu.", "Wenigstens 400 Läden = ge  [400,) 1 Läden"),
    ("Nicht weniger als 400 Läden blieben zu.", "Nicht weniger als 400 Läden = ge  [400,) 1 Läden"),
    ("Weniger als 400 Läden blieben zu.", "Weniger als 400 Läden = lt  (,400) 1 Läden"),
    ("Bis zu 400 Läden blieben zu.", "Bis zu 400 Läden = le  (,400] 1 Läden"),
    ("Höchstens 400 Läden blieben zu.", "Höchstens 400 Läden = le  (,400] 1 Läden"),
    ("Maximal 400 Läden blieben zu.", "Maximal 400 Läden = le  (,400] 1 Läden"),
    ("Genau 400 Läden blieben zu.", "Genau 400 Läden = eq 400 [400,400] 1 Läden"),
    ("400 Läden oder mehr blieben zu.", "400 Läden oder mehr = ge  [400,) 1 Läden"),
    ("Mindestens rund 400 Läden blieben zu.", "Mindestens rund 400 Läden = ge  [400,) 1 Läden"),
    ("12 bis 14 Läden blieben zu.", "12 bis 14 Läden = range  [12,14] 1 Läden"),
    ("12-14 Läden blieben zu.", "12-14 Läden = range  [12,14] 1 Läden"),
    ("Zwischen 12 und 14 Läden blieben zu.", "Zwischen 12 und 14 Läden = range  [12,14] 1 Läden"),
    ("Zwei oder drei Läden blieben zu.", "Zwei oder drei Läden = range  [2,3] 1 Läden"),
    ("Zwei bis drei Millionen Menschen kamen.", "Zwei bis drei Millionen Menschen = range  [2000000,3000000] 1 Menschen"),
    ("Einundzwanzig Läden blieben zu.", "Einundzwanzig Läden = eq 21 [21,21] 1 Läden"),
    ("Zweihundert Läden blieben zu.", "Zweihundert Läden = eq 200 [200,200] 1 Läden"),
    ("Hundert Läden blieben zu.", "Hundert Läden = eq 100 [100,100] 1 Läden"),
    ("10.000 Läden blieben zu.", "10.000 Läden = eq 10000 [10000,10000] 1 Läden"),
    ("12 000 Läden blieben zu.", "12 000 Läden = eq 12000 [12000,12000] 1 Läden"),
    ("4400 Läden blieben zu.", "4400 Läden = eq 4400 [4400,4400] 1 Läden"),
    ("1,2 Mio. Läden blieben zu.", "1,2 Mio. Läden = eq 1200000 [1200000,1200000] 1 Läden"),
    ("Eine Million Menschen kam.", "Eine Million Menschen = eq 1000000 [1000000,1000000] 1 Menschen"),
    ("Eine halbe Million Menschen kam.", "Eine halbe Million Menschen = eq 500000 [500000,500000] 1 Menschen"),
    ("Ein Dutzend Läden blieb zu.", "Ein Dutzend Läden = eq 12 [12,12] 1 Läden"),
    ("Ein halbes Dutzend Läden blieb zu.", "Ein halbes Dutzend Läden = eq 6 [6,6] 1 Läden"),
    ("Ein gutes Dutzend Läden blieb zu.", "Ein gutes Dutzend Läden = approx_above 12 (12,) 1 Läden"),
    ("Zwei Dutzend Läden blieben zu.", "Zwei Dutzend Läden = eq 24 [24,24] 1 Läden"),
    ("Mehrere Läden blieben zu.", "Mehrere Läden = vague several [2,) 1 Läden"),
    ("Einige Läden blieben zu.", "Einige Läden = vague several [2,) 1 Läden"),
    ("Einige der Läden blieben zu.", "Einige der Läden = vague several [2,) 1 Läden"),
    ("Viele Läden blieben zu.", "Viele Läden = vague many (,) 1 Läden"),
    ("Viel mehr Läden blieben zu.", "Viel mehr Läden = vague many (,) 1 Läden"),
    ("Zahlreiche Läden blieben zu.", "Zahlreiche Läden = vague many (,) 1 Läden"),
    ("Wenige Läden blieben zu.", "Wenige Läden = vague few (,) 1 Läden"),
    ("Dutzende Läden blieben zu.", "Dutzende Läden = vague dozens [24,) 1 Läden"),
    ("Dutzende von Läden blieben zu.", "Dutzende von Läden = vague dozens [24,) 1 Läden"),
    ("Hunderte Läden blieben zu.", "Hunderte Läden = vague hundreds [200,) 1 Läden"),
    ("Hunderte kleine Läden blieben zu.", "Hunderte kleine Läden = vague hundreds [200,) 1 Läden"),
    ("Mehrere hundert Läden blieben zu.", "Mehrere hundert Läden = vague hundreds [200,) 1 Läden"),
    ("Einige Dutzend Läden blieben zu.", "Einige Dutzend Läden = vague dozens [24,) 1 Läden"),
    ("Zehntausende Läden blieben zu.", "Zehntausende Läden = vague tens_of_thousands [20000,) 1 Läden"),
    ("Millionen Läden blieben zu.", "Millionen Läden = vague millions [2000000,) 1 Läden"),
    ("Eine Reihe von Läden blieb zu.", "Eine Reihe von Läden = vague several [2,) 1 Läden"),
    ("Eine ganze Reihe weiterer Läden blieb zu.", "Eine ganze Reihe weiterer Läden = vague several [2,) 1 Läden +"),
    ("Ein paar Läden blieben zu.", "Ein paar Läden = vague several [2,) 1 Läden"),
    ("Eine Handvoll Läden blieb zu.", "Eine Handvoll Läden = vague few (,) 1 Läden"),
    ("400 weitere Läden blieben zu.", "400 weitere Läden = eq 400 [400,400] 1 Läden +"),
    ("Weitere 400 Läden blieben zu.", "Weitere 400 Läden = eq 400 [400,400] 1 Läden +"),
    ("Ein weiterer Laden blieb zu.", "Ein weiterer Laden = eq 1 [1,1] 1 Laden +"),
    ("Mehr als nur ein Laden blieb zu.", "Mehr als nur ein Laden = gt  (1,) 1 Laden"),
    (
        "20 kleine Läden, Werkstätten und Büros blieben zu.",
        "20 kleine Läden, Werkstätten und Büros = eq 20 [20,20] 1 Läden, Werkstätten und Büros",
    ),
    ("20 Menschen und Bürgermeister Berg kamen.", "20 Menschen = eq 20 [20,20] 1 Menschen"),
    ("20 Kinder und ein Lehrer kamen.", "20 Kinder = eq 20 [20,20] 1 Kinder"),
    ("Drei der fünf Läden blieben zu.", "Drei = eq 3 [3,3] 1 -; fünf Läden = eq 5 [5,5] 1 Läden"),
    ("30 Prozent der Läden blieben zu.", "30 Prozent der Läden = eq 30 [30,30] % Läden"),
    ("2,5 % der Läden blieben zu.", "2,5 % der Läden = eq 2.5 [2.5,2.5] % Läden"),
    ("Ein Drittel der Läden blieb zu.", "Ein Drittel der Läden = eq 33.33 [33.33,33.33] % Läden"),
    ("Zwei Drittel der Läden blieben zu.", "Zwei Drittel der Läden = eq 66.67 [66.67,66.67] % Läden"),
    ("Knapp die Hälfte der Läden blieb zu.", "Knapp die Hälfte der Läden = approx_below 50 (,50) % Läden"),
    ("Der Laden kostet 300.000 Euro.", "300.000 Euro = eq 300000 [300000,300000] EUR -"),
    ("Der Laden kostet 3,5 Milliarden Dollar.", "3,5 Milliarden Dollar = eq 3500000000 [3500000000,3500000000] USD -"),
    ("Der Laden kostet $ 500.", "$ 500 = eq 500 [500,500] USD -"),
    ("Der Laden kostet 80 Schweizer Franken.", "80 Schweizer Franken = eq 80 [80,80] CHF -"),
    ("Der Laden kostet 20 Cent.", "20 Cent = eq 0.2 [0.2,0.2] EUR -"),
    ("Der Laden ist 200 Quadratmeter groß.", "200 Quadratmeter = eq 200 [200,200] m2 -"),
    ("Der Laden liegt rund 3 km entfernt.", "rund 3 km = approx 3 (,) km -"),
    ("Es waren 20 Grad Celsius.", "20 Grad Celsius = eq 20 [20,20] Cel -"),
    ("Der Zug fährt 120 Kilometer pro Stunde.", "120 Kilometer pro Stunde = eq 120 [120,120] km/h -"),
    ("Sie fanden 300 Kilogramm Sprengstoff.", "300 Kilogramm Sprengstoff = eq 300 [300,300] kg Sprengstoff"),
    ("Der 81 Jahre alte Mann kam.", "81 Jahre = eq 81 [81,81] a -"),
    ("Der 81-jährige Mann kam.", "81-jährige = eq 81 [81,81] a -"),
    ("Eine 17-Jährige kam.", "17-Jährige = eq 17 [17,17] a -"),
    ("Er starb im Alter von 81 Jahren.", "81 Jahren = eq 81 [81,81] a -"),
    ("Frau Berg (54) kam.", "54 = eq 54 [54,54] a -"),
    ("Der Streit dauerte drei Tage.", "drei Tage = eq 3 [3,3] d -"),
    ("Der Streit dauerte über 30 Jahre.", "über 30 Jahre = gt  (30,) a -"),
    ("Der zweitägige Streit endete.", "zweitägige = eq 2 [2,2] d -"),
    ("Das erste Todesopfer wurde geborgen.", "erste Todesopfer = eq 1 [1,1] 1 Todesopfer"),
    ("Sie kam zum dritten Mal.", "dritten Mal = eq 3 [3,3] 1 Mal"),
    ("Die 11. Runde begann.", "11. Runde = eq 11 [11,11] 1 Runde"),
    ("Der Angreifer schoss in der Halle drei Tore.", "drei Tore = eq 3 [3,3] 1 Tore"),
    ("Sie feierten an diesem Tag zwei Siege.", "zwei Siege = eq 2 [2,2] 1 Siege"),
    ("Sie kam dreimal.", "dreimal = eq 3 [3,3] 1 -"),
    ("Sie kam mehrfach.", "mehrfach = vague several [2,) 1 -"),
    ("Die 30-köpfige Gruppe kam.", "30-köpfige = eq 30 [30,30] 1 -"),
    ("Die 20-prozentige Steuer kommt.", "20-prozentige = eq 20 [20,20] % -"),
]


@pytest.mark.parametrize(("text", "expected"), INTERVALS)
def test_a_quantity_is_the_interval_that_its_words_commit_to(text: str, expected: str) -> None:
    assert "; ".join(shown(quantity) for quantity in quantities(text)) == expected


# What each count of a sentence is a count of; None for what is no count.
PROPERTIES: list[tuple[str, list[str | None]]] = [
    ("20 Menschen wurden getötet.", ["dead"]),
    ("300 Helfer sammelten tote Vögel ein.", ["other"]),
    ("Die Zahl der verletzten Gäste stieg auf 25.", ["injured"]),
    ("Mehr als die Hälfte der 120 Gäste wurde verletzt.", [None, "other"]),
    ("Drei der fünf Täter wurden festgenommen.", ["arrested", "other"]),
    ("Zehn der 40 Verletzten starben.", ["dead", "injured"]),
    ("Bei dem Feuer starben 20 Menschen.", ["dead"]),
    ("20 Menschen kamen ums Leben.", ["dead"]),
    ("20 Menschen haben den Absturz nicht überlebt.", ["dead"]),
    ("Die 20 Insassen überlebten das Unglück nicht.", ["dead"]),
    ("Keiner der 20 Insassen überlebte.", ["dead"]),
    ("Nicht nur 20 Menschen wurden getötet.", ["dead"]),
    ("Die 20 Insassen überlebten.", ["other"]),
    ("Die 20 Insassen wurden nicht verletzt.", ["other"]),
    ("Es gab 20 Tote.", ["dead"]),
    ("20 Menschen wurden verletzt.", ["injured"]),
    ("20 Menschen liegen auf der Intensivstation.", ["injured"]),
    ("20 Menschen wurden festgenommen.", ["arrested"]),
    ("Die Polizei nahm 20 Randalierer fest.", ["arrested"]),
    ("Es gab 20 Festnahmen.", ["arrested"]),
    ("20 Menschen demonstrierten vor dem Rathaus.", ["size"]),
    ("20.000 Menschen gingen auf die Straße.", ["size"]),
    ("20.000 Demonstranten zogen zum Platz.", ["size"]),
    ("20 Demonstranten wurden verletzt.", ["injured"]),
    ("Einige Demonstranten warfen Steine.", ["other"]),
    ("Drei Helfer erlagen ihren schweren Verletzungen.", ["dead"]),
    ("Drei Helfer sind ihren Brandverletzungen erlegen.", ["dead"]),
    ("Drei Helfer sind im Spital ihren Verletzungen erlegen.", ["dead"]),
    ("Ihren Verletzungen erlagen später drei Helfer.", ["dead"]),
    ("Drei Patienten erlagen der Krankheit.", ["dead"]),
    ("Drei Minister erlagen der Versuchung.", ["other"]),
    ("Drei Helfer sind an ihren Verletzungen gestorben.", ["dead"]),
    ("Drei Helfer starben und 20 erlitten Verletzungen.", ["dead", "injured"]),
    ("Drei Helfer kamen mit Verletzungen davon.", ["injured"]),
    ("20 Häuser wurden zerstört.", ["damaged"]),
    ("20 Autos brannten aus.", ["damaged"]),
    ("20 Geschäfte wurden geplündert.", ["looted"]),
    ("20 Soldaten wurden entsandt.", ["deployed"]),
    ("Die Regierung entsandte 2.000 Soldaten und 30 Panzer.", ["deployed", "deployed"]),
    ("20 Dörfer wurden bei den Kämpfen, in denen Menschen getötet wurden, zerstört.", ["damaged"]),
    ("In 20 Dörfern wurden Menschen getötet.", ["other"]),
    ("20 Abgeordnete stimmten zu.", ["other"]),
    ("20 Menschen werden vermisst.", ["other"]),
    ("200 Polizisten und 100 Zivilisten wurden verletzt.", ["injured", "injured"]),
    ("Drei Menschen starben, 20 wurden verletzt.", ["dead", "injured"]),
    ("Drei Menschen starben und 20 wurden verletzt.", ["dead", "injured"]),
    ("Drei getötete Soldaten wurden geborgen.", ["dead"]),
    ("20 Menschen, die vor dem Rathaus demonstrierten, wurden festgenommen.", ["arrested"]),
    ("Die Zahl der Verletzten stieg auf 20.", ["injured"]),
    ("Ein Mensch wurde getötet.", ["dead"]),
    ("Ein Mann kam ins Rathaus.", []),
    ("Ein Toter wurde gefunden.", ["dead"]),
    ("Das erste Todesopfer wurde geborgen.", ["dead"]),
    ("Der zweite Versuch gelang.", [None]),
    ("Der Saal ist 20 Meter lang.", ["size"]),
    ("Der Ort liegt 90 Kilometer südlich der Grenze.", [None]),
    ("Der Ort liegt rund 90 Kilometer von der Grenze entfernt.", [None]),
    ("Das Boot sank 20 Kilometer vor der Küste.", [None]),
    ("Er stand in einer Entfernung von 30 Metern.", [None]),
    ("Aus 300 Metern Entfernung fiel ein Schuss.", [None]),
    ("Die Hütte steht in 1200 Metern Höhe.", [None]),
    ("Das Wrack liegt auf einer Tiefe von rund 90 Metern.", [None]),
    ("Die 900 Meter hoch gelegene Kapelle brannte.", [None]),
    ("Er fiel 15 Meter in die Tiefe.", [None]),
    ("Der Pfad führt 40 Meter über dem Bach entlang.", [None]),
    ("Der Mast ist 40 Meter hoch.", ["size"]),
    ("Der Mast hat eine Höhe von 40 Metern.", ["size"]),
    ("Das 40 Meter hohe Kreuz stürzte um.", ["size"]),
    ("Der Wagen fuhr mit 90 Stundenkilometern.", [None]),
    ("Es waren minus 20 Grad Celsius.", [None]),
    ("Die Stadt kaufte 20 Tonnen von der Firma.", ["size"]),
    ("30 Prozent der Menschen wurden verletzt.", [None]),
]


@pytest.mark.parametrize(("text", "expected"), PROPERTIES)
def test_noun_and_clause_say_what_is_counted(text: str, expected: list[str | None]) -> None:
    assert [quantity.property for quantity in quantities(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Der Umsatz sank von 340 auf 290 Millionen Euro.", [(340_000_000, "EUR"), (290_000_000, "EUR")]),
        ("Die Quote sank von 8,4 auf 7,2 Prozent.", [(8.4, "%"), (7.2, "%")]),
        ("Der Preis stieg von 2 Millionen auf 5 Millionen Euro.", [(2_000_000, "EUR"), (5_000_000, "EUR")]),
        ("Die Zahl stieg von 21 auf 25 Tote.", [(21, "1"), (25, "1")]),
    ],
)
def test_two_numbers_of_a_change_have_one_unit(text: str, expected: list[tuple[float, str]]) -> None:
    assert [(quantity.value, quantity.unit) for quantity in quantities(text)] == expected


KINDS = [
    ("Es kamen 20 Menschen.", "count"),
    ("Es waren 20 Prozent.", "percent"),
    ("Es waren 20 Euro.", "money"),
    ("Es waren 20 Liter.", "measure"),
    ("Er ist 20 Jahre alt.", "age"),
    ("Es dauerte 20 Jahre.", "duration"),
    ("Es dauerte ein halbes Jahr.", "duration"),
    ("Die 20. Runde begann.", "ordinal"),
    ("Es waren zwei Drittel.", "percent"),
    ("Die 20-jährige Tradition endet.", "duration"),
    ("Das 20-jährige Kind kam.", "age"),
]


@pytest.mark.parametrize(("text", "kind"), KINDS)
def test_the_unit_makes_the_kind(text: str, kind: str) -> None:
    assert [quantity.kind for quantity in quantities(text)] == [kind]


NO_QUANTITIES = [
    "Beide Läden blieben zu, alle Kunden gingen.",
    "Die meisten Läden blieben zu, kein Kunde kam.",
    "Ein Laden blieb zu.",
    "Eine der größten Städte feiert.",
    "Am 5. Januar 2019 um 20.30 Uhr war Schluss.",
    "Im Jahr 2019 war Schluss, 2020 ging es weiter.",
    "In der Millionenstadt war Schluss.",
    "In erster Linie war Schluss.",
    "Im Zweiten Weltkrieg war Schluss.",
    "Die Pistole Z-400 war echt.",
    "Nach mehrstündiger Debatte war Schluss.",
    "Seit einigen Tagen ist Schluss.",
    "Der Jugendchor sang noch einmal.",
    "Der 1. FC gewann.",
    "Das Viertel war leer.",
]


@pytest.mark.parametrize("text", NO_QUANTITIES)
def test_these_are_no_quantities(text: str) -> None:
    assert [quantity.text for quantity in quantities(text)] == []


REFUSED = [
    ("Die Vorwahl ist +49.", [("+49", "dialling code")]),
    ("Die Vorwahlen sind 30 und 40.", [("30", "dialling code"), ("40", "dialling code")]),
    ("Das Spiel endete 3:2.", [("3:2", "score")]),
    ("Sie spielte in der Saison 2016/17 Fußball.", [("17", "second year of a season")]),
    ("Die Boeing 747 war leer.", [("747", "number in a name")]),
    ("Das steht in Artikel 5.", [("5", "number in a name")]),
    ("Sie wohnt in der Hauptstraße 42.", [("42", "number in a name")]),
    ("Sie lag auf Platz drei.", [("drei", "number in a name")]),
    ("Am Tag 3 der Unruhen wurde es still.", [("3", "number in a name")]),
    ("Am Tag zwei nach dem Beben wurde es still.", [("zwei", "number in a name")]),
    ("Das Lokal „911“ war leer.", [("911", "number in a name")]),
]


@pytest.mark.parametrize(("text", "expected"), REFUSED)
def test_a_number_that_counts_nothing_is_refused_with_a_reason(text: str, expected: list[tuple[str, str]]) -> None:
    assert refused(text) == expected
    assert quantities(text) == ()


def test_the_verb_einigen_counts_nothing() -> None:
    assert quantities("Sie konnten sich nicht einigen.") == ()


PARTS = [
    ("Es gab 13 Tote, darunter 4 Polizisten.", [None, 0]),
    ("Es gab 13 Tote, von denen zwei Kinder waren.", [None, 0]),
    ("Es gab 13 Tote, zwei davon waren Kinder.", [None, 0]),
    ("190 Menschen kamen, 150 von ihnen mit dem Bus.", [None, 0]),
    ("Drei der fünf Täter flohen.", [1, None]),
    ("Von den 160 Gästen starben zehn.", [None, 0]),
    ("Es gab 13 Tote und 4 Verletzte.", [None, None]),
    ("Die Firma hat 2400 Beschäftigte an drei Standorten.", [None, None]),
]


@pytest.mark.parametrize(("text", "expected"), PARTS)
def test_a_part_knows_its_whole(text: str, expected: list[int | None]) -> None:
    assert [quantity.part_of for quantity in quantities(text)] == expected


def test_a_part_is_a_count_of_the_same() -> None:
    assert [quantity.property for quantity in quantities("20 Menschen wurden verletzt, darunter 4 Kinder.")] == ["injured", "injured"]


def test_a_part_may_be_a_count_of_its_own() -> None:
    assert [quantity.property for quantity in quantities("20 Menschen wurden verletzt, von denen zwei starben.")] == ["injured", "dead"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Es dauerte zwei weitere Stunden.", True),
        ("Es dauerte noch mehr als zwei weitere Stunden.", True),
        ("Es dauerte weitere zwei Stunden.", True),
        ("Es kamen zwei weitere Gäste.", True),
        ("Es kostete drei weitere Millionen Euro.", True),
        ("Es dauerte mehr als zwei Stunden, weitere Gäste kamen.", False),
    ],
)
def test_a_number_that_comes_on_top_is_additional(text: str, expected: bool) -> None:
    assert quantities(text)[0].additional == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Es gab insgesamt 13 Tote.", True),
        ("Es gab insgesamt mehr als 13 Tote.", True),
        ("Die Gesamtzahl der Toten stieg auf 13.", True),
        ("Die Zahl der Toten stieg auf 13.", False),
        ("Es gab 13 Tote.", False),
    ],
)
def test_a_total_is_cumulative(text: str, expected: bool) -> None:
    assert [quantity.cumulative for quantity in quantities(text)] == [expected]


def test_a_bare_number_counts_what_the_number_noun_names() -> None:
    text = "Die Zahl der Festnahmen wurde mit rund 900 angegeben."
    quantity = quantities(text)[0]
    assert (quantity.text, quantity.counted_text, quantity.property) == ("rund 900", "Festnahmen", "arrested")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Bei dem Beben starben 20 Menschen. Die Zahl der Opfer stieg auf 34.", ["dead", "dead"]),
        ("Bei dem Beben starben 20 Menschen. Inzwischen liegt die Opferzahl bei 34.", ["dead", "dead"]),
        ("Der Betrüger nahm 20 Rentner aus. Die Zahl der Opfer stieg auf 34.", ["other", "other"]),
        ("Bei dem Beben starben 20 Menschen. Die Polizei sprach mit 34 Opfern.", ["dead", "other"]),
    ],
)
def test_a_toll_counts_the_dead_where_dead_are_counted(text: str, expected: list[str]) -> None:
    read = read_document(bare_article(text, zone="body"), PACK)
    assert [quantity.property for quantity in find_quantities(read, PACK, find_times(read, PACK))] == expected


def test_the_comparator_has_a_span_of_its_own() -> None:
    text = "Es kamen mehr als 40 Gäste."
    span = quantities(text)[0].comparator_spans[0]
    assert text[span.start_char : span.end_char] == "mehr als"


def test_a_period_points_to_its_time() -> None:
    read = document("Am Montag dauerte es drei Stunden.")
    times = find_times(read, PACK)
    assert [quantity.time for quantity in find_quantities(read, PACK, times)] == [1]


def test_a_count_points_to_the_time_of_its_clause() -> None:
    read = document("Am Montag kamen 300 Gäste.")
    times = find_times(read, PACK)
    assert [quantity.time for quantity in find_quantities(read, PACK, times)] == [0]


@given(st.lists(st.sampled_from(" ".join(text for text, _ in INTERVALS).split()), max_size=12).map(" ".join))
def test_any_words_give_sound_rows(text: str) -> None:
    found = quantities(text)
    for index, quantity in enumerate(found):
        span = quantity.spans[0]
        assert text[span.start_char : span.end_char] == quantity.text
        assert quantity.low is None or quantity.high is None or quantity.low <= quantity.high
        assert quantity.part_of is None or (0 <= quantity.part_of < len(found) and quantity.part_of != index)
        assert (quantity.property is not None) or quantity.kind != "count"
