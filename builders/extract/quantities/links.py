"""What a quantity hangs on elsewhere in its sentence: the whole that it is a part of, and the noun that "die Zahl der …" names."""

from collections.abc import Sequence
from itertools import pairwise

from claimpack.builders.extract.quantities.grammar import Line, Phrase
from claimpack.builders.extract.quantities.properties import clause, is_whole
from claimpack.builders.extract.quantities.words import words_of

_REACH = 8
_BEFORE_TOTAL = 3


def is_part(line: Line, phrase: Phrase, phrases: Sequence[Phrase]) -> bool:
    """For "darunter 4 Polizisten", "von denen zwei", "150 von ihnen", "zwei davon", "von den 160 Gästen starben zehn"."""
    first, _ = clause(line, phrase.start, phrase.end)
    before = line.lowers[max(first, phrase.start - _REACH) : phrase.start]
    alone, pairs = words_of(line.pack, "words", "part_before"), words_of(line.pack, "words", "part_pronouns")
    if any(word in alone for word in before) or any(f"{a} {b}" in pairs for a, b in pairwise(before)):
        return True
    following = line.lowers[phrase.end : phrase.end + 2]
    if " ".join(following) in pairs or (following and following[0] in words_of(line.pack, "words", "part_after")):
        return True
    return phrase.counted is None and any(is_whole(line, other) for other in phrases if first <= other.start < phrase.start)


def is_part_of_next(line: Line, phrase: Phrase, phrases: Sequence[Phrase]) -> bool:
    """For "drei der fünf Täter", "fünf von zehn Kindern"."""
    if line.kind(phrase.end) not in {"genitive", "of"}:
        return False
    return any(other.start == phrase.end + 1 and other.unit.kind == "count" for other in phrases)


def is_cumulative(line: Line, phrase: Phrase) -> bool:
    """For "insgesamt" before or after it, or the noun "Gesamtzahl" that it belongs to."""
    words = words_of(line.pack, "words", "cumulative")
    near = (*line.lowers[max(phrase.start - _BEFORE_TOTAL, 0) : phrase.start], *line.lowers[phrase.end : phrase.end + 1])
    if any(word in words for word in near):
        return True
    named = number_noun(line, phrase) if phrase.counted is None else None
    return named is not None and any(word in words for word in line.lowers[max(named[0] - _BEFORE_TOTAL, 0) : named[0]])


def number_noun(line: Line, phrase: Phrase) -> tuple[int, int] | None:
    """What a bare number counts in "die Zahl der Festnahmen wurde mit ungefähr 10.000 angegeben": the tokens of "Festnahmen"."""
    nouns = words_of(line.pack, "number_nouns")
    for at in range(phrase.start - 1, -1, -1):
        if line.lowers[at] not in nouns:
            continue
        noun = at + 1
        while line.kind(noun) in {"genitive", "article", "adjective", "of", "comma"} and noun < phrase.start:
            noun += 1
        return (noun, noun + 1) if line.is_noun(noun) and noun < phrase.start else None
    return None
