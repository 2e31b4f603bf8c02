"""How the author of the article commits to a claim: polarity, tense and factuality (FactBank), with the hedging words.

Factuality and polarity are those of the main clause; a hedge in a subordinate clause is listed and lowers nothing. What is only passed on
from a source is Uu, unless the frame vouches for it ("Videos zeigen, dass") or the saying itself is the claim.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from claimpack.builders.extract.claims.wording import Wording
from claimpack.builders.extract.facts import Attributed
from claimpack.builders.extract.mood import mood_of_form
from claimpack.builders.languages.pack import Pack
from claimpack.builders.text.document import Token
from claimpack.builders.text.words import Word
from claimpack.schema.records import Span

_STEM = 2
_ATTRIBUTE = 5


class Judgement(NamedTuple):
    """Columns of a claim."""

    polarity: str
    factuality: str
    hedge_spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True, eq=False)
class _Hedges:
    """The lists of hedges.toml; `any` holds all that hedge wherever they stand."""

    any: frozenset[str]
    adverbial: frozenset[str]
    probable_lemmas: frozenset[str]
    probable_as_lemmas: frozenset[str]
    equating: frozenset[str]
    possible: frozenset[str]
    hearsay: frozenset[str]
    plan_modals: frozenset[str]
    hearsay_modals: frozenset[str]
    negations: frozenset[str]
    comparing: frozenset[str]
    never: frozenset[str]
    weak_negations: frozenset[str]
    harmless_after_negation: frozenset[str]
    open_predicates: frozenset[str]
    unknown_predicates: frozenset[str]
    staying_lemmas: frozenset[str]
    future_words: frozenset[str]
    present_words: frozenset[str]
    past_endings: tuple[str, ...]
    conditional: frozenset[str]
    first_persons: frozenset[str]
    past_participles: frozenset[str]
    states: frozenset[str]
    articled: frozenset[str]
    declined: tuple[str, ...]
    factive_lemmas: frozenset[str]


def judge(wording: Wording, attributed: Sequence[Attributed], claim_type: str, pack: Pack) -> Judgement:
    """Polarity, factuality and hedges of a claim with these attributions."""
    hedges = _hedges(pack)
    polarity = _polarity(wording, hedges)
    main = [] if hedges.any.isdisjoint(wording.lowers) else _hedging(wording.tokens, wording.words, hedges)
    if wording.finite_token is not None and _is_hedging_verb(wording, hedges):
        main.append(wording.finite_token)
    inner = _hedging(wording.inner, wording.inner_words, hedges) if wording.inner else []
    strength = _strength(wording, main, attributed, claim_type, pack)
    return Judgement(polarity, _factuality(strength, polarity), _spans([*main, *inner]) if main or inner else ())


def find_tense(wording: Wording, attributed: Sequence[Attributed], pack: Pack) -> str:
    """Future for werden with an infinitive, plans with sollen, and a present tense with a word that points ahead.

    "würde" foretells only what a source says ("sagte, er würde kommen"); by itself it imagines. "soll ein Arzt sein" is hearsay, no plan.
    """
    hedges = _hedges(pack)
    finite = wording.finite
    if finite is None:
        return "non_future"
    foretells = finite.is_werden and (bool(attributed) or finite.lower not in hedges.conditional)
    if foretells and wording.has_infinitive and not _is_plain_passive(wording):
        return "future"
    if _is_plan(wording, hedges):
        return "non_future" if any(entry.rule == "sollen" for entry in attributed) else "future"
    is_present = not finite.is_participle and not finite.is_sein and not (finite.is_haben and wording.has_participle)
    points_ahead = is_present and not hedges.future_words.isdisjoint(wording.lowers) and _points_ahead(wording, hedges)
    return "future" if points_ahead and not finite.lower.endswith(hedges.past_endings) and not _is_preterite(finite) else "non_future"


def _points_ahead(wording: Wording, hedges: _Hedges) -> bool:
    """Whether one of the words is no noun: "morgen", not "am Morgen"; the first may have its capital letter for being the first."""
    return any(word.lower in hedges.future_words and not (word.is_noun and at) for at, word in enumerate(wording.words))


def _is_preterite(finite: Word) -> bool:
    """Whether a strong verb has changed its stem: its first letters are not the infinitive's."""
    return not finite.is_helping and finite.lower[:_STEM] != finite.lemma[:_STEM]


def _is_plan(wording: Wording, hedges: _Hedges) -> bool:
    """Whether it is sollen with an infinitive and nothing that says now: "Der Flugverkehr soll am Donnerstag aufgenommen werden"."""
    finite, last = wording.finite, wording.last
    if finite is None or last is None or finite.lower not in hedges.plan_modals or not wording.has_infinitive:
        return False
    if last is finite and len(wording.words) > 1:
        last = wording.words[-2]
    has_participle = wording.has_participle or not hedges.past_participles.isdisjoint(wording.lowers)
    is_past = has_participle and last.is_infinitive and last.is_helping and not last.is_werden
    return not is_past and wording.predicate not in hedges.states and hedges.present_words.isdisjoint(wording.lowers)


def _is_plain_passive(wording: Wording) -> bool:
    """Whether werden makes a passive and no future: "wird festgenommen"."""
    last = wording.last
    infinitives = [word for word in wording.words if word.is_infinitive and word is not wording.finite and not word.is_participle]
    return wording.is_passive and not infinitives and last is not None


def _polarity(wording: Wording, hedges: _Hedges) -> str:
    finite = wording.finite
    if (
        finite is not None
        and (finite.is_sein or finite.lemma in hedges.staying_lemmas)
        and not hedges.open_predicates.isdisjoint(wording.lowers)
    ):
        is_open = bool(wording.inner) or not hedges.unknown_predicates.isdisjoint(wording.lowers)
        return "underspecified" if is_open else "positive"
    if hedges.negations.isdisjoint(wording.lowers):
        return "positive"
    return "negative" if any(_denies(wording.words, at, hedges) for at in range(len(wording.words))) else "positive"


