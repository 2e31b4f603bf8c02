"""An article cut up: zones, paragraphs, sentences, tokens and quotations, all in offsets of articles.text."""

from dataclasses import dataclass
from typing import NamedTuple

from claimpack.schema.records import Article, Span, Zone


class Token(NamedTuple):
    """A word, number or punctuation mark. A tuple, because half of the time of reading goes into building tokens."""

    text: str
    start_char: int
    end_char: int


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of body, lead, caption, headline or subheading, without white space at its ends.

    `paragraph` counts the lines of text that hold sentences; sentences with the same number stand in one paragraph.
    """

    start_char: int
    end_char: int
    zone: str
    paragraph: int
    tokens: tuple[Token, ...]

    @property
    def span(self) -> Span:
        return Span(self.start_char, self.end_char)


@dataclass(frozen=True, slots=True)
class Quotation:
    """Text between quotation marks. The outer span holds the marks, the inner one does not.

    A quotation that is never closed ends with its paragraph: is_closed is False. `level` is 0 outside other quotations.
    """

    outer: Span
    inner: Span
    level: int
    is_closed: bool


@dataclass(frozen=True, slots=True)
class Document:
    """One article, read. `article` bears the zones and what the text itself says of title, byline, agencies and date."""

    article: Article
    text: str
    zones: tuple[Zone, ...]
    sentences: tuple[Sentence, ...]
    quotations: tuple[Quotation, ...]
