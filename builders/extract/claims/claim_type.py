"""What kind of claim a clause is: AVeriTeC's types, with prediction (Full Fact).

The first that fits counts: prediction, quote_verification, numerical, causal, position_statement, else event_property.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from claimpack.builders.extract.claims.wording import Wording
from claimpack.builders.extract.facts import Attributed
from claimpack.builders.languages.pack import Pack
from claimpack.schema.records import Quantity

_HARM = frozenset({"dead", "injured", "arrested"})
_FIGURES = frozenset({"count", "percent", "money", "measure"})
_VAGUE = frozenset({"several", "many", "few"})
_NONE = frozenset[str]()
_FROM = 3
_FROM_HARM = 2


@dataclass(frozen=True, slots=True, eq=False)
class _Types:
    """The lists of claims.toml."""

    speech_acts: frozenset[str]
    speech_act_prepositions: Mapping[str, frozenset[str]]
    legal_act_prepositions: Mapping[str, frozenset[str]]
    speech_act_nouns: frozenset[str]
    light_verbs: frozenset[str]
    raising_verbs: frozenset[str]
    toll_verbs: frozenset[str]
    toll_nouns: frozenset[str]
    causal_lemmas: frozenset[str]
    causal_prepositions: Mapping[str, frozenset[str]]
    causal_nouns: frozenset[str]
    causal_openers: frozenset[str]
    causal_pairs: frozenset[tuple[str, str]]
    position_lemmas: frozenset[str]
    position_words: frozenset[str]
    position_nouns: frozenset[str]
    position_cues: frozenset[str]
    judgement_nouns: frozenset[str]
    judgement_verbs: frozenset[str]
    comparatives: frozenset[str]
    comparison_nouns: frozenset[str]
    than: frozenset[str]
    figure_prepositions: frozenset[str]
    figure_nouns: frozenset[str]
    hearsay_modals: frozenset[str]


def find_type(wording: Wording, attributed: Sequence[Attributed], quantities: Sequence[Quantity], tense: str, pack: Pack) -> str:
    """The claim type of a clause with these attributions, quantities and this tense."""
    types = _types(pack)
    if tense == "future":
        return "prediction"
    if is_speech_act(wording, pack):
        return "quote_verification"
    if (quantities and any(_is_figure(quantity, wording, types) for quantity in quantities)) or _compares(wording, types):
        return "numerical"
    if _is_causal(wording, types):
        return "causal"
    if (attributed or not types.judgement_nouns.isdisjoint(wording.nouns)) and _is_position(wording, attributed, types):
        return "position_statement"
    return "event_property"


def speech_acts(pack: Pack) -> frozenset[str]:
    """Verbs whose act is itself the news: promise, demand, praise. They assert nothing."""
    return _types(pack).speech_acts


def is_speech_act(wording: Wording, pack: Pack) -> bool:
    """Whether the clause tells of an act of saying by its subject: "bat um Hilfe", "sprach von Terroristen", "erteilte den Befehl"."""
    types = _types(pack)
    finite = wording.finite
    if wording.is_passive or finite is None or finite.is_sein:
        return False
    if wording.predicate in types.toll_verbs and not types.toll_nouns.isdisjoint(wording.nouns):
        return False
    if wording.predicate in types.raising_verbs and wording.is_raised:
        return False
    if wording.predicate in types.speech_acts:
        is_legal = not types.legal_act_prepositions.get(wording.predicate, _NONE).isdisjoint(wording.lowers)
        return not finite.is_modal and not is_legal
    with_preposition = types.speech_act_prepositions.get(wording.predicate)
    if with_preposition and not with_preposition.isdisjoint(wording.lowers):
        return True
    return wording.predicate in types.light_verbs and not types.speech_act_nouns.isdisjoint(wording.nouns)


def _is_figure(quantity: Quantity, wording: Wording, types: _Types) -> bool:
    """Whether a number would be what is checked: not one or two of something, no attribute behind a preposition, nothing vague."""
    if quantity.kind not in _FIGURES or quantity.vague_class in _VAGUE:
        return False
    bound = quantity.value if quantity.value is not None else quantity.low if quantity.low is not None else quantity.high
    if quantity.kind == "count" and bound is not None and bound < (_FROM_HARM if quantity.property in _HARM else _FROM):
        return False
    start = quantity.spans[0].start_char
    at = next((index for index, token in enumerate(wording.tokens) if token.start_char == start), None)
    if at is None:
        return False
    before = wording.words[at - 1].lower if at > 0 else ""
    return before not in types.figure_prepositions or not types.figure_nouns.isdisjoint(wording.nouns)


def _compares(wording: Wording, types: _Types) -> bool:
    """Whether it compares without a figure: "viel höher", "mehr Menschen als"."""
    if types.comparatives.isdisjoint(wording.lowers):
        return False
    for index, word in enumerate(wording.words):
        if word.lower in types.comparatives:
            has_noun = any(before.is_noun and before.lemma in types.comparison_nouns for before in wording.words[:index])
            behind = wording.words[index + 1 :]
            if has_noun or (behind and behind[0].is_noun and any(later.lower in types.than for later in behind)):
                return True
    return False


def _is_causal(wording: Wording, types: _Types) -> bool:
    if wording.inner_words:
        inner = [word.lower for word in wording.inner_words]
        if not types.causal_openers.isdisjoint(inner) or not types.causal_pairs.isdisjoint(pairwise(inner)):
            return True
    if wording.predicate in types.causal_lemmas and not wording.is_passive:
        wanted = types.causal_prepositions.get(wording.predicate)
        return wanted is None or not wanted.isdisjoint(wording.lowers)
    finite = wording.finite
    if finite is None or not finite.is_sein or types.causal_nouns.isdisjoint(wording.nouns) or finite not in wording.words:
        return False
    at = wording.words.index(finite)
    return any(word.is_noun for word in wording.words[:at]) and any(word.is_noun for word in wording.words[at:])


def _is_position(wording: Wording, attributed: Sequence[Attributed], types: _Types) -> bool:
    """Whether a source evaluates, interprets or demands; or the clause tells that it changed its judgement."""
    if not types.judgement_nouns.isdisjoint(wording.nouns) and (wording.predicate in types.judgement_verbs or _has_cue(attributed, "noun")):
        return True
    firsts = [entry.attributions[0] for entry in attributed]
    whole = [first for first in firsts if not first.scope_spans and first.quote_type != "reported"]
    finite = wording.finite
    if not whole or finite is None:
        return False
    if any(first.cue_lemma in types.position_cues for first in whole):
        return True
    if finite.is_modal and any(first.quote_type == "direct" for first in whole):
        return True
    if finite.lower in types.hearsay_modals:
        return False
    is_marked = not types.position_words.isdisjoint(wording.lowers)
    if is_marked or wording.predicate in types.position_lemmas or finite.lemma in types.position_lemmas:
        return True
    if not finite.is_sein or types.position_nouns.isdisjoint(wording.nouns) or finite not in wording.words:
        return False
    behind = wording.words[wording.words.index(finite) + 1 :]
    return any(word.is_noun and word.lemma in types.position_nouns for word in behind)


def _has_cue(attributed: Sequence[Attributed], cue_class: str) -> bool:
    return any(attribution.cue_class == cue_class for entry in attributed for attribution in entry.attributions)


@cache
def _types(pack: Pack) -> _Types:
    def words(*keys: str) -> frozenset[str]:
        return frozenset(word for key in keys for word in pack.words("claims", key))

    return _Types(
        speech_acts=words("speech_acts"),
        speech_act_prepositions=_by_verb(pack.words("claims", "speech_act_prepositions")),
        legal_act_prepositions=_by_verb(pack.words("claims", "legal_act_prepositions")),
        speech_act_nouns=words("speech_act_nouns"),
        light_verbs=words("light_verbs"),
        raising_verbs=frozenset(pack.words("events", "raising_verbs")),
        toll_verbs=frozenset(pack.words("events", "toll_verbs")),
        toll_nouns=frozenset(pack.words("events", "toll_nouns")),
        causal_lemmas=words("causal_lemmas"),
        causal_prepositions=_by_verb(pack.words("claims", "causal_prepositions")),
        causal_nouns=words("causal_nouns"),
        causal_openers=words("causal_subordinators", "causal_pairs"),
        causal_pairs=frozenset([(left, right) for left, _, right in [entry.partition(" ") for entry in words("causal_pairs")] if right]),
        position_lemmas=words("position_lemmas"),
        position_words=words("position_words", "first_persons"),
        position_nouns=words("position_nouns"),
        position_cues=words("position_cues"),
        judgement_nouns=words("judgement_nouns"),
        judgement_verbs=words("judgement_verbs"),
        comparatives=words("comparatives"),
        comparison_nouns=words("comparison_nouns"),
        than=words("than"),
        figure_prepositions=words("figure_prepositions"),
        figure_nouns=words("figure_nouns"),
        hearsay_modals=frozenset(pack.words("hedges", "hearsay_modals")),
    )


def _by_verb(entries: Iterable[str]) -> Mapping[str, frozenset[str]]:
    """From "sprechen von" and "sprechen für" to sprechen: {von, für}."""
    table: dict[str, set[str]] = {}
    for entry in entries:
        verb, _, preposition = entry.partition(" ")
        table.setdefault(verb, set()).add(preposition)
    return {verb: frozenset(prepositions) for verb, prepositions in table.items()}
