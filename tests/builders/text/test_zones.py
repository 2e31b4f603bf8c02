"""What the lines of a news page are for."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimpack.builders.languages.pack import load
from claimpack.builders.text.zones import find_zones

PACK = load("de")
ONE = "Der Stadtrat hat am Montag den Haushalt beschlossen. Er tritt im Januar in Kraft."
TWO = "Die Opposition stimmte dagegen. Sie hält die Zahlen für zu hoch."
THREE = "Nach Angaben der Kämmerei fehlen zwei Millionen Euro. Das soll sich ändern."

# Pages: each line a zone, a bar and a text; "~" before it: it follows on the same line, "-" before it: without a blank line.
PAGES = {
    "paragraphs alone are body": [f"body|{ONE}", f"body|{TWO}"],
    "a page of one sentence is body": ["body|Ein Satz."],
    "a page of one short line is body": ["body|Nur eine Zeile"],
    "a short first line is the headline": ["headline|Haushalt beschlossen", f"body|{ONE}"],
    "a short question on top is the headline": ["headline|Reicht das Geld?", f"body|{ONE}", f"body|{TWO}"],
    "a quotation on top is the headline": ["headline|„Das Geld reicht nicht“", f"body|{ONE}"],
    "a kicker stands above the headline": ["subheading|Haushalt", "-headline|Stadtrat stimmt für höhere Abgaben", f"body|{ONE}"],
    "a second line is no second headline": ["headline|Stadtrat stimmt zu", "-subheading|Opposition ist dagegen", f"body|{ONE}"],
    "the first half of a broken line is no headline": ["body|Der Stadtrat und die", f"-body|{ONE}"],
    "a line that goes on in lower case is no headline": ["body|Der Stadtrat", "-body|hat am Montag den Haushalt beschlossen.", f"body|{TWO}"],
    "the key of a month runs in": ["metadata|date 2022-01", f"~body|{ONE}", f"body|{TWO}"],
    "a headline may follow the date": ["metadata|date 2022-01", "~headline|Haushalt beschlossen", f"body|{ONE}"],
    "a status line is metadata": ["headline|Haushalt beschlossen", "-metadata|Stand: 12.03.2021, 14:05 Uhr", f"body|{ONE}"],
    "a day of publication is metadata": ["headline|Haushalt beschlossen", "-metadata|Veröffentlicht am 12. März 2021", f"body|{ONE}"],
    "a date alone under the headline is metadata": ["headline|Haushalt beschlossen", "-metadata|Freitag, 12. März 2021", f"body|{ONE}"],
    "a reading time is metadata": ["headline|Haushalt beschlossen", "-metadata|Lesezeit: 3 Minuten", f"body|{ONE}"],
    "keys with values are metadata": ["metadata|url: https://beispiel.de/a", "-metadata|date: 2021-03-12", f"body|{ONE}", f"body|{TWO}"],
    "a date with time runs in": ["metadata|12.03.2021, 14:05 Uhr", f"~body|{ONE}", f"body|{TWO}"],
    "a date that is part of a sentence is body": ["body|12.03.2021 war der letzte Tag.", f"body|{TWO}"],
    "a date between paragraphs is a subheading": [f"body|{ONE}", "subheading|Samstag, 13. März 2021", f"body|{TWO}"],
    "a byline names a person": ["headline|Haushalt beschlossen", "-byline|Von Anna Berg", f"body|{ONE}"],
    "a byline names two persons and a place": ["headline|Haushalt beschlossen", "-byline|Von Anna Berg und Max Tal, Ulm", f"body|{ONE}"],
    "a byline says for whom": ["byline|Verfasst von Anna Berg exklusiv für Tagblatt", f"body|{ONE}", f"body|{TWO}"],
    "byline and date share a line": [
        "headline|Haushalt beschlossen", "-byline|Von Anna Berg |", "~metadata|12. März 2021, 08:15 Uhr", f"body|{ONE}",
    ],
    "places are no names": [f"body|{ONE}", "subheading|Von Ulm nach Bonn", f"body|{TWO}"],
    "a paragraph above the byline is the lead": ["headline|Haushalt beschlossen", f"-lead|{ONE}", "-byline|Von Anna Berg", f"body|{TWO}", f"body|{THREE}"],
    "a paragraph above the date is the lead": ["headline|Haushalt beschlossen", f"-lead|{ONE}", "-metadata|Stand: 12.03.2021", f"-body|{TWO}", f"body|{THREE}"],
    "a blank line marks no lead": ["headline|Haushalt beschlossen", f"body|{ONE}", f"body|{TWO}"],
    "a dateline is a credit": ["credit|Ulm (dpa) -", f"~body|{ONE}", f"body|{TWO}"],
    "a dateline may follow the date": ["metadata|date 2022-01", "~credit|Ulm/Bonn (AFP) –", f"~body|{ONE}", f"body|{TWO}"],
    "an agency in brackets within a sentence is body": [f"body|Der Sender (AP) meldete das zuerst. {ONE}", f"body|{TWO}"],
    "agencies at the end are a credit": [f"body|{ONE}", f"body|{TWO}", "~credit|(dpa, AFP)"],
    "agencies joined by strokes are a credit": [f"body|{ONE}", f"body|{TWO}", "-credit|aber/dpa/AFP"],
    "a party at the end of a sentence is body": [f"body|{ONE}", "body|Das sagte die Vorsitzende Anna Berg (SPD)."],
    "the writer's sign is a credit": [f"body|{ONE}", f"body|{TWO}", "credit|(abe)"],
    "a photographer with agency runs in": [
        "metadata|date 2022-01", "~credit|Max Tal/REUTERS", "~caption|Der Stadtrat am Montag (6.1.2021)", f"body|{ONE}", f"body|{TWO}",
    ],
    "an agency with photographer runs in": [
        "metadata|date 2022-01", "~credit|picture alliance/AP Photo/Max Tal", "~caption|Der Stadtrat am Montag", f"body|{ONE}", f"body|{TWO}",
    ],
    "a caption runs in with its credit": ["metadata|date 2022-01", "~caption|Der Stadtrat am Montag. Foto: AFP", f"~body|{ONE}", f"body|{TWO}"],
    "a caption ends with its photographer": [f"body|{ONE}", "caption|Der Stadtrat am Montag. Viele fehlen. Foto: dpa/Max Tal", f"body|{TWO}"],
    "a caption begins with its label": [f"body|{ONE}", "caption|Bild: Der Stadtrat bei der Sitzung am Montag", f"body|{TWO}"],
    "a caption is said to be from the archive": [f"body|{ONE}", "caption|Der Stadtrat bei der Sitzung (Archivbild)", f"body|{TWO}"],
    "a caption bears a date": [f"body|{ONE}", "caption|Der Stadtrat bei der Sitzung (12. März 2021)", f"body|{TWO}"],
    "a caption ends with an agency": [f"body|{ONE}", "caption|Der Stadtrat bei der Sitzung (Reuters)", f"body|{TWO}"],
    "a line above a credit is its caption": [f"body|{ONE}", "caption|Der Stadtrat bei der Sitzung", "-credit|© Max Tal/dpa", f"body|{TWO}"],
    "a year in brackets does not make a paragraph a caption": [f"body|{ONE}", f"body|{TWO} Das war schon einmal so (2019).", f"body|{THREE}"],
    "a picture's credit alone is a credit": [f"body|{ONE}", "credit|Foto: Max Tal/dpa", f"body|{TWO}"],
    "a few words between paragraphs are a subheading": [f"body|{ONE}", "subheading|Streit im Rathaus", f"body|{TWO}"],
    "a subheading may have a finite verb": [f"body|{ONE}", "subheading|Die Stadt spart seit zehn Jahren", f"body|{TWO}"],
    "a subheading needs no blank line": [f"body|{ONE}", "-subheading|Streit im Rathaus", f"-body|{TWO}"],
    "a short question is a subheading": [f"body|{ONE}", "subheading|Wie geht es weiter?", f"body|{TWO}"],
    "two headings may stand in a row": [f"body|{ONE}", "subheading|Streit im Rathaus", "subheading|Opposition", f"body|{TWO}"],
    "a short sentence is body": [f"body|{ONE}", "body|Das war alles.", f"body|{TWO}"],
    "an introduction with a colon is body": [f"body|{ONE}", "body|In dem Bericht heißt es:", f"body|{TWO}"],
    "two sentences are no subheading": [f"body|{ONE}", "body|Das war gestern. Heute ist es anders", f"body|{TWO}"],
    "the items of a list are body": [f"body|{ONE}", "body|- mehr Geld", "-body|- weniger Lärm", f"body|{TWO}"],
    "a row of short lines is body": [f"body|{ONE}", "body|Ulm", "-body|Bonn", "-body|Kiel", f"body|{TWO}"],
    "a score is no subheading": [f"body|{ONE}", "body|SV Ulm – FC Bonn 3:0", f"body|{TWO}"],
    "a last line without a stop is body": [f"body|{ONE}", "body|Streit im Rathaus"],
    "hard-wrapped lines are body": ["body|Der Stadtrat hat am", "-body|Montag den Haushalt beschlossen", "-body|und dann", "-body|gegessen und", "-body|getrunken."],
    "a donation button is boilerplate": ["headline|Haushalt beschlossen", "boilerplate|Spenden", f"body|{ONE}"],
    "the lines of one widget are one zone": [f"body|{ONE}", "boilerplate|Teilen|Facebook|Twitter|7|Drucken", f"body|{TWO}"],
    "a comment form is boilerplate": [f"body|{ONE}", "boilerplate|Subscribe|Notify of|guest|0 Comments|Inline Feedbacks|0|()|x"],
    "a name between widgets at the end is boilerplate": [f"body|{ONE}", "boilerplate|Spenden", "boilerplate|Tagblatt", "boilerplate|Abonnieren"],
    "a cookie notice is boilerplate": [
        "boilerplate|Wir verwenden Cookies, um Ihnen mehr zu bieten. Mehr dazu hier.|Alle akzeptieren", "-headline|Haushalt beschlossen", f"body|{ONE}",
    ],
    "a newsletter is boilerplate": [f"body|{ONE}", "boilerplate|Abonnieren Sie unseren Newsletter und verpassen Sie nichts."],
    "an appeal for donations is boilerplate": [f"body|{ONE}", "boilerplate|Unterstützen Sie unsere Arbeit mit einer Spende.", f"body|{TWO}"],
    "a menu is boilerplate": ["boilerplate|Startseite|Politik|Sport|Kultur", "-headline|Haushalt beschlossen", f"body|{ONE}"],
    "a note on copyright is boilerplate": [f"body|{ONE}", "boilerplate|© dpa-infocom, dpa:210312-99-123456/3"],
    "links to other articles are boilerplate": [f"body|{ONE}", "boilerplate|Mehr zum Thema|Wie die Stadt spart|Was fehlt?", f"body|{TWO}"],
    "one link to another article is boilerplate": [f"body|{ONE}", "boilerplate|Lesen Sie auch: Wie die Stadt spart", f"body|{TWO}"],
    "all after the comments' heading is boilerplate": [
        f"body|{ONE}", f"body|{TWO}", f"body|{THREE}", "boilerplate|12 Kommentare|Max: Das stimmt nicht. Niemand glaubt das.|Antworten",
    ],
    "a count of comments on top closes nothing": ["headline|Haushalt beschlossen", "-boilerplate|12 Kommentare", f"body|{ONE}", f"body|{TWO}"],
    "a bar of sections is boilerplate": ["boilerplate|Startseite > Politik > Ulm", "headline|Haushalt beschlossen", f"body|{ONE}"],
    "a box for a newsletter is boilerplate": [
        f"body|{ONE}", "boilerplate|Newsletter abonnieren|Jeden Morgen das Wichtigste in Ihr Postfach.", f"body|{TWO}",
    ],
    "a box for donations is boilerplate": [
        f"body|{ONE}", f"body|{TWO}", "boilerplate|Unterstützen Sie unsere Arbeit|Guter Journalismus kostet Geld. Wir freuen uns über eine Spende.",
    ],
    "an offer to read on is boilerplate": [f"body|{ONE}", "boilerplate|Jetzt weiterlesen mit Plus|Erster Monat gratis, danach 9,99 Euro im Monat."],
    "a paragraph on donations apart from a widget is body": [f"body|{ONE}", "boilerplate|Teilen", "body|Die Spende ging an das Museum."],
    "a run-in caption with its photographer stands before the first sentence": ["caption|Rauch über dem Hafen. Foto: Max Tal/dpa", f"~body|{ONE}", f"body|{TWO}"],
    "a form for comments is boilerplate": [f"body|{ONE}", f"body|{TWO}", f"body|{THREE}", "boilerplate|Kommentar schreiben", "boilerplate|Sie müssen angemeldet sein, um zu kommentieren."],
    "the programme's note is boilerplate": [f"body|{ONE}", f"body|{TWO}", "boilerplate|Dieses Thema im Programm:|Radio Ulm, 12.03.2021, 18:00 Uhr"],
    "the source on a line of its own is a credit": [f"body|{ONE}", f"body|{TWO}", "credit|Quelle: dpa"],
    "a sentence on cookies in the news is body": [f"body|{ONE}", "body|Cookies sind in der Kantine seit Montag ausverkauft.", f"body|{TWO}"],
}  # fmt: skip


def page(lines: list[str]) -> tuple[str, list[tuple[str, str]]]:
    """The text of a page, and its zones with their text."""
    text, zones = "", []
    for number, line in enumerate(lines):
        zone, _, content = line.partition("|")
        gap = {"~": " ", "-": "\n"}.get(zone[0], "\n\n") if number else ""
        content = content.replace("|", "\n") if zone.endswith("boilerplate") else content
        text += gap + content
        zones.append((zone.lstrip("~-"), content))
    return text, zones


def zones_of(text: str) -> list[tuple[str, str]]:
    return [(zone.zone, text[zone.start_char : zone.end_char].strip()) for zone in find_zones(text, PACK)]


@pytest.mark.parametrize("lines", PAGES.values(), ids=PAGES.keys())
def test_a_page_has_these_zones(lines: list[str]) -> None:
    text, expected = page(lines)
    assert zones_of(text) == expected


@pytest.mark.parametrize("lines", PAGES.values(), ids=PAGES.keys())
def test_windows_line_ends_change_nothing(lines: list[str]) -> None:
    text, expected = page(lines)
    found = zones_of(text.replace("\n", "\r\n"))
    assert [(zone, content.replace("\r\n", "\n")) for zone, content in found] == expected


def test_white_space_belongs_to_the_zone_before_it_and_at_the_start_to_the_first() -> None:
    zones = find_zones("  date 2022-01 Er kam.\n\nSie ging. ", PACK)
    assert [(zone.start_char, zone.end_char) for zone in zones] == [(0, 15), (15, 24), (24, 34)]


def test_a_byte_order_mark_hides_no_metadata() -> None:
    assert [zone.zone for zone in find_zones(f"\ufeff date 2022-01 {ONE}", PACK)] == ["metadata", "body"]


def test_an_empty_text_has_no_zones() -> None:
    assert find_zones("", PACK) == ()


def test_white_space_alone_is_one_zone() -> None:
    assert [(zone.start_char, zone.end_char, zone.zone) for zone in find_zones(" \n ", PACK)] == [(0, 3, "boilerplate")]


LINE = st.sampled_from(
    [ONE, TWO, "", " ", "Streit im Rathaus", "Teilen", "Mehr zum Thema", "3 Kommentare", "Von Anna Berg", "date 2022-01", "(dpa)", "Foto: dpa",
     "x", "7", "Stand: 12.03.2021", "Der Rat (2019)", "- Punkt", "Warum?", "Ulm (dpa) - Er kam. (AFP)", "12. März 2021"]
)  # fmt: skip


@given(st.one_of(st.text(max_size=150), st.lists(LINE, max_size=14).map("\n".join)))
def test_zones_are_a_partition_of_any_text(text: str) -> None:
    zones = find_zones(text, PACK)
    assert "".join(text[zone.start_char : zone.end_char] for zone in zones) == text
    assert all(zone.start_char < zone.end_char for zone in zones)
    assert [zone.start_char for zone in zones] == [0, *(zone.end_char for zone in zones[:-1])][: len(zones)]
