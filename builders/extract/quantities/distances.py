"""Whether a length is how far something lies from something else, rather than its size: "900 Kilometer südlich", "20 Meter entfernt"."""

from claimpack.builders.extract.quantities.grammar import Line, Phrase
from claimpack.builders.extract.quantities.properties import clause
from claimpack.builders.extract.quantities.words import word_set


def is_distance(line: Line, phrase: Phrase) -> bool:
    """Whether the words beside a measured length say where or how far: [distances] of quantities.toml."""
    if phrase.unit.code not in word_set(line.pack, "distances", "units"):
        return False
    nouns = word_set(line.pack, "distances", "nouns")
    before, following = (
        line.lowers[max(phrase.start - 2, 0) : phrase.start],
        line.lowers[phrase.end] if phrase.end < len(line.lowers) else "",
    )
    if following in nouns or following in word_set(line.pack, "distances", "behind"):
        return True
    if len(before) == 2 and before[0] in nouns and line.kind(phrase.start - 1) == "of":
        return True
    _, last = clause(line, phrase.start, phrase.end)
    return line.kind(phrase.end) == "of" and not word_set(line.pack, "distances", "apart").isdisjoint(line.lowers[phrase.end : last])
