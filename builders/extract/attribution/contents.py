"""Where what is said begins and ends: behind a frame, before it, around it. Results are numbers of segments, or spans of the text."""

from bisect import bisect_left
from collections.abc import Sequence
from operator import itemgetter

from claimpack.builders.extract.attribution.cue_words import CueWords, VerbCue
from claimpack.builders.extract.attribution.cues import Predicate
from claimpack.builders.extract.attribution.lines import Line, is_konjunktiv, mood_of
from claimpack.builders.extract.attribution.phrases import Phrase
from claimpack.builders.extract.attribution.sayings import Spans
from claimpack.builders.extract.attribution.segments import Segment
from claimpack.builders.extract.attribution.terms import QUOTE
from claimpack.builders.extract.mood import AMBIGUOUS
from claimpack.builders.spans import subtract
from claimpack.schema.records import Span

_ASIDE = frozenset({"rel", "frag"})
_N_ASIDES = 3
_START = itemgetter(1)


def pieces(line: Line, numbers: Sequence[int]) -> Spans:
    """The text of segments, neighbours joined with the marks between them."""
    found: list[Span] = []
    last = -2
    for number in numbers:
        segment = line.segments[number]
        span = line.span(segment.start, segment.end)
        if number == last + 1 and found:
            found[-1] = Span(found[-1].start_char, span.end_char)
        else:
            found.append(span)
        last = number
    return tuple(found)


def trimmed(line: Line, spans: Spans) -> Spans:
    """The spans from their first to their last word, without marks and coordinators at their ends; empty ones are dropped."""
    found = []
    for span in spans:
        first = bisect_left(line.tokens, span.start_char, key=_START)
        last = bisect_left(line.tokens, span.end_char, first, key=_START)
        while last > first and (line.letters[last - 1] in ",;:-." or line.tokens[last - 1].end_char > span.end_char):
            last -= 1
        while first < last and line.letters[first] in ",;:-.":
            first += 1
        if first < last:
            found.append(line.span(first, last))
    return tuple(found)


def content_after(line: Line, predicate: Predicate, words: CueWords) -> int | None:
    """The number of the segment where what is said begins behind the predicate; None if nothing behind it is said."""
    segments = line.segments
    number = predicate.segment + 1
    while number < len(segments) and segments[number].start < predicate.end:
        number += 1
    for skipped in range(_N_ASIDES + 1):
        if number >= len(segments):
            return None
        is_verb_second = segments[predicate.segment].kind == "main"
        if is_content(line, number, predicate.verb, words, is_next=skipped == 0, is_verb_second=is_verb_second):
            return number if may_hold(line, predicate, number, words) else None
        if segments[number].kind not in _ASIDE or segments[number].border == "&":
            return None
        number += 1
    return None


def may_hold(line: Line, predicate: Predicate, number: int, words: CueWords) -> bool:
    """Whether the clause can say a main clause behind it: no passive an indicative, no weak verb in Konjunktiv another Konjunktiv."""
    main = main_of(line, number)
    if main is None or line.segments[number].border != ",":
        return True
    if is_konjunktiv(line, main):
        is_weak = predicate.verb.weak and predicate.verb.lemma not in words.thinking
        return not (is_weak and is_konjunktiv(line, line.segments[predicate.segment]))
    return not predicate.is_passive


def is_content(line: Line, number: int, verb: VerbCue, words: CueWords, *, is_next: bool, is_verb_second: bool) -> bool:
    """Whether the segment opens what is said: "dass", a question word, a colon, an infinitive, a quotation, a main clause."""
    segment = line.segments[number]
    if segment.kind == "quote":
        return True
    if segment.border == ":":
        return not verb.weak and any(later.kind in ("main", "quote", "inf") for later in line.segments[number:])
    if segment.kind in ("sub", "rel") and segment.opener in words.clause_openers:
        if line.terms[segment.start].lower in words.so or _is_relative(line, segment, words):
            return False
        return segment.opener in words.complementisers or (is_next and not _is_comment(line, segment, words))
    if segment.border == "&":
        return False
    if segment.kind == "inf":
        is_apt = not verb.weak or verb.lemma in words.weak_with_infinitive
        return is_next and is_apt and segment.opener not in words.adverbial_openers
    return _is_main_content(line, number, verb, words, may_be_plain=is_next and is_verb_second, is_verb_second=is_verb_second)


