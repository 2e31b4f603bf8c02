"""Verbs of saying in their clauses: which verb, in which voice, made of which words.

"teilte … mit", "hat … mitgeteilt", "wurde mitgeteilt", "mitteilte", "bekannt gab", "sagte": the predicate of each clause is looked up
in the cue words; a separable particle that makes another verb of it ("sagte … ab") rules it out.
"""

from collections.abc import Iterator
from typing import NamedTuple

from claimpack.builders.extract.attribution.cue_words import CueWords, VerbCue
from claimpack.builders.extract.attribution.lines import Line
from claimpack.builders.extract.attribution.segments import Segment

_BE, _BECOME, _MODAL = "By", "Ww", "Mm"
_AUXILIARIES = frozenset("HhByWwMm")
_PARTICIPLES = frozenset("XVG")
_INFINITIVES = frozenset("UGzu")


class Predicate(NamedTuple):
    """A verb of saying in its clause.

    `segment` is the piece with the finite verb, `start` and `end` the letters of the clause as far as they hang together. `cue` lists the
    letters of the cue, `is_passive` and `is_modal` say how the verb is used.
    """

    segment: int
    start: int
    end: int
    finite: int
    cue: tuple[int, ...]
    verb: VerbCue
    is_passive: bool
    is_modal: bool


def predicates(line: Line, words: CueWords) -> Iterator[Predicate]:
    """The verbs of saying of a line, in the order of their finite verbs."""
    segments = line.segments
    for number, segment in enumerate(segments):
        lexical = segment.verb
        if lexical < 0:
            continue
        lemma = line.terms[lexical].lemma
        governs = line.letters[lexical] in _AUXILIARIES or lemma in words.causative
        if not governs and lemma not in words.whole and lemma not in words.parts:
            continue
        start = segments[segment.lead].start
        end = _end_of_clause(line, number, words)
        if governs:
            lexical = _lexical(line, segment, start, end)
        found = _lookup(line, number, (start, end), lexical, words) if lexical >= 0 else None
        found = found or _known(line, number, (start, end), words)
        if found is not None:
            yield found


def _lexical(line: Line, segment: Segment, start: int, end: int) -> int:
    """The participle or infinitive that an auxiliary governs: the last one of the clause, but no attribute; -1 if there is none."""
    letters = line.letters
    auxiliary = letters[segment.verb]
    wanted = (
        _INFINITIVES
        if auxiliary in _MODAL or auxiliary not in _AUXILIARIES
        else _PARTICIPLES | _INFINITIVES
        if auxiliary in _BECOME
        else _PARTICIPLES
    )
    is_final = segment.kind in ("sub", "rel", "cont") or segment.verb > end - 2
    before, behind = range(segment.verb - 1, start - 1, -1), range(end - 1, segment.verb, -1)
    for at in before if is_final else (*behind, *before):
        is_attribute = at + 1 < end and letters[at + 1] in "NA" and letters[at - 1] in "DRA#Pp"
        if letters[at] in wanted and not is_attribute:
            return at
    if auxiliary in _BE and "Z" in letters[segment.verb : end - 1]:
        return next((at for at in range(segment.verb, end) if letters[at - 1] == "Z" and letters[at] in "UGF"), -1)
    return -1


def _end_of_clause(line: Line, number: int, words: CueWords) -> int:
    """The end of the segment, or of a later one that holds nothing but the rest of the clause ("…, am Samstag mit")."""
    segments = line.segments
    end = segments[number].end
    for later in segments[number + 1 :]:
        if later.kind in ("main", "cont", "quote", "inf") or later.border in (";", ":"):
            break
        last = later.end - 1
        lacks_participle = line.letters[last] in _PARTICIPLES and line.letters[segments[number].verb] in _AUXILIARIES
        if later.kind == "frag" and (lacks_participle or line.terms[last].lower in words.particles):
            return later.end
    return end


