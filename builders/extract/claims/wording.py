"""The words of one claim as the later steps ask for them: lemmas, predicate, voice, and which words lie outside subordinate clauses."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import compress

from claimpack.builders.extract.claims.clauses import Clause
from claimpack.builders.extract.claims.propositions import Proposition
from claimpack.builders.extract.claims.spans import Chosen
from claimpack.builders.languages.pack import Pack
from claimpack.builders.text.document import Token
from claimpack.builders.text.words import Word, analyse

_NONE = frozenset[str]()
_OPPOSITE = bytes.maketrans(b"\x00\x01", b"\x01\x00")


@dataclass(slots=True, eq=False)
class Wording:
    """`tokens` and `words` run in parallel: the main clause with borrowed words; `inner` and `inner_words` the subordinate clauses.

    `lowers` and `nouns` are the small-written forms and the nouns' lemmas of the main clause. `predicate` is the lemma of the full verb
    with its particle ("ankündigen"), of the last verb under an auxiliary or modal; "" where there is no verb. `last` is the last word of
    the main clause that is no mark. `has_borrowed`: words of another clause come first, so that the tokens need not be in text order.
    One is made for every clause, so it is not frozen: that would double the time; nothing changes it.
    """

    tokens: Sequence[Token]
    words: Sequence[Word]
    inner: Sequence[Token]
    inner_words: Sequence[Word]
    lowers: frozenset[str]
    nouns: frozenset[str]
    finite: Word | None
    finite_token: Token | None
    last: Word | None
    has_borrowed: bool
    predicate: str
    is_passive: bool
    has_infinitive: bool
    has_participle: bool

    @property
    def is_raised(self) -> bool:
        """Whether an infinitive with "zu" stands in the main clause itself: "droht zu sinken"."""
        return self.has_infinitive or any(word.is_zu_infinitive for word in self.words)


def word_claim(proposition: Proposition, pack: Pack) -> Wording:
    """The wording of a proposition."""
    clause, chosen = proposition.clause, proposition.chosen
    tokens, words, inner, inner_words = _parted(clause, chosen)
    finite = chosen.words[clause.finite] if clause.finite is not None else None
    lowers = frozenset([word.lower for word in words])
    full = []
    has_infinitive = has_participle = False
    for word in [word for word in words if word.is_verbal and word is not finite]:
        if not word.is_helping:
            full.append(word)
            has_participle = has_participle or word.is_participle
        has_infinitive = has_infinitive or (word.is_infinitive and (word.is_finite or not word.is_participle))
    passive = _passive_participles(pack) if has_participle else _NONE
    last = _last(words)
    return Wording(
        tokens,
        words,
        inner,
        inner_words,
        lowers,
        frozenset([word.lemma for word in words if word.is_noun]),
        finite,
        chosen.tokens[clause.finite] if clause.finite is not None else None,
        last,
        bool(clause.shared),
        _predicate(finite, full, last, pack),
        has_participle and (not passive.isdisjoint(lowers) or _has_werden(words, finite)),
        has_infinitive,
        has_participle,
    )


def _parted(clause: Clause, chosen: Chosen) -> tuple[Sequence[Token], Sequence[Word], Sequence[Token], Sequence[Word]]:
    """Tokens and words of the main clause with what it borrows, and those of its subordinate clauses."""
    tokens, words = chosen.tokens, chosen.words
    first, last, finite = clause.first, clause.last, clause.finite
    if not clause.shared and (finite is None or (first <= finite < last and not clause.subordinates)):
        return tokens[first:last], words[first:last], (), ()
    is_inner = bytearray(len(tokens))
    if finite is not None:
        for part in clause.subordinates:
            is_inner[part.first : part.last] = b"\x01" * (part.last - part.first)
    if not clause.shared and finite is not None and first <= finite < last:
        tokens, words, inside = tokens[first:last], words[first:last], is_inner[first:last]
        outside = inside.translate(_OPPOSITE)
        return (
            list(compress(tokens, outside)),
            list(compress(words, outside)),
            list(compress(tokens, inside)),
            list(compress(words, inside)),
        )
    at = [index for start, end in clause.shared for index in range(start, end) if not is_inner[index]]
    if finite is not None and not first <= finite < last and finite not in at:
        at.append(finite)
    at += [index for index in range(first, last) if not is_inner[index]]
    inner = [index for index in range(first, last) if is_inner[index]]
    return [tokens[i] for i in at], [words[i] for i in at], [tokens[i] for i in inner], [words[i] for i in inner]


def _last(words: Sequence[Word]) -> Word | None:
    for word in reversed(words):
        if not word.is_mark:
            return word
    return None


def _has_werden(words: Sequence[Word], finite: Word | None) -> bool:
    """Whether werden is the finite verb, or the infinitive behind a modal."""
    if finite is None:
        return False
    return finite.is_werden or (finite.is_modal and any(word.is_werden and word.is_infinitive for word in words))


def _predicate(finite: Word | None, full: Sequence[Word], last: Word | None, pack: Pack) -> str:
    if finite is None or (finite.is_helping and (full or finite.is_auxiliary or finite.is_modal)):
        return full[-1].lemma if full else finite.lemma if finite else ""
    if last is not None and last is not finite and (last.is_separable or last.is_preposition):
        return _joined(last.lower, finite.lemma, pack) or finite.lemma
    return finite.lemma


@cache
def _passive_participles(pack: Pack) -> frozenset[str]:
    return frozenset(pack.words("words", "passive_participles"))


@cache
def _joined(particle: str, lemma: str, pack: Pack) -> str:
    """The separable verb of a particle and a verb, if there is one."""
    return particle + lemma if analyse(particle + lemma, pack).is_infinitive else ""
