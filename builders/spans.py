"""Spans of text: cutting, joining, comparing. Offsets are Unicode code points, 0-based, end-exclusive."""

from collections.abc import Iterable, Sequence

from claimpack.schema.records import Span

GAP = " [\u2026] "


def text_of(text: str, spans: Iterable[Span]) -> str:
    """The pieces of the text, joined by " […] "."""
    return GAP.join(text[span.start_char : span.end_char] for span in spans)


def tight(text: str, start: int, end: int) -> Span | None:
    """The stretch without white space at its ends, or None if nothing is left."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end) if start < end else None


def overlap(left: Sequence[Span], right: Sequence[Span]) -> int:
    """How many code points two span lists share."""
    shared = 0
    for one in left:
        for other in right:
            if one.start_char < other.end_char and other.start_char < one.end_char:
                shared += min(one.end_char, other.end_char) - max(one.start_char, other.start_char)
    return shared


def contains(outer: Sequence[Span], inner: Sequence[Span]) -> bool:
    """Whether each inner span lies within one outer span."""
    for one in inner:
        for around in outer:
            if around.start_char <= one.start_char and one.end_char <= around.end_char:
                break
        else:
            return False
    return True


def subtract(spans: Iterable[Span], holes: Sequence[Span]) -> tuple[Span, ...]:
    """The spans without the holes, in text order; empty pieces are dropped, white space is kept."""
    pieces = list(spans)
    for hole in holes:
        pieces = [piece for span in pieces for piece in _without(span, hole)]
    return tuple(pieces)


def _without(span: Span, hole: Span) -> list[Span]:
    if hole.end_char <= span.start_char or span.end_char <= hole.start_char:
        return [span]
    left = Span(span.start_char, hole.start_char)
    right = Span(hole.end_char, span.end_char)
    return [piece for piece in (left, right) if piece.start_char < piece.end_char]