def _is_relative(line: Line, segment: Segment, words: CueWords) -> bool:
    """Whether "welche" stands for a noun before it and does not ask "welche Partei …"."""
    at = segment.start
    return line.terms[at].lower in words.relatives and line.letters[at + 1] not in "NA#EX"


def _is_main_content(line: Line, number: int, verb: VerbCue, words: CueWords, *, may_be_plain: bool, is_verb_second: bool) -> bool:
    """Whether a main clause is what is said: in Konjunktiv, with a clause before it or not; in the indicative only behind some verbs."""
    segment = line.segments[number]
    if segment.kind == "sub" or (segment.kind == "frag" and line.letters[segment.start] in "Pp"):
        return any(later.kind == "main" and is_konjunktiv(line, later) for later in line.segments[number + 1 : number + 3])
    main = main_of(line, number)
    if main is None or line.letters[segment.start] in "CK":
        return False
    if is_konjunktiv(line, main):
        return is_verb_second or main.verb > segment.start
    if may_be_plain and not verb.weak and segment.border == "," and main.verb > segment.start and _may_be_indirect(line, main, words):
        return True
    return may_be_plain and verb.lemma in words.plain_verbs and segment.border == "," and main.verb > segment.start


def _may_be_indirect(line: Line, main: Segment, words: CueWords) -> bool:
    """Whether a preterite may stand for a Konjunktiv ("warnte, die Leute verfolgten …"), and is no verb of saying itself."""
    return mood_of(line, main.verb) == AMBIGUOUS and line.terms[main.verb].lemma not in words.whole


def _is_comment(line: Line, segment: Segment, words: CueWords) -> bool:
    """Whether the segment comments ("wie X sagte") and is not said itself ("wie viele starben")."""
    return segment.opener in words.as_openers and segment.verb >= 0 and line.terms[segment.verb].lemma in words.whole


def main_of(line: Line, number: int) -> Segment | None:
    """The main clause that begins with the segment, which may be its subject alone."""
    segment = line.segments[number]
    if segment.kind == "main":
        return segment
    if segment.kind != "frag":
        return None
    return next((later for later in line.segments[number + 1 :] if later.kind == "main" and later.lead == number), None)


def content_end(line: Line, first: int, cues: frozenset[int]) -> int:
    """The number behind the last segment of what is said. It ends where a main clause in the indicative goes on without it.

    `cues`: segments with a verb of saying of their own; a coordinated one ends it too.
    """
    segments = line.segments
    opening = main_of(line, first) or segments[first]
    is_plain = not is_konjunktiv(line, opening)
    for number in range(first + 1, len(segments)):
        segment = segments[number]
        if segment.kind == "quote" and segment.border == ":" and segments[first].kind != "quote" and segments[first].border != ":":
            return number
        if segment.kind == "quote" or segment.lead == first:
            continue
        if segment.border == ";":
            return number
        if segments[first].kind == "quote" and segment.kind == "main" and number in cues and segment.verb == segment.start:
            return number
        is_final = opening.kind == "sub" and segment.verb >= segment.end - 1
        if number in cues and line.letters[segment.start] in "CK" and not is_final:
            return number
        if segment.kind == "main" and not _may_be_konjunktiv(line, segment):
            goes_on = is_plain and ((opening.kind == "main" and segment.border == "&") or segments[first].border == ":")
            if not goes_on:
                return max(segment.lead, first + 1)
    return len(segments)


def _may_be_konjunktiv(line: Line, segment: Segment) -> bool:
    """Konjunktiv, or "sollte" and "wollte", which do not say."""
    is_open_modal = line.letters[segment.verb] == "M" and mood_of(line, segment.verb) == AMBIGUOUS
    return is_open_modal or is_konjunktiv(line, segment)


def content_start(line: Line, first: int, words: CueWords) -> int:
    """The letter where what is said begins: behind "dass", and behind "wie" where it asks for no degree."""
    segment = line.segments[first]
    at = segment.start
    while at < segment.end - 1 and line.letters[at] in "Cb" and line.terms[at + 1].lower in words.complementisers:
        at += 1
    if at + 1 >= segment.end:
        return segment.start
    is_as = line.terms[at].lower in words.as_openers and line.letters[at + 1] in "NROo"
    return at + 1 if is_as or line.terms[at].lower in words.complementisers else segment.start


