"""A sentence for the grammar of attribution: its words as letters, cut at its commas.

Speech between quotation marks is one letter and a piece of its own; fragments in marks ("sprach von „Terroristen“") belong to the
clause around them. What stands in brackets is left out. `tokens` leads from a letter back to the text.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import reduce
from operator import itemgetter, or_
from typing import NamedTuple

from claimpack.builders.extract.attribution.cue_words import cue_words
from claimpack.builders.extract.attribution.sayings import Spans
from claimpack.builders.extract.attribution.segments import Segment, cut_segments
from claimpack.builders.extract.attribution.source_kinds import Names
from claimpack.builders.extract.attribution.terms import (
    BORDERS,
    CLOSING,
    DOUBTFUL_VERB,
    KONJUNKTIV,
    MARK,
    OPENING,
    QUOTATION,
    QUOTE,
    UNLETTERED,
    VERB,
    VERBS,
    Term,
    Terms,
    terms_of,
)
from claimpack.builders.extract.mood import AMBIGUOUS, INDICATIVE, KONJUNKTIV_1, mood_at
from claimpack.builders.languages.pack import Pack
from claimpack.builders.text.document import Sentence, Token
from claimpack.schema.records import Span

_MARK_WIDTH = 2
_START = itemgetter(1)
_UNNAMED = BORDERS | {"."}
_DATELINE = frozenset("N-")
_FORM, _LETTER, _SIGNS = itemgetter(0), itemgetter(0), itemgetter(3)
# Marks, brackets, a colon or a dateline, behind which capital letters say less.
_NEEDS_CARE = re.compile(r"-|N.*-|.*[':()]").match
# A capitalised first word right before a finite verb is a name, and so is "Zu" before one: "Gall geht davon aus", "Zu Rhein".
_OPENS_WITH_NAME = re.compile("ZN|[FEU][HWBMF]").match

# What looks like a possessive is a verb before a mark, behind a mark before an article, and between a noun and an adverb; what looks like
# an adjective is one before a determiner or pronoun.
_IS_VERB = re.compile('D(?=[,:;."])|(?<=[",])D(?=[RO])|(?<=[NO])D(?=[bRo])|A(?=[DROo])').finditer


@dataclass(frozen=True, slots=True)
class Marked:
    """The quotations that touch a sentence.

    `speech` are pieces of their own, with their marks; `fragments` are not; `quoted` are the words of fragments that are no name.
    """

    speech: Spans
    fragments: Spans
    quoted: Spans


class Line(NamedTuple):
    """A sentence; `number` is its place in the document, `signs` are those of all its terms.

    It is cut into segments when first asked, which `cut` then holds: most sentences say nothing of anybody's words. `subjects` holds what
    speakers.subject found so far.
    """

    number: int
    sentence: Sentence
    letters: str
    terms: Sequence[Term]
    tokens: Sequence[Token]
    signs: int
    marked: Marked
    names: Names
    pack: Pack
    cut: list[tuple[Segment, ...]]
    subjects: dict[tuple[int, int, bool], tuple[int, int] | None]

    @property
    def segments(self) -> tuple[Segment, ...]:
        """The pieces between its commas."""
        if not self.cut:
            letters = self.letters
            named = (
                [at for at in range(1, len(letters)) if letters[at - 1 : at + 1] == "EN" and self.is_name(at, at + 1)]
                if "EN" in letters
                else ()
            )
            self.cut.append(cut_segments(letters, self.terms, named, cue_words(self.pack)))
        return self.cut[0]

    def is_name(self, start: int, end: int) -> bool:
        """Whether letters start to end hold the name of a person or an organisation."""
        return self.names.holds(self.tokens[start].start_char, self.tokens[end - 1].end_char)

    def span(self, start: int, end: int) -> Span:
        """The stretch of text that letters start to end cover, with the marks of fragments that lie in it."""
        first, last = self.tokens[start].start_char, self.tokens[end - 1].end_char
        for fragment in self.marked.fragments:
            if fragment.start_char + 1 == first and fragment.end_char <= last + 1:
                first = fragment.start_char
            if first <= fragment.start_char < last < fragment.end_char <= last + _MARK_WIDTH:
                last = fragment.end_char
        return Span(first, last)

    def fragment_end(self, at: int, end: int) -> int:
        """The letter behind a quotation that begins at a letter and ends before another: a name in marks; -1 if there is none."""
        start = self.tokens[at].start_char
        for fragment in self.marked.fragments:
            if fragment.start_char < start <= fragment.start_char + _MARK_WIDTH:
                stop = next((k for k in range(at, end) if self.tokens[k].start_char >= fragment.end_char), end)
                return stop if self.tokens[stop - 1].end_char <= fragment.end_char else -1
        return -1

    def segment_at(self, at: int) -> int:
        """The number of the segment that holds a letter; the one before it for a border."""
        number = 0
        for index, segment in enumerate(self.segments):
            if segment.start > at:
                break
            number = index
        return number


def read_line(number: int, sentence: Sentence, marked: Marked, names: Names, pack: Pack) -> Line:
    """The sentence for the grammar."""
    inside, opening = terms_of(pack)
    tokens: Sequence[Token] = sentence.tokens
    terms = list(map(inside.__getitem__, map(_FORM, tokens)))
    terms[0] = opening[tokens[0].text]
    letters = "".join(map(_LETTER, terms))
    if marked.speech or _NEEDS_CARE(letters) is not None:
        terms, tokens = _marked(sentence, marked.speech, inside, opening)
        letters = "".join(map(_LETTER, terms))
    if marked.fragments:
        _level(terms, tokens, marked.fragments)
        _name(terms, tokens, marked)
        letters = "".join(map(_LETTER, terms))
    if _OPENS_WITH_NAME(letters) is not None:
        terms[0] = terms[0]._replace(letter="N")
        letters = "N" + letters[1:]
    signs = reduce(or_, set(map(_SIGNS, terms)), 0)
    if signs & DOUBTFUL_VERB:
        letters, signs = _with_verbs(letters, terms, signs)
    return Line(number, sentence, letters, terms, tokens, signs, marked, names, pack, [], {})


def _with_verbs(letters: str, terms: list[Term], signs: int) -> tuple[str, int]:
    """Letters and signs where forms that look like a possessive or an adjective are made verbs: "meinen die Leute", "weise einen … auf"."""
    for match in _IS_VERB(letters):
        at = match.start()
        term = terms[at]
        if term.signs & DOUBTFUL_VERB:
            verb = (term.lower, VERB) if term.letter == "D" else (term.lower + "n", KONJUNKTIV)
            terms[at] = term._replace(letter="F", lemma=verb[0], signs=verb[1])
            signs |= verb[1]
    return "".join(map(_LETTER, terms)), signs


def _marked(sentence: Sentence, speech: Spans, inside: Terms, opening: Terms) -> tuple[list[Term], list[Token]]:
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
        one = opening[token.text] if is_first else inside[token.text]
        letter = one.letter
        if letter in UNLETTERED:
            is_first = is_first or (letter == MARK and bool(terms) and terms[-1].letter == ":")
            depth = max(0, depth + (letter == OPENING) - (letter == CLOSING))
        elif not depth:
            terms.append(one)
            tokens.append(token)
            is_first = letter == ":" or (letter == "-" and _DATELINE.issuperset([other.letter for other in terms]))
    return terms, tokens


def _holding(spans: Sequence[Span], token: Token) -> Span | None:
    return next((span for span in spans if span.start_char <= token.start_char < span.end_char), None)


def _level(terms: list[Term], tokens: Sequence[Token], fragments: Sequence[Span]) -> None:
    """Make what a fragment holds no clause of this sentence: nothing from its first comma on, no verb unless it ends the clause."""
    for fragment in fragments:
        is_behind_comma = False
        for at in _inside(tokens, fragment):
            letter = terms[at].letter
            is_behind_comma = is_behind_comma or (letter in BORDERS and letter != QUOTE)
            if is_behind_comma or (letter in VERBS and not _ends_clause(terms, tokens, fragment)):
                terms[at] = terms[at]._replace(letter="b", lemma="")


def _inside(tokens: Sequence[Token], span: Span) -> range:
    """The letters whose tokens begin in a span."""
    start = bisect_left(tokens, span.start_char, key=_START)
    return range(start, bisect_left(tokens, span.end_char, start, key=_START))


def _name(terms: list[Term], tokens: Sequence[Token], marked: Marked) -> None:
    """Make the words of a name in marks nouns that mean nothing by themselves: "das Magazin „Der Hafen heute“"."""
    quoted = {span.start_char for span in marked.quoted}
    for fragment in marked.fragments:
        if quoted.isdisjoint(range(fragment.start_char, fragment.start_char + _MARK_WIDTH + 1)):
            for at in _inside(tokens, fragment):
                if terms[at].letter not in _UNNAMED:
                    terms[at] = terms[at]._replace(letter="N", lower=QUOTE)


def _ends_clause(terms: list[Term], tokens: Sequence[Token], fragment: Span) -> bool:
    """Whether a mark follows the fragment, or the sentence ends with it."""
    behind = next((at for at, token in enumerate(tokens) if token.start_char >= fragment.end_char), -1)
    return behind < 0 or terms[behind].letter in BORDERS or terms[behind].letter == "."


def mood_of(line: Line, at: int) -> str:
    """The mood of the finite verb at a letter."""
    return mood_at(line.tokens, at, line.pack) or INDICATIVE


def is_konjunktiv(line: Line, segment: Segment) -> bool:
    """Whether the segment's finite verb is Konjunktiv I or II."""
    may_be = segment.verb >= 0 and line.terms[segment.verb].signs & KONJUNKTIV
    return bool(may_be) and mood_of(line, segment.verb) not in (INDICATIVE, AMBIGUOUS)


def is_konjunktiv_1(line: Line, segment: Segment) -> bool:
    """Whether the segment's finite verb is Konjunktiv I."""
    return segment.verb >= 0 and mood_of(line, segment.verb) == KONJUNKTIV_1
