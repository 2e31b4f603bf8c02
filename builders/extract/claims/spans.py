"""Where a claim stands: the pieces of a clause, tight.

White space, border commas, conjunctions, closing marks, half a pair of brackets and quotation marks that enclose the whole are left out.
Offsets are Unicode code points, 0-based, end-exclusive.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from claimpack.builders.extract.claims.clauses import Clause
from claimpack.builders.spans import tight
from claimpack.builders.text.document import Document, Token
from claimpack.builders.text.words import Word
from claimpack.schema.records import Span

_BORDER = frozenset(",;:.!?…-–—·•*|/")
_ENDING = frozenset(".!?…")


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


@dataclass(frozen=True, slots=True)
class Chosen:
    """The tokens of a sentence that are left to read: `indexes` says which of the whole sentence they were."""

    tokens: tuple[Token, ...]
    words: tuple[Word, ...]
    indexes: Sequence[int]

    @property
    def is_whole(self) -> bool:
        return isinstance(self.indexes, range)


def find_spans(chosen: Chosen, clause: Clause, marks: Marks) -> tuple[Span, ...]:
    """The clause's pieces in text order: broken where a token was left out or borrowed words stand apart. Empty if it is all marks."""
    spans = []
    for first, last in (*clause.shared, (clause.first, clause.last)):
        for piece in [(first, last)] if chosen.is_whole else _unbroken(chosen.indexes, first, last):
            start, end = _without_border(chosen, *piece, is_own=first >= clause.first and piece[0] > 0)
            if start < end:
                spans.append(Span(chosen.tokens[start].start_char, chosen.tokens[end - 1].end_char))
    return _without_enclosing(tuple(spans), marks) if spans else ()


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
    if tokens[first].text == "(" and any(token.text == ")" for token in tokens[last - 2 : last]):
        first += 1
    while first < last and (tokens[first].text in _BORDER or _is_lone(tokens, first, first, last)):
        first += 1
    while last > first and (tokens[last - 1].text[0] in _BORDER or _is_lone(tokens, last - 1, first, last)):
        if tokens[last - 1].text[-1].isalnum():
            break
        last -= 1
    if is_own and last - first > 1 and chosen.words[first].is_coordinator:
        return _without_border(chosen, first + 1, last, is_own=False)
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
