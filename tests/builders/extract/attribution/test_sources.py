"""Who speaks where several could: names, pronouns, institutions, names between marks."""

import re

import pytest

from claimpack.builders.extract.attribution.attribution import find_attributions
from claimpack.builders.extract.facts import Attributed
from claimpack.builders.languages.pack import load
from claimpack.builders.text.bare import bare_article
from claimpack.builders.text.document import Document
from claimpack.builders.text.quotations import pair_quotations
from claimpack.builders.text.sentences import split_sentences
from claimpack.schema.records import Attribution, Mention, Span

PACK = load("de")


def attributions(text: str, *names: tuple[str, str]) -> tuple[Attributed, ...]:
    """The attributions of a text that is one body, with mentions of these names and types (the first place of each)."""
    article = bare_article(text, zone="body")
    mentions = tuple(
        Mention(
            mention_id=f"men_{name}",
            article_id=article.article_id,
            spans=(Span(text.index(name), text.index(name) + len(name)),),
            text=name,
            mention_type="NAM",
            entity_type=kind,
            derivation="none",
        )
        for name, kind in names
    )
    paragraphs = [Span(match.start(), match.end()) for match in re.finditer(r"[^\n]+", text)]
    document = Document(article, text, article.zones, split_sentences(text, article.zones, PACK), pair_quotations(text, paragraphs))
    return find_attributions(document, PACK, mentions)


def first(text: str, *names: tuple[str, str]) -> Attribution:
    """The first row of the first attribution."""
    return attributions(text, *names)[0].attributions[0]


def words(text: str, spans: tuple[Span, ...]) -> list[str]:
    return [text[span.start_char : span.end_char] for span in spans]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Die Verlegung der Bühne nannte Lindner falsch.", "Lindner"),
        ("Die Vorschläge der Nachbarn bezeichnete Lindner als „Unfug“ und lachte laut.", "Lindner"),
        ("Von der Heide betonte, der Saal sei voll.", "Von der Heide"),
    ],
)
def test_the_name_of_a_person_tells_who_of_two_phrases_speaks(text: str, name: str) -> None:
    assert first(text, (name, "PER")).source_text == name


def test_a_name_with_its_attribute_stays_an_attribute() -> None:
    text = "Der als Zauberer bekannte Lindner soll den Ring versteckt haben."
    assert [one.rule for one in attributions(text, ("Lindner", "PER"))] == ["sollen"]


def test_a_source_ends_with_the_name_between_marks_that_it_begins() -> None:
    assert first("Das Heft „Zoo und Garten im Mai“ schrieb, es sei spät.").source_text == "Das Heft „Zoo und Garten im Mai“"


def test_a_pronoun_behind_a_quotation_stands_for_who_is_named_before_it() -> None:
    text = "Froh äußerte sich die Geigerin Anna Lindner zum Saal: „Der Klang ist schön“, sagte sie am Abend."
    row = first(text, ("Anna Lindner", "PER"))
    assert (row.source_text, row.source_entity_id) == ("sie", "men_Anna Lindner")


def test_speech_is_framed_once_by_what_stands_before_and_behind_it() -> None:
    text = "Froh äußerte sich die Geigerin zum Saal: „Der Klang ist schön“, sagte sie am Abend."
    assert words(text, attributions(text)[0].frames) == ["Froh äußerte sich die Geigerin zum Saal:", "sagte sie am Abend"]


def test_hearsay_has_the_institution_that_acts_before_it_as_its_source() -> None:
    text = "Die Polizei suchte den Keller ab. Es war kalt. Dort soll ein Hund geschlafen haben."
    row = first(text)
    assert (row.source_text, row.source_kind) == ("Die Polizei", "organisation")


def test_hearsay_of_nobody_has_no_source() -> None:
    assert first("Das Fest war laut. Ein Hund soll gebellt haben.").source_text is None
