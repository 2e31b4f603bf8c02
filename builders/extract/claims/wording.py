"""The words of one claim as the later steps ask for them: lemmas, predicate, voice, and which words lie outside subordinate clauses."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from claimpack.builders.extract.claims.propositions import Proposition
from claimpack.builders.languages.pack import Pack
from claimpack.builders.text.document import Token
from claimpack.builders.text.words import Word, analyse

_NONE = frozenset[str]()


@dataclass(frozen=True, slots=True)
class Wording:
    """`tokens` and `words` run in parallel: the main clause with borrowed words; `inner` and `inner_words` the subordinate clauses.

    `lowers` and `nouns` are the small-written forms and the nouns' lemmas of the main clause. `predicate` is the lemma of the full verb
    with its particle ("ankündigen"), of the last verb under an auxiliary or modal; "" where there is no verb.
    """

    tokens: tuple[Token, ...]
    words: tuple[Word, ...]
    inner: tuple[Token, ...]
    inner_words: tuple[Word, ...]
    lowers: frozenset[str]
    nouns: frozenset[str]
    finite: Word | None
    finite_token: Token | None
    predicate: str
    is_passive: bool
    has_infinitive: bool
    has_participle: bool

    @property
    def last(self) -> Word | None:
        """The last word that is no mark."""
        return next((word for word in reversed(self.words) if not word.is_mark), None)


@dataclass(frozen=True, slots=True)
class _Verbs:
    """The verb forms of a clause but the finite one."""

    full: tuple[Word, ...]
    has_infinitive: bool
    has_participle: bool


def word_claim(proposition: Proposition, pack: Pack) -> Wording:
    """The wording of a proposition."""
    clause, tokens, words = proposition.clause, proposition.chosen.tokens, proposition.chosen.words
    is_inner = bytearray(len(tokens))
    if clause.finite is not None:
        for part in clause.subordinates:
            is_inner[part.first : part.last] = b"\x01" * (part.last - part.first)
    at = [index for first, last in clause.shared for index in range(first, last) if not is_inner[index]]
    own = range(clause.first, clause.last)
    if clause.finite is not None and clause.finite not in own and clause.finite not in at:
        at.append(clause.finite)
    at.extend([index for index in own if not is_inner[index]])
    inner = [index for index in own if is_inner[index]]
    finite = words[clause.finite] if clause.finite is not None else None
    main = tuple([words[index] for index in at])
    verbs = _verbs(main, finite)
    passive = _passive_participles(pack) if verbs.has_participle else _NONE
    lowers = frozenset([word.lower for word in main])
    is_passive = not passive.isdisjoint(lowers) or (verbs.has_participle and _has_werden(main, finite))
    return Wording(
        tokens=tuple([tokens[index] for index in at]),
        words=main,
        inner=tuple([tokens[index] for index in inner]),
        inner_words=tuple([words[index] for index in inner]),
        lowers=lowers,
        nouns=frozenset([word.lemma for word in main if word.is_noun]),
        finite=finite,
        finite_token=tokens[clause.finite] if clause.finite is not None else None,
        predicate=_predicate(main, finite, verbs, pack),
        is_passive=is_passive,
        has_infinitive=verbs.has_infinitive,
        has_participle=verbs.has_participle,
    )


def _verbs(words: Sequence[Word], finite: Word | None) -> _Verbs:
    others = [word for word in words if word is not finite and (word.is_participle or word.is_infinitive) and not word.is_noun]
    full = tuple([word for word in others if not word.is_helping])
    has_infinitive = any(word.is_infinitive and (word.is_finite or not word.is_participle) for word in others)
    return _Verbs(full, has_infinitive, any(word.is_participle for word in full))


def _has_werden(words: Sequence[Word], finite: Word | None) -> bool:
    """Whether werden is the finite verb, or the infinitive behind a modal."""
    if finite is None:
        return False
    return finite.is_werden or (finite.is_modal and any(word.is_werden and word.is_infinitive for word in words))


def _predicate(words: Sequence[Word], finite: Word | None, verbs: _Verbs, pack: Pack) -> str:
    if finite is None or (finite.is_helping and verbs.full) or finite.is_auxiliary or finite.is_modal:
        return verbs.full[-1].lemma if verbs.full else finite.lemma if finite else ""
    last = next((word for word in reversed(words) if not word.is_mark), finite)
    if last is not finite and (last.is_separable or last.is_preposition):
        return _joined(last.lower, finite.lemma, pack) or finite.lemma
    return finite.lemma


@cache
def _passive_participles(pack: Pack) -> frozenset[str]:
    return frozenset(pack.words("words", "passive_participles"))


@cache
def _joined(particle: str, lemma: str, pack: Pack) -> str:
    """The separable verb of a particle and a verb, if there is one."""
    return particle + lemma if analyse(particle + lemma, pack).is_infinitive else ""
