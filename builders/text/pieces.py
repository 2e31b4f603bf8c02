"""The lines of a text, cut where a date, a credit or a byline runs into a sentence, with what each line says of itself.

What only its neighbours can tell (headline, subheading, lead) is left open: `zone` is None. Offsets are Unicode code points.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import TypeAlias

from claimpack.builders.languages.pack import Pack
from claimpack.builders.text.credits import CreditPatterns, credit_end_start, credit_patterns, is_picture_credit, is_text_credit
from claimpack.builders.text.publication import DatePatterns, date_patterns
from claimpack.builders.text.zone_words import ZoneWords, any_of, line_key, zone_words

_LINE = re.compile(r"[^\s\ufeff][^\n\r\u2028\u2029\x0b\x0c\x85]*")
_BLANK = re.compile(r"\n[^\S\n]*\n|\r\n?[^\S\r\n]*\r|\u2029")
_SEPARATORS = re.compile(r"[\s|·•,;/–—-]*")
_SENTENCE_END = re.compile(r"(?:[.!?…:;]|[.!?…,][\"'“”„‘’»«›‹)\]]+)(?:\[\d+\])*$")
_MAY_END_CAPTION = re.compile(r"[:©/|]|\(c\)|[)\]]\.?$", re.IGNORECASE)
_BY_LABELS = 200
_BY_WIDGETS = 400
_BY_CAPTIONS = 450
_AFTER_CREDIT = 300
_BY_SENTENCE = 140
_CAPTION_REACH = 110
_DATELINE_LINES = 6

# Start, end, zone, hint.
_Part: TypeAlias = tuple[int, int, str | None, str]


@dataclass(frozen=True, slots=True)
class Piece:
    """A line or a part of one. `hint` says more: "caption" if it may be one, "date" for a day without a label, "dateline"
    for a credit before its sentence, "related" and "comments" for what begins such a list.

    `is_sentence`: it ends like a sentence or is too long for a heading. `follows_blank`: a blank line stands before it.
    """

    start_char: int
    end_char: int
    zone: str | None
    hint: str
    is_sentence: bool
    follows_blank: bool


@dataclass(frozen=True, slots=True)
class _Patterns:
    pack: Pack
    words: ZoneWords
    dates: DatePatterns
    credits: CreditPatterns
    widget_beginnings: re.Pattern[str]


def cut_pieces(text: str, pack: Pack) -> tuple[Piece, ...]:
    """The pieces of a text in order, without white space at their ends."""
    patterns = _patterns(pack)
    pieces: list[Piece] = []
    for number, match in enumerate(_LINE.finditer(text)):
        start, end = match.start(), match.start() + len(match.group().rstrip())
        is_first = not pieces
        follows_blank = is_first or _BLANK.search(text, pieces[-1].end_char, start) is not None
        for piece_start, piece_end, zone, hint in _cut_line(text, start, end, number, patterns):
            is_sentence = piece_end - piece_start > _BY_SENTENCE or _ends_sentence(text, piece_start, piece_end)
            pieces.append(Piece(piece_start, piece_end, zone, hint, is_sentence, follows_blank))
            follows_blank = False
    return tuple(pieces)


def _ends_sentence(text: str, start: int, end: int) -> bool:
    return _SENTENCE_END.search(text, max(start, end - 8), end) is not None


def _cut_line(text: str, start: int, end: int, number: int, patterns: _Patterns) -> Iterator[_Part]:
    """(start, end, zone, hint) of each part of a line."""
    if end - start <= _BY_WIDGETS:
        line = text[start:end]
        zone, hint = _whole_line(line, patterns)
        if zone is not None:
            yield start, end, zone, hint
            return
    has_credit = False
    for part_start, part_end, zone, hint in _labels(text, start, end, number, patterns):
        yield part_start, part_end, zone, hint
        start = _after_separators(text, part_end, end)
        has_credit = has_credit or (zone == "credit" and hint != "dateline")
    if start == end:
        return
    goes_on = number == 0 and len(text) > end
    if goes_on and (match := patterns.credits.inline_credit.search(text, start, min(end, start + _AFTER_CREDIT))):
        yield start, match.end(), "caption", ""
        start = _after_separators(text, match.end(), end)
        has_credit = False
    credit = None if goes_on and _is_caption(text, start, end, patterns) else credit_end_start(text, start, end, patterns.pack)
    body_end = start + len(text[start : credit if credit is not None else end].rstrip())
    yield start, body_end, *_caption(text, start, body_end, follows_credit=has_credit and goes_on, patterns=patterns)
    if credit is not None:
        yield credit, end, "credit", ""


def _whole_line(line: str, patterns: _Patterns) -> tuple[str | None, str]:
    """What a line is that is nothing else: a credit, a key with its value, a widget."""
    if is_picture_credit(line, patterns.pack) or is_text_credit(line, patterns.pack):
        return "credit", ""
    key = line_key(line)
    words = patterns.words
    if key in words.comment_headings:
        return "boilerplate", "comments"
    if key in words.related_headings:
        return "boilerplate", "related"
    if key in words.widgets or patterns.widget_beginnings.match(line):
        return "boilerplate", ""
    if len(line) <= _BY_LABELS and patterns.dates.key.match(line) and not patterns.dates.metadata.match(line):
        return "metadata", ""
    return None, ""


def _labels(text: str, start: int, end: int, number: int, patterns: _Patterns) -> Iterator[_Part]:
    """Dates, bylines and credits at the beginning of a line: all of a short line, or what runs into the text's first line."""
    found = list(_chain(text, start, end, number, patterns))
    is_whole = bool(found) and _after_separators(text, found[-1][1], end) == end
    if is_whole or number == 0 or (found and found[0][2] == "credit"):
        yield from found


