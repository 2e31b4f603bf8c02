"""Sayings whose words are not given: "X forderte Neuwahlen", "X sprach von Terroristen", "X nannte den Plan „absurd“".

The clause as a whole reports. What makes it so is the verb with its object or preposition, or words in quotation marks beside a verb of
saying or judging.
"""

from collections.abc import Iterator

from claimpack.builders.extract.attribution.contents import pieces
from claimpack.builders.extract.attribution.cue_words import CueWords
from claimpack.builders.extract.attribution.cues import Predicate
from claimpack.builders.extract.attribution.lines import Line, is_konjunktiv
from claimpack.builders.extract.attribution.phrases import core, extent
from claimpack.builders.extract.attribution.sayings import Saying
from claimpack.builders.extract.attribution.speakers import speaker, subject
from claimpack.builders.spans import overlap


def is_reported(line: Line, predicate: Predicate, words: CueWords) -> bool:
    """Whether the clause as a whole reports an act of saying, by its object or by words that it quotes."""
    segment = line.segments[predicate.segment]
    if predicate.is_modal or is_konjunktiv(line, segment):
        return False
    is_told = segment.kind == "main" and _has_object(line, predicate, words)
    return is_told or _names_words(line, predicate, words)


def opinions(line: Line, words: CueWords) -> Iterator[Saying]:
    """The clauses that quote in whose eyes something is so: "Für die Ministerin ist der Plan „alarmierend“"."""
    for number, segment in enumerate(line.segments):
        at = line.segments[segment.lead].start
        while at < segment.verb and line.letters[at] in "bCK":
            at += 1
        if segment.kind != "main" or line.letters[segment.verb] not in "By" or line.terms[at].lower not in words.for_whom:
            continue
        clause = line.span(segment.verb, segment.end)
        if at + 1 < segment.verb and overlap(line.marked.quoted, (clause,)) and core(line, at + 1, segment.verb) > 0:
            yield Saying(
                line=line.number,
                content=pieces(line, range(segment.lead, number + 1)),
                source=(line.span(at + 1, extent(line, at + 1, segment.verb)),),
                cue=(line.span(at, at + 1),),
                lemma=line.terms[at].lower,
                cue_class="preposition",
                quote_type="reported",
                rule="opinion",
            )


def reported_stop(line: Line, predicate: Predicate) -> int:
    """The number behind the last segment of the clause that reports, with what hangs on it."""
    segments = line.segments
    stop = predicate.segment + 1
    while stop < len(segments) and segments[stop].kind not in ("main", "quote") and segments[stop].border != ";":
        stop += 1
    return stop


def _names_words(line: Line, predicate: Predicate, words: CueWords) -> bool:
    """Whether the clause quotes words: "verurteilte die Tat als „feige“"."""
    if not (predicate.verb.noun or predicate.verb.lemma in words.judging or (predicate.verb.clause and not predicate.verb.weak)):
        return False
    return bool(line.marked.quoted) and overlap(line.marked.quoted, (line.span(predicate.start, predicate.end),)) > 0


def _has_object(line: Line, predicate: Predicate, words: CueWords) -> bool:
    """Whether the verb has what it reports: the preposition that belongs to it, or an object."""
    letters, verb = line.letters, predicate.verb
    stop = line.segments[reported_stop(line, predicate) - 1].end
    outside = [one for one in line.segments if one.kind in ("rel", "sub", "inf")]
    stretch = [at for at in range(predicate.start, max(stop, predicate.end)) if not any(one.start <= at < one.end for one in outside)]
    if predicate.is_passive and verb.lemma not in words.passive_verbs and speaker(line, predicate) is None:
        return False
    if verb.lemma in words.demanding and any(line.terms[at].lower in words.victims for at in stretch):
        return False
    if verb.lemma in words.negatable_verbs and any(line.terms[at].lower in words.negations for at in stretch):
        return False
    if any(_is_own_preposition(line, at, predicate) for at in stretch[:-1]):
        return True
    counts = "#" in letters[predicate.start : predicate.end]
    if not verb.noun or (verb.lemma in words.counting_verbs and not counts) or (verb.lemma in words.uncounted and counts):
        return False
    if predicate.is_passive:
        return "N" in letters[predicate.start : predicate.end]
    who = subject(line, predicate.segment, predicate.end)
    if who is None:
        return False
    return any(letters[at] == "N" and not who[0] <= at < who[1] and (at == 0 or letters[at - 1] not in "Pp") for at in stretch)


def _is_own_preposition(line: Line, at: int, predicate: Predicate) -> bool:
    """Whether a preposition of the verb stands before a noun phrase there: "sprach von Terroristen"."""
    is_preposition = line.letters[at] in "Pp" or (line.letters[at] == "Z" and line.letters[at + 1] in "NRDA")
    return is_preposition and line.terms[at].lower in predicate.verb.prepositions and at not in predicate.cue
