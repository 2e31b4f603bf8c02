"""What a quantity hangs on elsewhere in its article: the whole that it is a part of, the noun that "die Zahl der …" names, who is dead."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from claimpack.builders.extract.quantities.grammar import Line, Phrase
from claimpack.builders.extract.quantities.properties import clause, is_whole
from claimpack.builders.extract.quantities.words import word_set
from claimpack.schema.records import Quantity

_REACH = 8
_BEFORE_TOTAL = 3


def is_part(line: Line, phrase: Phrase, phrases: Sequence[Phrase]) -> bool:
    """For "darunter 4 Polizisten", "von denen zwei", "150 von ihnen", "zwei davon", "von den 160 Gästen starben zehn"."""
    first, _ = clause(line, phrase.start, phrase.end)
    before = line.lowers[max(first, phrase.start - _REACH) : phrase.start]
    alone, pairs = word_set(line.pack, "words", "part_before"), word_set(line.pack, "words", "part_pronouns")
    if not alone.isdisjoint(before) or any(f"{a} {b}" in pairs for a, b in pairwise(before)):
        return True
    following = line.lowers[phrase.end : phrase.end + 2]
    if " ".join(following) in pairs or (following and following[0] in word_set(line.pack, "words", "part_after")):
        return True
    return phrase.counted is None and any(is_whole(line, other) for other in phrases if first <= other.start < phrase.start)


def is_part_of_next(line: Line, phrase: Phrase, phrases: Sequence[Phrase]) -> bool:
    """For "drei der fünf Täter", "fünf von zehn Kindern"."""
    if line.kind(phrase.end) not in {"genitive", "of"} or phrase.counted is not None:
        return False
    return any(other.start == phrase.end + 1 and other.unit.kind == "count" for other in phrases)


def is_cumulative(line: Line, phrase: Phrase) -> bool:
    """For "insgesamt" before or after it, or the noun "Gesamtzahl" that it belongs to."""
    words = word_set(line.pack, "words", "cumulative")
    if words.isdisjoint(line.lowers):
        return False
    near = (*line.lowers[max(phrase.start - _BEFORE_TOTAL, 0) : phrase.start], *line.lowers[phrase.end : phrase.end + 1])
    if not words.isdisjoint(near):
        return True
    named = number_noun(line, phrase) if phrase.counted is None else None
    return named is not None and not words.isdisjoint(line.lowers[max(named[0] - _BEFORE_TOTAL, 0) : named[0]])


def number_noun(line: Line, phrase: Phrase) -> tuple[int, int] | None:
    """What a bare number counts in "die Zahl der Festnahmen wurde mit ungefähr 10.000 angegeben": the tokens of "Festnahmen"."""
    nouns = word_set(line.pack, "number_nouns")
    if nouns.isdisjoint(line.lowers):
        return None
    for at in range(phrase.start - 1, -1, -1):
        if line.lowers[at] not in nouns:
            continue
        noun = at + 1
        while line.kind(noun) in {"genitive", "article", "adjective", "of", "comma"} and noun < phrase.start:
            noun += 1
        return (noun, noun + 1) if line.is_noun(noun) and noun < phrase.start else None
    return None


def is_toll(line: Line, phrase: Phrase) -> bool:
    """Whether a bare number is that of victims: "die Zahl der Opfer stieg auf 34", "die Opferzahl liegt bei 34"."""
    counted = number_noun(line, phrase)
    if counted is not None:
        return line.lowers[counted[0]] in word_set(line.pack, "victims")
    return not word_set(line.pack, "victims", "numbers").isdisjoint(line.lowers[: phrase.start])


def with_deaths(found: list[Quantity], tolls: Sequence[int]) -> list[Quantity]:
    """The quantities; numbers of victims count the dead in an article that counts dead: of nobody else is a toll kept."""
    if not tolls or not any(quantity.property == "dead" for quantity in found):
        return found
    return [replace(quantity, property="dead") if at in tolls else quantity for at, quantity in enumerate(found)]
