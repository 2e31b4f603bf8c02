"""Sayings as rows: hops and branches with source kind, medium, mood, stance and factuality.

What nobody says is not guessed: without a source the kind is unspecified, where nothing says how it was said the medium is speech_writing.
Factuality is the source's: its verb ("vermutet": PR), the hedges and the negation in what it says.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from operator import itemgetter

from claimpack.builders.extract.attribution.antecedents import Context, named
from claimpack.builders.extract.attribution.cue_words import CueWords, cue_words
from claimpack.builders.extract.attribution.lines import Line, mood_of
from claimpack.builders.extract.attribution.sayings import Saying, Spans
from claimpack.builders.extract.attribution.source_kinds import kind_and_mention
from claimpack.builders.extract.attribution.terms import KONJUNKTIV
from claimpack.builders.extract.facts import Attributed
from claimpack.builders.extract.mood import AMBIGUOUS, INDICATIVE, KONJUNKTIV_1, KONJUNKTIV_2, mood_of_form
from claimpack.builders.languages.pack import Pack
from claimpack.builders.spans import contains, overlap, text_of, tight
from claimpack.schema.records import Attribution, Span

_DEFAULT_MEDIUM = "speech_writing"
_NEARLY_ALL = 0.85
_BRACKETS = re.compile(r"\s\([^()\n]{1,40}\)")
_REMEMBERED = 1 << 16
_MARKS = '.,;:!?"„“”»«()'
_SENTENCE_END = re.compile(r"(?<=[.!?])\s")
_START = itemgetter(1)
Stretch = tuple[Line, int, int]
_INSTITUTIONS = frozenset({"organisation", "media"})


def attributed(saying: Saying, context: Context) -> Attributed:
    """The saying with its chain: who hands it on first, then the source, then those it rests on."""
    chain = (*saying.above, saying, *saying.below)
    stretches = _stretches(saying, context.lines)
    moods = _moods(saying, stretches)
    lowers = _first_clause(saying, stretches, context.text)
    rows = tuple([_row(one, saying, hop, (moods, lowers), context) for hop, one in enumerate(chain, 1)])
    frames = tuple(sorted((span for row in rows for span in row.frame_spans), key=lambda span: span.start_char))
    return Attributed(saying.content, frames, rows, saying.rule)


def _row(one: Saying, whole: Saying, hop: int, said: tuple[tuple[str, Spans], list[str]], context: Context) -> Attribution:
    """The row of one hop. `said`: mood and mood spans of the content, and the words of its first clause."""
    (mood, mood_spans), lowers = said
    text, line = context.text, context.lines[one.line]
    kind, mention_id = kind_and_mention(text, named(one), context.names, line.pack)
    source = _with_acronym(_to_marks(one.source, line.marked.fragments), text)
    return Attribution(
        hop=hop,
        branch=whole.branch,
        source_spans=source,
        source_text=text_of(text, source) if source else None,
        source_entity_id=mention_id,
        source_kind=kind,
        cue_spans=one.cue,
        cue_text=text_of(text, one.cue) if one.cue else None,
        cue_lemma=one.lemma or None,
        cue_class=one.cue_class,
        frame_spans=tuple([span for frame in one.frames if (span := tight(text, frame.start_char, frame.end_char))]),
        addressee_spans=one.addressee,
        quote_type=one.quote_type if one.quote_type == "reported" else whole.quote_type,
        medium=_medium(one, kind, text, context.words),
        mood=mood,
        mood_spans=mood_spans,
        partial_quote_spans=whole.partial_quotes,
        scope_spans=whole.scope,
        factuality=_factuality(one, lowers, context.words),
        stance=_stance(one, text, context.words),
    )


def _to_marks(source: Spans, fragments: Spans) -> Spans:
    """The source up to the quotation mark where it would end, or begin, inside a name between marks: "das Blatt „Die Woche am Hafen“"."""
    if not source or not fragments:
        return source
    start, end = source[0].start_char, source[-1].end_char
    for fragment in fragments:
        if start <= fragment.start_char < end < fragment.end_char:
            end = fragment.end_char
        elif fragment.start_char < start < fragment.end_char <= end:
            start = fragment.start_char
    return (replace(source[0], start_char=start), *source[1:]) if len(source) > 1 else (Span(start, end),)


def _with_acronym(source: Spans, text: str) -> Spans:
    """The source with what stands in brackets right behind it: "das Komitee (KNB)"."""
    match = _BRACKETS.match(text, source[-1].end_char) if source else None
    return (*source[:-1], Span(source[-1].start_char, match.end())) if match else source


def cut_to(attribution: Attribution, spans: Sequence[Span], polarity: str, text: str, pack: Pack) -> Attribution:
    """The attribution for a claim of these spans and polarity.

    Mood spans and partial quotes are those inside the claim, mood is theirs; factuality has the claim's sign, unless the source denies it.
    """
    mood_spans = tuple([span for span in attribution.mood_spans if contains(spans, (span,))])
    quotes = tuple([span for span in attribution.partial_quote_spans if contains(spans, (span,))])
    moods = [mood_of_form(text[span.start_char : span.end_char].lower(), pack) for span in mood_spans]
    mood = attribution.mood if mood_spans else "none"
    if mood == KONJUNKTIV_1 and KONJUNKTIV_1 not in moods:
        mood = KONJUNKTIV_2
    own = (mood, mood_spans, quotes, _signed(attribution, polarity, pack))
    if own == (attribution.mood, attribution.mood_spans, attribution.partial_quote_spans, attribution.factuality):
        return attribution
    return replace(attribution, mood=own[0], mood_spans=mood_spans, partial_quote_spans=quotes, factuality=own[3])


def _signed(attribution: Attribution, polarity: str, pack: Pack) -> str:
    """The factuality with the sign of the claim."""
    degree = attribution.factuality[:2]
    if degree == "Uu" or polarity == "underspecified" or attribution.quote_type == "reported":
        return attribution.factuality
    is_denied = attribution.cue_lemma in cue_words(pack).negative
    return degree + ("-" if (polarity == "negative") != is_denied else "+")


def _medium(saying: Saying, kind: str, text: str, words: CueWords) -> str:
    if saying.continues:
        return _medium(saying.continues[0], kind, text, words)
    lemma = saying.lemma
    if lemma in words.none or saying.cue_class == "modal_sollen":
        return "none"
    if lemma in words.thought or lemma in words.writing:
        return "thought" if lemma in words.thought else "writing"
    frame = (*saying.frames, *saying.source, *(saying.content if saying.quote_type == "reported" else ()))
    table = _media(words)
    media = [table[word] for span in frame for word in text[span.start_char : span.end_char].split()]
    if "speech" in media:
        return "speech"
    if "writing" in media:
        return "writing"
    return "speech" if lemma in words.speech and kind not in _INSTITUTIONS else _DEFAULT_MEDIUM


class _Media(dict[str, str]):
    """The medium that a capitalised word names, of the words met so far; empty if it names none."""

    def __init__(self, words: CueWords) -> None:
        self._words = words

    def __missing__(self, word: str) -> str:
        if len(self) > _REMEMBERED:
            self.clear()
        words = self._words
        noun = word.strip(_MARKS).lower() if word[0].isupper() else ""
        found = "speech" if noun.endswith(words.speech_nouns) else "writing" if noun.endswith(words.writing_nouns) else ""
        self[word] = found
        return found


@cache
def _media(words: CueWords) -> _Media:
    return _Media(words)


def _stance(saying: Saying, text: str, words: CueWords) -> str:
    told = text_of(text, saying.frames or (saying.content if saying.quote_type == "reported" else ()))
    if saying.lemma in words.distancing or any(phrase in told for phrase in words.distancing_phrases):
        return "distancing"
    return "endorsing" if saying.lemma in words.endorsing else "neutral"


def _factuality(one: Saying, lowers: Sequence[str], words: CueWords) -> str:
    if one.lemma in words.open:
        return "Uu"
    is_negative = (one.lemma in words.negative) != (not words.negation.isdisjoint(lowers))
    degree = "CT"
    if one.lemma in words.probable or not words.probably.isdisjoint(lowers):
        degree = "PR"
    if one.lemma in words.possible or not words.possibly.isdisjoint(lowers):
        degree = "PS"
    return degree + ("-" if is_negative else "+")


def _first_clause(saying: Saying, stretches: Sequence[Stretch], text: str) -> list[str]:
    """The words of the first clause of what is said, up to its first border behind a verb; of a quotation, the first sentence."""
    if saying.quote_type == "reported":
        return []
    if saying.quote_type == "direct":
        span = saying.content[0]
        return [word.strip(_MARKS).lower() for word in _SENTENCE_END.split(text[span.start_char : span.end_char], maxsplit=1)[0].split()]
    for line, at, stop in stretches:
        ends = [segment.end for segment in line.segments if segment.verb >= 0 and at <= segment.verb < stop]
        return [one.lower for one in line.terms[at : min(stop, ends[0]) if ends else stop]]
    return []


def _stretches(saying: Saying, lines: Sequence[Line]) -> list[Stretch]:
    """The letters of the lines that the content covers, piece by piece; none for quotations, whose grammar nobody asks for."""
    found: list[Stretch] = []
    if saying.quote_type == "direct":
        return found
    first = saying.line
    while first > 0 and lines[first].sentence.start_char > saying.content[0].start_char:
        first -= 1
    for line in lines[first : saying.line + 1]:
        for span in saying.content:
            at = bisect_left(line.tokens, span.start_char, key=_START)
            stop = bisect_left(line.tokens, span.end_char, at, key=_START)
            if at < stop:
                found.append((line, at, stop))
    return found


def _moods(saying: Saying, stretches: Sequence[Stretch]) -> tuple[str, Spans]:
    """Mood and mood spans of what is said: every Konjunktiv in it, else the main verb that depends on the cue."""
    if saying.quote_type == "direct":
        return "none", ()
    plain: list[tuple[bool, str, Span]] = []
    found: list[tuple[str, Span]] = []
    for line, at, stop in stretches:
        for segment in line.segments:
            verb = segment.verb
            if not at <= verb < stop or segment.kind == "inf" or not (saying.names_moods or line.terms[verb].signs & KONJUNKTIV):
                continue
            mood = mood_of(line, verb)
            if mood in (KONJUNKTIV_1, KONJUNKTIV_2):
                found.append((mood, line.span(verb, verb + 1)))
            elif saying.names_moods:
                plain.append((segment.kind == "rel", mood, line.span(verb, verb + 1)))
    if found:
        mood = KONJUNKTIV_1 if any(mood == KONJUNKTIV_1 for mood, _ in found) else KONJUNKTIV_2
        return mood, tuple([span for _, span in found])
    if plain:
        _, mood, span = min(plain, key=lambda one: one[0])
        return (AMBIGUOUS if mood == AMBIGUOUS else INDICATIVE), (span,)
    return "none", ()


def with_quotes(saying: Saying, quoted: Spans, lines: Sequence[Line]) -> Saying:
    """The saying with the words in quotation marks that lie in it; where they are nearly all of it and hold its verb, it is direct."""
    if saying.quote_type == "direct":
        return saying
    start, end = saying.content[0].start_char, saying.content[-1].end_char
    near = [inner for inner in quoted if inner.start_char < end and start < inner.end_char]
    inside = tuple([inner for inner in near if overlap((inner,), saying.content) and not overlap((inner,), saying.source)])
    n_said = sum(span.end_char - span.start_char for span in saying.content)
    is_nearly_all = len(inside) == 1 and saying.quote_type == "indirect" and overlap(inside, saying.content) >= _NEARLY_ALL * n_said
    if not is_nearly_all:
        return saying._replace(partial_quotes=inside) if inside else saying
    if not _has_verb_outside(saying, inside[0], lines):
        return saying._replace(quote_type="direct", content=inside)
    last = saying.content[-1]
    whole = (*saying.content[:-1], replace(last, end_char=max(last.end_char, inside[0].end_char)))
    return saying._replace(partial_quotes=inside, content=whole)


def _has_verb_outside(saying: Saying, quotation: Span, lines: Sequence[Line]) -> bool:
    """Whether the finite verb of what is said stands before the quotation marks: "er sei „tief erschüttert von dieser Tat“"."""
    for line, at, stop in _stretches(saying, lines):
        for segment in line.segments:
            if at <= segment.verb < stop and line.tokens[segment.verb].start_char < quotation.start_char:
                return True
    return False
