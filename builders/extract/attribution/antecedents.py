"""Whom a pronoun stands for as a source, and who goes on speaking where nobody is named.

Candidates are the sources named and the subjects of the sentences before, the nearest first, never further back than a few sentences. "er"
wants a person and no phrase that begins with "die" or "das". Speech that goes on without a name takes whoever was quoted last, or else whom
the text speaks of.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from claimpack.builders.extract.attribution.cue_words import CueWords
from claimpack.builders.extract.attribution.lines import Line
from claimpack.builders.extract.attribution.sayings import Saying, Spans
from claimpack.builders.extract.attribution.source_kinds import UNSPECIFIED, source_kind
from claimpack.builders.extract.attribution.speakers import subject
from claimpack.schema.records import Mention, Span

_REACH = 4
_PERSONS = frozenset({"named_person", "office_holder"})


@dataclass(frozen=True, slots=True)
class Context:
    """What the rules see of the article beside the line at hand."""

    text: str
    lines: Sequence[Line]
    mentions: Sequence[Mention]
    words: CueWords


def named(saying: Saying) -> Spans:
    """Who says it: whom the pronoun stands for, else the source."""
    return saying.antecedent or saying.source


def with_antecedent(saying: Saying, history: Sequence[Saying], context: Context) -> Saying:
    """The saying, its antecedent set if its source is a pronoun or if it has none and goes on with what was said.

    `history`: the sayings that named somebody, in order.
    """
    words = context.words
    lower = _lower(saying.source, context)
    if lower in words.persons:
        return replace(saying, antecedent=_person(saying.line, lower, history, context))
    if saying.source or not (saying.cue_class in ("mood", "quotation_marks") or saying.lemma in words.anaphoric):
        return saying
    earlier = next((one for one in reversed(history) if saying.line - one.line <= _REACH), None)
    antecedent = _last_voice(saying.line, earlier, context)
    if saying.cue_class == "quotation_marks":
        return replace(saying, source=antecedent)
    return replace(saying, antecedent=antecedent, continues=(earlier,) if earlier and antecedent == named(earlier) else ())


def _lower(source: Spans, context: Context) -> str:
    return context.text[source[0].start_char : source[-1].end_char].lower() if source else ""


def _person(number: int, pronoun: str, history: Sequence[Saying], context: Context) -> Spans:
    """The nearest candidate that agrees with the pronoun."""
    for candidate in _candidates(number, history, context):
        first = _lower(candidate, context).split(" ", 1)[0]
        if first in context.words.persons:
            continue
        kind = source_kind(context.text, candidate, context.mentions, context.lines[number].pack)
        if pronoun not in context.words.masculine_pronouns:
            return candidate if kind != UNSPECIFIED else ()
        if kind in _PERSONS and first not in context.words.not_masculine:
            return candidate
    return ()


def _candidates(number: int, history: Sequence[Saying], context: Context) -> Iterator[Spans]:
    """The sources and subjects of the sentences before, from the nearest to the furthest."""
    recent = [one for one in history if number - one.line <= _REACH]
    for line in range(number - 1, max(-1, number - _REACH - 1), -1):
        yield from (named(one) for one in reversed(recent) if one.line == line)
        span = main_subject(context.lines[line])
        if span is not None:
            yield (span,)


def _last_voice(number: int, earlier: Saying | None, context: Context) -> Spans:
    """Whoever was quoted in the sentence before, else the subject of one in between that can speak, else whoever was quoted last."""
    last = earlier.line if earlier is not None else -1
    for line in range(number - 1, max(last, number - _REACH), -1):
        span = main_subject(context.lines[line])
        if span is None or _lower((span,), context) in context.words.persons:
            continue
        if source_kind(context.text, (span,), context.mentions, context.lines[line].pack) != UNSPECIFIED:
            return (span,)
        if context.lines[line].sentence.paragraph != context.lines[number].sentence.paragraph:
            break
    return named(earlier) if earlier is not None else ()


def main_subject(line: Line) -> Span | None:
    """The subject of the first main clause of a line."""
    for number, segment in enumerate(line.segments):
        if segment.kind == "main":
            phrase = subject(line, number)
            return line.span(*phrase) if phrase else None
    return None
