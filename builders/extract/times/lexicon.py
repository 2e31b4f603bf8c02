"""The words of times.toml as one table: form -> what it is in a time expression.

Nouns stand with their capital letter, all else lower-case. Kinds of words are named in words.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from claimpack.builders.languages.pack import Pack

_EASTER = re.compile(r"easter([+-]\d+)$")


@dataclass(frozen=True, slots=True)
class Word:
    """A word form as time expressions see it: its kind, a number (month, weekday, steps) and a code (unit, part of the day)."""

    kind: str
    number: float = 0
    code: str = ""


@cache
def listed_words(pack: Pack) -> Mapping[str, Word]:
    """Every form that the lists of a language name. Where two lists name one, the later of _LISTS wins."""
    return {form: word for read in _LISTS for form, word in read(pack)}


def table(pack: Pack, name: str) -> Mapping[str, object]:
    """A table of times.toml. Raises TypeError if it is missing or no table."""
    found = pack.section("times").get(name)
    if not isinstance(found, dict):
        raise TypeError(f"languages/{pack.code}/times.toml: [{name}] is missing")
    return found


def words_of(pack: Pack, name: str, key: str = "words") -> tuple[str, ...]:
    """A list of words inside a table of times.toml. Raises TypeError if it is no list."""
    found = table(pack, name).get(key)
    if not isinstance(found, list):
        raise TypeError(f"languages/{pack.code}/times.toml: {name}.{key} is not a list")
    return tuple(str(word) for word in found)


def no_adjectives(pack: Pack) -> tuple[str, ...]:
    """Small words that end like an adjective and are none (quantities.toml)."""
    found = pack.section("quantities")["not_adjectives"]
    return tuple(map(str, found["words"])) if isinstance(found, dict) else ()


def declined(pack: Pack, stem: str) -> tuple[str, ...]:
    """An adjective's stem with every ending, and bare."""
    return (stem, *(stem + ending for ending in pack.words("times", "adjective_endings")))


def _plain(pack: Pack) -> Iterator[tuple[str, Word]]:
    for kind in table(pack, "words"):
        if kind != "phrase_openers":
            yield from ((word, Word(kind)) for word in words_of(pack, "words", kind))


def _numbered(pack: Pack) -> Iterator[tuple[str, Word]]:
    endings = ("", *words_of(pack, "endings", "noun"))
    for name, kind in (("months", "month"), ("weekdays", "weekday")):
        for word, number in table(pack, name).items():
            for ending in endings:
                yield word + ending, Word(kind, int(str(number)))
    for word, number in table(pack, "days").items():
        yield word, Word("day", int(str(number)))
    for name, kind in (("steps", "step"), ("day_adjectives", "day_adjective")):
        for stem, number in table(pack, name).items():
            for word in declined(pack, stem)[1:]:
                yield word, Word(kind, int(str(number)))
    for word, number in table(pack, "times").items():
        yield word, Word("times", int(str(number)))


def _coded(pack: Pack) -> Iterator[tuple[str, Word]]:
    kinds = {"parts": "part", "small_parts": "small_part", "repeated_parts": "repeated_part", "part_adverbs": "part_adverb"}
    kinds |= {"references": "reference", "seasons": "season", "boundaries": "boundary", "units": "unit", "limits": "limit"}
    for name, kind in kinds.items():
        for word, code in table(pack, name).items():
            yield word, Word(kind, 0, str(code))
    for code in table(pack, "early_late"):
        for word in words_of(pack, "early_late", code):
            yield word, Word("early_late", 0, code)
    units = table(pack, "units")
    for word in words_of(pack, "plurals"):
        yield word, Word("units", 0, str(units[word]))
    for word, code in table(pack, "year_parts").items():
        yield word, Word("year_part", 0, str(code))


def _declined(pack: Pack) -> Iterator[tuple[str, Word]]:
    for name, kind in (("periods", "period"), ("repeated", "repeated")):
        for stem, code in table(pack, name).items():
            for word in declined(pack, stem):
                yield word, Word(kind, 0, str(code))


def _joined(pack: Pack) -> Iterator[tuple[str, Word]]:
    """Compounds of weekday and part of the day, and the repeated forms in -s."""
    ending = str(table(pack, "endings")["repeated"])
    for weekday, number in table(pack, "weekdays").items():
        yield weekday.lower() + ending, Word("repeated_weekday", int(str(number)))
        for part, code in table(pack, "small_parts").items():
            for form in (weekday + part, f"{weekday}-{part.capitalize()}"):
                yield form, Word("weekday_part", int(str(number)), str(code))
            yield weekday.lower() + part + ending, Word("repeated_weekday", int(str(number)), str(code))


def _single(pack: Pack) -> Iterator[tuple[str, Word]]:
    for word, code in table(pack, "neighbours").items():
        unit, sign, steps = re.split(r"([+-])", str(code))
        yield word, Word("neighbour", int(sign + steps), unit)
    for word, code in table(pack, "edges").items():
        yield word, Word("edge", 0, str(code))
    for kind, name in (("eve", "eve"), ("vague", "vague"), ("phrase_end", "phrase_ends")):
        for word in words_of(pack, name):
            if word not in table(pack, "units"):
                yield word, Word(kind)
    for word, code in table(pack, "holidays").items():
        match = _EASTER.match(str(code))
        yield word.rsplit(" ", 1)[-1], Word("holiday", int(match[1]), "easter") if match else Word("holiday", 0, str(code))
    yield "morgen", Word("morrow", 1, "MO")


def _measures(pack: Pack) -> Iterator[tuple[str, Word]]:
    """Units of measure and money of units.toml: what a number before them counts is no year."""
    for name in ("measures", "percent", "money"):
        words = pack.section("units")[name]
        if isinstance(words, dict):
            yield from ((str(word), Word("measure")) for word in words if " " not in str(word))


_LISTS = (_measures, _plain, _declined, _numbered, _coded, _joined, _single)
