"""Time expressions: what belongs to them, and what they mean."""

from datetime import date

import pytest
from edtf import parse_edtf
from hypothesis import given
from hypothesis import strategies as st

from claimpack.builders.extract.quantities.quantities import find_quantities
from claimpack.builders.extract.times.times import find_times
from claimpack.builders.languages.pack import load
from claimpack.builders.text.bare import bare_article
from claimpack.builders.text.document import Document, Sentence
from claimpack.builders.text.tokens import tokenize

PACK = load("de")


def document(text: str, first: date | None = None, last: date | None = None, zone: str = "body") -> Document:
    """The text as one sentence of one zone."""
    article = bare_article(text, zone=zone, first=first, last=last)
    return Document(article, text, article.zones, (Sentence(0, len(text), zone, 0, tokenize(text, 0, len(text))),), ())


def shown(text: str, first: date | None, last: date | None) -> str:
    """Every time as [text=value], with its modifier after a slash."""
    times = find_times(document(text, first, last), PACK)
    return " ".join(f"[{time.text}={time.timex_value}{f'/{time.timex_mod}' if time.timex_mod else ''}]" for time in times)


# The day of writing is Thursday, 13 February 2014.
ON_A_DAY = [
    ("Am Montag trat der Rat zusammen.", "[Montag=2014-02-10]"),
    ("Am Mittwoch wurde abgestimmt.", "[Mittwoch=2014-02-12]"),
    ("Am Freitag wird abgestimmt.", "[Freitag=2014-02-14]"),
    ("Am kommenden Montag beginnt der Prozess.", "[kommenden Montag=2014-02-17]"),
    ("Am vergangenen Sonntag starb der Sänger.", "[vergangenen Sonntag=2014-02-09]"),
    ("Diesen Freitag tritt das Gesetz in Kraft.", "[Diesen Freitag=2014-02-14]"),
    ("Am Dienstagabend brannte eine Halle ab.", "[Dienstagabend=2014-02-11TEV]"),
    ("Am Samstag morgen brach Feuer aus.", "[Samstag morgen=2014-02-08TMO]"),
    ("Am Donnerstag, 5. Januar, trafen sich die Minister.", "[Donnerstag, 5. Januar=2014-01-05]"),
    ("Am Donnerstag, dem 5. Januar 2012, begann der Streik.", "[Donnerstag, dem 5. Januar 2012=2012-01-05]"),
    ("In der Nacht zum Sonntag fiel der Strom aus.", "[Nacht zum Sonntag=2014-02-08TNI]"),
    ("In der Nacht auf den 5. Mai fiel der Strom aus.", "[Nacht auf den 5. Mai=2014-05-04TNI]"),
    ("In der Nacht von Freitag auf Samstag fiel der Strom aus.", "[Nacht von Freitag auf Samstag=2014-02-07TNI]"),
    ("Gestern Abend kam der Zug nicht.", "[Gestern Abend=2014-02-12TEV]"),
    ("Heute früh wurde die Brücke gesperrt.", "[Heute früh=2014-02-13TMO]"),
    ("Morgen wird gewählt.", "[Morgen=2014-02-14]"),
    ("Morgen Vormittag wird gewählt.", "[Morgen Vormittag=2014-02-14TMO]"),
    ("Übermorgen soll es schneien.", "[Übermorgen=2014-02-15]"),
    ("Vorgestern wurde gestreikt.", "[Vorgestern=2014-02-11]"),
    ("Am 3. Februar wurde das Haus verkauft.", "[3. Februar=2014-02-03]"),
    ("Am 3. Februar 1998 wurde das Haus gebaut.", "[3. Februar 1998=1998-02-03]"),
    ("Am 03.02.1998 wurde das Haus gebaut.", "[03.02.1998=1998-02-03]"),
    ("Am 3.2.98 wurde das Haus gebaut.", "[3.2.98=1998-02-03]"),
    ("Stand: 2014-03-09 liegen die Zahlen vor.", "[2014-03-09=2014-03-09]"),
    ("Am 24.12. blieb die Praxis geschlossen.", "[24.12.=2013-12-24]"),
    ("Am 5. und 6. April bleibt das Museum zu.", "[5.=2014-04-05] [6. April=2014-04-06]"),
    ("Vom 5. bis 9. April bleibt das Museum zu.", "[5.=2014-04-05] [9. April=2014-04-09]"),
    ("Im Januar sank der Umsatz.", "[Januar=2014-01]"),
    ("Im November soll die Halle öffnen.", "[November=2014-11]"),
    ("Anfang Mai 2010 wurde er Chef.", "[Anfang Mai 2010=2010-05/START]"),
    ("Ende Dezember lag Schnee.", "[Ende Dezember=2013-12/END]"),
    ("Mitte nächsten Monats soll sie kommen.", "[Mitte nächsten Monats=2014-03/MID]"),
    ("Im August dieses Jahres soll sie kommen.", "[August dieses Jahres=2014-08]"),
    ("Im Juli des vergangenen Jahres kam sie.", "[Juli des vergangenen Jahres=2013-07]"),
    ("Im Frühjahr 2009 kam die Flut.", "[Frühjahr 2009=2009-SP]"),
    ("Im Sommer des Jahres 2005 war es heiß.", "[Sommer des Jahres 2005=2005-SU]"),
    ("Im Herbst 1989 fiel die Mauer.", "[Herbst 1989=1989-FA]"),
    ("Im Winter 2010 froren die Leitungen ein.", "[Winter 2010=2010-WI]"),
    ("Im Jahr 2019 trat sie zurück.", "[Jahr 2019=2019]"),
    ("Zu Beginn des Jahres 2011 trat sie zurück.", "[Beginn des Jahres 2011=2011/START]"),
    ("Ende 2012 trat sie zurück.", "[Ende 2012=2012/END]"),
    ("Seit 1990 regiert die Partei.", "[1990=1990]"),
    ("Zwischen 1943 und 1945 lag die Stadt in Trümmern.", "[1943=1943] [1945=1945]"),
    ("2009 wurde das Werk geschlossen.", "[2009=2009]"),
    ("Er kam (1923) nach Graz.", "[1923=1923]"),
    ("Das Bild des 1998 verstorbenen Malers hängt in Wien.", "[1998=1998]"),
    ("In ihrem 2009 veröffentlichten Roman erzählt sie davon.", "[2009=2009]"),
    ("Ein 1985 geborener Bankier zahlte.", "[1985=1985]"),
    ("Die im Jahre 2009 beschlossene Reform kam.", "[2009=2009]"),
    ("1987 wanderte Müller nach Kanada aus.", "[1987=1987]"),
    ("Von 1991 bis 1993 Minister, verlor er die Wahl.", "[1991=1991] [1993=1993]"),
    ("Zwischen 1973 und 1976 studierte Müller in Wien.", "[1973=1973] [1976=1976]"),
    ("Im Land gab es 2013 Proteste.", "[2013=2013]"),
    ("In Berlin fanden 2011 Wahlen statt.", "[2011=2011]"),
    ("Im Jahr 476 endete das Reich.", "[Jahr 476=0476]"),
    ("In den 90er Jahren wuchs die Stadt.", "[90er Jahren=199]"),
    ("Mitte der siebziger Jahre wuchs die Stadt.", "[Mitte der siebziger Jahre=197/MID]"),
    ("Die Fünfzigerjahre waren karg.", "[Fünfzigerjahre=195]"),
    ("Im 19. Jahrhundert kamen die Bahnen.", "[19. Jahrhundert=18]"),
    ("Gegen Ende des 20. Jahrhunderts kamen die Netze.", "[Ende des 20. Jahrhunderts=19/END]"),
    ("Im ersten Quartal 2013 sank der Absatz.", "[ersten Quartal 2013=2013-Q1]"),
    ("In der zweiten Jahreshälfte 2013 sank der Absatz.", "[zweiten Jahreshälfte 2013=2013-H2]"),
    ("Im vergangenen Jahr sank der Absatz.", "[vergangenen Jahr=2013]"),
    ("In diesem Jahr sank der Absatz.", "[diesem Jahr=2014]"),
    ("Im kommenden Jahr soll der Absatz steigen.", "[kommenden Jahr=2015]"),
    ("Vergangene Woche brach ein Damm.", "[Vergangene Woche=2014-W06]"),
    ("In der kommenden Woche berät der Ausschuss.", "[kommenden Woche=2014-W08]"),
    ("Anfang der Woche brach ein Damm.", "[Anfang der Woche=2014-W07/START]"),
    ("Bis Ende des Monats soll der Damm halten.", "[Ende des Monats=2014-02/END]"),
    ("Im vorletzten Jahr brach ein Damm.", "[vorletzten Jahr=2012]"),
    ("Am vergangenen Wochenende brach ein Damm.", "[vergangenen Wochenende=2014-W06-WE]"),
    ("Am Wochenende brach ein Damm.", "[Wochenende=2014-W06-WE]"),
    ("Zum Jahresende wurde das Heim geschlossen.", "[Jahresende=2014/END]"),
    ("Im Vorjahr waren es weniger.", "[Vorjahr=2013]"),
    ("Um 20.30 Uhr begann das Spiel.", "[20.30 Uhr=2014-02-13T20:30]"),
    ("Gegen 8 Uhr morgens begann der Lauf.", "[8 Uhr morgens=2014-02-13T08:00/APPROX]"),
    ("Um halb neun Uhr begann der Lauf.", "[halb neun Uhr=2014-02-13T08:30]"),
    ("Zwischen 14 und 16.30 Uhr begann der Lauf.", "[14=2014-02-13T14:00] [16.30 Uhr=2014-02-13T16:30]"),
    ("Der Streik dauerte drei Tage.", "[drei Tage=P3D]"),
    ("Der Streik dauerte mehr als drei Wochen.", "[mehr als drei Wochen=P3W/MORE_THAN]"),
    ("Der Streik dauerte knapp zwei Stunden.", "[knapp zwei Stunden=PT2H/LESS_THAN]"),
    ("Der Streik dauerte mindestens 45 Minuten.", "[mindestens 45 Minuten=PT45M/EQUAL_OR_MORE]"),
    ("Der Streik dauerte ein halbes Jahr.", "[ein halbes Jahr=P0.5Y]"),
    ("Der Streik dauerte anderthalb Jahre.", "[anderthalb Jahre=P1.5Y]"),
    ("Der Streik dauerte zwei Jahre und neun Monate.", "[zwei Jahre und neun Monate=P2Y9M]"),
    ("Der Streik dauerte eine Woche.", "[eine Woche=P1W]"),
    ("Der Streik dauerte einige Tage.", "[einige Tage=PXD]"),
    ("Der Streik dauerte ein paar Wochen.", "[ein paar Wochen=PXW]"),
    ("Seit Jahren fehlt das Geld.", "[Jahren=PXY]"),
    ("Seit über 30 Jahren fehlt das Geld.", "[über 30 Jahren=P30Y/MORE_THAN]"),
    ("Vor drei Jahren fehlte das Geld.", "[drei Jahren=P3Y]"),
    ("Vor zehn Tagen fehlte das Geld.", "[zehn Tagen=P10D]"),
    ("In den vergangenen zwei Jahrzehnten fehlte das Geld.", "[vergangenen zwei Jahrzehnten=P2DE]"),
    ("In den vergangenen Jahren fehlte das Geld.", "[vergangenen Jahren=PXY]"),
    ("In den kommenden Tagen soll Geld kommen.", "[kommenden Tagen=FUTURE_REF]"),
    ("Nach jahrelangem Streit kam das Geld.", "[jahrelangem=PXY]"),
    ("Nach mehrstündiger Debatte kam das Geld.", "[mehrstündiger=PTXH]"),
    ("Der zweitägige Gipfel endete ohne Ergebnis.", "[zweitägige=P2D]"),
    ("Er trat eine 30-jährige Haft an.", "[30-jährige=P30Y]"),
    ("Die 14-Tage-Frist lief ab.", "[14-Tage-Frist=P14D]"),
    ("Sie trainiert täglich.", "[täglich=P1D]"),
    ("Sie kommt jeden Montag.", "[jeden Montag=XXXX-WXX-1]"),
    ("Sie kommt montags.", "[montags=XXXX-WXX-1]"),
    ("Alle vier Jahre wird gewählt.", "[Alle vier Jahre=P4Y]"),
    ("Jedes Jahr wird gewählt.", "[Jedes Jahr=P1Y]"),
    ("Zweimal wöchentlich fährt ein Bus.", "[Zweimal wöchentlich=P1W]"),
    ("Dreimal pro Woche fährt ein Bus.", "[pro Woche=P1W]"),
    ("Derzeit fährt kein Bus.", "[Derzeit=PRESENT_REF]"),
    ("Damals fuhr kein Bus.", "[Damals=PAST_REF]"),
    ("Demnächst fährt ein Bus.", "[Demnächst=FUTURE_REF]"),
    ("In Zukunft fährt ein Bus.", "[Zukunft=FUTURE_REF]"),
    ("Zur Zeit fährt kein Bus.", "[Zeit=PRESENT_REF]"),
    ("Bis heute fehlt jede Spur von ihr und wurde nichts gefunden.", "[heute=2014-02-13]"),
    ("Noch heute erinnert ein Stein daran.", "[heute=PRESENT_REF]"),
    ("An Silvester 2010 fiel der Strom aus.", "[Silvester 2010=2010-12-31]"),
    ("Zu Ostern kamen Gäste.", "[Ostern=2013-03-31]"),
    ("Karfreitag 2013 kamen Gäste.", "[Karfreitag 2013=2013-03-29]"),
]


