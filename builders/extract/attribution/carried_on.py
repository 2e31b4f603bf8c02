"""Speech that goes on without a cue: Konjunktiv after a saying, and "sollen" that passes on what others say.

Konjunktiv I in a main clause that no frame covers is speech of somebody; Konjunktiv II only right after a saying, where it stands in
for it. "sollen" passes on what was said if it governs a perfect ("soll gesehen haben"), a state ("soll krank sein"), or goes on with
what was said in the sentence before; otherwise it is a plan or a duty.
"""

from collections.abc import Iterator

from claimpack.builders.extract.attribution.contents import content_end, pieces
from claimpack.builders.extract.attribution.cue_words import CueWords
from claimpack.builders.extract.attribution.lines import Line, is_konjunktiv, is_konjunktiv_1
from claimpack.builders.extract.attribution.phrases import Phrase
from claimpack.builders.extract.attribution.sayings import Saying, Spans, touches
from claimpack.builders.extract.attribution.segments import Segment
from claimpack.builders.extract.attribution.speakers import subject
from claimpack.schema.records import Span

KONJUNKTIV, BEHIND, SOLLEN, PLAN = "konjunktiv_continued", "konjunktiv_behind", "sollen", "sollen_plan"
_INFINITIVES = frozenset("UGhwmyz")


def konjunktiv_saying(line: Line, covered: Spans, words: CueWords, *, follows: bool) -> Saying | None:
    """What the line says in Konjunktiv and no frame covers. `follows`: the sentence before holds a saying."""
    segments = line.segments
    for number, segment in enumerate(segments):
        if segment.kind != "main" or _is_covered(line, segment, covered) or not _is_speech(line, segment, words, follows=follows):
            continue
        if any(line.terms[at].lower in words.first_person for at in range(segment.start, segment.end)):
            continue
        first = _first(line, segment.lead, covered)
        stop = content_end(line, segment.lead, frozenset())
        content = _uncovered(line, pieces(line, range(first, max(stop, number + 1))), covered)
        saying = Saying(
            line=line.number, content=content, cue_class="mood", quote_type="indirect_free_indirect", rule=KONJUNKTIV, names_moods=True
        )
        who = _clause_before(line, segment, covered)
        return saying if who is None else saying._replace(source=(line.span(*who),), quote_type="indirect", rule=BEHIND)
    return None


def _is_covered(line: Line, segment: Segment, covered: Spans) -> bool:
    return touches(covered, line.tokens[segment.start].start_char, line.tokens[segment.end - 1].end_char)


def as_continued(saying: Saying) -> Saying:
    """The saying without its own source, as speech that goes on."""
    return saying._replace(source=(), quote_type="indirect_free_indirect", rule=KONJUNKTIV)


def _clause_before(line: Line, segment: Segment, covered: Spans) -> Phrase | None:
    """The subject of the indicative main clause right before a Konjunktiv: "Der Minister wehrte ab, das Geld reiche"."""
    number = segment.lead - 1
    if number < 0 or line.segments[segment.lead].border != "," or line.letters[segment.start] in "CKbS":
        return None
    before = line.segments[number]
    if before.kind != "main" or is_konjunktiv(line, before) or _is_covered(line, before, covered):
        return None
    return subject(line, number)


def _is_speech(line: Line, segment: Segment, words: CueWords, *, follows: bool) -> bool:
    if not is_konjunktiv(line, segment) or (not follows and not is_konjunktiv_1(line, segment)):
        return False
    around = [line.terms[at].lower for at in (segment.verb - 1, segment.verb + 1) if segment.start <= at < segment.end]
    return not any(word in words.set_phrases for word in around)


def _first(line: Line, lead: int, covered: Spans) -> int:
    """The first segment of the clause, with the clauses and phrases before it that no frame covers."""
    first = lead
    while first > 0 and line.segments[first - 1].kind in ("sub", "inf", "frag", "rel", "cont") and line.segments[first].border == ",":
        if _is_covered(line, line.segments[first - 1], covered):
            break
        first -= 1
    return first


