"""The words of a language that comparing claims needs, as a typed record of its relations.toml."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from functools import cache

from claimpack.builders.languages.pack import Pack
from claimpack.builders.models.places import place_key

Index = dict[str, tuple[str, ...]]
BORDER = r"\b"
_LIGHT = ("light_verbs", "light_nouns", "light_adjectives")


@dataclass(frozen=True, slots=True, eq=False)
class Wordings:
    """What a claim says in certain words, as regular expressions without regard to case; explained in the toml under the same names."""

    partitive_named: re.Pattern[str]
    denied: re.Pattern[str]
    taken_up: re.Pattern[str]
    died: re.Pattern[str]
    superseded: re.Pattern[str]
    excluded: re.Pattern[str]
    possible: re.Pattern[str]
    planned: re.Pattern[str]
    wanted: re.Pattern[str]
    contrast: re.Pattern[str]
    happening: re.Pattern[str]
    number_words: re.Pattern[str]
    no_number: re.Pattern[str]
    not_yet: re.Pattern[str]
    open: re.Pattern[str]


@dataclass(frozen=True, slots=True, eq=False)
class Stages:
    """Events by what they are on the way to another; explained in the toml under the same names.

    `chains` are rows of events of which a story mostly has one, `sums` the features of claims that tell one kind of sum of money.
    """

    phases: frozenset[str]
    bargaining: frozenset[str]
    series: frozenset[str]
    intentions: frozenset[str]
    replies: frozenset[str]
    chains: tuple[frozenset[str], ...]
    sums: tuple[frozenset[str], ...]


@dataclass(frozen=True, slots=True, eq=False)
class Lexicon:
    """Words to features. `exact`, `tails` (ends of compounds) and `prefixes` lead to concepts ("e:kill"), all case-folded.

    `background` are prepositions whose noun only says under what circumstances the rest holds; `phrases` are concepts of several words,
    and `any_phrase` says of a text in lower case whether it holds one; `opposites` undo each other, `sequels` are the same in the order of
    time, `rivals` are accounts of one outcome that exclude each other, `answers` are all of these by their first event; of an `exclusive`
    thing an event has one, and `sites` stand at one place each. The remaining fields are explained in the toml, under the same names.
    """

    light: frozenset[str]
    exact: Mapping[str, tuple[str, ...]]
    tails: Mapping[str, tuple[str, ...]]
    prefixes: Mapping[str, tuple[str, ...]]
    phrases: tuple[tuple[re.Pattern[str], str], ...]
    any_phrase: re.Pattern[str]
    background: frozenset[str]
    suppositions: frozenset[str]
    opposites: frozenset[tuple[str, str]]
    sequels: frozenset[tuple[str, str]]
    rivals: frozenset[tuple[str, str]]
    fates: frozenset[tuple[str, str]]
    answers: Mapping[str, tuple[str, ...]]
    exclusive: frozenset[str]
    of_persons: frozenset[str]
    sites: frozenset[str]
    situations: frozenset[str]
    negations: Mapping[str, str]
    general: frozenset[str]
    crowd: frozenset[str]
    victims: frozenset[str]
    losses: tuple[re.Pattern[str], ...]
    grades: tuple[re.Pattern[str], ...]
    among: re.Pattern[str]
    among_all: re.Pattern[str]
    partitive: re.Pattern[str]
    running: re.Pattern[str]
    nationwide: re.Pattern[str]
    wordings: Wordings
    stages: Stages
    state: frozenset[str]
    nationality: re.Pattern[str]
    statements: str
    places: "PlaceWords"
    particles: frozenset[str]


@dataclass(frozen=True, slots=True, eq=False)
class PlaceWords:
    """What is known of places by their names alone: landscapes by name key, with the codes of their countries and states."""

    parts: Mapping[str, str]
    region: re.Pattern[str]
    first_level: re.Pattern[str]
    kinds: tuple[str, ...]


@cache
def lexicon(pack: Pack) -> Lexicon:
    """The lexicon of a pack. Raises KeyError if its relations.toml lacks a table, TypeError if one is of the wrong kind."""
    section = pack.section("relations")
    words, counted, sources, places = (_table(section[name]) for name in ("words", "counts", "sources", "places"))
    return Lexicon(
        frozenset(word.lower() for key in _LIGHT for word in _strings(words[key])),
        *_concepts(section),
        phrases=tuple((_any_case(text), f"e:{concept}") for concept, text in _phrases(section)),
        any_phrase=_any_of([text for _, text in _phrases(section)]),
        background=frozenset(_strings(words["background"])),
        suppositions=frozenset(_strings(words["suppositions"])),
        opposites=frozenset(_both_ways(section["opposites"])),
        sequels=frozenset((f"e:{one}", f"e:{two}") for one, listed in _table(section["opposites"]).items() for two in _strings(listed)),
        rivals=frozenset(_both_ways(section["rivals"])),
        fates=frozenset(_both_ways(section["fates"])),
        answers=_answers([pair for name in ("opposites", "rivals", "fates") for pair in _both_ways(section[name])]),
        exclusive=frozenset(f"t:{thing}" for thing in _strings(_table(section["exclusive"])["things"])),
        of_persons=_events(section["persons"], "events"),
        situations=_events(section["situations"], "events"),
        negations={word: f"e:{event}" for event, listed in _table(section["negations"]).items() for word in _strings(listed)},
        sites=frozenset(f"t:{thing}" for thing in _strings(_table(section["exclusive"])["sites"])),
        general=_folded(counted["general"]),
        crowd=_folded(counted["crowd"]),
        victims=_folded(counted["victims"]),
        losses=tuple(_any_case(text) for text in _strings(counted["losses"])),
        grades=tuple(_any_case(text) for text in _strings(counted["grades"])),
        among=re.compile(str(counted["among"])),
        among_all=re.compile(str(counted["among_all"])),
        partitive=_any_case(counted["partitive"]),
        running=_any_case(counted["running"]),
        nationwide=_any_case(counted["nationwide"]),
        wordings=Wordings(*(_any_case(counted[field.name]) for field in fields(Wordings))),
        stages=_stages(section),
        state=_folded(sources["state"]),
        nationality=_any_case(sources["nationality"]),
        statements=str(sources["statements"]),
        places=_place_words(places),
        particles=frozenset(pack.words("words", "particles")),
    )


def _stages(section: Mapping[str, object]) -> Stages:
    situations = _table(section["situations"])
    return Stages(
        phases=_events(situations, "phases"),
        bargaining=_events(situations, "bargaining"),
        series=_events(situations, "series"),
        intentions=_events(situations, "intentions"),
        replies=_events(situations, "replies"),
        chains=tuple(_events(section["chains"], name) for name in _table(section["chains"])),
        sums=tuple(frozenset(_strings(listed)) for listed in _table(section["sums"]).values()),
    )


def _place_words(places: Mapping[str, object]) -> PlaceWords:
    return PlaceWords(
        parts={place_key(name): code for code, names in _table(places["parts"]).items() for name in _strings(names)},
        region=re.compile(str(places["region"])),
        first_level=re.compile(str(places["first_level"])),
        kinds=tuple(_strings(places["kinds"])),
    )


def _events(table: object, name: str) -> frozenset[str]:
    return frozenset(f"e:{event}" for event in _strings(_table(table)[name]))


def _any_case(text: object) -> re.Pattern[str]:
    return re.compile(str(text), re.IGNORECASE)


def _folded(listed: object) -> frozenset[str]:
    return frozenset(word.lower() for word in _strings(listed))


def _phrases(section: Mapping[str, object]) -> Iterator[tuple[str, str]]:
    for concept, listed in _table(section["phrases"]).items():
        for text in _strings(listed):
            yield concept, text


def _any_of(patterns: Sequence[str]) -> re.Pattern[str]:
    """One pattern that finds what any of the patterns finds; those that begin at a word's border are tried there only."""
    inner = [text for text in dict.fromkeys(patterns) if not text.startswith(BORDER)]
    words = [text.removeprefix(BORDER) for text in dict.fromkeys(patterns) if text.startswith(BORDER)]
    return re.compile("|".join([f"{BORDER}(?:{'|'.join(f'(?:{text})' for text in words)})", *(f"(?:{text})" for text in inner)]))


