"""Numbers as they are written: "10.000", "3,5", "einundzwanzig", "anderthalb", "zwanzigste".

One word gives one number; what several words make together ("drei Millionen") is put together by who reads the phrase. Decimal comma and
thousands dot are the German ones; a dot before other than three digits is read as a decimal point.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from claimpack.builders.languages.pack import Pack

_GROUPED = re.compile(r"\d{1,3}(?:[.'’]\d{3})+(?:,\d+)?$")
_PLAIN = re.compile(r"(?:0|[1-9]\d*)(?:[.,]\d+)?$")
_SEPARATORS = str.maketrans("", "", ".'’")
_CACHE_SIZE = 1 << 15


@dataclass(frozen=True, slots=True, eq=False)
class NumberWords:
    """The tables of numbers.toml. `rounds` are the magnitudes that are a number by themselves ("hundert")."""

    small: Mapping[str, float]
    compound: Mapping[str, str]
    halves: Mapping[str, float]
    magnitudes: Mapping[str, float]
    rounds: Mapping[str, float]
    ordinals: Mapping[str, int]


@lru_cache(maxsize=_CACHE_SIZE)
def number_of(word: str, pack: Pack) -> float | None:
    """The value of a number in digits or letters; None for any other word, and for "ein", which may be an article."""
    if word[0].isdigit():
        return digits_of(word)
    value = _in_letters(word.lower(), number_words(pack))
    return None if value is None else float(value)


def digits_of(word: str) -> float | None:
    """The value of digits: "10.000" and "10000", "3,5" and "3.5". None with leading zeros or other signs."""
    if _GROUPED.match(word):
        return float(word.translate(_SEPARATORS).replace(",", "."))
    return float(word.replace(",", ".")) if _PLAIN.match(word) else None


@lru_cache(maxsize=_CACHE_SIZE)
def ordinal_of(word: str, pack: Pack) -> int | None:
    """The rank that an ordinal names: "ersten" 1, "dritter" 3, "zwanzigste" 20, "11." 11. None for any other word."""
    if word[0].isdigit():
        digits = word[:-1]
        return int(digits) if word.endswith(".") and digits.isdigit() and len(digits) < 4 and digits[0] != "0" else None
    return _ordinals(pack).get(word.lower())


@cache
def number_words(pack: Pack) -> NumberWords:
    """The number words of a language."""
    table = pack.section("numbers")
    return NumberWords(
        small=_numbers(table["small"]),
        compound={str(key): str(word) for key, word in _mapping(table["compound"]).items()},
        halves=_numbers(table["halves"]),
        magnitudes=_numbers(table["magnitudes"]),
        rounds=_numbers(table["rounds"]),
        ordinals={stem: int(rank) for stem, rank in _numbers(table["ordinals"]).items()},
    )


def _in_letters(word: str, words: NumberWords) -> float | None:
    """The value of a lower-case number word, put together from its parts."""
    if word in words.small:
        return words.small[word]
    if word in words.halves:
        return words.halves[word]
    if word.endswith(words.compound["half"]):
        whole = _in_letters(word.removesuffix(words.compound["half"]), words)
        return None if whole is None else whole + 0.5
    for key, size in (("thousand", 1000), ("hundred", 100)):
        head, found, tail = word.partition(words.compound[key])
        if found and (head or tail):
            return _multiple(head, size, tail, words)
    return _tens(word, words)


def _multiple(head: str, size: int, tail: str, words: NumberWords) -> float | None:
    """For "drei" + hundert + "fünf"; an empty head is one, an empty tail none."""
    times = _part(head, words) if head else 1.0
    rest = _part(tail.removeprefix(words.compound["and"]), words) if tail else 0.0
    return None if times is None or rest is None else times * size + rest


def _part(word: str, words: NumberWords) -> float | None:
    if word == words.compound["one"]:
        return 1.0
    return 100.0 if word == words.compound["hundred"] else _in_letters(word, words)


def _tens(word: str, words: NumberWords) -> float | None:
    """For "einundzwanzig": the units before the tens."""
    head, found, tail = word.partition(words.compound["and"])
    if not (found and head and tail):
        return None
    unit = 1.0 if head == words.compound["one"] else words.small.get(head, 0.0)
    tens = words.small.get(tail, 0.0)
    return unit + tens if 1 <= unit <= 9 and tens >= 20 else None


@cache
def _ordinals(pack: Pack) -> Mapping[str, int]:
    """Every declined ordinal up to 100, lower-case."""
    words = number_words(pack)
    endings = _mapping(pack.section("numbers")["ordinal_endings"])
    declension = endings["declension"]
    if not isinstance(declension, list):
        raise TypeError(f"languages/{pack.code}/numbers.toml: declension is not a list")
    stems = dict(words.ordinals)
    for word, value in _cardinals(words):
        if 1 < value <= 100 and int(value) not in stems.values():
            stems[word + str(endings["small" if value < 20 else "large"])] = int(value)
    return {stem + str(ending): rank for stem, rank in stems.items() for ending in declension}


def _cardinals(words: NumberWords) -> list[tuple[str, float]]:
    compound = words.compound
    units = [(compound["one"], 1.0), *((word, value) for word, value in words.small.items() if 1 < value < 10)]
    tens = [(word, value) for word, value in words.small.items() if value >= 20]
    joined = [(unit + compound["and"] + ten, a + b) for ten, b in tens for unit, a in units]
    return [*words.small.items(), *joined, (compound["hundred"], 100.0)]


def _numbers(table: object) -> dict[str, float]:
    return {key: float(str(value)) for key, value in _mapping(table).items()}


def _mapping(table: object) -> Mapping[str, object]:
    if not isinstance(table, dict):
        raise TypeError("numbers.toml: a table is missing")
    return table