@pytest.mark.parametrize(("text", "expected"), ON_A_DAY)
def test_a_time_is_read_against_the_day_of_writing(text: str, expected: str) -> None:
    assert shown(text, date(2014, 2, 13), date(2014, 2, 13)) == expected


YEAR_OR_COUNT = [
    ("Die Werft entließ 2013 Techniker.", "", ""),
    ("Die Bank schloss 2013 Filialen.", "", ""),
    ("Gestern entließ die Werft 2013 Techniker.", "Gestern", "2013 Techniker"),
    ("2014 entließ die Werft 2013 Techniker.", "2014", "2013 Techniker"),
    ("Am Ende waren 2013 Menschen da.", "", "2013 Menschen"),
    ("Er war 2013 Techniker der Werft.", "2013", ""),
    ("Im Süden gab es 2013 Unruhen.", "2013", ""),
    ("Er hatte 2013 großen Erfolg.", "2013", ""),
    ("2013 entließ die Werft Techniker.", "2013", ""),
]


@pytest.mark.parametrize(("text", "year", "count"), YEAR_OR_COUNT)
def test_a_number_that_may_be_year_or_count_is_neither(text: str, year: str, count: str) -> None:
    read = document(text)
    times = find_times(read, PACK)
    assert " ".join(one.text for one in times) == year
    assert " ".join(one.text for one in find_quantities(read, PACK, times)) == count


