"""Whom something is told: behind "gegenüber", behind "im Interview mit", the object of "rief … auf", the dative of "sagte der Zeitung"."""

from claimpack.builders.extract.attribution.contents import frame_end
from claimpack.builders.extract.attribution.cue_words import CueWords
from claimpack.builders.extract.attribution.cues import Predicate
from claimpack.builders.extract.attribution.lines import Line
from claimpack.builders.extract.attribution.phrases import core, extent
from claimpack.builders.extract.attribution.sayings import Spans
from claimpack.builders.extract.attribution.source_kinds import MEDIA, UNSPECIFIED, head_kind
from claimpack.builders.extract.attribution.speakers import direct_object, subject
from claimpack.builders.extract.attribution.terms import LISTENER


def addressee(line: Line, predicate: Predicate, rule: str, words: CueWords) -> Spans:
    """The listener: behind "gegenüber", behind "im Interview mit", or the object of "rief … auf"."""
    end = max(predicate.end, line.segments[predicate.segment].end)
    if rule == "before":
        end = max(end, line.segments[frame_end(line, predicate.segment) - 1].end)
    for at in range(predicate.start, end - 1) if line.signs & LISTENER else ():
        lower = line.terms[at].lower
        is_talk = lower in words.interview and line.terms[at + 1].lower in words.with_whom
        first = at + 2 if is_talk else at + 1
        if (is_talk or lower in words.addressees) and first < end and line.letters[first] in "RDNA":
            return (line.span(first, extent(line, first, end)),)
    if predicate.verb.lemma in words.addressing and not predicate.is_passive:
        who = subject(line, predicate.segment, predicate.end)
        listener = direct_object(line, (predicate.finite + 1, end), who)
        return (line.span(*listener),) if listener else ()
    return _listener(line, predicate, end, words) if predicate.verb.clause and not predicate.verb.weak else ()


def _listener(line: Line, predicate: Predicate, end: int, words: CueWords) -> Spans:
    """The dative that a verb of telling takes: "sagte Müller der Zeitung", "wie das Amt dem Sender mitteilte"."""
    who = subject(line, predicate.segment, predicate.end)
    for at in range(predicate.start, end - 1):
        if line.letters[at] not in "DR":
            continue
        lower = line.terms[at].lower
        is_sure = lower in words.dative
        if not (is_sure or lower in words.masculine) or line.letters[at - 1] in "PpZ" or (who and who[0] <= at < who[1]):
            continue
        stop = core(line, at, end)
        kinds = {head_kind(line.tokens[k].text, line.pack) for k in range(at, stop) if line.letters[k] == "N"}
        if MEDIA in kinds or (is_sure and kinds - {UNSPECIFIED}):
            return (line.span(at, extent(line, at, end)),)
    return ()
