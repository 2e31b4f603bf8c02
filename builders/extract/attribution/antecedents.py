"""Whom a pronoun stands for as a source, and who goes on speaking where nobody is named.

Candidates are the sources named and the subjects of the sentences before, the nearest first, never further back than a few sentences. "er"
wants a person and no phrase that begins with "die" or "das". Speech that goes on without a name takes whoever was quoted last, or else whom
the text speaks of. Konjunktiv right behind a saying goes on with it and names nobody anew; behind anything else, as for quotation marks,
"demnach" and "sollen", the source is the nearest words for whoever speaks.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from claimpack.builders.extract.attribution.agents import agent
from claimpack.builders.extract.attribution.cue_words import CueWords, cue_words
from claimpack.builders.extract.attribution.lines import Line
from claimpack.builders.extract.attribution.sayings import Saying, Spans, touches
from claimpack.builders.extract.attribution.source_kinds import UNSPECIFIED, Names, source_kind
from claimpack.builders.extract.attribution.speakers import subject
from claimpack.builders.extract.attribution.terms import INTENT, SOLLEN
from claimpack.schema.records import Span

RESUMED = "konjunktiv_resumed"
_REACH = 4
_INFORMING = frozenset({"organisation", "media"})
_PERSONS = frozenset({"named_person", "office_holder"})


@dataclass(frozen=True, slots=True)
class Context:
    """What the rules see of the article beside the line at hand."""

    text: str
    lines: Sequence[Line]
    names: Names
    words: CueWords


def named(saying: Saying) -> Spans:
    """Who says it: whom the pronoun stands for, else the source."""
    return saying.antecedent or saying.source


def can_speak(saying: Saying, context: Context) -> bool:
    """Whether the source is of a known kind."""
    return source_kind(context.text, saying.source, context.names, context.lines[saying.line].pack) != UNSPECIFIED


def with_antecedent(saying: Saying, history: Sequence[Saying], context: Context) -> Saying:
    """The saying, its antecedent set if its source is a pronoun or if it has none and goes on with what was said.

    `history`: the sayings that named somebody, in order.
    """
    words = context.words
    lower = _lower(saying.source, context)
    if lower in words.persons:
        return saying._replace(antecedent=saying.antecedent or _person(saying, lower, history, context))
    if not saying.source and saying.lemma in words.impersonal:
        return _still_said(saying, history, context)
    is_sollen = saying.cue_class == "modal_sollen"
    if saying.source or not (is_sollen or saying.cue_class in ("mood", "quotation_marks") or saying.lemma in words.anaphoric):
        return saying
    earlier = next((one for one in reversed(history) if saying.line - one.line <= _REACH), None)
    if is_sollen:
        return _in_paragraph(saying, earlier, context)
    goes_on = earlier is not None and _reaches(earlier, context.lines[saying.line - 1])
    subject_span = None if goes_on else _subject_between(saying.line, earlier, context)
    if subject_span is not None:
        return _resumed(saying._replace(source=(subject_span,)))
    if earlier is None:
        return saying
    if goes_on and saying.cue_class == "mood":
        return saying._replace(antecedent=named(earlier), continues=(earlier,))
    return _resumed(saying._replace(source=earlier.source or earlier.antecedent, antecedent=earlier.antecedent, continues=(earlier,)))


def _still_said(saying: Saying, history: Sequence[Saying], context: Context) -> Saying:
    """What "heißt es weiter" hands on without a place has the source of the sentence before in its paragraph; "es hieß" is hearsay."""
    last = history[-1] if history else None
    lines = context.lines
    first = context.text[saying.cue[0].start_char : saying.cue[0].end_char].lower().split()[0]
    if (
        first in context.words.expletive_cues
        or last is None
        or last.line != saying.line - 1
        or lines[last.line].sentence.paragraph != lines[saying.line].sentence.paragraph
    ):
        return saying
    return saying._replace(source=last.source or last.antecedent, antecedent=last.antecedent)


def _in_paragraph(saying: Saying, earlier: Saying | None, context: Context) -> Saying:
    """What "sollen" hands on has the source of the sentence before if that one plans, else who was quoted last in its paragraph."""
    lines = context.lines
    paragraph = lines[saying.line].sentence.paragraph
    before = lines[saying.line - 1] if saying.line else None
    if before is not None and before.sentence.paragraph == paragraph and plans(before):
        span = main_subject(before)
        if span is not None and can_speak(saying._replace(source=(span,)), context):
            return saying._replace(source=(span,))
    if earlier is None or (earlier.line < saying.line - 1 and lines[earlier.line].sentence.paragraph != paragraph):
        span = _institution(saying.line, context)
        return saying._replace(source=(span,)) if span else saying
    return saying._replace(source=earlier.source or earlier.antecedent, antecedent=earlier.antecedent)


def _institution(number: int, context: Context) -> Span | None:
    """The nearest institution that acts in the sentences before, no further back than the paragraph before: whoever knows of it."""
    paragraph = context.lines[number].sentence.paragraph
    for line in reversed(context.lines[max(0, number - _REACH) : number]):
        if line.sentence.paragraph < paragraph - 1:
            break
        span = main_subject(line, is_acting=True)
        if span is not None and source_kind(context.text, (span,), context.names, line.pack) in _INFORMING:
            return span
    return None


def _resumed(saying: Saying) -> Saying:
    """The saying under a rule of its own where Konjunktiv has a source anew: it continues no claim."""
    return saying._replace(rule=RESUMED) if saying.cue_class == "mood" else saying


def _reaches(earlier: Saying, line: Line) -> bool:
    """Whether a saying stands in the line or covers it."""
    return earlier.line == line.number or touches(earlier.content, line.sentence.start_char, line.sentence.end_char)


def _lower(source: Spans, context: Context) -> str:
    return context.text[source[0].start_char : source[-1].end_char].lower() if source else ""


def _person(saying: Saying, pronoun: str, history: Sequence[Saying], context: Context) -> Spans:
    """The nearest candidate that agrees with the pronoun and is not named beside it."""
    number = saying.line
    for candidate in _candidates(number, history, context):
        first = _lower(candidate, context).split(" ", 1)[0]
        if first in context.words.persons or _is_named_behind(candidate, saying, context):
            continue
        kind = source_kind(context.text, candidate, context.names, context.lines[number].pack)
        if pronoun not in context.words.masculine_pronouns:
            return candidate if kind != UNSPECIFIED else ()
        if kind in _PERSONS and first not in context.words.not_masculine:
            return candidate
    return ()


def _is_named_behind(candidate: Spans, saying: Saying, context: Context) -> bool:
    """Whether the candidate's last name stands behind the pronoun in its sentence: "Er beschuldigte Weber" was not said by Weber."""
    name = context.text[candidate[-1].start_char : candidate[-1].end_char].split()[-1]
    if not name[0].isupper():
        return False
    behind = saying.source[-1].end_char
    return any(token.text == name and token.start_char > behind for token in context.lines[saying.line].sentence.tokens)


