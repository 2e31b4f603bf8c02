"""Noun phrases in a line: where one begins and ends, with attributes, coordinated phrases and appositions, without relative clauses.

A phrase is a pair of letter positions (see extract/segments).
"""

import re
from functools import cache

from claimpack.builders.extract.attribution.cue_words import CueWords, cue_words, word_list
from claimpack.builders.extract.attribution.lines import Line
from claimpack.builders.extract.attribution.sayings import Spans
from claimpack.builders.extract.attribution.source_kinds import MEDIA, UNSPECIFIED, head_kind
from claimpack.builders.extract.attribution.terms import QUOTE
from claimpack.builders.languages.pack import Pack
from claimpack.builders.text.words import analyse

_CORE = re.compile(r"(?:[DRy](?:[bDA#EXVGU]|Pp?(?=[DRA#N]))*?|b*?[A#EXVG]*?)N+")
_PREPOSITIONAL = re.compile(r"(?:P[DR]?|p)[bA#EXVGUDR]*?N+")
_NOMINALISED = re.compile(r"[DR]b*[#A]*[A#E](?![A#EXVGUN])")
# "einer am Markt gedruckten Karte"
_EXTENDED = re.compile(r"[DR](?:[bA#]|(?:P[DR]?|p)[A#]*N+)+?[AEXVG]N+")
_FINITE = frozenset("FHBWME")
_LONG = 6
Phrase = tuple[int, int]


def core(line: Line, at: int, end: int) -> int:
    """Where the phrase that begins at a letter ends, without attributes behind its noun; -1 if none begins there."""
    if line.letters[at : at + 2] == "DR" and at + 1 < end:
        at += 1  # "einer der Minister"
    match = _CORE.match(line.letters, at, end) or _NOMINALISED.match(line.letters, at, end) or _EXTENDED.match(line.letters, at, end)
    if match:
        return _name_end(line, match.start(), match.end())
    return line.fragment_end(at, end) if line.marked.fragments else -1


def extent(line: Line, at: int, end: int) -> int:
    """Where the phrase that begins at a letter ends, with everything that belongs to it."""
    stop = core(line, at, end)
    return appositions(line, attributes(line, stop if stop >= 0 else at + 1, end))


def prepositional(line: Line, at: int, end: int) -> int:
    """Where the prepositional phrase at a letter ends, or "unter anderem"; -1 if none begins there."""
    if at + 1 < end and f"{line.terms[at].lower} {line.terms[at + 1].lower}" in cue_words(line.pack).adverbial_phrases:
        return at + 2
    match = _PREPOSITIONAL.match(line.letters, at, end)
    return _name_end(line, match.start(), match.end()) if match else -1


def _name_end(line: Line, start: int, end: int) -> int:
    """Nouns in a row are a title and a name; a noun that is declined there begins another phrase ("laut Airbus Bestellungen")."""
    letters = line.letters
    first = end
    while first > start and letters[first - 1] == "N":
        first -= 1
    end = next((at for at in range(first + 2, end) if _is_other(line, at)), end)
    if first > start and letters[start] in "DRy":
        return end
    return next((at for at in range(first + 1, end) if _is_plural_noun(line.tokens[at].text, line.pack)), end)


def _is_other(line: Line, at: int) -> bool:
    """Whether a common noun behind a name begins another phrase: "verdient laut Minister Karl Meier Anerkennung"."""
    noun = line.tokens[at].text
    is_common = noun[1:].islower() and not analyse(noun, line.pack).is_name and head_kind(noun, line.pack) == UNSPECIFIED
    return is_common and line.terms[at].lower != QUOTE and analyse(line.tokens[at - 1].text, line.pack).is_name


def declined_noun(line: Line, start: int, end: int) -> int:
    """The last noun of a row inside a clause if it is declined and so begins a phrase: "hat Siemens Berichten zufolge"; else the start."""
    is_row = start > 0 and end - start > 1 and line.letters[start:end].strip("N") == ""
    return end - 1 if is_row and _is_plural_noun(line.tokens[end - 1].text, line.pack) else start


@cache
def _is_plural_noun(form: str, pack: Pack) -> bool:
    lemma = analyse(form, pack).lemma
    return lemma != form and lemma[0].isupper() and form.endswith(("en", "er", "e", "n")) and len(form) > 5


def attributes(line: Line, at: int, end: int) -> int:
    """Where genitives, some prepositional attributes and coordinated phrases behind a noun end."""
    words = cue_words(line.pack)
    while at < end:
        stop = _attribute(line, at, end, words)
        if stop <= at:
            return at
        at = stop
    return at


