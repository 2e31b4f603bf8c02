"""Which PLOVER event a claim tells of, and the words that name it.

The predicate decides first (with an idiom's second word), then nouns that are no background ("seit den Zusammenstößen" names none). Harm
without a doer ("13 Tote") counts as an assault only in an article that tells of violence, and never with the words of an accident.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from claimpack.builders.extract.claims.wording import Wording
from claimpack.builders.languages.pack import Pack
from claimpack.builders.text.document import Document, Token
from claimpack.builders.text.words import Word, analyse
from claimpack.schema.records import Span

_ASSAULT, _CRIME, _PROTEST, _YIELD, _REJECT, _REQUEST = "ASSAULT", "CRIME", "PROTEST", "YIELD", "REJECT", "REQUEST"
# A noun and the type of the event that it names.
_Named = tuple[Token, str]
_NOUN_HEAD = 4
_NOUN_TAIL = 5
_REACH = 5


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
    toll_verbs: frozenset[str]
    toll_nouns: frozenset[str]
    government: frozenset[str]
    infinitive_marks: frozenset[str]
    rank: Mapping[str, int]


def tells_of_violence(document: Document, pack: Pack) -> bool:
    """Whether a noun of the article belongs to violence (protest, attack, war)."""
    words = _events(pack).violence
    forms = {token.text for sentence in document.sentences for token in sentence.tokens if token.text[0].isupper()}
    return any(analyse(form, pack).lemma in words for form in forms)


def find_event(wording: Wording, cues: Sequence[str | None], pack: Pack, *, is_violent: Callable[[], bool], polarity: str) -> Event | None:
    """The event of a claim, None where it says that something is not known.

    `cues` are the lemmas of its attributions' cues; `is_violent` says whether its article tells of violence.
    """
    if polarity == "underspecified":
        return None
    events = _events(pack)
    found = _by_predicate(wording, events, is_violent=is_violent, is_negative=polarity == "negative")
    if found:
        return Event(found, _verb_spans(wording))
    named = _best(_foreground(wording, pack), wording, is_violent, pack)
    if named is None and any(word.is_zu_infinitive or word.lower in events.infinitive_marks for word in wording.inner_words):
        named = _best(_inner_nouns(wording, pack), wording, _never, pack)
    if named is not None:
        return Event(named[1], (Span(named[0].start_char, named[0].end_char),))
    return Event(_REQUEST, _verb_spans(wording)) if _is_demand(wording, cues, events) else None


def _is_demand(wording: Wording, cues: Sequence[str | None], events: _Events) -> bool:
    """Whether a source demands with a modal verb what the claim says: "mahnten, das Land müsse ..."."""
    is_modal = wording.finite is not None and wording.finite.is_modal
    return is_modal and any(events.verbs.get(cue or "") == _REQUEST for cue in cues)


def _never() -> bool:
    return False


def _foreground(wording: Wording, pack: Pack) -> list[_Named]:
    """The nouns that may name an event and that no preposition of background governs, with their types ("" for the dead and injured)."""
    background = _events(pack).background
    found = []
    for index, word in enumerate(wording.words):
        name = _type_of_noun(word.lemma, pack) if word.is_noun else None
        if name is not None and _head_preposition(wording, index) not in background:
            found.append((wording.tokens[index], name))
    return found


def _inner_nouns(wording: Wording, pack: Pack) -> list[_Named]:
    entries = zip(wording.inner, wording.inner_words, strict=True)
    named = [(token, _type_of_noun(word.lemma, pack)) for token, word in entries if word.is_noun]
    return [(token, name) for token, name in named if name is not None]


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
    if name == _ASSAULT and not events.sport.isdisjoint(nouns):
        return ""
    is_deed = name in (_ASSAULT, _CRIME) or verb in events.seat_verbs
    if is_deed and not wording.is_passive and not events.protesters.isdisjoint(nouns) and _are_protesters(wording, events):
        return _PROTEST
    return name


def _are_protesters(wording: Wording, events: _Events) -> bool:
    """Whether protesters stand in the foreground."""
    entries = enumerate(wording.words)
    return any(word.lemma in events.protesters and _head_preposition(wording, index) not in events.background for index, word in entries)


def _best(nouns: Sequence[_Named], wording: Wording, is_violent: Callable[[], bool], pack: Pack) -> _Named | None:
    """The noun that names the best-ranked event, the first of equals."""
    events = _events(pack)
    best: _Named | None = None
    for token, name in nouns:
        is_harm = not name and events.accident.isdisjoint(wording.nouns) and is_violent()
        event = _ASSAULT if is_harm else name
        if event and (best is None or events.rank[event] < events.rank[best[1]]):
            best = (token, event)
    return best


@lru_cache(maxsize=1 << 15)
def _type_of_noun(lemma: str, pack: Pack) -> str | None:
    """The type of a noun or of the last part of a compound; "" for harm without a doer, None for a noun that names no event."""
    events = _events(pack)
    nouns = events.nouns
    if lemma in events.harm_nouns:
        return ""
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
    return None


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
    verbs: dict[str, str] = {}
    nouns: dict[str, str] = {}
    idioms: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for name in order:
        for verb in _list(table, name, "verbs"):
            verbs.setdefault(verb, name)
        for noun in _list(table, name, "nouns"):
            nouns.setdefault(noun, name)
        for idiom in _list(table, name, "idioms"):
            verb, _, rest = idiom.partition(" ")
            idioms.setdefault(verb, []).append((tuple(rest.split(" ")), name))

    def words(key: str) -> frozenset[str]:
        return frozenset(pack.words("events", key))

    return _Events(
        verbs=verbs,
        nouns=nouns,
        idioms={verb: tuple(entries) for verb, entries in idioms.items()},
        government_verbs=frozenset(_list(table, _YIELD, "government_verbs")),
        negated_verbs=frozenset(_list(table, _REJECT, "negated_verbs")),
        background=words("background_prepositions"),
        protesters=words("protesters"),
        seats=words("seats"),
        seat_verbs=words("seat_verbs"),
        accident=words("accident"),
        sport=words("sport"),
        violence=words("violence"),
        harm_verbs=words("harm_verbs"),
        harm_nouns=words("harm_nouns"),
        toll_verbs=words("toll_verbs"),
        toll_nouns=words("toll_nouns"),
        government=words("government"),
        infinitive_marks=words("infinitive_marks"),
        rank={name: position for position, name in enumerate(order)},
    )


def _list(table: Mapping[str, object], name: str, key: str) -> tuple[str, ...]:
    section = table[name]
    if not isinstance(section, dict):
        raise TypeError(f"events.toml: {name} is not a table")
    return tuple(str(word) for word in section.get(key, ()))