NO_TIMES = [
    "Zuletzt kam niemand, bislang fehlt jede Spur.",
    "Inzwischen und unterdessen kam er weiterhin.",
    "Nach kurzer Zeit kam er zurück.",
    "2000 Menschen kamen.",
    "Mehr als 2000 kamen, davon 1900 aus Wien.",
    "2013 Menschen kamen.",
    "Im Ort leben 2013 Einwohner.",
    "In der Stadt gab es 2011 Tote.",
    "Der Turm besteht aus 2013 Teilen.",
    "Rund 2013 Bäume standen dort.",
    "Er pflanzte 2000 Linden.",
    "Insgesamt 2013 Techniker kamen.",
    "Die Werft stellte 2013 Schlosserinnen und Techniker ein.",
    "1987 verletzte Menschen kamen.",
    "Zwischen 1800 und 2000 Menschen kamen.",
    "Er ist 81 Jahre alt.",
    "Er starb im Alter von 81 Jahren.",
    "Mit 65 Jahren ging er.",
    "Der 81-jährige Mann kam.",
    "Eines Tages kam er.",
    "August Berg kam.",
    "Der Zug fährt 120 Kilometer pro Stunde.",
    "Die Boeing 747 kam.",
    "Es stand 3:2.",
]


@pytest.mark.parametrize("text", NO_TIMES)
def test_these_are_no_times(text: str) -> None:
    assert shown(text, date(2014, 2, 13), date(2014, 2, 13)) == ""


