"""The main clauses of a sentence, each with what hangs on it.

A main clause runs from one coordinated finite verb's first place to the next; subordinate, relative and infinitive clauses, appositions and
lists belong to it. Verb phrases that share a subject are clauses of their own, with the shared words beside them. Quotation marks are not
looked at. All positions are indexes into sentence.tokens, end-exclusive.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from claimpack.builders.extract.claims.conditions import hang_conditions
from claimpack.builders.extract.claims.drafts import Draft, read_parts
from claimpack.builders.extract.claims.insertions import hang_insertions
from claimpack.builders.extract.claims.parts import cut
from claimpack.builders.extract.claims.shared import Phrases, find_shared, find_subject, noun_words
from claimpack.builders.extract.tags import QUOTES, Tagged, tag
from claimpack.builders.languages.pack import Pack
from claimpack.builders.text.document import Sentence, Token
from claimpack.builders.text.words import Word

Range = tuple[int, int]
# An article, what an attribute takes along, the attribute, and its noun.
_PHRASE_ALONE = re.compile(r"[DR](?:b|(?:P[DR]?|p)[A#]*N+)*(?P<verb>E)[AEX]*N")


class Subordinate(NamedTuple):
    """A clause inside a clause. kind: subordinate, relative, weak, question or infinitive (see parts)."""

    kind: str
    first: int
    last: int


class Clause(NamedTuple):
    """A main clause: tokens[first:last], and the `shared` ranges before it that it borrows.

    kind: main, conjunct (shared subject), gapped (shared finite verb) or verbless. `finite` is the finite verb, borrowed or not; `base` is
    start, finite verb and end, as letters, of the clause that the subject stands in.
    """

    kind: str
    first: int
    last: int
    finite: int | None
    base: tuple[int, int, int] = (0, 0, 0)
    shared: tuple[Range, ...] = ()
    subordinates: tuple[Subordinate, ...] = ()


def find_clauses(sentence: Sentence, pack: Pack) -> tuple[Clause, ...]:
    """The clauses of a sentence in order; a sentence without a finite verb is one verbless clause. Nothing if it has no word."""
    return read_clauses(tag(sentence.tokens, pack), pack)


def read_clauses(tagged: Tagged, pack: Pack) -> tuple[Clause, ...]:
    """The clauses of a sentence that has been tagged."""
    return read_all_clauses((tagged,), pack)[0]


def read_all_clauses(tagged: Sequence[Tagged], pack: Pack) -> list[tuple[Clause, ...]]:
    """The clauses of each of some sentences that have been tagged."""
    cuts = [cut(one.letters) for one in tagged]
    drafts = [read_parts(hang_conditions(hang_insertions(parts, letters), letters), letters) for letters, parts in cuts]
    return [
        tuple([_clause(draft, letters, one, pack) for draft in found])
        for one, (letters, _), found in zip(tagged, cuts, drafts, strict=True)
    ]


def subject_of(clause: Clause, tokens: Sequence[Token], pack: Pack) -> Range | None:
    """A guess at the noun phrase that is the subject of a clause of these tokens; None if there is none."""
    if clause.finite is None:
        return None
    tagged = tag(tokens, pack)
    found = find_subject(_phrases(cut(tagged.letters)[0], tagged, pack), *clause.base)
    return (tagged.indexes[found[0]], tagged.indexes[found[1] - 1] + 1) if found else None


def _phrases(letters: str, tagged: Tagged, pack: Pack) -> Phrases:
    words = tagged.words
    is_whole = len(letters) == len(words)
    return Phrases(letters, words if is_whole else tuple([words[index] for index in tagged.indexes]), noun_words(pack))


def _clause(draft: Draft, letters: str, tagged: Tagged, pack: Pack) -> Clause:
    indexes = tagged.indexes
    first = indexes[draft.start - 1] + 1 if draft.start else 0
    last = indexes[draft.end] if draft.end < len(indexes) else len(tagged.words)
    inner = draft.subordinates
    subordinates: tuple[Subordinate, ...] = ()
    if inner:
        subordinates = tuple([Subordinate(kind, indexes[start], indexes[end - 1] + 1) for kind, start, end in inner if end > start])
    if draft.finite < 0 or _is_attribute(draft, letters, tagged, pack):
        return Clause("verbless", first, last, None, (0, 0, 0), (), subordinates)
    origin = draft.base or draft
    base = (origin.start, origin.finite, origin.end)
    finite = indexes[draft.finite]
    if draft.base is None:
        return Clause(draft.kind, first, last, finite, base, (), subordinates)
    phrases = _phrases(letters, tagged, pack)
    if draft.kind == "conjunct" and _opens_anew(draft, phrases):
        return Clause("main", first, last, finite, (draft.start, draft.finite, draft.end), (), subordinates)
    ranges = find_shared(phrases, base, draft.start, lent=draft.finite if draft.kind == "gapped" else None)
    shared = tuple([_with_closing_mark((indexes[start], indexes[end - 1] + 1), tagged.words) for start, end in ranges])
    return Clause(draft.kind, first, last, finite, base, shared, subordinates)


def _opens_anew(draft: Draft, phrases: Phrases) -> bool:
    """Whether "doch" is the first place of a clause with a subject of its own: "doch starben mehr Menschen"."""
    if not draft.start or phrases.words[draft.start - 1].lower not in phrases.lists.opening_coordinators:
        return False
    return draft.finite == draft.start and phrases.letters[draft.finite + 1 : draft.finite + 2] in tuple("RDNO#A")


def _is_attribute(draft: Draft, letters: str, tagged: Tagged, pack: Pack) -> bool:
    """Whether what looks like the finite verb is an attribute of the only phrase: "Eine am Montag eröffnete Brücke in Rom"."""
    if letters[draft.finite] != "E" or draft.base is not None:
        return False
    match = _PHRASE_ALONE.match(letters, draft.start)
    if match is None or match.start("verb") != draft.finite:
        return False
    return tagged.words[tagged.indexes[draft.start]].lower in noun_words(pack).leading_articles


def _with_closing_mark(pair: Range, words: Sequence[Word]) -> Range:
    """The range with the quotation mark behind it, if it holds the other half of the pair."""
    first, last = pair
    n_marks = sum(word.form in QUOTES for word in words[first:last])
    return (first, last + 1) if n_marks % 2 and last < len(words) and words[last].form in QUOTES else pair
