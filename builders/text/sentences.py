"""Where sentences end. A paragraph is a line, and no sentence goes on over a line's end.

Every full stop, question mark, exclamation mark or ellipsis before white space is a candidate; the words around it decide. Quotation marks
and brackets that touch it close what ends there, whatever their glyph. Offsets are Unicode code points, 0-based, end-exclusive.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from claimpack.builders.languages.pack import Pack
from claimpack.builders.spans import tight
from claimpack.builders.text.document import Sentence
from claimpack.builders.text.tokens import tokenize
from claimpack.schema.records import Span, Zone

ZONES_WITH_SENTENCES = frozenset({"headline", "subheading", "lead", "body", "caption"})

_LINE = re.compile(r"[^\n\r\u2028\u2029\x0b\x0c\x85]+")
_HAS_WORD = re.compile(r"[^\W_]")
# Stops, "close", space, "open", "next"; or one stop that is "glued" between two words. It begins with a set of marks: only so is what lies
# between them skipped at once.
_CANDIDATE = re.compile(
    r"[.!?…](?:(?<![.!?…]{2})[.!?…]*+"
    r"(?P<close>(?:[\"'“”„‘’»«›‹)\]]|\[\d+\])*+)\s++(?P<open>(?:[^\w\s]+\s+)?[^\w\s]*)(?P<next>\w+)"
    r"|(?P<glued>(?<=[a-zäöüß]{3}[.!?])(?=[A-ZÄÖÜ][a-zäöüß]+(?:\s|,))))"
)
_ROMAN = re.compile(r"[IVX]{1,6}$")
_NO_VOWEL = re.compile(r"[^\W\d_aeiouyäöüAEIOUYÄÖÜ][^\W\d_aeiouyäöüA-Z]+$")
_LONE_MARK = re.compile(r"\s+[\"“”„»«](?=\s)")
_MARKS = '"“”„»«'
_OPENING = ":*([{\"'“”„‘’‚»«›‹–-"
_REACH = 60


@dataclass(frozen=True, slots=True)
class _Words:
    never_final: frozenset[str]
    never_final_pairs: frozenset[str]
    exclaiming_names: frozenset[str]
    seldom_final: frozenset[str]
    seldom_final_endings: tuple[str, ...]
    starters: frozenset[str]
    before_cardinals: frozenset[str]


def split_sentences(text: str, zones: Sequence[Zone], pack: Pack) -> tuple[Sentence, ...]:
    """The sentences of headline, subheading, lead, body and caption, in text order, each without white space at its ends.

    A piece without a letter or digit is no sentence.
    """
    return split_all((text,), (zones,), pack)[0]


def split_all(texts: Sequence[str], zones: Sequence[Sequence[Zone]], pack: Pack) -> list[tuple[Sentence, ...]]:
    """The sentences of each text."""
    places = [list(_places(text, own, pack)) for text, own in zip(texts, zones, strict=True)]
    return [
        tuple([Sentence(start, end, zone, paragraph, tokenize(text, start, end)) for start, end, zone, paragraph in found])
        for text, found in zip(texts, places, strict=True)
    ]


def _places(text: str, zones: Sequence[Zone], pack: Pack) -> Iterator[tuple[int, int, str, int]]:
    """Start, end, zone and paragraph of each sentence."""
    paragraph = 0
    for zone in zones:
        if zone.zone not in ZONES_WITH_SENTENCES:
            continue
        for line in _LINE.finditer(text, zone.start_char, zone.end_char):
            spans = _sentences_of_line(text, line.start(), line.end(), pack)
            for span in spans:
                yield span.start_char, span.end_char, zone.zone, paragraph
            paragraph += bool(spans)


def sentence_spans(text: str, start_char: int, end_char: int, pack: Pack) -> tuple[Span, ...]:
    """The sentences between two offsets, without white space at their ends, line by line."""
    return tuple(
        span for line in _LINE.finditer(text, start_char, end_char) for span in _sentences_of_line(text, line.start(), line.end(), pack)
    )


def _sentences_of_line(text: str, start: int, end: int, pack: Pack) -> list[Span]:
    """The pieces between boundaries that hold a word; a piece without one joins the sentence before it."""
    spans: list[Span] = []
    for cut in (*_boundaries(text, start, end, _words(pack)), end):
        span = tight(text, start, cut)
        start = cut
        if span is None:
            continue
        if _HAS_WORD.search(text, span.start_char, span.end_char):
            spans.append(span)
        elif spans:
            spans[-1] = Span(spans[-1].start_char, span.end_char)
    return spans


def _boundaries(text: str, start: int, end: int, words: _Words) -> Iterator[int]:
    position = start
    while match := _CANDIDATE.search(text, position, end):
        if match["glued"] is not None:
            position = match.end()
            if not _is_address(text, match.start(), end):
                yield position
            continue
        position = _end_of_closing_marks(text, start, match)
        if _ends_sentence(text, start, match, words):
            yield position


def _end_of_closing_marks(text: str, line_start: int, match: re.Match[str]) -> int:
    """The end of the marks that close at a stop: those that touch it, or one between spaces whose partner came before ("Ende. “ Dann")."""
    lone = _LONE_MARK.match(text, match.end("close"))
    if lone and sum(text.count(mark, line_start, match.start()) for mark in _MARKS) % 2:
        return lone.end()
    return match.end("close")


def _ends_sentence(text: str, line_start: int, match: re.Match[str], words: _Words) -> bool:
    following = match["next"]
    if following[0].islower() and not following[1:2].isupper() and not match["open"].endswith(("(", "[")):
        return False
    two, word = _words_before(text, line_start, match.start())
    stop = text[match.start() : match.start("close")]
    if stop != ".":
        return _ends_after_mark(stop, following, word, words)
    if match["close"] and not match["close"].startswith(")"):
        return True
    return _ends_after_dot(word, two, following, words)


def _words_before(text: str, line_start: int, at: int) -> tuple[str, str]:
    """The last two words before an offset, the second one empty if white space stands there."""
    pieces = text[max(line_start, at - _REACH) : at].rsplit(None, 2)
    if not pieces or text[at - 1].isspace():
        return "", ""
    return pieces[-2].lstrip(_OPENING) if len(pieces) > 1 else "", pieces[-1].lstrip(_OPENING)


def _ends_after_mark(stop: str, following: str, word: str, words: _Words) -> bool:
    """After "!" and "?" unless a name bears it; after an ellipsis if it touches a word, or a word that begins sentences follows."""
    if "!" in stop or "?" in stop:
        return word not in words.exclaiming_names
    return bool(word) or following in words.starters


def _ends_after_dot(word: str, two: str, following: str, words: _Words) -> bool:
    if not word:
        return True
    if (
        word in words.never_final
        or word in words.never_final_pairs
        or f"{two} {word}" in words.never_final_pairs
        or (len(word) == 1 and word.islower())
    ):
        return False
    if word[-1].isdigit():
        return _ends_after_number(word, two, following, words)
    if _is_seldom_final(word, words):
        return following in words.starters
    return True


def _ends_after_number(word: str, two: str, following: str, words: _Words) -> bool:
    """Whether a number is the last word: not in "5. Januar", but in "2019. Im" and "um 9. Danach"."""
    if not word.isdigit():
        return not following[0].isdigit() and (not _is_short_date(word) or following in words.starters)
    if len(word) > 3:
        return True
    if following[0].isdigit():
        return False
    return following in words.starters or two in words.before_cardinals


def _is_short_date(word: str) -> bool:
    """12.3, 11.9"""
    day, dot, month = word.partition(".")
    return bool(dot) and day.isdigit() and month.isdigit() and int(day) <= 31 and int(month) <= 12


def _is_seldom_final(word: str, words: _Words) -> bool:
    """Initials, Roman numbers, words with dots inside, words without vowels, and what the pack lists."""
    return (
        (len(word) == 1 and word.isalpha())
        or word in words.seldom_final
        or "." in word.rstrip(".")
        or _ROMAN.match(word) is not None
        or _NO_VOWEL.match(word) is not None
        or word.endswith(words.seldom_final_endings)
    )


def _is_address(text: str, at: int, end: int) -> bool:
    """Whether the stop at an offset stands inside an internet address."""
    chunk_start = max(text.rfind(" ", 0, at), text.rfind("\n", 0, at)) + 1
    chunk_end = text.find(" ", at, end)
    chunk = text[chunk_start : chunk_end if chunk_end >= 0 else end]
    return "/" in chunk or "@" in chunk or chunk.lower().startswith("www")


@cache
def _words(pack: Pack) -> _Words:
    table = pack.section("text")["sentences"]
    if not isinstance(table, dict):
        raise TypeError(f"languages/{pack.code}/text.toml: [sentences] is missing")
    lists = {name: tuple(str(word) for word in table[name]) for name in _Words.__slots__}
    return _Words(
        never_final=frozenset(lists["never_final"]),
        never_final_pairs=frozenset(lists["never_final_pairs"]),
        exclaiming_names=frozenset(lists["exclaiming_names"]),
        seldom_final=frozenset(lists["seldom_final"]),
        seldom_final_endings=lists["seldom_final_endings"],
        starters=frozenset(lists["starters"]),
        before_cardinals=frozenset(lists["before_cardinals"]),
    )