def _uncovered(line: Line, spans: Spans, covered: Spans) -> Spans:
    """The content up to the next stretch that another saying covers."""
    start, end = spans[0].start_char, spans[-1].end_char
    limit = min((span.start_char for span in covered if start < span.start_char < end), default=end)
    inside = [
        token.end_char
        for token, letter in zip(line.tokens, line.letters, strict=True)
        if letter not in ",;:-CK" and token.end_char <= limit
    ]
    return (Span(start, max(start + 1, inside[-1] if inside else limit)),)


def sollen_sayings(line: Line, covered: Spans, words: CueWords, *, follows: bool) -> Iterator[Saying]:
    """What the line passes on with "sollen". `follows`: the sentence before, in the same paragraph, holds a saying."""
    done = -1
    for number, segment in enumerate(line.segments):
        lower = line.terms[segment.verb].lower if segment.verb >= 0 else ""
        if lower not in words.forms_of_sollen or number <= done or _is_covered(line, segment, covered):
            continue
        is_hearsay = _is_hearsay(line, number, words)
        if not (follows and segment.kind == "main") and not is_hearsay:
            continue
        first = _first(line, segment.lead, covered) if segment.kind == "main" else segment.lead
        stop = max(_sollen_stop(line, number, words), number + 1)
        done = stop - 1
        yield Saying(
            line=line.number,
            content=pieces(line, range(first, stop)),
            cue=(line.span(segment.verb, segment.verb + 1),),
            lemma=line.terms[segment.verb].lemma,
            cue_class="modal_sollen",
            quote_type="free_indirect",
            rule=SOLLEN if is_hearsay else PLAN,
        )


def _sollen_stop(line: Line, number: int, words: CueWords) -> int:
    """The number behind what hangs on the clause: up to the next main clause without "sollen" or Konjunktiv."""
    segments = line.segments
    for later in range(number + 1, len(segments)):
        segment = segments[later]
        if segments[number].kind != "main" and segment.kind in ("main", "cont"):
            return later
        if (
            segment.kind == "main"
            and segment.border != "&"
            and not is_final_rest(line, segment)
            and line.terms[segment.verb].lower not in words.forms_of_sollen
            and not is_konjunktiv(line, segment)
        ):
            return segment.lead if segment.lead > number else later
    return len(segments)


def is_final_rest(line: Line, segment: Segment) -> bool:
    """Whether a piece is the rest of a clause before it, because its infinitive comes last: "soll ihn genommen, … versteckt haben"."""
    return segment.verb == segment.end - 1 > segment.start and line.letters[segment.verb] in "hwy"


def _is_hearsay(line: Line, number: int, words: CueWords) -> bool:
    """Whether a perfect or a state hangs on "sollen"."""
    segment = line.segments[number]
    if segment.opener in words.asking:
        return False
    end = _clause_end(line, number)
    lowers = [line.terms[at].lower for at in range(segment.start, end)]
    verb = segment.verb - segment.start
    tail = lowers[max(0, verb - 2) : verb] if segment.kind in ("sub", "rel", "cont") else lowers[verb + 1 :][-2:]
    if not tail:
        return False
    if tail[-1] in words.states or (tail[-1] in words.with_um and not words.about.isdisjoint(lowers) and "es" in lowers):
        return True
    if tail[-1] not in words.past_infinitives:
        return False
    is_past = tail[-1] in words.perfect_infinitives or tail[0] in words.past_participles
    return is_past or not any(word in words.plan for word in lowers)


def _clause_end(line: Line, number: int) -> int:
    """Where a main clause with "sollen" ends: behind times and appositions that keep its infinitive away."""
    segment = line.segments[number]
    if segment.kind != "main" or line.letters[segment.end - 1] in _INFINITIVES:
        return segment.end
    for later in line.segments[number + 1 :]:
        if later.border != "," or not (later.kind == "frag" or is_final_rest(line, later)):
            break
        if line.letters[later.end - 1] in _INFINITIVES:
            return later.end
    return segment.end
