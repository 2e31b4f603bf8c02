"""What a sentence states, clause by clause, with the attribution frames cut out.

The words that a source is quoted with are read apart from the words around them; a clause whose finite verb stands in a frame is the frame
itself and no proposition.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from operator import attrgetter
from typing import NamedTuple

from claimpack.builders.extract.claims.clauses import Clause, read_all_clauses
from claimpack.builders.extract.claims.spans import Chosen, Marks, find_spans
from claimpack.builders.extract.facts import Attributed
from claimpack.builders.extract.tags import tag
from claimpack.builders.languages.pack import Pack
from claimpack.builders.text.document import Sentence, Token
from claimpack.schema.records import Span

_VERBLESS = frozenset({"preposition", "particle", "adverb"})
_LONGEST_CONJUNCTION = 4
_START, _END = attrgetter("start_char"), attrgetter("end_char")


class Proposition(NamedTuple):
    """A clause with its place in the text. `chosen` holds the tokens that the clause's indexes mean.

    `is_quoted` says that it is the content of an attribution, read apart.
    """

    sentence: Sentence
    chosen: Chosen
    clause: Clause
    spans: tuple[Span, ...]
    is_quoted: bool = False


class Asked(NamedTuple):
    """A sentence to be read, with the attributions that have a frame in it and the quotation marks of its article."""

    sentence: Sentence
    framed: Sequence[Attributed]
    marks: Marks


class _Piece(NamedTuple):
    """Tokens of a sentence that are read by themselves: all of them, those a source is quoted with, or those beside.

    `number` is the place of the sentence among those asked for. `frames` are the tokens of frames among those beside a content, else None.
    """

    number: int
    tokens: tuple[Token, ...]
    indexes: Sequence[int]
    is_quoted: bool = False
    frames: frozenset[int] | None = None


@dataclass(frozen=True, slots=True)
class _Reading:
    """The attributions that touch one sentence, as positions of tokens: contents, frames, and those frames that hold no verb ("laut X")."""

    contents: tuple[frozenset[int], ...]
    framed: frozenset[int]
    verbless: frozenset[int]


def read_sentences(asked: Sequence[Asked], pack: Pack) -> list[list[Proposition]]:
    """The propositions of each sentence in text order, verbless ones only if there is no other.

    Each step over all sentences before the next one: so the processor's caches hold what it needs.
    """
    pieces = [piece for number, one in enumerate(asked) for piece in _pieces(number, one)]
    tagged = [tag(piece.tokens, pack) for piece in pieces]
    found: list[list[Proposition]] = [[] for _ in asked]
    for piece, words, clauses in zip(pieces, tagged, read_all_clauses(tagged, pack), strict=True):
        sentence, _, marks = asked[piece.number]
        chosen = Chosen(piece.tokens, words.words, piece.indexes)
        for clause in clauses if piece.frames is None else _beside(chosen, clauses, piece.frames):
            if spans := find_spans(chosen, clause, marks):
                found[piece.number].append(Proposition(sentence, chosen, clause, spans, piece.is_quoted))
    return [_with_verb(one.framed, propositions) for one, propositions in zip(asked, found, strict=True)]


def _with_verb(framed: Sequence[Attributed], found: list[Proposition]) -> list[Proposition]:
    if len(found) < 2:
        return found
    if framed:
        found.sort(key=lambda entry: (entry.spans[-1].start_char, entry.spans[0].start_char))
    return [proposition for proposition in found if proposition.clause.finite is not None or _is_infinitive(proposition)] or found


def _is_infinitive(proposition: Proposition) -> bool:
    return proposition.is_quoted and any(part.kind == "infinitive" for part in proposition.clause.subordinates)


def _pieces(number: int, asked: Asked) -> list[_Piece]:
    """Contents and what stands beside them, each to be read by itself; the whole sentence if it has no frame."""
    tokens = asked.sentence.tokens
    if not asked.framed:
        return [_Piece(number, tokens, range(len(tokens)))]
    reading = _reading(asked.sentence, asked.framed)
    pieces = []
    inside: set[int] = set()
    for content in _merged(reading.contents):
        inside |= content
        indexes = sorted(content - reading.framed)
        if _has_word(tokens, indexes):
            pieces.append(_Piece(number, _chosen(tokens, indexes), indexes, is_quoted=True))
    outside = sorted(set(range(len(tokens))) - inside - reading.verbless) if len(inside) < len(tokens) else []
    if _has_word(tokens, [index for index in outside if index not in reading.framed]):
        pieces.append(_Piece(number, _chosen(tokens, outside), outside, frames=reading.framed))
    return pieces


def _chosen(tokens: Sequence[Token], indexes: Sequence[int]) -> tuple[Token, ...]:
    return tuple([tokens[index] for index in indexes])


def _beside(chosen: Chosen, clauses: Sequence[Clause], frames: frozenset[int]) -> Iterator[Clause]:
    """The clauses of the words outside the contents that are not frames themselves, without the frame that ends them."""
    outside = chosen.indexes
    for clause in clauses:
        if clause.finite is None or outside[clause.finite] in frames:
            continue
        last = clause.last
        while last > clause.first and (outside[last - 1] in frames or chosen.words[last - 1].is_mark):
            last -= 1
        yield clause._replace(last=last) if last > max(clause.first, clause.finite) else clause


def _reading(sentence: Sentence, near: Sequence[Attributed]) -> _Reading:
    framed: set[int] = set()
    verbless: set[int] = set()
    contents = []
    for attributed in near:
        frame = _inside(sentence, attributed.frames)
        framed |= frame
        if all(attribution.cue_class in _VERBLESS for attribution in attributed.attributions):
            verbless |= frame
    for attributed in near:
        content = _inside(sentence, attributed.content) - framed
        if content:
            contents.append(frozenset(content | _between(sentence, content, framed)))
    return _Reading(tuple(contents), frozenset(framed), frozenset(verbless))


def _inside(sentence: Sentence, spans: Sequence[Span]) -> set[int]:
    """The tokens that lie in the spans."""
    tokens = sentence.tokens
    found: set[int] = set()
    for span in spans:
        if span.start_char < sentence.end_char and span.end_char > sentence.start_char:
            first = bisect_left(tokens, span.start_char, key=_START)
            found.update(range(first, bisect_right(tokens, span.end_char, first, key=_END)))
    return found


def _between(sentence: Sentence, content: set[int], framed: set[int]) -> set[int]:
    """Marks and conjunctions between two pieces of a content: they tell where one clause ends."""
    found = set()
    for index in range(min(content), max(content)):
        text = sentence.tokens[index].text
        if index not in content and index not in framed and (not text[0].isalnum() or len(text) <= _LONGEST_CONJUNCTION):
            found.add(index)
    return found


def _merged(contents: Sequence[frozenset[int]]) -> list[set[int]]:
    """Contents that share tokens become one, in text order."""
    groups: list[set[int]] = []
    for content in sorted(contents, key=min):
        if groups and groups[-1] & content:
            groups[-1] |= content
        else:
            groups.append(set(content))
    return groups


def _has_word(tokens: Sequence[Token], indexes: Sequence[int]) -> bool:
    return any(tokens[index].text[0].isalnum() for index in indexes)
