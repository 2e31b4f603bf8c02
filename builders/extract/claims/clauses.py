"""The main clauses of a sentence, each with what hangs on it.

A main clause runs from one coordinated finite verb's first place to the next; subordinate, relative and infinitive clauses, appositions and
lists belong to it. Verb phrases that share a subject are clauses of their own, with the shared words beside them. Quotation marks are not
looked at. All positions are indexes into sentence.tokens, end-exclusive.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from claimpack.builders.extract.claims.drafts import Draft, read_parts
from claimpack.builders.extract.claims.parts import cut
from claimpack.builders.extract.claims.shared import Phrases, find_shared, find_subject, noun_words
from claimpack.builders.extract.tags import QUOTES, Tagged, tag
from claimpack.builders.languages.pack import Pack
from claimpack.builders.text.document import Sentence
from claimpack.builders.text.words import Word

Range = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Subordinate:
    """A clause inside a clause. kind: subordinate, relative, weak, question or infinitive (see parts)."""

    kind: str
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Clause:
    """A main clause: tokens[first:last], and the `shared` ranges before it that it borrows.

    kind: main, conjunct (shared subject), gapped (shared finite verb) or verbless. `finite` is the finite verb, borrowed or not.
    `vorfeld` is what stands before it, without a conjunction; `subject` is a guess at the subject's noun phrase.
    """

    kind: str
    first: int
    last: int
    finite: int | None
    vorfeld: Range | None = None
    subject: Range | None = None
    shared: tuple[Range, ...] = ()
    subordinates: tuple[Subordinate, ...] = ()


def find_clauses(sentence: Sentence, pack: Pack) -> tuple[Clause, ...]:
    """The clauses of a sentence in order; a sentence without a finite verb is one verbless clause. Nothing if it has no word."""
    return read_clauses(tag(sentence.tokens, pack), pack)


def read_clauses(tagged: Tagged, pack: Pack) -> tuple[Clause, ...]:
    """The clauses of a sentence that has been tagged."""
    letters, parts = cut(tagged.letters)
    drafts = read_parts(parts, letters)
    phrases = Phrases(letters, tuple([tagged.words[index] for index in tagged.indexes]), noun_words(pack))
    return tuple([_clause(draft, phrases, tagged.indexes, tagged.words) for draft in drafts])


def _clause(draft: Draft, phrases: Phrases, indexes: tuple[int, ...], words: Sequence[Word]) -> Clause:
    def tokens(first: int, last: int) -> Range:
        return indexes[first], indexes[last - 1] + 1

    first = indexes[draft.start - 1] + 1 if draft.start else 0
    last = indexes[draft.end] if draft.end < len(indexes) else len(words)
    subordinates = tuple(Subordinate(kind, *tokens(start, end)) for kind, start, end in draft.subordinates if end > start)
    if draft.finite < 0:
        return Clause("verbless", first, last, None, subordinates=subordinates)
    base = draft.base or draft
    subject = find_subject(phrases, base.start, base.finite, base.end)
    base_subject = tokens(*subject) if subject else None
    finite = indexes[draft.finite]
    if draft.base is None:
        vorfeld = tokens(draft.start, draft.finite) if draft.finite > draft.start else None
        return Clause(draft.kind, first, last, finite, vorfeld, base_subject, (), subordinates)
    ranges = find_shared(phrases, (base.start, base.finite, base.end), draft.start, lent=draft.finite if draft.kind == "gapped" else None)
    shared = tuple([_with_closing_mark(tokens(*pair), words) for pair in ranges])
    return Clause(draft.kind, first, last, finite, None, base_subject, shared, subordinates)


def _with_closing_mark(pair: Range, words: Sequence[Word]) -> Range:
    """The range with the quotation mark behind it, if it holds the other half of the pair."""
    first, last = pair
    n_marks = sum(word.form in QUOTES for word in words[first:last])
    return (first, last + 1) if n_marks % 2 and last < len(words) and words[last].form in QUOTES else pair
