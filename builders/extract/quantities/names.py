"""Numbers that are no quantities: dialling codes, scores, numbers that are part of a name ("Boeing 747", "Artikel 5", "Hauptstraße 42").

A number right after a noun, with nothing counted after it, names that noun; so does any number after the words of [labels], but for one in
words before what it counts ("in der Halle drei Tore", but "Platz drei").
"""

import re
from functools import cache

from claimpack.builders.extract.quantities.grammar import Line, Phrase
from claimpack.builders.extract.quantities.words import words_of
from claimpack.builders.extract.times.years import is_open
from claimpack.builders.languages.pack import Pack

DIALLING_CODE = "dialling code"
NAME = "number in a name"
SCORE = "score"
OPEN = "year or count"
SEASON = "second year of a season"
_QUOTES = ('"', "„", "“", "”", "»", "«")
_LARGEST_NAME = 1000
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
_SECOND_YEAR = re.compile(r"\d\d")
_AGES = range(10, 111)


def not_a_quantity(line: Line, phrase: Phrase) -> str:
    """Why a phrase around a number is no quantity; empty if it is one."""
    at = phrase.number[0]
    before = line.forms[at - 1] if at else ""
    is_figure = line.forms[at][0].isdigit()
    is_bare = phrase.counted is None and phrase.unit.kind == "count" and phrase.comparator[0] == phrase.comparator[1]
    if before == "/" and _YEAR.fullmatch(line.forms[at - 2]) and _SECOND_YEAR.fullmatch(line.forms[at]):
        return SEASON
    if is_figure and (before in words_of(line.pack, "words", "plus") or (is_bare and _is_about_telephones(line))):
        return DIALLING_CODE
    is_labelled = _is_labelled(line, phrase) or _is_numbered_day(line, phrase)
    if is_labelled and phrase.unit.kind == "count" and phrase.number[1] == at + 1:
        return NAME
    if is_figure and (
        before.lower() in words_of(line.pack, "words", "ranks") or (is_bare and phrase.start == at and _ends_name(line, phrase))
    ):
        return NAME
    is_yearlike = phrase.head == "number" and phrase.start == at and phrase.number[1] == at + 1 and _YEAR.fullmatch(line.forms[at])
    return OPEN if is_yearlike and phrase.unit.kind == "count" and is_open(line.forms, at, line.pack) else ""


def _is_labelled(line: Line, phrase: Phrase) -> bool:
    at = phrase.number[0]
    if not at or line.forms[at - 1] not in _labels(line.pack):
        return False
    counts = not line.forms[at][0].isdigit() and line.is_noun(phrase.number[1]) and line.kind(at - 2) in {"article", "genitive"}
    return not counts


def _is_numbered_day(line: Line, phrase: Phrase) -> bool:
    at = phrase.number[0]
    if not at or line.forms[at - 1] not in words_of(line.pack, "day_labels"):
        return False
    is_alone = phrase.counted is None or line.kind(phrase.number[1]) in {"genitive", "of"}
    return is_alone and (at == 1 or line.lowers[at - 2] in words_of(line.pack, "day_labels", "before"))


def _ends_name(line: Line, phrase: Phrase) -> bool:
    """Whether a bare figure belongs to the word before: alone in quotation marks, or after a noun and small ("Windows 10", "HD 13189")."""
    at, before = phrase.number[0], line.forms[phrase.number[0] - 1] if phrase.number[0] else ""
    if before in _QUOTES and line.forms[phrase.end : phrase.end + 1] in [[mark] for mark in _QUOTES]:
        return True
    is_partitive = line.kind(phrase.end) in {"genitive", "of"}
    is_small = (phrase.interval.value or 0) < _LARGEST_NAME or before.isupper()
    return phrase.head == "number" and is_small and not is_partitive and _follows_noun(line, at)


def is_age_in_brackets(line: Line, phrase: Phrase) -> bool:
    """For "Müller (54)": a number alone in brackets after a name."""
    start, end = phrase.number
    if phrase.head != "number" or start < 2 or line.forms[start - 1] != "(" or end >= len(line.forms) or line.forms[end] != ")":
        return False
    return line.is_noun(start - 2) and phrase.interval.value in _AGES


def scores(line: Line) -> tuple[int, ...]:
    """Tokens that are results: "3:2"."""
    return tuple(index for index, word in enumerate(line.words) if word.kind == "score" and line.kind(index + 1) != "unit")


def _follows_noun(line: Line, at: int) -> bool:
    """Whether a noun stands directly before; the first word of a sentence is capitalised anyway and does not count."""
    return at > 1 and line.is_noun(at - 1) and line.lowers[at - 1] not in words_of(line.pack, "words", "cumulative")


@cache
def _labels(pack: Pack) -> frozenset[str]:
    return frozenset(words_of(pack, "labels"))


def _is_about_telephones(line: Line) -> bool:
    return not _telephones(line.pack).isdisjoint(line.lowers)


@cache
def _telephones(pack: Pack) -> frozenset[str]:
    return frozenset(words_of(pack, "telephone"))
