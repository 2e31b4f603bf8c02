"""The phrase before a finite verb, where it can be the subject: all that stands there is one phrase, subject, object or adverbial.

It is an object if its determiner is no nominative, or if it names an act and somebody is named right behind the verb ("Die Verschiebung
nannte Meier fatal").
"""

import re

from claimpack.builders.extract.attribution.cue_words import CueWords, cue_words
from claimpack.builders.extract.attribution.lines import Line
from claimpack.builders.extract.attribution.phrases import Phrase, attributes, core, is_apposition, is_oblique, is_time, prepositional
from claimpack.builders.extract.attribution.source_kinds import UNSPECIFIED, head_kind
from claimpack.builders.extract.tags import letter_of

# "Die seit Jahren in Kiel lebende Malerin": all before the verb is one phrase, whatever its participle takes along.
_EXTENDED = re.compile('[DR][^,;:"-]+?[AEXV]N+').match


def phrase_before_verb(line: Line, at: int, verb: int, words: CueWords) -> Phrase | None:
    """The phrase before the verb, if it can be the subject."""
    letters = line.letters
    at = _behind_heading(line, at, verb, words) if at == 0 else at
    if at >= verb or letters[verb + 1 : verb + 2] == "O":
        return None
    one = line.terms[at]
    if letters[at] == "o" and one.lower not in words.persons and at + 1 < verb and letters[at + 1] in "RDA#EN":
        at, one = at + 1, line.terms[at + 1]  # "selbst die Zeitung"
    if letters[at] in "Oo":
        return (at, at + 1) if letters[at] == "O" or one.lower in words.persons else None
    if is_oblique(line, at):
        return None
    if letters[at] in "Pp":
        return _named_at(line, at, verb) or _with_participle(line, at, verb)
    stop = core(line, at, verb)
    if stop < 0 and (match := _EXTENDED(letters, at, verb)) is not None:
        stop = match.end()
    if stop < 0:
        is_pronoun = letters[at] in "RD" and one.lower in words.persons
        return (at, at + 1) if is_pronoun else None
    if is_time(line, (at, stop)) or _is_object(line, at, verb, words):
        return None
    if letters[verb - 1] == "C":  # what stands before the coordinator is a clause: "Die Leute vertreten ihr Recht und fordern …"
        return None if "Z" in letters[at:verb] else (at, attributes(line, stop, verb))
    return (at, max(stop, _prefield_end(line, at, verb)))


def _named_at(line: Line, at: int, verb: int) -> Phrase | None:
    """The name that begins with a preposition and ends at the verb: "Von der Heide"."""
    return (at, verb) if line.names.spans(line.tokens[at].start_char, line.tokens[verb - 1].end_char) else None


def _behind_heading(line: Line, at: int, verb: int, words: CueWords) -> int:
    """Where the sentence begins behind a heading that runs into it without a stop: "Kritik Auch der Minister sagte"."""
    for k in range(at + 1, verb):
        if line.letters[k] == "N" and line.tokens[k].text[0].isupper():
            letter = letter_of(line.terms[k].lower, line.pack)
            is_time_behind = line.letters[k] == "N" and letter in "Pp" and line.terms[k + 1].lower in words.times
            if (letter == "b" and line.letters[k + 1] in "RDpPN") or is_time_behind:
                return k if is_time_behind else k + 1
    return at


def _is_object(line: Line, at: int, verb: int, words: CueWords) -> bool:
    """Whether the phrase before the verb is its object, because a nominative follows: "Den Plan"; "Die Reform lehnte der Minister ab"."""
    behind = verb + 1
    while behind < len(line.letters) and line.letters[behind] == "b":
        behind += 1
    if line.terms[at].lower in words.nominative_only or behind + 1 >= len(line.letters):
        return False
    if line.terms[behind].lower not in words.masculine:
        return _is_thing(line, (at, verb)) and _can_speak(line, behind)
    head = core(line, behind, len(line.letters))
    is_declined = line.letters[behind + 1] in "AEXV" and line.terms[behind + 1].lower.endswith("e")
    return head > 0 and (is_declined or _names_office(line, (behind, head)))


def _is_thing(line: Line, phrase: Phrase) -> bool:
    """Whether the phrase names no person or institution but an act, a state or a measure: "die Verschiebung", "die Zahl der Toten"."""
    head = line.letters.find("N", *phrase)
    if head < 0 or line.is_name(phrase[0], head + 1):
        return False
    noun = line.terms[head].lower
    return noun.endswith(cue_words(line.pack).things) and head_kind(noun, line.pack) == UNSPECIFIED


def _can_speak(line: Line, at: int) -> bool:
    """Whether the phrase at a letter is no oblique case and names a person or an institution."""
    if is_oblique(line, at):
        return False
    stop = core(line, at, len(line.letters))
    if stop < 0:
        return False
    return line.is_name(at, stop) or any(
        line.letters[k] == "N" and head_kind(line.tokens[k].text, line.pack) != UNSPECIFIED for k in range(at, stop)
    )


def _names_office(line: Line, phrase: Phrase) -> bool:
    """Whether a noun of the phrase is a man's office: "der Vorsitzende Karl Meier", but not "der Ministerin"."""
    feminine = cue_words(line.pack).feminine_endings
    nouns = [at for at in range(*phrase) if line.letters[at] == "N" and not line.terms[at].lower.endswith(feminine)]
    return any(head_kind(line.tokens[at].text, line.pack) == "office_holder" for at in nouns)


def _with_participle(line: Line, at: int, verb: int) -> Phrase | None:
    """The phrase where a participle takes a prepositional phrase along: "im Internet veröffentlichte Videos"."""
    inner = prepositional(line, at, verb)
    stop = core(line, inner, verb) if 0 <= inner < verb and line.letters[inner] in "EXV" else -1
    return (at, stop) if stop == verb else None


def _prefield_end(line: Line, start: int, verb: int) -> int:
    """Where the phrase before a verb ends: at a relative clause, or at an aside."""
    end = start
    for segment in line.segments:
        if segment.end <= start:
            continue
        if segment.start >= verb or (segment.start > start and not is_apposition(line, segment.start)):
            break
        end = min(segment.end, verb)
        if segment.kind in ("sub", "rel"):
            end = min(end, attributes(line, core(line, start, verb), verb))
    while end > start and line.letters[end - 1] in "boP":
        end -= 1
    return end
