"""Whether a length is where, how high or how far something is, rather than its size: "900 Kilometer südlich", "in 300 Metern Höhe"."""

from claimpack.builders.extract.quantities.grammar import Line, Phrase
from claimpack.builders.extract.quantities.properties import clause
from claimpack.builders.extract.quantities.words import word_set


def is_distance(line: Line, phrase: Phrase) -> bool:
    """Whether the words beside a measured length say where, how high or how far: [distances] of quantities.toml."""
    if phrase.unit.code not in word_set(line.pack, "distances", "units"):
        return False
    nouns = word_set(line.pack, "distances", "nouns")
    before = line.lowers[max(phrase.start - 2, 0) : phrase.start]
    following = line.lowers[phrase.end] if phrase.end < len(line.lowers) else ""
    if following in nouns or following in word_set(line.pack, "distances", "behind"):
        return True
    if len(before) == 2 and before[0] in nouns and line.kind(phrase.start - 1) == "of":
        return True
    if _is_level(line, phrase):
        return True
    _, last = clause(line, phrase.start, phrase.end)
    return line.kind(phrase.end) == "of" and not word_set(line.pack, "distances", "apart").isdisjoint(line.lowers[phrase.end : last])


def _is_level(line: Line, phrase: Phrase) -> bool:
    """For "in 2800 Metern Höhe", "auf einer Höhe von 2800 Metern", "300 Meter hoch gelegen", "20 Meter in die Tiefe"."""
    levels, at = word_set(line.pack, "distances", "levels"), word_set(line.pack, "distances", "at_level")
    following = line.lowers[phrase.end : phrase.end + 3]
    if not levels.isdisjoint(following[:1]):
        return phrase.start > 0 and line.lowers[phrase.start - 1] in at
    if len(following) > 1 and following[1] in word_set(line.pack, "distances", "lying"):
        return True
    if len(following) == 3 and following[0] in at and following[1] in word_set(line.pack, "words", "article") and following[2] in levels:
        return True
    before = line.lowers[max(phrase.start - 4, 0) : phrase.start]
    return len(before) == 4 and before[0] in at and before[2] in levels and line.kind(phrase.start - 1) == "of"
