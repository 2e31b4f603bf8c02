"""What each stretch of a text is for: a partition into zones.

A line's own words decide first (`pieces`), then its place among the others (`labelling`). White space between zones goes with the first.
"""

from collections.abc import Sequence

from claimpack.builders.languages.pack import Pack
from claimpack.builders.text.labelling import Labelling
from claimpack.builders.text.pieces import Piece, cut_pieces
from claimpack.schema.records import Zone


def find_zones(text: str, pack: Pack) -> tuple[Zone, ...]:
    """The zones of a text, from its first to its last code point, in order; none for an empty text."""
    if not text:
        return ()
    pieces = cut_pieces(text, pack)
    if not pieces:
        return (Zone(start_char=0, end_char=len(text), zone="boilerplate"),)
    return _partition(len(text), pieces, Labelling(text, pieces, pack).labels())


def _partition(length: int, pieces: Sequence[Piece], labels: Sequence[str]) -> tuple[Zone, ...]:
    """One zone a piece; neighbouring lines of one widget are one zone."""
    starts: list[tuple[int, str]] = []
    for piece, label in zip(pieces, labels, strict=True):
        if not (starts and label == "boilerplate" == starts[-1][1] and not piece.follows_blank):
            starts.append((piece.start_char, label))
    borders = [0, *(start for start, _ in starts[1:]), length]
    return tuple(
        Zone(start_char=start, end_char=end, zone=label) for (_, label), start, end in zip(starts, borders, borders[1:], strict=False)
    )