JANUARY = (date(2022, 1, 1), date(2022, 1, 31))
YEAR = (date(2022, 1, 1), date(2022, 12, 31))
UNKNOWN = (None, None)
A_DAY = (date(2022, 1, 13), date(2022, 1, 13))

# What the document's date leaves open: value, EDTF, anchor, resolution, issue.
OPEN = [
    ("Am Mittwoch kam er.", A_DAY, "2022-01-12 2022-01-12 dct anchored None"),
    ("Am Mittwoch kam er.", JANUARY, "XXXX-WXX-3 [2022-01-05,2022-01-12,2022-01-19,2022-01-26] dct ambiguous None"),
    ("Am Mittwoch kam er.", YEAR, "XXXX-WXX-3 [2022-01-05..2022-12-28] dct ambiguous None"),
    ("Am Mittwoch kam er.", UNKNOWN, "XXXX-WXX-3 None none unresolved dct_unknown"),
    ("In der Nacht zum Dienstag kam er.", A_DAY, "2022-01-10TNI [2022-01-10,2022-01-11] dct anchored None"),
    (
        "In der Nacht zum Dienstag kam er.",
        JANUARY,
        "XXXX-WXX-1TNI [2022-01-03,2022-01-04,2022-01-10,2022-01-11,2022-01-17,2022-01-18,2022-01-24,2022-01-25] dct ambiguous None",
    ),
    ("In der Nacht zum Dienstag kam er.", UNKNOWN, "XXXX-WXX-1TNI None none unresolved dct_unknown"),
    ("In der Nacht zum 1. März kam er.", UNKNOWN, "XXXX-02-29TNI [XXXX-02-29,XXXX-03-01] none unresolved dct_unknown"),
    ("Am 5. Januar kam er.", JANUARY, "2022-01-05 2022-01-05 dct anchored None"),
    ("Am 5. Januar kam er.", UNKNOWN, "XXXX-01-05 XXXX-01-05 none unresolved dct_unknown"),
    ("Am 20. Dezember kam er.", JANUARY, "2021-12-20 2021-12-20 dct anchored None"),
    ("Am 20. Dezember kam er.", YEAR, "XXXX-12-20 [2021-12-20,2022-12-20] dct ambiguous None"),
    ("Am 3. März 2019 kam er.", UNKNOWN, "2019-03-03 2019-03-03 explicit explicit None"),
    ("Im Februar soll er kommen.", JANUARY, "2022-02 2022-02 dct anchored None"),
    ("Im Februar soll er kommen.", UNKNOWN, "XXXX-02 XXXX-02 none unresolved dct_unknown"),
    ("Gestern kam er.", JANUARY, "XXXX-XX-XX [2021-12-31..2022-01-30] dct ambiguous None"),
    ("Vergangene Woche kam er.", A_DAY, "2022-W01 2022-01-03/2022-01-09 dct anchored None"),
    ("Vergangene Woche kam er.", JANUARY, "XXXX-WXX [2021-12-20..2022-01-30] dct ambiguous None"),
    ("Vergangene Woche kam er.", UNKNOWN, "XXXX-WXX None none unresolved dct_unknown"),
    ("Im vergangenen Jahr kam er.", JANUARY, "2021 2021 dct anchored None"),
    ("Im vergangenen Jahr kam er.", UNKNOWN, "XXXX None none unresolved dct_unknown"),
    ("Vor drei Tagen kam er.", A_DAY, "P3D 2022-01-10 dct anchored None"),
    ("Vor zehn Jahren kam er.", JANUARY, "P10Y 2012 dct anchored None"),
    ("Seit Tagen wartet er.", JANUARY, "PXD None dct unresolved vague_period"),
    ("Seit drei Tagen wartet er.", JANUARY, "P3D None dct explicit None"),
    ("Er blieb drei Tage.", JANUARY, "P3D None none explicit None"),
    ("Derzeit wartet er.", A_DAY, "PRESENT_REF 2022-01-13 dct anchored None"),
    ("Derzeit wartet er.", JANUARY, "PRESENT_REF 2022-01 dct anchored None"),
    ("Derzeit wartet er.", UNKNOWN, "PRESENT_REF None none unresolved dct_unknown"),
    ("In den kommenden Tagen kommt er.", JANUARY, "FUTURE_REF None dct unresolved vague_period"),
    ("Im Herbst 2021 kam er.", UNKNOWN, "2021-FA 2021-23 explicit explicit None"),
    ("Im dritten Quartal 2021 kam er.", UNKNOWN, "2021-Q3 2021-35 explicit explicit None"),
    ("In den 90er Jahren kam er.", UNKNOWN, "199 199X explicit explicit None"),
    ("Im 19. Jahrhundert kam er.", UNKNOWN, "18 18XX explicit explicit None"),
    ("Am Abend kam er.", A_DAY, "2022-01-13TEV 2022-01-13 dct anchored None"),
    ("Am Abend kam er.", UNKNOWN, "XXXX-XX-XXTEV None none unresolved dct_unknown"),
    ("Am Vorabend kam er.", A_DAY, "XXXX-XX-XX None none unresolved event_unknown"),
]


