"""A text with its marks, as pieces that nest: opened, text, closed, in the order in which they are written.

Marks may overlap as they like. Where two cross, the one that began later is closed and opened again behind the crossing, so that what
is written always nests; a piece says whether its mark really begins or ends there. Names are links and hold nothing but names. Lines
become paragraphs: a mark that goes on over a line break is closed before it and opened behind it.
"""

import re
from bisect import insort
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise, takewhile

OPEN, TEXT, CLOSE, BREAK = "open", "text", "close", "break"
# Which of two marks over the same stretch is the outer one.
NAME = "name"
KINDS = ("claim", "reject", "source", "cue", "quantity", "time", "hedge", NAME)
_LINE_END = re.compile(r"\s*\n\s*")


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of text that means something. `target` is the row it is of; `number` that of its claim, 0 if it has none."""

    kind: str
    start_char: int
    end_char: int
    target: str = ""
    number: int = 0


@dataclass(frozen=True, slots=True)
class Piece:
    """A step in writing: `what` is OPEN, TEXT or CLOSE.

    `is_edge`: the mark really begins (OPEN) or ends (CLOSE) here. `is_inner`: one of its kind is open around it. `is_among`: one of its
    kind is open too when it ends, so that a sign must say which ends.
    """

    what: str
    text: str = ""
    mark: Mark | None = None
    is_edge: bool = False
    is_inner: bool = False
    is_among: bool = False


def paragraphs(text: str, start: int, end: int, marks: Iterable[Mark]) -> list[list[Piece]]:
    """The lines of the stretch [start, end), each with its pieces; blank lines are left out.

    Marks outside the stretch are left out, and those that reach over its ends are cut.
    """
    start, end = max(0, start), min(len(text), end)
    inside = sorted({mark for mark in marks if max(start, mark.start_char) < min(end, mark.end_char)}, key=_nesting)
    found: list[list[Piece]] = [[]]
    for piece in _pieces(text, start, end, inside):
        if piece.what == BREAK:
            found.append([])
        else:
            found[-1].append(piece)
    return [line for line in found if any(piece.text and not piece.text.isspace() for piece in line)]


def _pieces(text: str, start: int, end: int, marks: Sequence[Mark]) -> Iterator[Piece]:
    """The pieces of a stretch; `marks` from the outer to the inner ones, named below by their places."""
    line_ends = {match.start(): match.end() for match in _LINE_END.finditer(text, start, end)}
    edges = {edge for mark in marks for edge in (mark.start_char, mark.end_char) if start < edge < end}
    cuts = sorted({start, end, *edges, *line_ends, *line_ends.values()})
    waiting = deque(sorted(range(len(marks)), key=lambda place: marks[place].start_char))
    written: list[int] = []  # open in what is written
    begun: set[int] = set()
    active: list[int] = []  # begun and not ended in the text
    next_line = 0
    for here, there in pairwise(cuts):
        active = [place for place in active if marks[place].end_char > here]
        while waiting and marks[waiting[0]].start_char <= here:
            insort(active, waiting.popleft())
        if here < next_line:
            continue
        next_line = line_ends.get(here, 0)
        wanted = [] if next_line else [place for place in active if marks[place].end_char > here]
        if wanted != written:
            yield from _change(marks, written, wanted, here, begun)
        written = wanted
        yield Piece(BREAK) if next_line else Piece(TEXT, text[here:there])
    yield from _change(marks, written, [], end, begun)


def _change(marks: Sequence[Mark], written: Sequence[int], wanted: Sequence[int], at: int, begun: set[int]) -> Iterator[Piece]:
    """Close what is no longer wanted, and what was opened after it; open what is missing."""
    n_common = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(written, wanted, strict=False)))
    kinds = [marks[place].kind for place in written]
    for depth in range(len(written) - 1, n_common - 1, -1):
        mark = marks[written[depth]]
        is_inner, is_among = mark.kind in kinds[:depth], kinds.count(mark.kind) > 1
        yield Piece(CLOSE, mark=mark, is_edge=mark.end_char <= at, is_inner=is_inner, is_among=is_among)
    kinds = [marks[place].kind for place in wanted]
    for depth in range(n_common, len(wanted)):
        place = wanted[depth]
        yield Piece(OPEN, mark=marks[place], is_edge=place not in begun, is_inner=kinds[depth] in kinds[:depth])
        begun.add(place)


def _nesting(mark: Mark) -> tuple[bool, int, int, int, int, str]:
    """Outer marks first; names last of all, so that no link stands in a link."""
    return mark.kind == NAME, mark.start_char, -mark.end_char, KINDS.index(mark.kind), mark.number, mark.target
