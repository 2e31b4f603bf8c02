"""Which noun phrase of a clause is the source: the subject of a verb of saying, the agent of a passive, the place where "es heißt".

Which of several phrases is the subject is told by position and by determiners that cannot be a nominative. A clause without a subject
of its own shares that of the main clause before it ("X kritisierte den Plan und sagte").
"""

import re

from claimpack.builders.extract.attribution.agents import agent, behind_preposition, place
from claimpack.builders.extract.attribution.cue_words import CueWords, cue_words
from claimpack.builders.extract.attribution.cues import Predicate
from claimpack.builders.extract.attribution.lines import Line, is_konjunktiv
from claimpack.builders.extract.attribution.phrases import (
    Phrase,
    attributes,
    core,
    extent,
    is_oblique,
    is_time,
    prepositional,
)
from claimpack.builders.extract.attribution.prefield import phrase_before_verb
from claimpack.builders.extract.attribution.segments import Segment

_OPENERS = frozenset("CKSsQb")
_ADVERBIAL = frozenset("CKb")
_PREPOSITION_FIRST = re.compile("[Pp]R").match


def speaker(line: Line, predicate: Predicate, *, is_behind: bool = False) -> Phrase | None:
    """The source of a predicate, None if it names nobody. `is_behind`: it can only stand behind the verb ("…, sagte X")."""
    words = cue_words(line.pack)
    end = max(predicate.end, line.segments[predicate.segment].end)
    if predicate.is_passive and predicate.verb.lemma not in words.quoting:
        found = agent(line, predicate.start, end, words, predicate.verb.prepositions)
        return found or (
            behind_preposition(line, predicate.start, end, words.sources_of_nouns, words) if predicate.verb.lemma in words.heard else None
        )
    if predicate.verb.lemma in words.impersonal and line.terms[predicate.finite].lemma not in words.causative:
        return place(line, predicate.start, end, words)
    found = subject(line, predicate.segment, end, is_behind=is_behind)
    return _without_object(line, found, end, predicate) if found and predicate.verb.prepositions else found


def _without_object(line: Line, phrase: Phrase, end: int, predicate: Predicate) -> Phrase:
    """The subject without what the verb's own preposition brings in, if no other does: "sprach der Präsident | von der Gefahr"."""
    own = [
        at for at in range(predicate.finite + 1, end) if line.letters[at] in "Pp" and line.terms[at].lower in predicate.verb.prepositions
    ]
    is_inside = len(own) == 1 and phrase[0] < own[0] < phrase[1] and phrase[0] > predicate.finite
    return (phrase[0], own[0]) if is_inside else phrase


def subject(line: Line, number: int, end: int = -1, *, is_behind: bool = False) -> Phrase | None:
    """The subject of the clause whose finite verb stands in the segment of that number."""
    key = (number, max(end, line.segments[number].end), is_behind)
    if key not in line.subjects:
        line.subjects[key] = _subject(line, number, key[1], is_behind=is_behind)
    return line.subjects[key]


def _subject(line: Line, number: int, end: int, *, is_behind: bool) -> Phrase | None:
    segments = line.segments
    segment = segments[number]
    opening = segments[segment.lead]
    words = cue_words(line.pack)
    if is_behind and (found := _after(line, segment.verb + 1, end, words)):
        return found
    own = _relative(line, opening, words)
    if own is not None:
        return own
    is_main = opening.kind not in ("sub", "rel", "inf")
    first = _skip_opener(line, opening.start, segment.verb, _ADVERBIAL if is_main else _OPENERS)
    if opening.kind == "rel":
        first = _behind_relative(line, first, segment.verb, words)
    if first == segment.verb and is_main and (shared := _shared(line, number)):
        return shared
    return (
        phrase_before_verb(line, first, segment.verb, words)
        or (None if is_main else _after(line, first, segment.verb, words))
        or _after(line, segment.verb + 1, end, words)
        or _expletive(line, first, segment.verb, words)
    )


def _behind_relative(line: Line, at: int, verb: int, words: CueWords) -> int:
    """The letter behind a relative pronoun, its preposition and the noun of "dessen": "der Bank", "in dessen Folge das Gericht"."""
    first = at + 1 if _PREPOSITION_FIRST(line.letters, at) else at
    if line.letters[first] not in "RQDo" or first >= verb:
        return at
    stop = core(line, first + 1, verb) if line.terms[first].lower in words.possessive else -1
    return max(first + 1, stop)


def _expletive(line: Line, at: int, verb: int, words: CueWords) -> Phrase | None:
    """The "Es" before the verb, if nothing else can be the subject: "Es wies den Vorwurf zurück"."""
    return (at, at + 1) if at + 1 == verb and line.terms[at].lower in words.expletive_cues else None


