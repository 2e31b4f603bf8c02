"""Web pages: text and metadata."""

import pytest

from claimpack.builders.read.html import decode_page, read_html
from claimpack.builders.read.known import Known
from claimpack.builders.read.source import Unreadable

BODY = (
    "<nav><a href='/'>Start</a> <a href='/abo'>Abo</a></nav><article><h1>Pegel der Donau steigt</h1>"
    "<p>In Passau sind nach Angaben der Stadt mehr als 300 Häuser überflutet worden. Das sagte der Oberbürgermeister am Montag.</p>"
    "<p>Mindestens zwölf Menschen wurden verletzt, wie die Polizei mitteilte. Die Aufräumarbeiten dauern an.</p></article>"
    "<footer>Impressum</footer>"
)


def page(head: str = "", body: str = BODY) -> str:
    return f"<!doctype html><html><head>{head}</head><body>{body}</body></html>"


def known_of(head: str) -> Known:
    return read_html(page(head).encode())[1]


def test_the_article_is_told_from_menu_and_footer() -> None:
    text, _ = read_html(page().encode())
    assert isinstance(text, str)
    assert "mehr als 300 Häuser" in text
    assert "Abo" not in text
    assert "Impressum" not in text


def test_the_same_page_gives_the_same_text() -> None:
    assert read_html(page().encode()) == read_html(page().encode())


def test_a_page_that_says_nothing_of_itself_leaves_all_unknown() -> None:
    assert known_of("") == Known()


@pytest.mark.parametrize(
    ("head", "column", "value"),
    [
        ("<title>Pegel steigt</title>", "title", "Pegel steigt"),
        ("<title>Pegel steigt - Tageblatt</title><meta property=og:site_name content=Tageblatt>", "title", "Pegel steigt"),
        ("<title>Seite</title><meta property=og:title content='Pegel  steigt'>", "title", "Pegel steigt"),
        ("<meta property=og:site_name content=Tageblatt>", "publisher", "Tageblatt"),
        ("<meta name=author content='Erika Muster'>", "byline", "Erika Muster"),
        ("<link rel=canonical href='https://example.org/pegel'>", "url", "https://example.org/pegel"),
        ("<meta property=og:url content='https://example.org/bär'>", "url", "https://example.org/b%C3%A4r"),
        ("<link rel=canonical href='/pegel'>", "url", None),
        ('<script type="application/ld+json">{"headline": "Pegel", "author": [{"name": "A"}, "B"]}</script>', "byline", "A, B"),
        ('<script type="application/ld+json">{"@graph": [{"headline": "Pegel"}]}</script>', "title", "Pegel"),
        ('<script type="application/ld+json">{"headline": </script><title>Pegel</title>', "title", "Pegel"),
    ],
)
def test_a_page_is_believed_in_its_metadata(head: str, column: str, value: str | None) -> None:
    assert getattr(known_of(head), column) == value


@pytest.mark.parametrize(
    "head",
    [
        "<meta property=article:published_time content=2023-06-05T08:00:00+02:00>",
        "<meta name=dc.date content=2023-06-05>",
        '<script type="application/ld+json">{"@type": "NewsArticle", "datePublished": "2023-06-05"}</script>',
    ],
)
def test_the_day_of_publication_is_read(head: str) -> None:
    created = known_of(head).created
    assert created is not None
    assert created.value == "2023-06-05"


def test_a_day_in_the_text_or_address_is_no_day_of_publication() -> None:
    head = "<link rel=canonical href='https://example.org/2023/06/05/pegel'>"
    _, known = read_html(page(head, BODY.replace("am Montag", "am 5.6.2023")).encode())
    assert known.created is None


@pytest.mark.parametrize(
    ("encoding", "head", "charset"),
    [
        ("utf-8", "", None),
        ("utf-8", "<meta charset=utf-8>", None),
        ("cp1252", "<meta charset=iso-8859-1>", None),
        ("cp1252", '<meta http-equiv="Content-Type" content="text/html; charset=windows-1252">', None),
        ("iso8859-15", "", "iso-8859-15"),
        ("utf-16", "", None),
        ("utf-8-sig", "", None),
    ],
)
def test_the_encoding_is_that_of_mark_transport_or_meta(encoding: str, head: str, charset: str | None) -> None:
    text, _ = read_html(page(head).encode(encoding), charset)
    assert isinstance(text, str)
    assert "Häuser überflutet" in text


def test_an_xml_declaration_does_not_change_the_encoding() -> None:
    text, _ = read_html(("<?xml version='1.0' encoding='iso-8859-1'?>" + page()).encode())
    assert isinstance(text, str)
    assert "Häuser überflutet" in text


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "empty"),
        (b"just words", "empty"),
        (b"<html><body></body></html>", "empty"),
        (b"<html><body>H\xe4user</body></html>", "undecodable"),
        (b"<html><head><meta charset=klingon></head></html>", "undecodable"),
        (b"<html><head><meta charset=hex></head></html>", "undecodable"),
        (b"<html>\0</html>", "undecodable"),
    ],
)
def test_a_page_without_an_article_says_why(content: bytes, reason: str) -> None:
    text, _ = read_html(content)
    assert isinstance(text, Unreadable)
    assert text.reason == reason


def test_the_first_wrong_byte_of_a_page_is_named() -> None:
    assert decode_page(b"<p>H\xe4user") == Unreadable(
        "undecodable", "not utf-8: byte 0xE4 at offset 4; declare the encoding that the page has, or save it as UTF-8"
    )