def _lookup(line: Line, number: int, stretch: tuple[int, int], lexical: int, words: CueWords) -> Predicate | None:
    lemma = line.terms[lexical].lemma
    if lemma not in words.whole and lemma not in words.parts:
        return None
    segment = line.segments[number]
    particle = _particle(line, lexical, segment, stretch[1], words)
    verb = words.verb(lemma, line.terms[particle].lower if particle >= 0 else "")
    if verb is None or (particle >= 0 and verb.lemma == lemma and line.terms[particle].lower in words.blocking):
        return None
    if not _has_company(line, stretch, segment, verb.lemma, words):
        return None
    cue = tuple(sorted((lexical, particle))) if particle >= 0 and verb.lemma != lemma else (lexical,)
    if line.letters[lexical - 1] == "Z" and line.letters[segment.verb] in _BE:
        cue = (segment.verb, lexical - 1, lexical)
    elif len(cue) > 1:
        cue = tuple(sorted({*cue, *(at for at in (cue[0] + 1, cue[-1] - 1) if line.terms[at].lower in words.pronominal)}))
    auxiliary = line.letters[segment.verb] if lexical != segment.verb else ""
    is_passive = _is_passive(line.letters[stretch[0] : stretch[1]], auxiliary, lexical - stretch[0])
    if auxiliary and auxiliary in _BE and verb.lemma in words.perfect_with_sein:
        is_passive = False
    return Predicate(number, *stretch, segment.verb, cue, verb, is_passive, auxiliary in tuple(_MODAL))


def _has_company(line: Line, stretch: tuple[int, int], segment: Segment, lemma: str, words: CueWords) -> bool:
    """Whether a verb that says something in company alone has it: "hält es für möglich"; or ends its clause: "dort steht, …"."""
    needed = words.company.get(lemma)
    if needed is not None:
        return any(line.terms[at].lower in needed for at in range(*stretch))
    return lemma not in words.clause_final or not line.letters[segment.verb + 1 : segment.end].strip("bXo")


def _is_passive(clause: str, auxiliary: str, lexical: int) -> bool:
    """Whether auxiliary and lexical verb make a passive: "wurde gesagt", "ist gesagt", "ist zu sehen", "sei gesagt worden"."""
    if not auxiliary:
        return False
    if auxiliary in _BE and clause[lexical - 1 : lexical] == "Z":
        return True
    if clause[lexical] not in _PARTICIPLES:
        return False
    return auxiliary in _BE or auxiliary in _BECOME or "x" in clause


def _particle(line: Line, lexical: int, segment: Segment, end: int, words: CueWords) -> int:
    """The letter of a separable particle: right before the verb, or at the end of the clause of a finite verb; -1 if there is none."""
    before = lexical - 1
    if before >= 0 and line.terms[before].lower in words.particles and line.letters[before] not in ",;:-Z" and before >= segment.start:
        is_verb_end = lexical + 1 >= segment.end or line.letters[lexical + 1] not in "RDNA"
        if is_verb_end:
            return before
    if lexical != segment.verb:
        return -1
    for last in (end - 1, segment.end - 1):
        if last > lexical and line.letters[last] != "N" and line.terms[last].lower in words.particles:
            return last
    return -1


def _known(line: Line, number: int, stretch: tuple[int, int], words: CueWords) -> Predicate | None:
    """The predicate where an adjective carries the saying: "bekannt wurde", "ist überzeugt"."""
    segment = line.segments[number]
    if line.letters[segment.verb] not in _BE + _BECOME:
        return None
    for at in range(*stretch):
        lower = line.terms[at].lower
        if lower in words.adjective_cues and at != segment.verb:
            is_last = at + 1 >= stretch[1] or line.letters[at + 1] not in "NA"
            cue = words.adjective_cues[lower]
            if is_last:
                letters = (at, segment.verb) if line.letters[segment.verb] in _BECOME else (at,)
                return Predicate(
                    number, *stretch, segment.verb, tuple(sorted(letters)), cue, is_passive=cue.lemma in words.nobody, is_modal=False
                )
    return None