@pytest.mark.parametrize(("text", "dct", "expected"), OPEN)
def test_what_the_document_date_leaves_open_stays_open(text: str, dct: tuple[date | None, date | None], expected: str) -> None:
    time = find_times(document(text, *dct), PACK)[0]
    assert f"{time.timex_value} {time.edtf} {time.anchor} {time.resolution} {time.issue}" == expected


def test_a_part_of_the_day_takes_the_day_named_before() -> None:
    times = find_times(document("Am Montag fiel Schnee, am Abend fiel Regen.", *JANUARY), PACK)
    assert [(time.timex_value, time.anchor) for time in times] == [("XXXX-WXX-1", "dct"), ("XXXX-WXX-1TEV", "previous")]


def test_the_day_after_counts_from_the_day_named_before() -> None:
    times = find_times(document("Am 3. Mai 2010 fiel Schnee, am Tag darauf fiel Regen.", *JANUARY), PACK)
    assert times[-1].timex_value == "2010-05-04"


def test_the_eve_is_the_day_named_before() -> None:
    times = find_times(document("Am Montag fiel Schnee, sagte er am Vorabend des Festes.", *JANUARY), PACK)
    assert times[-1].timex_value == "XXXX-WXX-1"


@pytest.mark.parametrize(
    ("text", "zone", "issue"),
    [
        ("Der Platz am Abend (6.1.2021)", "caption", "year_differs_from_dct"),
        ("Der Platz am Abend (6.1.2022)", "caption", None),
        ("Der Platz am Abend (6.7.2021)", "caption", None),
        ("Der Platz am Abend (6.1.1990)", "caption", None),
        ("Am 6.1.2021 lag der Platz leer.", "body", None),
    ],
)
def test_a_caption_dated_a_year_off_is_a_conflict(text: str, zone: str, issue: str | None) -> None:
    time = find_times(document(text, *JANUARY, zone=zone), PACK)[-1]
    assert (time.issue, time.resolution == "conflict") == (issue, issue is not None)


def test_the_span_leaves_out_preposition_and_article() -> None:
    text = "Sie kam in der vergangenen Woche."
    time = find_times(document(text, *JANUARY), PACK)[0]
    assert [text[span.start_char : span.end_char] for span in time.spans] == ["vergangenen Woche"]


@pytest.mark.parametrize("dct", [A_DAY, JANUARY, YEAR, UNKNOWN])
def test_every_edtf_string_is_valid(dct: tuple[date | None, date | None]) -> None:
    for text, _ in ON_A_DAY:
        for time in find_times(document(text, *dct), PACK):
            assert time.edtf is None or parse_edtf(time.edtf)


@given(st.lists(st.sampled_from(" ".join(text for text, _ in ON_A_DAY).split()), max_size=12).map(" ".join))
def test_spans_of_any_words_are_in_order_and_apart(text: str) -> None:
    end = 0
    for time in find_times(document(text, *JANUARY), PACK):
        span = time.spans[0]
        assert end <= span.start_char < span.end_char <= len(text)
        assert text[span.start_char : span.end_char] == time.text
        assert (time.issue is None) == (time.resolution not in {"unresolved", "conflict"})
        end = span.end_char