def _attribute(line: Line, at: int, end: int, words: CueWords) -> int:
    """Where the attribute at a letter ends; -1 if none begins there."""
    letters, lower = line.letters, line.terms[at].lower
    if letters[at] in "DR" and lower in words.genitive and not _is_nominative(line, at, end, words):
        stop = core(line, at, end)
        return -1 if stop > 0 and _is_told(line, at, stop) else stop
    if letters[at] == "A" and len(lower) >= _LONG and lower.endswith(words.genitive_adjective):
        return core(line, at, end)
    if letters[at] in "Pp" and lower in words.attributive:
        stop = prepositional(line, at, end)
        return stop if stop < 0 or line.terms[stop - 1].lower not in words.times else -1
    if letters[at] == "C" and lower in words.joining:
        stop = core(line, at + 1, end)
        return stop if stop < 0 or stop >= end or letters[stop] not in _FINITE else -1
    return -1


def _is_told(line: Line, at: int, stop: int) -> bool:
    """Whether a medium right behind a name or an office of no medium is told something: "sagte Meier der Zeitung"."""
    if line.letters[at - 1] != "N":
        return False
    is_nobody_of_media = line.terms[at - 1].lower.endswith(word_list(line.pack, "never_of_media"))
    is_behind_name = is_nobody_of_media or analyse(line.tokens[at - 1].text, line.pack).is_name
    return is_behind_name and any(line.letters[k] == "N" and head_kind(line.tokens[k].text, line.pack) == MEDIA for k in range(at, stop))


def _is_nominative(line: Line, at: int, end: int, words: CueWords) -> bool:
    """Whether "der" opens no genitive: the adjective would end in "-en" ("der überwiegende Teil")."""
    return (
        line.terms[at].lower in words.masculine
        and at + 1 < end
        and line.letters[at + 1] in "AEXV"
        and line.terms[at + 1].lower.endswith("e")
    )


def appositions(line: Line, at: int) -> int:
    """Where a phrase that ends at a letter ends with what stands behind a comma and names the same: ", Sprecher der Polizei,"."""
    letters = line.letters
    last = len(letters)
    first = at
    while at < last - 1 and letters[at] == "," and is_apposition(line, at + 1):
        stop = core(line, at + 1, last)
        if stop < 0:
            return at
        stop = attributes(line, stop, last)
        segment = line.segments[line.segment_at(at + 1)]
        if (segment.verb >= 0 and segment.verb <= stop < segment.end) or (at > first and stop < segment.end):
            return at
        at = stop
    return at


def referent(line: Line, phrase: Phrase) -> Spans:
    """The phrase before the comma that a relative pronoun stands for; empty if the phrase is no relative pronoun."""
    at = phrase[0]
    words = cue_words(line.pack)
    if phrase[1] > at + 1 or line.terms[at].lower not in words.nominative_relatives or line.segments[line.segment_at(at)].kind != "rel":
        return ()
    found = phrase_before(line, at - 1)
    return (line.span(*found),) if found else ()


def phrase_before(line: Line, stop: int) -> Phrase | None:
    """The noun phrase that ends at a letter, with its genitives."""
    words = cue_words(line.pack)
    start = _phrase_start(line, stop)
    while 0 < start < stop and line.terms[start].lower in words.genitive and line.letters[start - 1] == "N":
        start = _phrase_start(line, start)
    return (start, stop) if start < stop and line.letters[stop - 1] == "N" else None


def _phrase_start(line: Line, stop: int) -> int:
    """Where the noun phrase that ends at a letter begins."""
    start = stop
    for part in ("N", "A#EXVG"):
        while start > 0 and line.letters[start - 1] in part:
            start -= 1
    return start - 1 if start > 0 and line.letters[start - 1] in "RD" else start


def is_apposition(line: Line, at: int) -> bool:
    """Whether the segment that begins at a letter can name the noun before the comma once more."""
    number = line.segment_at(at)
    segment = line.segments[number]
    if segment.kind not in ("frag", "main", "cont") or segment.start != at or line.letters[at] in "CKPpbS":
        return False
    is_clause = segment.kind == "main" and segment.lead == number and segment.verb > at
    return not is_clause and not is_oblique(line, at)


def is_oblique(line: Line, at: int) -> bool:
    """Whether the letter is a determiner that is no nominative."""
    return line.letters[at] in "DR" and line.terms[at].lower in cue_words(line.pack).oblique


def is_time(line: Line, phrase: Phrase) -> bool:
    """Whether the phrase is a time: "vergangene Woche", "Anfang März"."""
    times = cue_words(line.pack).times
    return line.terms[phrase[1] - 1].lower in times or line.terms[phrase[0]].lower in times