def _chain(text: str, start: int, end: int, number: int, patterns: _Patterns) -> Iterator[_Part]:
    is_first = number == 0
    if not is_first and end - start > _BY_LABELS:
        yield from _dateline(text, start, end, number, patterns)
        return
    while start < end:
        part = _label(text, start, end, is_first=is_first, patterns=patterns)
        if part is None:
            yield from _dateline(text, start, end, number, patterns)
            return
        part_end, zone, hint = part
        yield start, part_end, zone, hint
        start = _after_separators(text, part_end, end)


def _label(text: str, start: int, end: int, *, is_first: bool, patterns: _Patterns) -> tuple[int, str, str] | None:
    dates, names = patterns.dates, patterns.credits
    if match := dates.metadata.match(text, start, end):
        return match.end(), "metadata", ""
    if (match := dates.bare_date.match(text, start, end)) and _stands_alone(text, match, end, is_first=is_first):
        return match.end(), "metadata", "date"
    if match := names.byline.match(text, start, end):
        return match.end(), "byline", ""
    if is_first and (match := names.run_in_credit.match(text, start, end)):
        return match.end(), "credit", ""
    if is_first and (match := names.run_in_byline.match(text, start, end)):
        return match.end(), "byline", ""
    return None


def _stands_alone(text: str, match: re.Match[str], end: int, *, is_first: bool) -> bool:
    """Whether a date without a label is all of a line, or stands before a sentence that begins with a capital in the first line."""
    following = text[_after_separators(text, match.end(), end) : end]
    return not following or (is_first and match.group()[-1].isdigit() and (following[0].isupper() or following[0] in '„“»"'))


def _dateline(text: str, start: int, end: int, number: int, patterns: _Patterns) -> Iterator[_Part]:
    if number >= _DATELINE_LINES or not _may_have_dateline(text, start, end, patterns):
        return
    if match := patterns.credits.dateline.match(text, start, end):
        yield start, match.end("credit"), "credit", "dateline"


def _may_have_dateline(text: str, start: int, end: int, patterns: _Patterns) -> bool:
    """Whether a line has a mark that datelines have, or begins with an agency: few do, and the pattern is slow."""
    return any(text.find(mark, start, end) >= 0 for mark in "([/") or text.startswith(patterns.words.text_agencies, start, end)


def _caption(text: str, start: int, end: int, *, follows_credit: bool, patterns: _Patterns) -> tuple[str | None, str]:
    """A caption by what ends it, or by the picture's credit before it; a date in brackets at its end is only a hint."""
    if (follows_credit and end - start <= _AFTER_CREDIT) or _is_caption(text, start, end, patterns):
        return "caption", ""
    is_dated = end - start <= _BY_CAPTIONS and text[end - 1] in ")]" and patterns.dates.in_brackets.search(text, max(start, end - 40), end)
    return None, "caption" if is_dated else ""


def _is_caption(text: str, start: int, end: int, patterns: _Patterns) -> bool:
    reach = max(start, end - _CAPTION_REACH)
    if end - start > _BY_CAPTIONS or not _MAY_END_CAPTION.search(text, reach, end):
        return False
    return patterns.credits.caption_end.search(text, reach, end) is not None


def _after_separators(text: str, start: int, end: int) -> int:
    match = _SEPARATORS.match(text, start, end)
    return match.end() if match else start


@cache
def _patterns(pack: Pack) -> _Patterns:
    words = zone_words(pack)
    return _Patterns(pack, words, date_patterns(pack), credit_patterns(pack), re.compile(any_of(words.widget_beginnings)))
