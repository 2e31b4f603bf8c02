"""An article, read."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimpack.builders.ids import reject_id
from claimpack.builders.languages.pack import load
from claimpack.builders.text.bare import bare_article
from claimpack.builders.text.reading import read_document, zone_rejects
from claimpack.schema.records import Article, Span, Zone

PACK = load("de")
ONE = "Der Stadtrat hat am Montag den Haushalt beschlossen. Er tritt im Januar in Kraft."
TWO = "Die Opposition stimmte dagegen: „Das reicht nicht.“ Sie hält die Zahlen für zu hoch."


def article(text: str | None) -> Article:
    return replace(bare_article(text or "", "rathaus.txt"), text=text)


def read(text: str) -> Article:
    return read_document(article(text), PACK).article


def test_the_headline_becomes_the_title() -> None:
    assert read(f"Streit  im Rathaus\n\n{ONE}").title == "Streit im Rathaus"


def test_a_known_title_is_kept() -> None:
    record = replace(article(f"Streit im Rathaus\n\n{ONE}"), title="Haushalt")
    assert read_document(record, PACK).article.title == "Haushalt"


def test_the_byline_is_the_name_alone() -> None:
    assert read(f"Streit im Rathaus\n\nVerfasst von Anna Berg exklusiv für Tagblatt\n\n{ONE}").byline == "Anna Berg"


AGENCIES = [
    (f"{ONE}\n\n{TWO} (dpa, AFP)", ("dpa", "AFP")),
    (f"{ONE}\n\n{TWO}\n\ndpa/AFP", ("dpa", "AFP")),
    (f"Ulm (dpa) - {ONE}\n\n{TWO}", ("dpa",)),
    (f"Ulm (dpa) - {ONE}\n\n{TWO} (dpa/rtr)", ("dpa", "Reuters")),
    (f"{ONE}\n\n{TWO}\n\nQuelle: epd", ("epd",)),
    (f" date 2022-01 Max Tal/REUTERS Der Rat am Montag\n\n{ONE}\n\n{TWO}", ()),
    (f"{ONE}\n\nDer Rat am Montag. Foto: dpa\n\n{TWO}", ()),
    (f"{ONE}\n\nDer Rat am Montag\nAFP\n\n{TWO}", ()),
    (f"Streit im Rathaus\n\nAFP\n\n{ONE}", ()),
    (f"{ONE}\n\n{TWO}", ()),
]


@pytest.mark.parametrize(("text", "agencies"), AGENCIES)
def test_agencies_are_those_credited_for_the_text_and_not_for_a_picture(text: str, agencies: tuple[str, ...]) -> None:
    assert read(text).agencies == agencies


def test_the_creation_time_is_read_from_the_text() -> None:
    found = read(f" date 2022-01 {ONE}")
    assert (found.dct_value, found.dct_precision, found.dct_source) == ("2022-01", "month", "text")
    assert (found.dct_earliest, found.dct_latest) == (date(2022, 1, 1), date(2022, 1, 31))


def test_a_known_creation_time_is_kept() -> None:
    record = replace(article(f" date 2022-01 {ONE}"), dct_value="2022-01-06", dct_precision="day", dct_source="metadata")
    assert read_document(record, PACK).article.dct_value == "2022-01-06"


def test_a_date_in_the_body_is_no_creation_time() -> None:
    found = read(f"Am 6. Januar 2022 war Sitzung. {ONE}")
    assert (found.dct_value, found.dct_source) == (None, "none")


def test_what_no_zone_says_stays_null() -> None:
    found = read(ONE)
    assert (found.title, found.byline, found.agencies, found.dct_value, found.publisher) == (None, None, (), None, None)


def test_given_zones_are_kept() -> None:
    zones = (Zone(start_char=0, end_char=len(ONE), zone="lead"),)
    document = read_document(replace(article(ONE), zones=zones), PACK)
    assert document.zones == zones == document.article.zones
    assert {sentence.zone for sentence in document.sentences} == {"lead"}


def test_an_article_without_text_has_nothing() -> None:
    document = read_document(article(None), PACK)
    assert (document.text, document.zones, document.sentences, document.quotations) == ("", (), (), ())


def test_quotations_of_the_body_are_paired() -> None:
    document = read_document(article(TWO), PACK)
    assert [document.text[found.inner.start_char : found.inner.end_char] for found in document.quotations] == ["Das reicht nicht."]


def test_marks_in_a_widget_are_not_paired() -> None:
    assert read_document(article(f"{ONE}\n\nLesen Sie auch: „Das reicht nicht“"), PACK).quotations == ()


def test_each_zone_that_holds_no_claims_is_a_reject() -> None:
    text = f" date 2022-01 Streit im Rathaus\n\nVon Anna Berg\n\n{ONE}\n\nOpposition\n\n{TWO} (dpa)\n\nSpenden"
    rejects = zone_rejects(read_document(article(text), PACK))
    assert [(reject.text, reject.reason, reject.rule) for reject in rejects] == [
        ("date 2022-01", "metadata", "zone_metadata"),
        ("Von Anna Berg", "byline", "zone_byline"),
        ("Opposition", "heading", "zone_subheading"),
        ("(dpa)", "credit", "zone_credit"),
        ("Spenden", "boilerplate", "zone_boilerplate"),
    ]
    assert {reject.stage for reject in rejects} == {"zone"}


def test_a_reject_is_named_by_its_place() -> None:
    (reject,) = zone_rejects(read_document(article(f" date 2022-01 {ONE}"), PACK))
    assert reject.spans == (Span(1, 13),)
    assert reject.reject_id == reject_id("rathaus.txt", (Span(1, 13),), "zone", "metadata")


def test_white_space_alone_is_no_reject() -> None:
    assert zone_rejects(read_document(article(" \n "), PACK)) == ()


@given(st.text(max_size=200))
def test_any_text_can_be_read_and_reads_the_same_again(text: str) -> None:
    document = read_document(article(text), PACK)
    assert document == read_document(article(text), PACK)
    assert all(quotation.outer.end_char <= len(text) for quotation in document.quotations)
    assert len({reject.reject_id for reject in zone_rejects(document)}) == len(zone_rejects(document))
