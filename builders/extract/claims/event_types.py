"""Which PLOVER event a claim tells of, and the words that name it.

The predicate decides first (with an idiom's second word), then nouns that are no background ("seit den Zusammenstößen" names none). Harm
without a doer ("13 Tote") counts as an assault only in an article that tells of violence, and never with the words of an accident.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from operator import itemgetter

from claimpack.builders.extract.claims.wording import Wording
from claimpack.builders.extract.facts import Attributed
from claimpack.builders.languages.pack import Pack
from claimpack.builders.text.document import Document, Token
from claimpack.builders.text.forms import Judged
from claimpack.builders.text.words import Word, analyse
from claimpack.schema.records import Span

_ASSAULT, _CRIME, _PROTEST, _YIELD, _REJECT, _REQUEST = "ASSAULT", "CRIME", "PROTEST", "YIELD", "REJECT", "REQUEST"
# What a noun such as "Tote" stands for: an assault or an accident.
_HARM = "harm"
# The same of a noun such as "Opfer", where its number is told.
_TOLL = "toll"
_NOBODYS = frozenset({_HARM, _TOLL})
# A noun and the type of the event that it names.
_Named = tuple[Token, str]
_NOUN_HEAD = 4
_NOUN_TAIL = 5
_REACH = 5
_FORM = itemgetter(0)


@dataclass(frozen=True, slots=True)
class Event:
    """A PLOVER type and the words that name it."""

    event_type: str
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True, eq=False)
class _Events:
    """events.toml, turned round: from word to type."""

    verbs: Mapping[str, str]
    nouns: Mapping[str, str]
    idioms: Mapping[str, tuple[tuple[tuple[str, ...], str], ...]]
    government_verbs: frozenset[str]
    negated_verbs: frozenset[str]
    background: frozenset[str]
    protesters: frozenset[str]
    seats: frozenset[str]
    seat_verbs: frozenset[str]
    accident: frozenset[str]
    sport: frozenset[str]
    violence: frozenset[str]
    harm_verbs: frozenset[str]
    harm_nouns: frozenset[str]
    damage_verbs: frozenset[str]
    raising_verbs: frozenset[str]
    decline_verbs: frozenset[str]
    declining: frozenset[str]
    nature: frozenset[str]
    toll_verbs: frozenset[str]
    toll_nouns: frozenset[str]
    toll_numbers: frozenset[str]
    toll_victims: frozenset[str]
    government: frozenset[str]
    infinitive_marks: frozenset[str]
    rank: Mapping[str, int]
    telling: frozenset[str]


def tells_of_violence(document: Document, pack: Pack) -> bool:
    """Whether a noun of the article belongs to violence (protest, attack, war)."""
    is_violent = _violent_forms(pack).__getitem__
    return any(any(map(is_violent, map(_FORM, sentence.tokens))) for sentence in document.sentences)


def find_event(
    wording: Wording, attributed: Sequence[Attributed], pack: Pack, *, is_violent: Callable[[], bool], polarity: str
) -> Event | None:
    """The event of a claim, None where it says that something is not known.

    `is_violent` says whether its article tells of violence.
    """
    if polarity == "underspecified":
        return None
    events = _events(pack)
    is_telling = wording.predicate in events.telling
    found = _by_predicate(wording, events, is_violent=is_violent, is_negative=polarity == "negative") if is_telling else ""
    if found:
        return Event(found, _verb_spans(wording))
    named = _best(_foreground(wording, pack), wording, is_violent, pack)
    if named is None and wording.inner_words and _has_infinitive(wording.inner_words, events):
        named = _best(_inner_nouns(wording, pack), wording, _never, pack)
    if named is not None:
        return Event(named[1], (Span(named[0].start_char, named[0].end_char),))
    return Event(_REQUEST, _verb_spans(wording)) if attributed and _is_demand(wording, attributed, events) else None


def _is_demand(wording: Wording, attributed: Sequence[Attributed], events: _Events) -> bool:
    """Whether a source demands with a modal verb what the claim says: "mahnten, das Land müsse ..."."""
    if wording.finite is None or not wording.finite.is_modal:
        return False
    return any(events.verbs.get(row.cue_lemma or "") == _REQUEST for entry in attributed for row in entry.attributions)


def _has_infinitive(words: Sequence[Word], events: _Events) -> bool:
    return any(word.is_zu_infinitive or word.lower in events.infinitive_marks for word in words)


def _never() -> bool:
    return False


def _foreground(wording: Wording, pack: Pack) -> list[_Named]:
    """The nouns that may name an event and that no preposition of background governs, with their types (harm for the dead and injured)."""
    types = _noun_types(pack)
    if not any(map(types.__getitem__, wording.nouns)):
        return []
    background = _events(pack).background
    found = []
    for index, word in enumerate(wording.words):
        name = types[word.lemma] if word.is_noun else ""
        name = "" if name == _TOLL and not _is_number_of(wording, index, pack) else name
        if name and _head_preposition(wording, index) not in background:
            found.append((wording.tokens[index], name))
    return found


def _is_number_of(wording: Wording, index: int, pack: Pack) -> bool:
    """For "die Zahl der Opfer": whether a noun of number stands before the article of the one at a position."""
    return index > 1 and wording.words[index - 1].is_determiner and wording.words[index - 2].lemma in _events(pack).toll_numbers


def _inner_nouns(wording: Wording, pack: Pack) -> list[_Named]:
    types = _noun_types(pack)
    entries = zip(wording.inner, wording.inner_words, strict=True)
    return [(token, name) for token, word in entries if word.is_noun and (name := types[word.lemma]) and name != _TOLL]


def _head_preposition(wording: Wording, index: int) -> str:
    """The preposition that governs the noun at a position, or ""."""
    for at in range(index - 1, max(-1, index - _REACH), -1):
        word = wording.words[at]
        if word.is_preposition:
            return word.lower
        if word.is_noun or not (word.is_determiner or word.is_adjective or word.is_number or word.is_adverb or word.is_participle):
            return ""
    return ""


def _by_predicate(wording: Wording, events: _Events, *, is_violent: Callable[[], bool], is_negative: bool) -> str:
    """The type that a predicate of `telling` names, or ""."""
    verb, nouns = wording.predicate, wording.nouns
    if verb in events.seat_verbs and not events.seats.isdisjoint(nouns):
        return _PROTEST
    for words, name in events.idioms.get(verb, ()):
        if all(word in nouns or word in wording.lowers for word in words):
            return _PROTEST if name == _CRIME and not events.seats.isdisjoint(nouns) else name
    if verb in events.government_verbs and not events.government.isdisjoint(nouns):
        return _YIELD
    if is_negative and verb in events.negated_verbs:
        return _REJECT
    is_toll = verb in events.toll_verbs and not events.toll_nouns.isdisjoint(nouns)
    if verb in events.harm_verbs or is_toll:
        return _ASSAULT if events.accident.isdisjoint(nouns) and is_violent() else ""
    name = events.verbs.get(verb, "")
    if name and _is_nobodys_deed(wording, name, events, is_violent):
        return ""
    is_deed = name in (_ASSAULT, _CRIME) or verb in events.seat_verbs
    if is_deed and not wording.is_passive and not events.protesters.isdisjoint(nouns) and _are_protesters(wording, events):
        return _PROTEST
    return name


def _is_nobodys_deed(wording: Wording, name: str, events: _Events, is_violent: Callable[[], bool]) -> bool:
    """Whether it is sport, what sinks or "droht zu sinken", or damage by nature or in an article without violence."""
    verb, nouns = wording.predicate, wording.nouns
    if verb in events.decline_verbs and not events.declining.isdisjoint(nouns):
        return True
    if verb in events.raising_verbs and wording.is_raised:
        return True
    if verb in events.damage_verbs and not (events.nature.isdisjoint(nouns) and is_violent()):
        return True
    return name == _ASSAULT and not events.sport.isdisjoint(nouns)


def _are_protesters(wording: Wording, events: _Events) -> bool:
    """Whether protesters stand in the foreground."""
    entries = enumerate(wording.words)
    return any(word.lemma in events.protesters and _head_preposition(wording, index) not in events.background for index, word in entries)


def _best(nouns: Sequence[_Named], wording: Wording, is_violent: Callable[[], bool], pack: Pack) -> _Named | None:
    """The noun that names the best-ranked event, the first of equals."""
    events = _events(pack)
    best: _Named | None = None
    for token, name in nouns:
        is_harm = name in _NOBODYS and events.accident.isdisjoint(wording.nouns) and is_violent()
        event = _ASSAULT if is_harm else name if name not in _NOBODYS else ""
        if event and (best is None or events.rank[event] < events.rank[best[1]]):
            best = (token, event)
    return best


@cache
def _violent_forms(pack: Pack) -> Judged[bool]:
    violence = _events(pack).violence
    return Judged(lambda form: form[0].isupper() and analyse(form, pack).lemma in violence)


@cache
def _noun_types(pack: Pack) -> Judged[str]:
    return Judged(lambda lemma: _type_of_noun(lemma, pack))


def _type_of_noun(lemma: str, pack: Pack) -> str:
    """The type of a noun or of the last part of a compound; harm where it has no doer, "" for a noun that names no event."""
    events = _events(pack)
    nouns = events.nouns
    if lemma in events.harm_nouns:
        return _HARM
    if lemma in events.toll_victims:
        return _TOLL
    head, hyphen, tail = lemma.rpartition("-")
    if hyphen and tail:
        lemma = head + "-" + analyse(tail, pack).lemma
    if lemma in nouns:
        return nouns[lemma]
    for start in range(_NOUN_HEAD, len(lemma) - _NOUN_TAIL + 1):
        tail = lemma[start:].lstrip("-")
        tail = tail[:1].upper() + tail[1:]
        if tail in nouns and _is_word(lemma[:start], pack):
            return nouns[tail]
    return ""


def _is_word(head: str, pack: Pack) -> bool:
    """Whether the first part of a compound is one: "Terror|anschlag", "Regierungs|sturz", but not "Stadtr|einigung"."""
    return head.endswith("-") or not (analyse(head, pack).is_name and analyse(head.removesuffix("s"), pack).is_name)


def _verb_spans(wording: Wording) -> tuple[Span, ...]:
    """The tokens of the predicate: the verb with its particle, or the last verb under an auxiliary."""
    tokens = [token for token, word in zip(wording.tokens, wording.words, strict=True) if _is_predicate(word, wording.predicate)]
    if not tokens and wording.finite_token is not None:
        tokens = [wording.finite_token]
    return tuple([Span(token.start_char, token.end_char) for token in sorted(tokens, key=lambda token: token.start_char)])


def _is_predicate(word: Word, predicate: str) -> bool:
    if word.is_verb and (word.lemma == predicate or (word.is_finite and predicate.endswith(word.lemma))):
        return True
    return word.is_separable and len(word.lower) > 1 and predicate.startswith(word.lower) and not word.is_preposition


@cache
def _events(pack: Pack) -> _Events:
    table = pack.section("events")
    order = pack.words("events", "order")
    idioms: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for name in order:
        for idiom in _list(table, name, "idioms"):
            verb, _, rest = idiom.partition(" ")
            idioms.setdefault(verb, []).append((tuple(rest.split(" ")), name))
    own = {
        "verbs": _by_word(table, order, "verbs"),
        "nouns": _by_word(table, order, "nouns"),
        "idioms": {verb: tuple(entries) for verb, entries in idioms.items()},
        "government_verbs": frozenset(_list(table, _YIELD, "government_verbs")),
        "negated_verbs": frozenset(_list(table, _REJECT, "negated_verbs")),
        "background": frozenset(pack.words("events", "background_prepositions")),
        "rank": {name: position for position, name in enumerate(order)},
    }
    lists = {name: frozenset(pack.words("events", name)) for name in _Events.__slots__ if name not in own and name != "telling"}
    keys = ("verbs", "idioms", "government_verbs", "negated_verbs", "seat_verbs", "toll_verbs", "harm_verbs")
    telling = frozenset(verb for key in keys for verb in (own | lists)[key])  # type: ignore[attr-defined]
    return _Events(**own, **lists, telling=telling)  # type: ignore[arg-type]


def _by_word(table: Mapping[str, object], order: Sequence[str], key: str) -> dict[str, str]:
    """Word -> the first type in the order that lists it."""
    return {word: name for name in reversed(order) for word in reversed(_list(table, name, key))}


def _list(table: Mapping[str, object], name: str, key: str) -> tuple[str, ...]:
    section = table[name]
    if not isinstance(section, dict):
        raise TypeError(f"events.toml: {name} is not a table")
    return tuple(str(word) for word in section.get(key, ()))
