"""Sayings with a verb of saying: what is said stands behind it, before it, around it, in the sentence before, or is its object.

- behind: "X sagte, dass …", "X sagte, Y habe …", "X sagte: …", "X versprach, … zu …"
- before: "…, sagte X."       around: "…, wie X sagte, …"
- the sentence before: "Das berichtete X."
- the object (reported): "X forderte Neuwahlen."; the clause stays whole and there is no frame
"""

from collections.abc import Iterator, Sequence

from claimpack.builders.extract.attribution.agents import agent
from claimpack.builders.extract.attribution.contents import (
    content_after,
    content_end,
    content_start,
    frame_end,
    front_start,
    pieces,
    resumption,
    trimmed,
)
from claimpack.builders.extract.attribution.cue_words import CueWords, cue_words
from claimpack.builders.extract.attribution.cues import Predicate, predicates
from claimpack.builders.extract.attribution.lines import Line, is_konjunktiv
from claimpack.builders.extract.attribution.listeners import addressee
from claimpack.builders.extract.attribution.phrases import Phrase, phrase_before, referent
from claimpack.builders.extract.attribution.reported_speech import is_reported, reported_stop
from claimpack.builders.extract.attribution.sayings import Saying, Spans
from claimpack.builders.extract.attribution.segments import Segment
from claimpack.builders.extract.attribution.speakers import direct_object, speaker, subject
from claimpack.builders.extract.attribution.terms import QUOTE
from claimpack.builders.spans import subtract
from claimpack.schema.records import Span

_AUXILIARIES = frozenset("HhByWwMm")


def verb_sayings(line: Line, before: Line | None, found: Sequence[Predicate], words: CueWords) -> Iterator[Saying]:
    """The sayings of a line that hang on a verb of saying, in the order of these. `before`: the sentence that "Das berichtete" hands on."""
    cues = frozenset(predicate.segment for predicate in found)
    covered = -1
    heads: set[Span] = set()
    said: set[Spans] = set()
    for predicate in found:
        saying = (
            _around(line, predicate, words)
            or _behind(line, predicate, words, cues)
            or _in_front(line, predicate, words)
            or _sentence_before(line, before, predicate, words)
        )
        if saying is not None and saying.rule == "before" and saying.quote_type == "indirect" and saying.content in said:
            saying = None
        if saying is None and predicate.segment > covered and is_reported(line, predicate, words):
            stop = reported_stop(line, predicate)
            content = pieces(line, range(line.segments[predicate.segment].lead, stop))
            saying = _saying(line, predicate, content, (), "reported")
            covered = stop - 1
        if saying is None or (saying.content[0] in heads and line.segments[predicate.segment].kind == "rel"):
            continue
        heads.add(saying.content[0])
        said.add(saying.content)
        yield saying


def _around(line: Line, predicate: Predicate, words: CueWords) -> Saying | None:
    """The saying of "wie X berichtete": what is said stands before and behind it."""
    segments = line.segments
    segment = segments[predicate.segment]
    opening = segments[segment.lead]
    if opening.opener not in words.as_openers or not predicate.verb.clause or segment.kind not in ("sub", "cont"):
        return None
    lemma = predicate.verb.lemma
    lowers = [line.terms[at].lower for at in range(opening.start, segment.end)]
    if lemma in words.not_around or (lemma in words.naming and not words.reflexive.isdisjoint(lowers)):
        return None
    frame = line.span(opening.start, max(predicate.end, segment.end))
    content = trimmed(line, subtract(pieces(line, range(len(line.segments))), (frame,)))
    return _saying(line, predicate, content, (frame,), "around") if content else None


def _behind(line: Line, predicate: Predicate, words: CueWords, cues: frozenset[int]) -> Saying | None:
    """What is said comes after the verb."""
    first = content_after(line, predicate, words) if predicate.verb.clause or predicate.verb.noun else None
    if first is None:
        return None
    opening = line.segments[first]
    if opening.border == ":" and _is_subordinate(line, predicate, cues):
        return None
    last = content_end(line, first, cues)
    at = content_start(line, first, words)
    content = _from(pieces(line, range(first, last)), line.tokens[at].start_char)
    if _is_parenthesis(line, predicate, first):
        lead = min(line.segments[predicate.segment].lead, predicate.segment - 1)
        whole = (*pieces(line, range(lead, predicate.segment)), *content)
        frame = line.span(predicate.finite, max(predicate.end, line.segments[first - 1].end))
        return _saying(line, predicate, whole, (frame,), "before")
    start = line.segments[line.segments[predicate.segment].lead].start
    if not content:
        return None
    if opening.kind == "inf" and predicate.verb.lemma in words.acts:
        return _saying(line, predicate, content, (), "behind")._replace(scope=content)
    stop = at if at > opening.start or opening.border == ":" else max(line.segments[first - 1].end, predicate.end)
    while start < stop - 1 and line.letters[start] in "CK":
        start += 1
    frames: Spans = (line.span(start, stop),)
    who = speaker(line, predicate)
    if who is not None and who[0] < start:
        frames = (line.span(*who), *frames)
    saying = _saying(line, predicate, content, frames, "behind")
    report = _report(line, predicate, opening, words)
    return saying._replace(source=(line.span(*report),), antecedent=()) if report else saying