def _skip_opener(line: Line, at: int, verb: int, openers: frozenset[str]) -> int:
    while at < verb and line.letters[at] in openers:
        at += 1
    return at


def _relative(line: Line, segment: Segment, words: CueWords) -> Phrase | None:
    """The relative pronoun, where it can be the subject and no other word must be."""
    if segment.kind != "rel" or segment.opener not in words.nominative_relatives:
        return None
    at = segment.start
    while line.terms[at].lower != segment.opener:
        at += 1
    inner = line.letters[at + 1 : segment.end]
    is_object = "O" in inner or (segment.opener not in words.nominative_only and _is_subject(line, at + 1, segment.end, words))
    return None if is_object else (at, at + 1)


def _is_subject(line: Line, at: int, end: int, words: CueWords) -> bool:
    """Whether the phrase right behind "die" or "das" is the subject: "die Karl Meier erwähnte", "das der Sender zeigte"."""
    stop = core(line, at, end)
    if stop < 0 or is_time(line, (at, stop)) or is_oblique(line, at):
        return False
    return line.terms[at].lower in words.nominative_only or (line.letters[at] == "N" and not _is_inflected(line, at))


def _is_inflected(line: Line, at: int) -> bool:
    """Whether the noun is a plural or an oblique case by its dictionary lemma."""
    return line.terms[at].lemma != line.tokens[at].text


def _after(line: Line, at: int, end: int, words: CueWords) -> Phrase | None:
    """The first phrase from a letter on that can be a nominative, past adverbs, pronouns and prepositional phrases."""
    letters = line.letters
    while at < end and letters[at] not in ",;:-Z":
        letter = letters[at]
        if letter == "O" or (letter == "o" and line.terms[at].lower in words.nominative_persons):
            return (at, at + 1)
        if letter == "b" and line.terms[at].lower in words.times:
            at += 1
            continue
        stop = prepositional(line, at, end) if letter in "Pp" else core(line, at, end)
        if stop < 0 and letter in "RD" and line.terms[at].lower in words.nominative_persons:
            return (at, at + 1)
        if stop < 0:
            at += 1
        elif letter in "Pp" or is_oblique(line, at):
            at = attributes(line, stop, end)
        elif is_time(line, (at, stop)):
            at = stop
        else:
            return _or_next(line, (at, extent(line, at, end)), end, words)
    return None


def _or_next(line: Line, phrase: Phrase, end: int, words: CueWords) -> Phrase | None:
    """The phrase, or the one right behind it if it is a time ("sagte gestern Abend der Minister") or a dative ("sagte der Zeitung X")."""
    at = phrase[1]
    follows = at < end and line.letters[at] in "RDN" and (line.letters[at] == "N" or line.terms[at].lower in words.nominative_only)
    if follows and line.terms[phrase[0]].lower in words.masculine:
        return _after(line, at, end, words) or phrase
    return phrase


def _shared(line: Line, number: int) -> Phrase | None:
    """The subject of the main clause before, for a clause that begins with its verb or a coordinator and has none."""
    segment = line.segments[number]
    if (
        number == 0
        or segment.kind != "main"
        or not (segment.border == "&" or line.letters[segment.start] in "CK" or segment.verb == segment.start)
    ):
        return None
    is_said = is_konjunktiv(line, segment)
    for before in range(number - 1, -1, -1):
        if line.segments[before].kind == "main" and (is_said or not is_konjunktiv(line, line.segments[before])):
            return _own_phrase(line, before + 1, number) or subject(line, before)
        if line.segments[before].border == ";":
            return None
    return None


def direct_object(line: Line, stretch: Phrase, subject_phrase: Phrase | None) -> Phrase | None:
    """The first phrase of a stretch that is no subject and hangs on no preposition."""
    at, end = stretch
    while at < end:
        stop = core(line, at, end)
        if stop < 0:
            at += 1
        elif line.letters[at - 1] in "PpZ" or (subject_phrase and subject_phrase[0] <= at < subject_phrase[1]):
            at = stop
        else:
            return (at, stop)
    return None


def _own_phrase(line: Line, first: int, number: int) -> Phrase | None:
    """The phrase between a main clause and a verb with which no other begins: "X schwieg, die Sprecherin, Anna Meier, sagte …"."""
    segment = line.segments[number]
    if first >= number or segment.border != "," or segment.verb != segment.start or line.segments[first].kind != "frag":
        return None
    start = line.segments[first].start
    if line.letters[start] not in "RDN" or is_oblique(line, start):
        return None
    stop = core(line, start, line.segments[number - 1].end)
    return (start, extent(line, start, line.segments[number - 1].end)) if stop > 0 and not is_time(line, (start, stop)) else None
