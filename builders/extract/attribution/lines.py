"""A sentence for the grammar of attribution: its words as letters, cut at its commas.

Speech between quotation marks is one letter and a piece of its own; fragments in marks ("sprach von „Terroristen“") belong to the
clause around them. What stands in brackets is left out. `tokens` leads from a letter back to the text.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from claimpack.builders.extract.attribution.cue_words import cue_words
from claimpack.builders.extract.attribution.sayings import Spans
from claimpack.builders.extract.attribution.segments import Segment, cut_segments
from claimpack.builders.extract.attribution.terms import BORDERS, QUOTATION, QUOTE, VERBS, Term, term
from claimpack.builders.extract.mood import AMBIGUOUS, INDICATIVE, KONJUNKTIV_1, mood_at, mood_of_form
from claimpack.builders.languages.pack import Pack
from claimpack.builders.text.document import Sentence, Token
from claimpack.schema.records import Span

_MARKS = frozenset("\"“”„‟»«›‹‘’‚'")
_OPENING, _CLOSING = frozenset("([{"), frozenset(")]}")
_MARK_WIDTH = 2


@dataclass(frozen=True, slots=True)
class Marked:
    """The quotations that touch a sentence.

    `speech` are pieces of their own, with their marks; `fragments` are not; `quoted` are the words of fragments that are no name.
    """

    speech: Spans
    fragments: Spans
    quoted: Spans


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence; `number` is its place in the document."""

    number: int
    sentence: Sentence
    letters: str
    terms: tuple[Term, ...]
    tokens: tuple[Token, ...]
    segments: tuple[Segment, ...]
    marked: Marked
    pack: Pack

    def span(self, start: int, end: int) -> Span:
        """The stretch of text that letters start to end cover, with the marks of fragments that lie in it."""
        first, last = self.tokens[start].start_char, self.tokens[end - 1].end_char
        for fragment in self.marked.fragments:
            if fragment.start_char + 1 == first and fragment.end_char <= last + 1:
                first = fragment.start_char
            if first <= fragment.start_char < last < fragment.end_char <= last + _MARK_WIDTH:
                last = fragment.end_char
        return Span(first, last)

    def segment_at(self, at: int) -> int:
        """The number of the segment that holds a letter; the one before it for a border."""
        number = 0
        for index, segment in enumerate(self.segments):
            if segment.start > at:
                break
            number = index
        return number


def read_line(number: int, sentence: Sentence, marked: Marked, pack: Pack) -> Line:
    """The sentence for the grammar."""
    terms, tokens = _words(sentence, marked.speech, pack)
    if marked.fragments:
        _level(terms, tokens, marked.fragments)
    _name_first(terms)
    letters = "".join([one.letter for one in terms])
    segments = cut_segments(letters, terms, cue_words(pack))
    return Line(number, sentence, letters, tuple(terms), tuple(tokens), segments, marked, pack)


def _words(sentence: Sentence, speech: Spans, pack: Pack) -> tuple[list[Term], list[Token]]:
    """The terms with their tokens, a quotation as one, without marks and brackets."""
    terms: list[Term] = []
    tokens: list[Token] = []
    depth = 0
    is_first = True
    for token in sentence.tokens:
        if speech and (quotation := _holding(speech, token)) is not None:
            if not terms or terms[-1] is not QUOTATION or tokens[-1].end_char <= quotation.start_char:
                terms.append(QUOTATION)
                tokens.append(Token(QUOTE, max(quotation.start_char, sentence.start_char), min(quotation.end_char, sentence.end_char)))
            is_first = False
            continue
        form = token.text
        if form in _MARKS:
            is_first = is_first or bool(terms and terms[-1].letter == ":")
        elif form in _OPENING or form in _CLOSING:
            depth = max(0, depth + (1 if form in _OPENING else -1))
        elif not depth:
            terms.append(term(form, pack, is_first=is_first))
            tokens.append(token)
            is_first = terms[-1].letter == ":"
    return terms, tokens


def _holding(spans: Sequence[Span], token: Token) -> Span | None:
    return next((span for span in spans if span.start_char <= token.start_char < span.end_char), None)


def _level(terms: list[Term], tokens: list[Token], fragments: Sequence[Span]) -> None:
    """Make what a fragment holds no clause of this sentence: nothing from its first comma on, no verb unless it ends the clause."""
    inside: Span | None = None
    for at, token in enumerate(tokens):
        if inside is not None and token.start_char >= inside.end_char:
            inside = None
        if inside is None and (holder := _holding(fragments, token)) is not None:
            if terms[at].letter in BORDERS and terms[at].letter != QUOTE:
                inside = holder
            elif terms[at].letter in VERBS and not _ends_clause(terms, tokens, holder):
                terms[at] = Term("b", terms[at].lower, "")
        if inside is not None:
            terms[at] = Term("b", terms[at].lower, "")


def _ends_clause(terms: list[Term], tokens: list[Token], fragment: Span) -> bool:
    """Whether a mark follows the fragment, or the sentence ends with it."""
    behind = next((at for at, token in enumerate(tokens) if token.start_char >= fragment.end_char), -1)
    return behind < 0 or terms[behind].letter in BORDERS or terms[behind].letter == "."


def _name_first(terms: list[Term]) -> None:
    """Make a capitalised first word right before a finite verb a name, and "Zu" before a name: "Gall geht davon aus", "Zu Rhein"."""
    if len(terms) < 2:
        return
    is_particle = terms[0].letter == "Z" and terms[1].letter == "N"
    if is_particle or (terms[0].letter in "FEU" and terms[1].letter in VERBS):
        terms[0] = Term("N", terms[0].lower, terms[0].lemma)


def mood_of(line: Line, at: int) -> str:
    """The mood of the finite verb at a letter."""
    return mood_at(line.tokens, at, line.pack) or mood_of_form(line.terms[at].lower, line.pack) or INDICATIVE


def is_konjunktiv(line: Line, segment: Segment) -> bool:
    """Whether the segment's finite verb is Konjunktiv I or II."""
    return segment.verb >= 0 and mood_of(line, segment.verb) not in (INDICATIVE, AMBIGUOUS)


def is_konjunktiv_1(line: Line, segment: Segment) -> bool:
    """Whether the segment's finite verb is Konjunktiv I."""
    return segment.verb >= 0 and mood_of(line, segment.verb) == KONJUNKTIV_1
