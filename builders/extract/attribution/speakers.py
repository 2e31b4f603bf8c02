"""Which noun phrase of a clause is the source: the subject of a verb of saying, the agent of a passive, the place where "es heißt".

Which of several phrases is the subject is told by position and by determiners that cannot be a nominative. A clause without a subject
of its own shares that of the main clause before it ("X kritisierte den Plan und sagte").
"""

from claimpack.builders.extract.attribution.cue_words import CueWords, cue_words
from claimpack.builders.extract.attribution.cues import Predicate
from claimpack.builders.extract.attribution.lines import Line
from claimpack.builders.extract.attribution.phrases import (
    Phrase,
    attributes,
    core,
    extent,
    is_apposition,
    is_oblique,
    is_time,
    prepositional,
)
from claimpack.builders.extract.attribution.segments import Segment
from claimpack.builders.extract.attribution.source_kinds import head_kind

_OPENERS = frozenset("CKSsQb")
_ADVERBIAL = frozenset("CKb")


def speaker(line: Line, predicate: Predicate, *, is_behind: bool = False) -> Phrase | None:
    """The source of a predicate, None if it names nobody. `is_behind`: it can only stand behind the verb ("…, sagte X")."""
    words = cue_words(line.pack)
    end = max(predicate.end, line.segments[predicate.segment].end)
    if predicate.is_passive and predicate.verb.lemma not in words.quoting:
        by = words.agents - predicate.verb.prepositions
        return _behind(line, predicate.start, end, by, words) or _document(line, predicate.start, end, words)
    if predicate.verb.lemma in words.impersonal:
        return _place(line, predicate.start, end, words)
    return subject(line, predicate.segment, end, is_behind=is_behind)


def subject(line: Line, number: int, end: int = -1, *, is_behind: bool = False) -> Phrase | None:
    """The subject of the clause whose finite verb stands in the segment of that number."""
    segment = line.segments[number]
    words = cue_words(line.pack)
    start = line.segments[segment.lead].start
    end = max(end, segment.end)
    if is_behind and (found := _after(line, segment.verb + 1, end, words)):
        return found
    own = _relative(line, line.segments[segment.lead], words)
    if own is not None:
        return own
    is_main = line.segments[segment.lead].kind not in ("sub", "rel", "inf")
    first = _skip_opener(line, start, segment.verb, _ADVERBIAL if is_main else _OPENERS)
    if first == segment.verb and is_main and (shared := _shared(line, number)):
        return shared
    return (
        _before(line, first, segment.verb, words)
        or _after(line, segment.verb + 1, end, words)
        or _expletive(line, first, segment.verb, words)
    )


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
    return None if "O" in inner else (at, at + 1)


def _before(line: Line, at: int, verb: int, words: CueWords) -> Phrase | None:
    """The phrase before the verb, if it can be the subject."""
    letters = line.letters
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
        return _with_participle(line, at, verb)
    stop = core(line, at, verb)
    if stop < 0:
        is_pronoun = letters[at] in "RD" and one.lower in words.persons
        return (at, at + 1) if is_pronoun else None
    if is_time(line, (at, stop)) or _is_object(line, at, verb, words):
        return None
    return (at, max(stop, _prefield_end(line, at, verb)))


def _is_object(line: Line, at: int, verb: int, words: CueWords) -> bool:
    """Whether the phrase before the verb is its object, because a nominative follows: "Den Plan"; "Die Reform lehnte der Minister ab"."""
    behind = verb + 1
    if line.terms[at].lower in words.masculine or behind + 1 >= len(line.letters) or line.terms[behind].lower not in words.masculine:
        return False
    head = core(line, behind, len(line.letters))
    is_declined = line.letters[behind + 1] in "AEXV" and line.terms[behind + 1].lower.endswith("e")
    return head > 0 and (is_declined or head_kind(line.tokens[head - 1].text, line.pack) == "office_holder")


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


def _after(line: Line, at: int, end: int, words: CueWords) -> Phrase | None:
    """The first phrase from a letter on that can be a nominative, past adverbs, pronouns and prepositional phrases."""
    letters = line.letters
    while at < end and letters[at] not in ",;:-Z":
        letter = letters[at]
        if letter == "O" or (letter == "o" and line.terms[at].lower in words.nominative_persons):
            return (at, at + 1)
        stop = prepositional(line, at, end) if letter in "Pp" else core(line, at, end)
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
    for before in range(number - 1, -1, -1):
        if line.segments[before].kind == "main":
            return subject(line, before)
        if line.segments[before].border == ";":
            return None
    return None


def named_before(line: Line, start: int, end: int) -> Phrase | None:
    """The phrase behind "von" or "aus" in a stretch: "Von der Polizei kam die Information, …"."""
    return _behind(line, start, end, cue_words(line.pack).sources_of_nouns, cue_words(line.pack))


def _place(line: Line, start: int, end: int, words: CueWords) -> Phrase | None:
    """The phrase behind "in", "aus" or "von": where "es heißt" something."""
    return _behind(line, start, end, words.places, words)


def _behind(line: Line, start: int, end: int, prepositions: frozenset[str], words: CueWords) -> Phrase | None:
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
    return is_behind_noun and line.terms[at].lower in words.agents and line.letters[at + 1] not in "RD"


def _document(line: Line, start: int, end: int, words: CueWords) -> Phrase | None:
    """The document or occasion that a passive names: "in einer Mitteilung wurde gefordert"."""
    phrase = _place(line, start, end, words)
    if phrase is None:
        return None
    nouns = [line.terms[at].lower for at in range(*phrase) if line.letters[at] == "N"]
    return phrase if nouns and nouns[0].endswith(words.document_endings) else None
