"""Where a claim stands: the pieces of a clause, tight.

White space, border commas, conjunctions, closing marks, half a pair of brackets and quotation marks that enclose the whole are left out.
Offsets are Unicode code points, 0-based, end-exclusive.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from claimpack.builders.extract.claims.clauses import Clause
from claimpack.builders.spans import tight
from claimpack.builders.text.document import Document, Token
from claimpack.builders.text.words import Word
from claimpack.schema.records import Span

_BORDER = frozenset(",;:.!?…-–—·•*|/")
# How many words may stand behind a bracket that is cut through.
_BRACKET = 5
_BORDER_OR_BRACKET = _BORDER | {"(", ")"}


@dataclass(frozen=True, slots=True)
class Marks:
    """The quotation marks of an article: from the offset of each opening mark to the end of its closing one, and back."""

    text: str
    closing: Mapping[int, int]
    opening: Mapping[int, int]

    @staticmethod
    def of(document: Document) -> "Marks":
        """The marks of an article's quotations."""
        closing: dict[int, int] = {}
        opening: dict[int, int] = {}
        for quotation in document.quotations:
            outer, inner = quotation.outer, quotation.inner
            if outer.start_char < inner.start_char:
                closing[outer.start_char] = outer.end_char
            if inner.end_char < outer.end_char:
                opening[outer.end_char] = outer.start_char
        return Marks(document.text, closing, opening)


class Chosen(NamedTuple):
    """The tokens of a sentence that are left to read: `indexes` says which of the whole sentence they were."""

    tokens: tuple[Token, ...]
    words: tuple[Word, ...]
    indexes: Sequence[int]


def tokens_in(tokens: Iterable[Token], spans: Sequence[Span]) -> list[Token]:
    """The tokens that begin in one of the spans."""
    return [token for token in tokens if any(span.start_char <= token.start_char < span.end_char for span in spans)]


def find_spans(chosen: Chosen, clause: Clause, marks: Marks) -> tuple[Span, ...]:
    """The clause's pieces in text order: broken where a token was left out or borrowed words stand apart. Empty if it is all marks."""
    first, last = clause.first, clause.last
    if not clause.shared and isinstance(chosen.indexes, range):
        start, end = _without_border(chosen, first, last, is_own=first > 0)
        if start >= end:
            return ()
        return _without_enclosing((Span(chosen.tokens[start].start_char, chosen.tokens[end - 1].end_char),), marks)
    spans: list[Span] = []
    for start, end in clause.shared:
        spans += _pieces(chosen, start, end, is_own=start >= first)
    spans += _pieces(chosen, first, last, is_own=True)
    return _without_enclosing(tuple(spans), marks) if spans else ()


def _pieces(chosen: Chosen, first: int, last: int, *, is_own: bool) -> list[Span]:
    tokens, indexes = chosen.tokens, chosen.indexes
    spans = []
    for begin, stop in [(first, last)] if isinstance(indexes, range) else _unbroken(indexes, first, last):
        start, end = _without_border(chosen, begin, stop, is_own=is_own and begin > 0)
        if start < end:
            spans.append(Span(tokens[start].start_char, tokens[end - 1].end_char))
    return spans


def _unbroken(indexes: Sequence[int], first: int, last: int) -> list[tuple[int, int]]:
    pieces = []
    start = first
    for at in range(first + 1, last):
        if indexes[at] != indexes[at - 1] + 1:
            pieces.append((start, at))
            start = at
    return [*pieces, (start, last)]


def _without_border(chosen: Chosen, first: int, last: int, *, is_own: bool) -> tuple[int, int]:
    """The range without marks at its borders, half brackets, and the conjunction that ties it to the piece before."""
    tokens = chosen.tokens
    if tokens[first].text[0] in _BORDER_OR_BRACKET or not tokens[last - 1].text[-1].isalnum():
        first, last = _without_marks(tokens, first, last)
    if last < len(tokens) and tokens[last].text == ")":
        last = next((at for at in range(last - 1, max(first, last - _BRACKET), -1) if tokens[at].text == "("), last)
    if is_own and last - first > 1 and chosen.words[first].is_coordinator:
        return _without_border(chosen, first + 1, last, is_own=False)
    return first, last


def _without_marks(tokens: Sequence[Token], first: int, last: int) -> tuple[int, int]:
    if tokens[first].text == "(" and any(token.text == ")" for token in tokens[last - 2 : last]):
        first += 1
    while first < last and (tokens[first].text in _BORDER or _is_lone(tokens, first, first, last)):
        first += 1
    while last > first and (tokens[last - 1].text[0] in _BORDER or _is_lone(tokens, last - 1, first, last)):
        if tokens[last - 1].text[-1].isalnum():
            break
        last -= 1
    return first, last


def _is_lone(tokens: Sequence[Token], at: int, first: int, last: int) -> bool:
    """Whether it is a bracket whose partner does not stand in the range."""
    text = tokens[at].text
    if text not in ("(", ")"):
        return False
    partner = ")" if text == "(" else "("
    return not any(token.text == partner for token in tokens[first:last])


def _without_enclosing(spans: tuple[Span, ...], marks: Marks) -> tuple[Span, ...]:
    """The spans without a quotation mark at their border whose partner stands outside them or at the other border."""
    start, end = spans[0].start_char, spans[-1].end_char
    if spans[-1].start_char < marks.opening.get(end + 1, 0) < end:
        return (*spans[:-1], Span(spans[-1].start_char, end + 1))
    if start in marks.closing and not start < marks.closing[start] < end:
        first = _tight(marks.text, start + 1, spans[0].end_char)
        spans = (first, *spans[1:]) if first else spans
    opening = marks.opening.get(end)
    if opening is None or any(span.start_char <= opening < span.end_char for span in spans):
        return spans
    last = _tight(marks.text, spans[-1].start_char, end - 1)
    return (*spans[:-1], last) if last else spans


def _tight(text: str, start: int, end: int) -> Span | None:
    """The stretch without marks behind it and white space around it, or None if nothing is left."""
    while end > start and (text[end - 1] in _BORDER or text[end - 1].isspace()):
        end -= 1
    return tight(text, start, end)
