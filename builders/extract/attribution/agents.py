"""Who is named behind a preposition: by whom a passive is done, where "es heißt", from whom a piece of news comes."""

from claimpack.builders.extract.attribution.cue_words import CueWords, cue_words
from claimpack.builders.extract.attribution.lines import Line
from claimpack.builders.extract.attribution.phrases import Phrase, attributes, core, is_time


def agent(line: Line, start: int, end: int, words: CueWords, own: frozenset[str] = frozenset()) -> Phrase | None:
    """By whom a passive is done: the phrase behind "von", or the document. `own`: prepositions that belong to the verb."""
    return behind_preposition(line, start, end, words.agents - own, words) or _document(line, start, end, words)


def named_before(line: Line, start: int, end: int) -> Phrase | None:
    """The phrase behind "von" or "aus" in a stretch: "Von der Polizei kam die Information, …"."""
    return behind_preposition(line, start, end, cue_words(line.pack).sources_of_nouns, cue_words(line.pack))


def place(line: Line, start: int, end: int, words: CueWords) -> Phrase | None:
    """The phrase behind "in", "aus" or "von": where "es heißt" something."""
    return behind_preposition(line, start, end, words.places, words)


def behind_preposition(line: Line, start: int, end: int, prepositions: frozenset[str], words: CueWords) -> Phrase | None:
    """The phrase behind one of the prepositions in a stretch, where it hangs on no noun."""
    for at in range(start, end - 1):
        if line.letters[at] in "Pp" and line.terms[at].lower in prepositions and not _is_attribute(line, at, start, words):
            stop = core(line, at + 1, end)
            if stop >= 0:
                phrase = (at + 1, attributes(line, stop, end))
                if not is_time(line, phrase) and line.terms[at + 1].lower not in words.times:
                    return phrase
    return None


def _is_attribute(line: Line, at: int, start: int, words: CueWords) -> bool:
    """Whether "von" hangs on the noun before it: "der Einsatz von Waffen"."""
    is_behind_noun = at > start and line.letters[at - 1] == "N" and line.terms[at - 1].lower not in words.times
    is_bare = line.letters[at] == "P" and line.letters[at + 1] not in "RD"
    return is_behind_noun and is_bare and line.terms[at].lower in words.agents


def _document(line: Line, start: int, end: int, words: CueWords) -> Phrase | None:
    """The document or occasion that a passive names: "in einer Mitteilung wurde gefordert"."""
    phrase = place(line, start, end, words)
    if phrase is None:
        return None
    nouns = [line.terms[at].lower for at in range(*phrase) if line.letters[at] == "N"]
    return phrase if nouns and nouns[0].endswith(words.document_endings) else None
