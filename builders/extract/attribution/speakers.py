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
from claimpack.builders.extract.tags import letter_of

_OPENERS = frozenset("CKSsQb")
_ADVERBIAL = frozenset("CKb")


def speaker(line: Line, predicate: Predicate, *, is_behind: bool = False) -> Phrase | None:
    """The source of a predicate, None if it names nobody. `is_behind`: it can only stand behind the verb ("…, sagte X")."""
    words = cue_words(line.pack)
    end = max(predicate.end, line.segments[predicate.segment].end)
    if predicate.is_passive and predicate.verb.lemma not in words.quoting:
        return agent(line, predicate.start, end, words, predicate.verb.prepositions)
    if predicate.verb.lemma in words.impersonal:
        return _place(line, predicate.start, end, words)
    return subject(line, predicate.segment, end, is_behind=is_behind)


def agent(line: Line, start: int, end: int, words: CueWords, own: frozenset[str] = frozenset()) -> Phrase | None:
    """By whom a passive is done: the phrase behind "von", or the document. `own`: prepositions that belong to the verb."""
    return _behind(line, start, end, words.agents - own, words) or _document(line, start, end, words)


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
    if line.segments[segment.lead].kind == "rel" and line.terms[first].lower == line.segments[segment.lead].opener:
        first += 1
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


def _before(line: Line, at: int, verb: int, words: CueWords) -> Phrase | None:
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
        return _with_participle(line, at, verb)
    stop = core(line, at, verb)
    if stop < 0:
        is_pronoun = letters[at] in "RD" and one.lower in words.persons
        return (at, at + 1) if is_pronoun else None
    if is_time(line, (at, stop)) or _is_object(line, at, verb, words):
        return None
    return (at, max(stop, _prefield_end(line, at, verb)))


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
    if line.terms[at].lower in words.masculine or behind + 1 >= len(line.letters) or line.terms[behind].lower not in words.masculine:
        return False
    head = core(line, behind, len(line.letters))
    is_declined = line.letters[behind + 1] in "AEXV" and line.terms[behind + 1].lower.endswith("e")
    return head > 0 and (is_declined or _names_office(line, (behind, head)))


def _names_office(line: Line, phrase: Phrase) -> bool:
    """Whether a noun of the phrase is somebody's office: "der Vorsitzende Karl Meier"."""
    return any(line.letters[at] == "N" and head_kind(line.tokens[at].text, line.pack) == "office_holder" for at in range(*phrase))


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
    for before in range(number - 1, -1, -1):
        if line.segments[before].kind == "main":
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
    is_bare = line.letters[at] == "P" and line.letters[at + 1] not in "RD"
    return is_behind_noun and is_bare and line.terms[at].lower in words.agents


def _document(line: Line, start: int, end: int, words: CueWords) -> Phrase | None:
    """The document or occasion that a passive names: "in einer Mitteilung wurde gefordert"."""
    phrase = _place(line, start, end, words)
    if phrase is None:
        return None
    nouns = [line.terms[at].lower for at in range(*phrase) if line.letters[at] == "N"]
    return phrase if nouns and nouns[0].endswith(words.document_endings) else None