def _is_adverbial(line: Line, number: int, words: CueWords) -> bool:
    """Whether the segment belongs to a clause that says when or why: "Als der Minister sagte, er gehe, jubelten viele"."""
    opening = line.segments[line.segments[number].lead]
    return opening.kind == "sub" and opening.opener in words.adverbial_openers


def _report(line: Line, predicate: Predicate, opening: Segment, words: CueWords) -> Phrase | None:
    """The report whose words a clause gives: "nannte Berichte der Zeitung, wonach …", "wies die Darstellung zurück, …"."""
    is_rejected = predicate.verb.lemma in words.rejecting
    if not is_rejected and opening.opener not in words.report_openers:
        return None
    stop = opening.start - 1
    while stop > predicate.finite + 1 and line.letters[stop - 1] in "XVGUb":
        stop -= 1
    found = phrase_before(line, stop)
    if is_rejected and found is not None and line.tokens[line.letters.index("N", found[0])].text not in words.saying:
        return None
    return found


def _is_subordinate(line: Line, predicate: Predicate, cues: frozenset[int]) -> bool:
    """Whether the verb stands in a clause below a verb of saying, to which the colon belongs: "X glaubt, dass Y sagt: …"."""
    is_below = line.segments[line.segments[predicate.segment].lead].kind in ("sub", "rel")
    return is_below and any(number < predicate.segment and line.segments[number].kind == "main" for number in cues)


def _is_parenthesis(line: Line, predicate: Predicate, first: int) -> bool:
    """Whether the frame parts a subject, a condition or quoted words from a Konjunktiv: "Der Fluss, sagte X, sei sauber"."""
    segment, opening = line.segments[predicate.segment], line.segments[first]
    is_so = line.terms[segment.start].lower in cue_words(line.pack).so
    is_verb_first = predicate.finite == segment.start + is_so and opening.kind == "main" and opening.verb == opening.start
    if not is_verb_first or predicate.segment == 0:
        return is_verb_first and segment.lead < predicate.segment
    before = line.segments[predicate.segment - 1]
    is_condition = before.kind == "sub" and before.verb == before.start
    return segment.lead < predicate.segment or is_condition or before.kind in (("quote", "frag") if is_so else ("quote",))


def _from(spans: Spans, offset: int) -> Spans:
    return tuple(Span(max(span.start_char, offset), span.end_char) for span in spans if span.end_char > offset)


def _in_front(line: Line, predicate: Predicate, words: CueWords) -> Saying | None:
    """What is said comes before the verb: "…, sagte X"."""
    segments = line.segments
    segment = segments[predicate.segment]
    opens = segment.start
    while opens < segment.end and line.terms[opens].lower in words.so:
        opens += 1
    is_inserted = opens > segment.start
    if segment.border == "," and predicate.verb.lemma in words.backward_verbs and line.terms[opens].lower in words.backward:
        opens += 1
    is_first = segment.kind == "main" and predicate.finite == opens and predicate.segment > 0 and segment.border not in ("&", ";")
    is_compound = predicate.finite not in predicate.cue
    if not is_first or not predicate.verb.clause or (is_compound and segment.lead < predicate.segment):
        return None
    numbers = list(range(front_start(line, predicate.segment), predicate.segment))
    first = segments[numbers[0]] if numbers else segment
    if first.verb >= 0 and line.terms[first.verb].lemma in words.whole and _is_adverbial(line, numbers[0], words):
        return None
    stop = frame_end(line, predicate.segment)
    rest = resumption(line, stop, numbers)
    if not any(_states(segments[number], words) for number in (*numbers, *(rest if is_inserted else ()))):
        return None
    if not _may_follow(line, predicate, numbers, words):
        return None
    numbers.extend(rest)
    frame = line.span(segment.start, segments[stop - 1].end)
    return _saying(line, predicate, pieces(line, numbers), (frame,), "before")


def _may_follow(line: Line, predicate: Predicate, numbers: Sequence[int], words: CueWords) -> bool:
    """A weak verb needs a quotation, a Konjunktiv or a subject of its own behind it."""
    if not predicate.verb.weak or line.segments[numbers[-1]].kind == "quote":
        return True
    if any(is_konjunktiv(line, line.segments[number]) for number in numbers):
        return True
    phrase = subject(line, predicate.segment, predicate.end)
    is_simple = predicate.finite in predicate.cue and predicate.verb.lemma in words.thinking
    return is_simple and phrase is not None and phrase[0] > predicate.finite