def _candidates(number: int, history: Sequence[Saying], context: Context) -> Iterator[Spans]:
    """The sources and subjects of the sentences before, from the nearest to the furthest."""
    recent = [one for one in history if number - one.line <= _REACH]
    for line in range(number - 1, max(-1, number - _REACH - 1), -1):
        yield from (named(one) for one in reversed(recent) if one.line == line)
        span = main_subject(context.lines[line])
        if span is not None:
            yield (span,)


def _subject_between(number: int, earlier: Saying | None, context: Context) -> Span | None:
    """The nearest subject that can speak in the sentences since somebody was quoted, up to the end of a paragraph."""
    last = earlier.line if earlier is not None else -1
    for line in range(number - 1, max(last, number - _REACH), -1):
        span = main_subject(context.lines[line], is_acting=True)
        if span is None or _lower((span,), context) in context.words.persons:
            continue
        if source_kind(context.text, (span,), context.names, context.lines[line].pack) != UNSPECIFIED:
            return span
        if context.lines[line].sentence.paragraph != context.lines[number].sentence.paragraph:
            break
    return None


def plans(line: Line) -> bool:
    """Whether the line tells of an intention: "will", "plant", "der Entwurf sieht vor"."""
    return line.signs & INTENT > 0


def goes_on_planning(line: Line, before: Line, words: CueWords) -> bool:
    """Whether a line with "sollen" tells what the line before intends, and not what it is for: "Dazu sollen …", "Damit soll …"."""
    verb = next((at for at, term in enumerate(line.terms) if term.signs & SOLLEN), 0)
    behind = line.terms[verb + 1].lower if verb + 1 < len(line.terms) else ""
    return plans(before) and line.terms[0].lower not in words.for_what and behind not in words.for_what | words.so


def main_subject(line: Line, *, is_acting: bool = False) -> Span | None:
    """The subject of the first main clause of a line. `is_acting`: of a passive, by whom it is done, or in which report it stands."""
    for number, segment in enumerate(line.segments):
        if segment.kind == "main":
            if is_acting and line.letters[segment.verb] in "Ww" and line.letters[segment.end - 1] in "XVG":
                doer = agent(line, segment.start, segment.end, cue_words(line.pack))
                return line.span(*doer) if doer else None
            phrase = subject(line, number)
            return line.span(*phrase) if phrase else None
    return None
