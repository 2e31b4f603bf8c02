"""Words of an article, said by where they stand: "[#char=14,64]" for the code points 14 to 64 of its text.

The form in the brackets is that of RFC 5147 (URI fragments of text/plain), 0-based and end-exclusive, as are all offsets here. What a
span column covers in several pieces is several pointers, joined as the pieces of a text are. Whoever has the text can put the words
back; whoever has not learns their place and length.
"""

import re
from collections.abc import Sequence
from difflib import SequenceMatcher
from itertools import pairwise

import pyarrow as pa
import pyarrow.compute as pc

GAP = " […] "
NOWHERE = "[#char=0,0]"
_POINTER = re.compile(r"\[#char=([0-9]{1,10}),([0-9]{1,10})\]")
# Shorter stretches that two wordings have in common are spelled out: "er" in "Müller" and "Peter" is no quotation.
_SHORTEST = 4

Pieces = Sequence[tuple[int, int]]  # start and end of each piece, in text order


def pointer(start_char: int, end_char: int) -> str:
    """What stands for a piece of the text; nothing for an empty one."""
    return f"[#char={start_char},{end_char}]" if end_char > start_char else ""


def pointers(pieces: Pieces) -> str:
    """What stands for the text of several pieces."""
    return GAP.join(pointer(start, end) for start, end in pieces) or NOWHERE


def is_pointed(text: str) -> bool:
    """Whether words of the text were taken out of it."""
    return _POINTER.search(text) is not None


def resolved(text: str, source: str) -> str:
    """The text with the words that its pointers stand for; `source` is the text of the article."""
    return _POINTER.sub(lambda found: source[int(found[1]) : int(found[2])], text)


def pointers_of(spans: pa.ListArray) -> pa.StringArray:
    """For each list of spans, what stands for their text."""
    flat = spans.flatten()
    bounds = [pc.struct_field(flat, name).cast(pa.string()) for name in ("start_char", "end_char")]
    each = pc.binary_join_element_wise("[#char=", pc.binary_join_element_wise(*bounds, ","), "]", "")
    joined = joined_lists(spans.offsets, each, GAP)
    return pc.if_else(pc.equal(joined, ""), NOWHERE, joined)


def joined_lists(offsets: pa.Array, elements: pa.StringArray, between: str) -> pa.StringArray:
    """The elements of each list as one string; `offsets` are those of the lists, `elements` what lies between the first and the last."""
    moved = pc.subtract(offsets, offsets[0]) if len(offsets) else pa.array([0], pa.int32())
    return pc.binary_join(pa.ListArray.from_arrays(moved, elements), between)


def pieces_of(spans: pa.ListArray) -> list[Pieces]:
    """For each list of spans, its pieces as pairs of numbers."""
    flat = spans.flatten()
    starts, ends = (pc.struct_field(flat, name).to_pylist() for name in ("start_char", "end_char"))
    pairs, offsets = list(zip(starts, ends, strict=True)), spans.offsets.to_pylist()
    return [pairs[start - offsets[0] : end - offsets[0]] for start, end in pairwise(offsets)]


def reworded(text: str, wording: str, pieces: Pieces) -> str:
    """`wording`, a text that repeats much of `text`, with pointers for what it repeats. `pieces` are those of `text`."""
    if wording == text:
        return pointers(pieces)
    if len(pieces) > 1 and wording == _joined(text, pieces, " "):
        return " ".join(pointer(start, end) for start, end in pieces)
    made, reached = [], 0
    for at, first, size in SequenceMatcher(None, text, wording, autojunk=False).get_matching_blocks():
        if size >= _SHORTEST or not size:
            made += [wording[reached:first], _stretch(text, at, at + size, pieces)]
            reached = first + size
    return "".join(made)


def _joined(text: str, pieces: Pieces, between: str) -> str:
    """The pieces of a text, joined by something else than the gap."""
    lengths = [end - start for start, end in pieces]
    firsts = [sum(lengths[:number]) + number * len(GAP) for number in range(len(pieces))]
    return between.join(text[first : first + length] for first, length in zip(firsts, lengths, strict=True))


def _stretch(text: str, start: int, end: int, pieces: Pieces) -> str:
    """What stands for text[start:end], in as many pointers as it touches pieces."""
    made, first = [], 0
    for number, (start_char, end_char) in enumerate(pieces):
        last = first + end_char - start_char
        if number:
            made.append(text[max(start, first - len(GAP)) : min(end, first)] if start < first else "")
        if start < last and end > first:
            made.append(pointer(start_char + max(0, start - first), start_char + min(last, end) - first))
        first = last + len(GAP)
    return "".join(made)