def front_start(line: Line, frame: int) -> int:
    """The first segment of what is said before a frame: not before ";", nor before the last indicative where a Konjunktiv follows it."""
    segments = line.segments
    if segments[frame - 1].kind == "quote" and segments[frame - 1].border == ":":
        return frame - 1
    first_konjunktiv = -1
    for number in range(frame - 1, -1, -1):
        segment = segments[number]
        if segment.border == ";":
            return number
        if segment.kind == "main":
            if is_konjunktiv(line, segment):
                first_konjunktiv = segment.lead
            elif first_konjunktiv >= 0:
                return first_konjunktiv
    return 0


def frame_end(line: Line, number: int) -> int:
    """The number behind the last segment of a frame that follows what is said: it takes along relative clauses, appositions and times."""
    segments = line.segments
    stop = number + 1
    while stop < len(segments):
        segment = segments[stop]
        if segment.kind in ("quote", "main", "inf") or segment.border in (":", ";", QUOTE, "&"):
            break
        stop += 1
    return stop


def resumption(line: Line, stop: int, before: Sequence[int]) -> list[int]:
    """The segments behind a frame that go on with what is said: Konjunktiv, a quotation, or the rest of a clause without a verb."""
    segments = line.segments
    if stop >= len(segments):
        return []
    has_verb = any(segments[number].verb >= 0 or segments[number].kind == "quote" for number in before)
    if segments[stop].kind == "quote" or not has_verb or is_konjunktiv(line, segments[stop]):
        return list(range(stop, len(segments)))
    return []


def around(line: Line, frame: Phrase) -> Spans:
    """The clause around a frame, without it: with the clauses that hang on it, up to the next clause that stands apart."""
    segments = line.segments
    number, last = line.segment_at(frame[0]), line.segment_at(frame[1] - 1)
    is_aside = segments[number].start == frame[0] and segments[last].end == frame[1] and number > 0
    if is_aside and last + 1 >= len(segments):
        numbers = range(front_start(line, number), number)
    elif is_aside:
        numbers = range(_behind_semicolon(line, number), len(segments))
    else:
        numbers = range(_clause_start(line, number), _clause_stop(line, number))
    beside = _beside(line, frame, last)
    return trimmed(line, subtract(pieces(line, [one for one in numbers if one not in beside]), (line.span(*frame),)))


def with_clauses(line: Line, frame: Phrase) -> Phrase:
    """The frame with the relative clauses and appositions behind it that describe the source."""
    beside = _beside(line, frame, line.segment_at(frame[1] - 1))
    return (frame[0], line.segments[beside[-1]].end) if beside else frame


def _beside(line: Line, frame: Phrase, last: int) -> range:
    """The relative clauses right behind a frame, and appositions if it opens its clause: they describe the source."""
    segments = line.segments
    stop = last + 1
    if segments[last].end == frame[1] and segments[last].kind == "frag":
        while stop < len(segments) and segments[stop].kind in ("rel", "frag"):
            stop += 1
        if stop < len(segments) and segments[stop].lead == line.segment_at(frame[0]):
            return range(last + 1, stop)
        stop = last + 1
    if segments[last].end == frame[1] and segments[last].start < frame[0]:
        while stop < len(segments) and segments[stop].kind == "rel":
            stop += 1
        return range(last + 1, stop)
    return range(0)


def _behind_semicolon(line: Line, number: int) -> int:
    return next((before for before in range(number, 0, -1) if line.segments[before].border == ";"), 0)


def _clause_start(line: Line, number: int) -> int:
    """The first segment of the clause, with the subordinate clauses before it."""
    segments = line.segments
    first = segments[number].lead
    if segments[number].kind in ("sub", "rel", "inf"):
        return first
    while first > 0 and segments[first].border in (",", "-") and segments[first - 1].kind in ("sub", "rel", "inf", "frag", "cont"):
        first -= 1
    return first


def _clause_stop(line: Line, number: int) -> int:
    """The number behind the clause: at ";" or at a main clause behind a contrasting coordinator."""
    segments = line.segments
    is_dependent = segments[segments[number].lead].kind in ("sub", "rel", "inf")
    for later in range(number + 1, len(segments)):
        segment = segments[later]
        if segment.border == ";" or (segment.kind == "main" and line.letters[segment.start] == "K"):
            return later
        if is_dependent and (segment.kind == "main" or segment.lead < segments[number].lead):
            return later
    return len(segments)