def _denies(words: Sequence[Word], at: int, hedges: _Hedges) -> bool:
    """Whether a negation denies the clause: not in "nicht nur", "wie nie", nor of one attribute ("im nicht beheizten Saal")."""
    if words[at].lower not in hedges.negations:
        return False
    if words[at].lower in hedges.never and at and words[at - 1].lower in hedges.comparing:
        return False
    if words[at].lower not in hedges.weak_negations or at + 1 >= len(words):
        return True
    before, following = words[at - 1] if at else None, words[at + 1]
    is_listed = before is not None and before.is_coordinator and not following.is_determiner  # "die angeklagte, aber nicht verurteilte"
    opens = before is not None and (before.is_determiner or is_listed or before.lower in hedges.articled)
    is_attribute = opens and not following.is_noun and any(word.is_noun for word in words[at + 2 : at + _ATTRIBUTE])
    return following.lower not in hedges.harmless_after_negation and not (is_attribute and following.lower.endswith(hedges.declined))


def _hedging(tokens: Sequence[Token], words: Sequence[Word], hedges: _Hedges) -> list[Token]:
    return [token for token, word in zip(tokens, words, strict=True) if word.lower in hedges.any]


def _is_hedging_verb(wording: Wording, hedges: _Hedges) -> bool:
    """Whether the finite verb hedges: scheint, gilt als, soll."""
    finite = wording.finite
    if finite is None:
        return False
    is_as = finite.lemma in hedges.probable_as_lemmas and not hedges.equating.isdisjoint(wording.lowers)
    return finite.lemma in hedges.probable_lemmas or is_as or finite.lower in hedges.hearsay_modals


def _strength(wording: Wording, main: Sequence[Token], attributed: Sequence[Attributed], claim_type: str, pack: Pack) -> str:
    """CT, PR, PS or U; without a source, a Konjunktiv I passes on and a Konjunktiv II imagines."""
    hedges = _hedges(pack)
    if attributed and any(_passes_on(entry, wording, claim_type, hedges) for entry in attributed):
        return "U"
    finite = wording.finite
    if not attributed and finite is not None:
        mood = mood_of_form(finite.lower, pack)
        is_reporting = mood == "konjunktiv_1" and hedges.first_persons.isdisjoint(wording.lowers)
        if is_reporting or (mood == "konjunktiv_2" and not finite.is_modal):
            return "U"
    if not main:
        return "CT"
    lowers = {token.text.lower() for token in main}
    if lowers & hedges.hearsay_modals or lowers & hedges.hearsay:
        return "U"
    is_verb = finite is not None and _is_hedging_verb(wording, hedges)
    return "PS" if lowers & hedges.possible else "PR" if lowers & hedges.adverbial or is_verb else "CT"


def _passes_on(entry: Attributed, wording: Wording, claim_type: str, hedges: _Hedges) -> bool:
    """Whether the author leaves the claim to this source."""
    first = entry.attributions[0]
    if first.scope_spans:
        return False
    if first.stance == "endorsing" and first.quote_type != "direct" and first.mood in ("none", "indicative"):
        return False
    if first.source_kind == "unspecified" and first.cue_lemma in hedges.factive_lemmas:
        return False
    is_uncut = not first.frame_spans and first.cue_class == "verb" and _holds(wording, first.cue_spans)
    if first.quote_type == "reported" or is_uncut:
        return claim_type != "quote_verification" and first.cue_class != "noun"
    return True


def _holds(wording: Wording, spans: Sequence[Span]) -> bool:
    """Whether the words stand in the claim's main clause."""
    starts = {span.start_char for span in spans}
    return any(token.start_char in starts for token in wording.tokens)


def _factuality(strength: str, polarity: str) -> str:
    if strength == "U":
        return "Uu"
    return strength + ("-" if polarity == "negative" else "+")


def _spans(tokens: Sequence[Token]) -> tuple[Span, ...]:
    return tuple([Span(token.start_char, token.end_char) for token in sorted(tokens, key=lambda token: token.start_char)])


@cache
def _hedges(pack: Pack) -> _Hedges:
    def words(*keys: str) -> frozenset[str]:
        return frozenset(word for key in keys for word in pack.words("hedges", key))

    return _Hedges(
        any=words("probable", "probable_modals", "possible", "possible_modals", "hearsay", "attributive"),
        adverbial=words("probable", "probable_modals"),
        probable_lemmas=words("probable_lemmas"),
        probable_as_lemmas=words("probable_as_lemmas"),
        equating=words("equating"),
        possible=words("possible", "possible_modals"),
        hearsay=words("hearsay"),
        plan_modals=words("plan_modals"),
        hearsay_modals=words("hearsay_modals"),
        negations=words("negations"),
        comparing=words("comparing"),
        never=words("never"),
        weak_negations=words("weak_negations"),
        harmless_after_negation=words("harmless_after_negation"),
        open_predicates=words("open_predicates", "unknown_predicates"),
        unknown_predicates=words("unknown_predicates"),
        staying_lemmas=words("staying_lemmas"),
        future_words=words("future_words"),
        present_words=words("present_words"),
        past_endings=pack.words("hedges", "past_endings"),
        conditional=words("conditional"),
        first_persons=frozenset(pack.words("mood", "first_persons")),
        past_participles=frozenset(pack.words("words", "auxiliary_participles")),
        states=words("states"),
        articled=frozenset(pack.words("words", "articled_prepositions")),
        declined=pack.words("times", "adjective_endings"),
        factive_lemmas=words("factive_lemmas"),
    )
