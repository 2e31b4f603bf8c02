"""Pairs of quotation marks, by their position and not by their glyph.

The same glyph opens in one text and closes in the next ("“" in “so” and „so“), so what counts is what stands beside a mark. Marks
are paired inside a paragraph. Apostrophes, inches and minutes are no marks. Offsets are Unicode code points, 0-based, end-exclusive.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass

from claimpack.builders.spans import tight
from claimpack.builders.text.document import Quotation
from claimpack.schema.records import Span

_KINDS = {"double": '"“”„‟', "guillemet": "«»", "single": "'‘’‚‛", "angle": "‹›"}
_KIND_OF = {mark: kind for kind, marks in _KINDS.items() for mark in marks}
_ALL_MARKS = "".join(_KINDS.values())
_MARK = re.compile(f"[{_ALL_MARKS}]")
_OUTER = ("double", "guillemet")
_BEFORE_OPENING = " \t\u00a0\u202f([{-–—/:=>" + _ALL_MARKS
_NEVER_INSIDE_WORDS = "“”»«"
_NEVER_AFTER_OPENING = ",;:!?)]}"
_N_PARAGRAPHS_AHEAD = 3
_DEPTH = 50


@dataclass(frozen=True, slots=True)
class _Mark:
    """A mark at an offset; `opens` and `closes` say what its neighbours allow."""

    offset: int
    kind: str
    opens: bool
    closes: bool


@dataclass(frozen=True, slots=True)
class _Pair:
    """From an opening to a closing mark. `start` or `end` without a mark: the border of the paragraph, or where it was cut."""

    start: int
    end: int
    has_opening: bool
    has_closing: bool
    kind: str


@dataclass(frozen=True, slots=True)
class _Paired:
    """What a paragraph holds: pairs, the outermost mark that was never closed, the first that was never opened."""

    span: Span
    pairs: tuple[_Pair, ...]
    unclosed: _Mark | None
    unopened: _Mark | None


def pair_quotations(text: str, paragraphs: Iterable[Span]) -> tuple[Quotation, ...]:
    """Every quotation, in text order, an outer one before those inside it.

    One that runs over several paragraphs is one quotation per paragraph: each but the last has is_closed False.
    """
    paired = [_pair_paragraph(text, span) for span in paragraphs]
    pairs = [pair for paragraph in paired for pair in paragraph.pairs]
    for index, paragraph in enumerate(paired):
        if paragraph.unclosed is not None:
            pairs.extend(_carried_on(paragraph.unclosed, paired, index))
    return _with_levels(text, pairs)


def _pair_paragraph(text: str, span: Span) -> _Paired:
    if _MARK.search(text, span.start_char, span.end_char) is None:
        return _Paired(span, (), None, None)
    stack: list[_Mark] = []
    pairs: list[_Pair] = []
    unopened = None
    for mark in _marks(text, span):
        opener = _opener_of(mark, stack)
        if opener is not None:
            _close(mark, opener, stack, pairs)
        elif mark.opens or (mark.kind in _OUTER and not mark.closes and not text[mark.offset - 1].isalnum()):
            stack.append(mark)
        elif mark.kind in _OUTER and unopened is None and not text[mark.offset - 1].isdigit():
            unopened = mark
    unclosed = [mark for mark in stack if mark.kind in _OUTER and mark.opens]
    starts = sorted([(pair.kind, pair.start) for pair in pairs] + [(mark.kind, mark.offset) for mark in unclosed])
    pairs.extend(_unclosed(text, mark, span, starts) for mark in unclosed)
    return _Paired(span, tuple(pairs), unclosed[-1] if unclosed else None, unopened)


def _marks(text: str, span: Span) -> Iterable[_Mark]:
    for match in _MARK.finditer(text, span.start_char, span.end_char):
        at = match.start()
        before = text[at - 1] if at > span.start_char else " "
        after = text[at + 1] if at + 1 < span.end_char else " "
        mark = match.group()
        if before.isalnum() and after.isalnum() and mark not in _NEVER_INSIDE_WORDS:
            continue
        kind = _KIND_OF[mark]
        opens = before in _BEFORE_OPENING and not after.isspace() and after not in _NEVER_AFTER_OPENING
        closes = not before.isspace() and before not in "([{" and not after.isalnum()
        if opens or closes or kind in _OUTER:
            yield _Mark(at, kind, opens, closes)


def _opener_of(mark: _Mark, stack: list[_Mark]) -> _Mark | None:
    """The open mark that this one closes: of its kind, or of any kind if it cannot open; None if it opens."""
    if mark.opens and not mark.closes:
        return None
    for opener in reversed(stack[-_DEPTH:]):
        if opener.kind == mark.kind:
            return opener
    is_outer = mark.kind in _OUTER and not mark.opens and mark.closes
    return next((opener for opener in reversed(stack[-_DEPTH:]) if opener.kind in _OUTER), None) if is_outer else None


def _close(mark: _Mark, opener: _Mark, stack: list[_Mark], pairs: list[_Pair]) -> None:
    """Pair two marks; what was opened between them and not closed ends with them, or was an apostrophe."""
    while (inner := stack.pop()) is not opener:
        if inner.kind in _OUTER and inner.opens:
            pairs.append(_Pair(inner.offset, mark.offset, has_opening=True, has_closing=False, kind=inner.kind))
    pairs.append(_Pair(opener.offset, mark.offset + 1, has_opening=True, has_closing=True, kind=opener.kind))


def _unclosed(text: str, mark: _Mark, span: Span, starts: list[tuple[str, int]]) -> _Pair:
    """A quotation to the end of its paragraph, or to the next mark that opens one of its kind: its own closing mark was forgotten.

    `starts` holds kind and offset of what was opened in the paragraph, sorted.
    """
    later = bisect_right(starts, (mark.kind, mark.offset))
    end = starts[later][1] if later < len(starts) and starts[later][0] == mark.kind else span.end_char
    while text[end - 1].isspace():
        end -= 1
    return _Pair(mark.offset, end, has_opening=True, has_closing=False, kind=mark.kind)


def _carried_on(mark: _Mark, paired: list[_Paired], index: int) -> list[_Pair]:
    """What a quotation that was left open covers of the next paragraphs, if one of them closes it before any other mark."""
    between: list[_Pair] = []
    for paragraph in paired[index + 1 : index + 1 + _N_PARAGRAPHS_AHEAD]:
        closing = paragraph.unopened
        if closing is not None and all(pair.start > closing.offset for pair in paragraph.pairs if pair.kind == mark.kind):
            return [*between, _Pair(paragraph.span.start_char, closing.offset + 1, has_opening=False, has_closing=True, kind=mark.kind)]
        if closing is not None or any(pair.kind == mark.kind for pair in paragraph.pairs):
            return []
        between.append(_Pair(paragraph.span.start_char, paragraph.span.end_char, has_opening=False, has_closing=False, kind=mark.kind))
    return []


def _with_levels(text: str, pairs: list[_Pair]) -> tuple[Quotation, ...]:
    """Outer before inner. One that would run over the end of the one around it ends with it."""
    found: list[Quotation] = []
    ends: list[int] = []
    for pair in sorted(pairs, key=lambda pair: (pair.start, -pair.end)):
        while ends and ends[-1] <= pair.start:
            ends.pop()
        is_cut = bool(ends) and ends[-1] < pair.end
        outer = Span(pair.start, ends[-1] if is_cut else pair.end)
        is_closed = pair.has_closing and not is_cut
        inner = tight(text, outer.start_char + pair.has_opening, outer.end_char - is_closed)
        if inner is not None and any(char.isalnum() for char in text[inner.start_char : inner.end_char]):
            found.append(Quotation(outer, inner, len(ends), is_closed))
            ends.append(outer.end_char)
    return tuple(found)
