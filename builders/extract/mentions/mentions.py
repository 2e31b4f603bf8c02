"""Names of persons, places, organisations and other things in an article, with the adjectives and compounds made of them.

Types and derivations are GermEval 2014's. A name is the outermost one; titles and functions ("Präsident") stand outside it. A trained model
reads each sentence, rules repair and complete it, and a second pass carries names from sentence to sentence. Boilerplate has no names.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import reduce
from itertools import islice
from operator import or_

from claimpack.builders.extract.mentions.borders import add_bodies, add_known, heed_heads, repair_borders
from claimpack.builders.extract.mentions.bynames import join_bynames
from claimpack.builders.extract.mentions.listed import add_listed, add_places, without_units
from claimpack.builders.extract.mentions.names import FoundName, names_of_spans
from claimpack.builders.extract.mentions.phrases import add_long_forms, add_quoted, explained_acronyms
from claimpack.builders.extract.mentions.repeats import repeat_names
from claimpack.builders.extract.mentions.signs import BODY, BRACKET, CALLS, IN, LISTED, MARK, ON, REGION, SURE, TOWN, load_signs
from claimpack.builders.ids import mention_id
from claimpack.builders.languages.pack import Pack
from claimpack.builders.models.tagger import NameTagger, load_tagger
from claimpack.builders.text.document import Document, Token
from claimpack.builders.text.tokens import tokenize
from claimpack.schema.records import Mention, Span

# Zones whose names count though they hold no sentences.
_ZONES = ("byline", "credit")
ACRONYM_SCORE = 0.95


def find_mentions(document: Document, pack: Pack) -> tuple[Mention, ...]:
    """The names of the article (mention_type NAM) in text order, not overlapping.

    Nothing is linked yet, but for an acronym that stands beside its long name in brackets: its entity_id holds that name's mention_id.
    """
    return mentions_of_all((document,), pack)[0]


def mentions_of_all(documents: Sequence[Document], pack: Pack) -> list[tuple[Mention, ...]]:
    """The names of each article. The model reads all of them at once, which takes it a third less time."""
    rows = [sorted((row for row in _token_rows(document) if row), key=_start) for document in documents]
    forms = [[[token.text for token in row] for row in own] for own in rows]
    names = iter(find_names([line for lines in forms for line in lines], load_tagger(pack), pack))
    found = [repeat_names(list(zip(lines, islice(names, len(lines)), strict=True)), pack) for lines in forms]
    return [_rows(*one) for one in zip(documents, rows, forms, found, strict=True)]


def _start(row: Sequence[Token]) -> int:
    return row[0].start_char


def _rows(
    document: Document, rows: Sequence[Sequence[Token]], forms: Sequence[Sequence[str]], found: Sequence[Sequence[FoundName]]
) -> tuple[Mention, ...]:
    read = zip(rows, forms, found, strict=True)
    return tuple([mention for row, line, names in read for mention in _mentions(document, row, line, names)])


def find_names(sentences: Sequence[Sequence[str]], tagger: NameTagger, pack: Pack) -> list[list[FoundName]]:
    """The names of each sentence, by itself: what the model says, repaired and completed by rules."""
    signs_of = load_signs(pack).__getitem__
    found = zip(sentences, tagger.spans(sentences), strict=True)
    return [_repaired(forms, list(map(signs_of, forms)), names_of_spans(spans), pack) for forms, spans in found]


def _token_rows(document: Document) -> Iterator[tuple[Token, ...]]:
    """The tokens of each sentence, and of each byline and credit."""
    yield from (sentence.tokens for sentence in document.sentences)
    for zone in document.zones:
        if zone.zone in _ZONES:
            yield tokenize(document.text, zone.start_char, zone.end_char)


def _repaired(forms: Sequence[str], signs: Sequence[int], names: list[FoundName], pack: Pack) -> list[FoundName]:
    """The names after the rules that the signs of the words call for."""
    seen = reduce(or_, {*signs}, 0)
    if not names and not seen & CALLS:
        return names
    if names:
        names = join_bynames(forms, repair_borders(forms, without_units(signs, names), pack), pack)
    if seen & BRACKET:
        names = add_long_forms(forms, names, pack)
    if seen & MARK and seen & BODY:
        names = add_quoted(forms, names, pack)
    if names:
        names = heed_heads(forms, signs, names, pack)
    if seen & BODY:
        names = add_bodies(forms, signs, names, pack)
    if seen & LISTED:
        names = add_listed(forms, signs, names, pack)
    if seen & (TOWN | REGION) and seen & (IN | ON):
        names = add_places(signs, names)
    return add_known(forms, signs, names, pack) if seen & SURE else names


def _mentions(document: Document, row: Sequence[Token], forms: Sequence[str], names: Sequence[FoundName]) -> Iterator[Mention]:
    mentions = [_mention(document, row, name) for name in names]
    if "(" in forms:
        for short, long in explained_acronyms(forms, names):
            at = names.index(short)
            long_id = mentions[names.index(long)].mention_id
            mentions[at] = replace(mentions[at], entity_id=long_id, link_method="acronym", link_score=ACRONYM_SCORE)
    yield from mentions


def _mention(document: Document, row: Sequence[Token], name: FoundName) -> Mention:
    span = Span(row[name.first].start_char, row[name.end - 1].end_char)
    article = document.article.article_id
    return Mention(
        mention_id=mention_id(article, (span,), name.entity_type),
        article_id=article,
        spans=(span,),
        text=document.text[span.start_char : span.end_char],
        mention_type="NAM",
        entity_type=name.entity_type,
        derivation=name.derivation,
    )