def _states(segment: Segment, words: CueWords) -> bool:
    """Whether the segment can be what is said: a main clause, a quotation, a clause with "dass"."""
    if segment.kind == "sub" and segment.verb == segment.start:  # "Geht die Regierung nicht, drohen Streiks"
        return False
    return segment.kind in ("main", "quote", "inf") or (segment.kind in ("sub", "cont") and segment.opener not in words.adverbial_openers)


def _sentence_before(line: Line, before: Line | None, predicate: Predicate, words: CueWords) -> Saying | None:
    """The saying of "Das berichtete X": the sentence before is what is said."""
    segment = line.segments[predicate.segment]
    if before is None or segment.kind != "main" or segment.lead > 0 or predicate.verb.lemma not in words.backward_verbs:
        return None
    if line.terms[predicate.finite].lower in words.open_forms_of_sollen:
        return None
    start = segment.start
    while start < segment.verb and line.letters[start] in "bCK":
        start += 1
    if start + 1 != segment.verb or line.terms[start].lower not in words.backward:
        return None
    frame = line.span(0, len(line.letters.rstrip(".")))
    last = len(before.letters.rstrip("."))
    content = before.span(0, last) if last else before.sentence.span
    return _saying(line, predicate, (content,), (frame,), "sentence_before")


def frame_saying(line: Line, stop: int) -> Saying | None:
    """The saying of a frame before a colon whose content stands elsewhere: its last verb of saying before segment `stop`."""
    words = cue_words(line.pack)
    found = [one for one in predicates(line, words) if one.segment < stop and one.verb.clause and line.segments[one.segment].kind == "main"]
    if not found:
        return None
    start = line.segments[line.segments[found[-1].segment].lead].start
    end = min(line.segments[stop - 1].end + 1, len(line.letters))
    return _saying(line, found[-1], (), (line.span(start, end),), "colon")._replace(quote_type="direct")


def _saying(line: Line, predicate: Predicate, content: Spans, frames: Spans, rule: str) -> Saying:
    words = cue_words(line.pack)
    source = speaker(line, predicate, is_behind=rule == "before")
    quoter = None
    if predicate.verb.lemma in words.quoting:
        quoter, source = _quoter(line, predicate, source, words)
    quote_type = "reported" if rule == "reported" else "direct" if _is_quoted(line, content) else "indirect"
    saying = Saying(
        line=line.number,
        content=content,
        source=(line.span(*source),) if source else (),
        antecedent=referent(line, source) if source else (),
        cue=joined(tuple(line.span(at, at + 1) for at in _cue(line, predicate, words))),
        lemma=predicate.verb.lemma,
        cue_class="verb",
        frames=frames,
        addressee=addressee(line, predicate, rule, words),
        quote_type=quote_type,
        rule=rule,
        is_inner=is_konjunktiv(line, line.segments[predicate.segment]),
        names_moods=rule in ("behind", "before"),
    )
    if quoter is None:
        return saying
    return saying._replace(above=(saying._replace(content=(), source=(line.span(*quoter),), frames=(), addressee=()),))


def _quoter(line: Line, predicate: Predicate, source: Phrase | None, words: CueWords) -> tuple[Phrase | None, Phrase | None]:
    """Who quotes and who is quoted: "die Zeitung zitiert den Minister", "der Minister wird von der Zeitung, im Bericht zitiert"."""
    end = max(predicate.end, line.segments[predicate.segment].end)
    if predicate.is_passive:
        return agent(line, predicate.start, end, words), source
    quoted = direct_object(line, (predicate.finite + 1, end), source)
    return (source, quoted) if quoted is not None else (None, source)


def _cue(line: Line, predicate: Predicate, words: CueWords) -> tuple[int, ...]:
    """The letters of the cue: "hieß es" takes its "es"."""
    if predicate.verb.lemma not in words.impersonal:
        return predicate.cue
    near = (at for at in (predicate.finite + 1, predicate.finite - 1) if 0 <= at < len(line.terms))
    return tuple(sorted((*predicate.cue, *(at for at in near if line.terms[at].lower in words.expletive_cues))))


def _is_quoted(line: Line, content: Spans) -> bool:
    """Whether all of the content stands between quotation marks."""
    if QUOTE not in line.letters:
        return False
    quotes = [token for at, token in enumerate(line.tokens) if line.letters[at] == QUOTE]
    return all(any(quote.start_char <= span.start_char and span.end_char <= quote.end_char for quote in quotes) for span in content)


def joined(spans: Spans) -> Spans:
    """The spans with neighbours that only a space parts made one."""
    found: list[Span] = []
    for span in spans:
        if found and span.start_char - found[-1].end_char <= 1:
            found[-1] = Span(found[-1].start_char, span.end_char)
        else:
            found.append(span)
    return tuple(found)
