"""Sayings that hang on a noun: "die Forderung, dass …", "äußerte die Hoffnung, es werde …", "Gerüchte, wonach …", "der Ansicht, dass …".

The source is what stands behind the noun ("die Forderung der Gewerkschaft"), else the subject of the clause ("X äußerte die Hoffnung"),
else the noun itself with its article ("Gerüchte").
"""

from collections.abc import Iterator

from claimpack.builders.extract.attribution.agents import agent, named_before
from claimpack.builders.extract.attribution.contents import content_end, content_start, is_content, pieces
from claimpack.builders.extract.attribution.cue_words import CueWords, VerbCue, cue_words
from claimpack.builders.extract.attribution.lines import Line, is_konjunktiv
from claimpack.builders.extract.attribution.phrases import Phrase, attributes
from claimpack.builders.extract.attribution.sayings import Saying
from claimpack.builders.extract.attribution.segments import Segment
from claimpack.builders.extract.attribution.speakers import subject
from claimpack.schema.records import Span

_BEHIND_NOUN = frozenset("XVGFEUbox")
_NOUN = VerbCue("", clause=True, weak=True, noun=False, prepositions=frozenset())


def noun_sayings(line: Line, taken: frozenset[int], words: CueWords) -> Iterator[Saying]:
    """The sayings of a line that hang on a noun right before what is said. `taken`: offsets where contents of other sayings begin."""
    segments = line.segments
    for number in range(1, len(segments)):
        before = segments[number - 1]
        noun = _noun(line, before, words)
        if noun < 0 or not is_content(line, number, _NOUN, words, is_next=True, is_verb_second=False):
            continue
        at = content_start(line, number, words)
        content = pieces(line, range(number, _end(line, number)))
        offset = line.tokens[at].start_char
        if not content or offset in taken:
            continue
        content = (Span(offset, content[0].end_char), *content[1:])
        yield _saying(line, number, noun, content, at)
    yield from _quoting(line, taken, words)


def _quoting(line: Line, taken: frozenset[int], words: CueWords) -> Iterator[Saying]:
    """The clauses that report by a noun and the words quoted behind it: "änderte seine Einschätzung »innerer Probleme«"."""
    if not line.marked.quoted or not line.segments:
        return
    behind = {span.start_char for span in line.marked.quoted}
    for at, token in enumerate(line.tokens):
        number = line.segment_at(at)
        segment = line.segments[number]
        is_verbatim = line.letters[at] == "N" and token.text in words.verbatim
        is_listed = is_verbatim and at + 1 < len(line.terms) and line.terms[at + 1].lower in words.as_openers
        end = line.tokens[at + 1].end_char if is_listed else token.end_char
        is_quoting = is_verbatim or (line.letters[at] == "N" and token.text in words.saying)
        if (
            not is_quoting
            or behind.isdisjoint((end + 1, end + 2))
            or (not is_verbatim and _is_prepositional(line, at))
            or segment.kind != "main"
            or line.tokens[line.segments[segment.lead].start].start_char in taken
        ):
            continue
        source = subject(line, number)
        if source is not None and not source[0] <= at < source[1]:
            yield Saying(
                line=line.number,
                content=pieces(line, range(segment.lead, number + 1)),
                source=(line.span(*source),),
                cue=(line.span(at, at + 1),),
                lemma=line.terms[at].lemma,
                cue_class="noun",
                quote_type="reported",
                rule="noun",
            )


def _is_prepositional(line: Line, noun: int) -> bool:
    """Whether a preposition governs the noun: "nach Angaben »…«"."""
    before = line.letters[:noun].rstrip("RDA#EXVG")
    return before.endswith(("P", "p", "s"))


def _noun(line: Line, segment: Segment, words: CueWords) -> int:
    """The noun of saying that ends the segment, but for its verb ("die Hoffnung geäußert") or its genitive ("die Forderung der Mieter")."""
    for at in range(segment.end - 1, segment.start - 1, -1):
        if line.letters[at] == "N" and line.tokens[at].text in words.saying:
            return at
        is_particle = at == segment.end - 1 and line.terms[at].lower in words.particles
        if line.letters[at] not in _BEHIND_NOUN and not is_particle:
            break
    first = next((at for at in range(segment.start, segment.end) if line.letters[at] == "N"), -1)
    is_head = first >= 0 and line.tokens[first].text in words.saying and segment.kind == "frag"
    return first if is_head and attributes(line, first + 1, segment.end) == segment.end else -1


def _end(line: Line, first: int) -> int:
    stop = content_end(line, first, frozenset())
    segments = line.segments
    return next(
        (
            number
            for number in range(first + 1, stop)
            if segments[number].kind == "main" and segments[number].verb == segments[number].start
        ),
        stop,
    )


def _saying(line: Line, number: int, noun: int, content: tuple[Span, ...], at: int) -> Saying:
    segment = line.segments[number - 1]
    source = _source(line, number - 1, noun)
    start = line.segments[segment.lead].start
    stop = at if at > line.segments[number].start else segment.end
    return Saying(
        line=line.number,
        content=content,
        source=(line.span(*source),) if source else (),
        cue=(line.span(noun, noun + 1),),
        lemma=line.terms[noun].lemma,
        cue_class="noun",
        frames=(line.span(start, stop),),
        quote_type="indirect",
        rule="noun",
        is_inner=is_konjunktiv(line, line.segments[segment.lead]),
        names_moods=True,
    )


def _source(line: Line, number: int, noun: int) -> Phrase | None:
    segment = line.segments[number]
    behind = attributes(line, noun + 1, segment.end)
    if behind > noun + 1:
        first = noun + 2 if line.letters[noun + 1] in "Pp" else noun + 1
        return (first, behind)
    host = number
    while host > 0 and line.segments[host].verb < 0 and line.segments[host].border == ",":
        host -= 1
    if line.segments[host].verb >= 0 and line.segments[host].kind in (segment.kind, "main"):
        if _is_passive(line, line.segments[host]):
            return agent(line, segment.start, segment.end, cue_words(line.pack)) or _bare(line, segment, noun)
        phrase = subject(line, host)
        if phrase is not None and not phrase[0] <= noun < phrase[1]:
            return phrase
        if found := named_before(line, segment.start, noun):
            return found
    return _bare(line, segment, noun)


def _is_passive(line: Line, segment: Segment) -> bool:
    """Whether the clause is a passive: "wurde mit dem Hinweis abgelehnt", "war … abgelehnt worden"."""
    is_done = line.letters[segment.end - 1] in "XVG" and line.letters[segment.verb] in "Ww"
    return is_done or "x" in line.letters[segment.start : segment.end]


def _bare(line: Line, segment: Segment, noun: int) -> Phrase:
    """The noun itself with its article."""
    first = noun
    while first > segment.start and line.letters[first - 1] in "A#EX":
        first -= 1
    return (first - 1 if first > segment.start and line.letters[first - 1] in "RD" else first, noun + 1)