def _concepts(section: Mapping[str, object]) -> tuple[Index, Index, Index]:
    exact: Index = {}
    tails: Index = {}
    prefixes: Index = {}
    for kind, name in (("e", "events"), ("t", "things")):
        for concept, listed in _table(section[name]).items():
            for word in _strings(listed):
                where = [prefixes] if word.endswith("-") else [exact, tails] if word[0].isupper() else [exact]
                for index in where:
                    low = word.lower().removesuffix("-")
                    index[low] = (*index.get(low, ()), f"{kind}:{concept}")
    return exact, tails, prefixes


def _both_ways(pairs: object) -> Iterator[tuple[str, str]]:
    for concept, listed in _table(pairs).items():
        for other in _strings(listed):
            yield f"e:{concept}", f"e:{other}"
            yield f"e:{other}", f"e:{concept}"


def _answers(pairs: list[tuple[str, str]]) -> Index:
    found: Index = {}
    for first, second in sorted(set(pairs)):
        found[first] = (*found.get(first, ()), second)
    return found


def _table(value: object) -> Mapping[str, object]:
    if not isinstance(value, dict):
        raise TypeError("relations.toml: a table is expected")
    return value


def _strings(value: object) -> list[str]:
    if not isinstance(value, list) or not all(isinstance(word, str) for word in value):
        raise TypeError("relations.toml: a list of strings is expected")
    return value
