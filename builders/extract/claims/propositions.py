"""What a sentence states, clause by clause, with the attribution frames cut out.

The words that a source is quoted with are read apart from the words around them; a clause whose finite verb stands in a frame is the frame
itself and no proposition.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from operator import attrgetter
from typing import NamedTuple

from claimpack.builders.extract.claims.clauses import Clause, read_clauses
from claimpack.builders.extract.claims.spans import Chosen, Marks, find_spans
from claimpack.builders.extract.facts import Attributed
from claimpack.builders.extract.tags import tag
from claimpack.builders.languages.pack import Pack
from claimpack.builders.text.document import Sentence
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


@dataclass(frozen=True, slots=True)
class _Reading:
    """The attributions that touch one sentence, as positions of tokens: contents, frames, and those frames that hold no verb ("laut X")."""

    contents: tuple[frozenset[int], ...]
    framed: frozenset[int]
    verbless: frozenset[int]


def read_sentence(sentence: Sentence, near: Sequence[Attributed], marks: Marks, pack: Pack) -> list[Proposition]:
    """The propositions of one sentence in text order, verbless ones only if there is no other. `near`: attributions with a frame in it."""
    if not near:
        found = _of_tokens(sentence, range(len(sentence.tokens)), marks, pack, is_quoted=False)
    else:
        found = sorted(_apart(sentence, near, marks, pack), key=lambda entry: (entry.spans[-1].start_char, entry.spans[0].start_char))
    if len(found) < 2:
        return found
    return [proposition for proposition in found if proposition.clause.finite is not None or _is_infinitive(proposition)] or found


def _is_infinitive(proposition: Proposition) -> bool:
    return proposition.is_quoted and any(part.kind == "infinitive" for part in proposition.clause.subordinates)


def _apart(sentence: Sentence, near: Sequence[Attributed], marks: Marks, pack: Pack) -> Iterator[Proposition]:
    """Contents and what stands beside them, each read by itself."""
    reading = _reading(sentence, near)
    inside: set[int] = set()
    for content in _merged(reading.contents):
        inside |= content
        chosen = sorted(content - reading.framed)
        if _has_word(sentence, chosen):
            yield from _of_tokens(sentence, chosen, marks, pack, is_quoted=True)
    n_tokens = len(sentence.tokens)
    outside = sorted(set(range(n_tokens)) - inside - reading.verbless) if len(inside) < n_tokens else []
    if _has_word(sentence, [index for index in outside if index not in reading.framed]):
        yield from _beside(sentence, outside, reading.framed, marks, pack)


def _beside(sentence: Sentence, outside: Sequence[int], framed: frozenset[int], marks: Marks, pack: Pack) -> Iterator[Proposition]:
    """The clauses of the words outside the contents that are not frames themselves, without the frame that ends them."""
    chosen, clauses = _clauses(sentence, outside, pack)
    for clause in clauses:
        if clause.finite is None or outside[clause.finite] in framed:
            continue
        last = clause.last
        while last > clause.first and (outside[last - 1] in framed or chosen.words[last - 1].is_mark):
            last -= 1
        kept = clause._replace(last=last) if last > max(clause.first, clause.finite) else clause
        if spans := find_spans(chosen, kept, marks):
            yield Proposition(sentence, chosen, kept, spans)


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


def _has_word(sentence: Sentence, indexes: Sequence[int]) -> bool:
    return any(sentence.tokens[index].text[0].isalnum() for index in indexes)


def _of_tokens(sentence: Sentence, indexes: Sequence[int], marks: Marks, pack: Pack, *, is_quoted: bool) -> list[Proposition]:
    """The clauses of the tokens at these positions."""
    chosen, clauses = _clauses(sentence, indexes, pack)
    found = []
    for clause in clauses:
        if spans := find_spans(chosen, clause, marks):
            found.append(Proposition(sentence, chosen, clause, spans, is_quoted))
    return found


def _clauses(sentence: Sentence, indexes: Sequence[int], pack: Pack) -> tuple[Chosen, tuple[Clause, ...]]:
    tokens = sentence.tokens if isinstance(indexes, range) else tuple([sentence.tokens[index] for index in indexes])
    tagged = tag(tokens, pack)
    return Chosen(tokens, tagged.words, indexes), read_clauses(tagged, pack)
