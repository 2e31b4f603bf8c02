"""An article, read: cut into zones, sentences and quotations, its record completed by what the text itself says.

What the source or its metadata file has said already is kept. Nothing is invented: a column stays null where no zone says it.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from claimpack.builders.ids import reject_id
from claimpack.builders.languages.pack import Pack
from claimpack.builders.spans import tight
from claimpack.builders.text.credits import credit_patterns, is_text_credit, named_agencies
from claimpack.builders.text.document import Document
from claimpack.builders.text.publication import find_publication
from claimpack.builders.text.quotations import pair_quotations
from claimpack.builders.text.sentences import ZONES_WITH_SENTENCES, split_all
from claimpack.builders.text.zones import find_zones
from claimpack.schema.records import Article, Reject, Span, Zone

_REASONS = {"boilerplate": "boilerplate", "byline": "byline", "credit": "credit", "metadata": "metadata", "subheading": "heading"}
_LINE_END = re.compile(r"[\n\r\u2028\u2029\x0b\x0c\x85]")
_PARAGRAPH = re.compile(r"[^\n\r\u2028\u2029\x0b\x0c\x85]*\S")


def read_document(article: Article, pack: Pack) -> Document:
    """The article cut up; zones that its reader gave are kept. An article without text has no zones."""
    return read_documents((article,), pack)[0]


def read_documents(articles: Sequence[Article], pack: Pack) -> list[Document]:
    """Each article cut up: each step over all of them before the next, so that the processor's caches hold it."""
    texts = [article.text or "" for article in articles]
    zones = [article.zones or find_zones(text, pack) for article, text in zip(articles, texts, strict=True)]
    completed = [_completed(*read, pack) for read in zip(articles, texts, zones, strict=True)]
    sentences = split_all(texts, zones, pack)
    quotations = [pair_quotations(text, _paragraphs(text, own)) for text, own in zip(texts, zones, strict=True)]
    return list(map(Document, completed, texts, zones, sentences, quotations))


def zone_rejects(document: Document) -> tuple[Reject, ...]:
    """One reject for each zone that holds no claims: boilerplate, byline, credit, metadata, and subheadings as headings."""
    article = document.article
    return tuple(
        Reject(
            reject_id=reject_id(article.source_uri, (span,), "zone", _REASONS[zone.zone]),
            article_id=article.article_id,
            source_uri=article.source_uri,
            spans=(span,),
            text=document.text[span.start_char : span.end_char],
            stage="zone",
            reason=_REASONS[zone.zone],
            rule=f"zone_{zone.zone}",
        )
        for zone in document.zones
        if zone.zone in _REASONS and (span := tight(document.text, zone.start_char, zone.end_char)) is not None
    )


def _paragraphs(text: str, zones: Sequence[Zone]) -> Iterator[Span]:
    """The lines of the zones that hold sentences."""
    for zone in zones:
        if zone.zone in ZONES_WITH_SENTENCES:
            for line in _PARAGRAPH.finditer(text, zone.start_char, zone.end_char):
                yield Span(line.start(), line.end())


def _completed(article: Article, text: str, zones: tuple[Zone, ...], pack: Pack) -> Article:
    completed = replace(
        article,
        zones=zones,
        title=article.title or _title(text, zones),
        byline=article.byline or _byline(text, zones, pack),
        agencies=article.agencies or _agencies(text, zones, pack),
    )
    metadata = [Span(zone.start_char, zone.end_char) for zone in zones if zone.zone == "metadata"]
    publication = find_publication(text, metadata, pack) if article.dct_source == "none" else None
    if publication is None:
        return completed
    return replace(
        completed,
        dct_value=publication.edtf,
        dct_precision=publication.precision,
        dct_earliest=publication.earliest,
        dct_latest=publication.latest,
        dct_source="text",
    )


def _title(text: str, zones: Sequence[Zone]) -> str | None:
    """The first headline, its white space made single spaces."""
    lines = (" ".join(text[zone.start_char : zone.end_char].split()) for zone in zones if zone.zone == "headline")
    return next((line for line in lines if line), None)


def _byline(text: str, zones: Sequence[Zone], pack: Pack) -> str | None:
    """The names of the first byline that has any, as they stand there."""
    for zone in zones:
        if zone.zone == "byline" and (match := credit_patterns(pack).byline.match(text, zone.start_char, zone.end_char)):
            return match["name"]
    return None


def _agencies(text: str, zones: Sequence[Zone], pack: Pack) -> tuple[str, ...]:
    """The agencies of the credits that are not a picture's, in text order, each once."""
    texts = [text[zone.start_char : zone.end_char].strip() for index, zone in enumerate(zones) if _is_for_text(text, zones, index, pack)]
    return tuple(dict.fromkeys(name for line in texts for name in named_agencies(line, pack)))


def _is_for_text(text: str, zones: Sequence[Zone], index: int, pack: Pack) -> bool:
    """Whether a credit is the text's own: a dateline, agencies in brackets, or agencies on a line below the text and beside no caption."""
    zone = zones[index]
    line = text[zone.start_char : zone.end_char].strip()
    if zone.zone != "credit":
        return False
    runs_in = _LINE_END.search(text, zone.start_char, zone.end_char) is None
    if runs_in and credit_patterns(pack).dateline.match(text, zone.start_char):
        return True
    if not is_text_credit(line, pack):
        return False
    is_beside_caption = any(other.zone == "caption" for other in zones[max(0, index - 1) : index + 2])
    return line[-1] in ")]" or (not is_beside_caption and any(other.zone == "body" for other in zones[:index]))
