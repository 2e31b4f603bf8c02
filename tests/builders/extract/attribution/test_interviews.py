"""Who speaks in an interview: paragraphs with a label."""

import re

import pytest

from claimpack.builders.extract.attribution.attribution import find_attributions
from claimpack.builders.extract.facts import Attributed
from claimpack.builders.languages.pack import load
from claimpack.builders.spans import text_of
from claimpack.builders.text.bare import bare_article
from claimpack.builders.text.document import Document
from claimpack.builders.text.quotations import pair_quotations
from claimpack.builders.text.sentences import split_sentences
from claimpack.schema.records import Span

PACK = load("de")
INTERVIEW = (
    "Das Heft traf die Imkerin im Garten.\n"
    "Heft: Wie geht es den Bienen?\n"
    "Lindner: Sehr gut. Sie fliegen viel. Der Nachbar sagt, es seien zu viele.\n"
    "Heft: Und der Honig?\n"
    "Lindner: Er reicht bis Mai."
)


def attributions(text: str) -> tuple[Attributed, ...]:
    """The attributions of a text that is one body."""
    article = bare_article(text, zone="body")
    paragraphs = [Span(match.start(), match.end()) for match in re.finditer(r"[^\n]+", text)]
    document = Document(article, text, article.zones, split_sentences(text, article.zones, PACK), pair_quotations(text, paragraphs))
    return find_attributions(document, PACK, ())


def turns(text: str) -> list[tuple[str | None, str]]:
    """Who says what in an interview."""
    found = [one for one in attributions(text) if one.rule == "interview"]
    return [(one.attributions[0].source_text, text_of(text, one.content)) for one in found]


def test_the_label_of_a_paragraph_says_all_of_it() -> None:
    assert turns(INTERVIEW) == [
        ("Heft", "Wie geht es den Bienen?"),
        ("Lindner", "Sehr gut. Sie fliegen viel. Der Nachbar sagt, es seien zu viele."),
        ("Heft", "Und der Honig?"),
        ("Lindner", "Er reicht bis Mai."),
    ]


def test_a_turn_is_direct_speech_framed_by_its_label() -> None:
    one = next(one for one in attributions(INTERVIEW) if one.rule == "interview")
    assert (one.attributions[0].quote_type, text_of(INTERVIEW, one.frames)) == ("direct", "Heft:")


def test_others_are_quoted_inside_a_turn() -> None:
    assert "Der Nachbar" in [one.attributions[0].source_text for one in attributions(INTERVIEW)]


@pytest.mark.parametrize(
    "text",
    [
        "Foto: Der Garten im Mai\nHeute blüht viel.\nFoto: Die Bienen im Juni",
        "Gruppe A: Rosen und Nelken\nGruppe B: Tulpen und Lilien",
        "Erstens: Es ist warm.\nZweitens: Es ist hell.\nDrittens: Es ist still.",
    ],
)
def test_captions_and_lists_are_no_interview(text: str) -> None:
    assert turns(text) == []
