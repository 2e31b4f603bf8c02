"""The words of a language that comparing claims needs, as a typed record of its relations.toml."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from claimpack.builders.languages.pack import Pack

Index = dict[str, tuple[str, ...]]
_LIGHT = ("light_verbs", "light_nouns", "light_adjectives")


@dataclass(frozen=True, slots=True, eq=False)
class Lexicon:
    """Words to features. `exact`, `tails` (ends of compounds) and `prefixes` lead to concepts ("e:kill"), all case-folded.

    `background` are prepositions whose noun only says under what circumstances the rest holds; `phrases` are concepts of several words;
    `opposites` undo each other, `rivals` are accounts of one outcome that exclude each other, `answers` are both by their first event;
    of an `exclusive` thing an event has one. The remaining fields are explained in the toml, under the same names.
    """

    light: frozenset[str]
    exact: Mapping[str, tuple[str, ...]]
    tails: Mapping[str, tuple[str, ...]]
    prefixes: Mapping[str, tuple[str, ...]]
    phrases: tuple[tuple[re.Pattern[str], str], ...]
    background: frozenset[str]
    opposites: frozenset[tuple[str, str]]
    rivals: frozenset[tuple[str, str]]
    answers: Mapping[str, tuple[str, ...]]
    exclusive: frozenset[str]
    general: frozenset[str]
    crowd: frozenset[str]
    losses: tuple[re.Pattern[str], ...]
    grades: tuple[re.Pattern[str], ...]
    among: re.Pattern[str]
    partitive: re.Pattern[str]
    running: re.Pattern[str]
    nationwide: re.Pattern[str]
    number_words: re.Pattern[str]
    open: re.Pattern[str]
    state: frozenset[str]
    nationality: re.Pattern[str]


@cache
def lexicon(pack: Pack) -> Lexicon:
    """The lexicon of a pack. Raises KeyError if its relations.toml lacks a table, TypeError if one is of the wrong kind."""
    section = pack.section("relations")
    exact, tails, prefixes = _concepts(section)
    words, counted, sources = (_table(section[name]) for name in ("words", "counts", "sources"))
    return Lexicon(
        light=frozenset(word.lower() for key in _LIGHT for word in _strings(words[key])),
        exact=exact,
        tails=tails,
        prefixes=prefixes,
        phrases=tuple((_any_case(text), f"e:{concept}") for concept, text in _phrases(section)),
        background=frozenset(_strings(words["background"])),
        opposites=frozenset(_both_ways(section["opposites"])),
        rivals=frozenset(_both_ways(section["rivals"])),
        answers=_answers([*_both_ways(section["opposites"]), *_both_ways(section["rivals"])]),
        exclusive=frozenset(f"t:{thing}" for thing in _strings(_table(section["exclusive"])["things"])),
        general=_folded(counted["general"]),
        crowd=_folded(counted["crowd"]),
        losses=tuple(_any_case(text) for text in _strings(counted["losses"])),
        grades=tuple(_any_case(text) for text in _strings(counted["grades"])),
        among=re.compile(str(counted["among"])),
        partitive=_any_case(counted["partitive"]),
        running=_any_case(counted["running"]),
        nationwide=_any_case(counted["nationwide"]),
        number_words=_any_case(counted["number_words"]),
        open=_any_case(counted["open"]),
        state=_folded(sources["state"]),
        nationality=_any_case(sources["nationality"]),
    )


def _any_case(text: object) -> re.Pattern[str]:
    return re.compile(str(text), re.IGNORECASE)


def _folded(listed: object) -> frozenset[str]:
    return frozenset(word.lower() for word in _strings(listed))


def _phrases(section: Mapping[str, object]) -> Iterator[tuple[str, str]]:
    for concept, listed in _table(section["phrases"]).items():
        for text in _strings(listed):
            yield concept, text


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
