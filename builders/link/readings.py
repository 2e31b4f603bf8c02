"""How a foreign name may sound: its spelling read under several orthographies, each reading a string of sounds.

"Abljasow" (German), "Ablyazov" (English) and "Ablâzov" are spellings of one name; letter by letter they differ, as sounds they hardly do.
The tables stand in data/orthographies.toml. Distances are weighted edit distances, 0 for equal sounds; a pair of sounds that
transliterations confuse (s/z, kh/h, g/k, any two vowels) costs a part of 1.
"""

import re
import tomllib
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

VOWELS = "aeiou"
CHINESE = "chinese"
# Longer words are not compared by sound.
LONGEST = 60
FAR = 9.0
# A part of the length beyond all limits of names.py and person.py: how far apart two words are beyond it makes no difference.
HOPELESS = 0.25
_NEAR = {
    "sz": 0.15, "SZ": 0.15, "JZ": 0.2, "CS": 0.45, "CJ": 0.3, "cz": 0.25, "cs": 0.35, "Cc": 0.4, "Xh": 0.1, "Xk": 0.3, "hk": 0.6,
    "gk": 0.25, "fv": 0.15, "bp": 0.4, "dt": 0.35, "Sz": 0.4, "Ss": 0.4, "Zz": 0.3, "gh": 0.35, "Xg": 0.4, "Jg": 0.5, "ij": 0.1,
    "bv": 0.5, "uv": 0.3, "Ck": 0.6, "ct": 0.35,
}  # fmt: skip
_NEAR_VOWELS = {"ei": 0.15, "ou": 0.15, "ai": 0.4, "ae": 0.2, "ao": 0.25, "eo": 0.3, "iu": 0.4, "eu": 0.4, "au": 0.35, "io": 0.4}
_LOST = {"h": 0.15, "j": 0.1, "i": 0.25, "e": 0.25, "a": 0.3, "o": 0.35, "u": 0.3}
_SWAPS = {pair: cost for near in (_NEAR_VOWELS, _NEAR) for one, cost in near.items() for pair in (one, one[::-1])}
# The least that it costs to lose a sound, or to swap it for any other.
_LEAST = {
    sound: min([_LOST.get(sound, 1.0), *(cost for pair, cost in _SWAPS.items() if sound in pair)]) for sound in {*_LOST, *"".join(_SWAPS)}
}
_COARSE = str.maketrans("bdgvzZCJcXhSj", "ptkfsssssk_s_")
_SMALL = {"ı": "i", "ł": "l", "đ": "d", "ø": "o", "æ": "ae", "œ": "oe", "ə": "e"}
_LARGE = {key.upper(): value.capitalize() for key, value in _SMALL.items()}
_LETTERS = str.maketrans({**_SMALL, **_LARGE, "ß": "ss", **dict.fromkeys("ʻʼ'’`", "")})


@dataclass(frozen=True, slots=True)
class Orthography:
    """One way of writing: a pattern over its letters and the sounds they stand for."""

    pattern: re.Pattern[str]
    sounds: dict[str, str]

    def read(self, word: str) -> str:
        """The sounds of a lower-case word, each doubled sound once."""
        sounds = self.pattern.sub(lambda match: self._sound(match[0], match.start()), word)
        return _single(plain(sounds))

    def _sound(self, letters: str, start: int) -> str:
        return self.sounds.get("^" + letters, "") if start == 0 and "^" + letters in self.sounds else self.sounds.get(letters, letters)


@lru_cache(maxsize=1 << 16)
def readings(word: str) -> tuple[str, ...]:
    """The distinct readings of one word of a name, in the order of the tables; white space and hyphens are left out."""
    lower = "".join(char for char in romanised(word).casefold() if char.isalnum() or char in "'’")
    return tuple(dict.fromkeys(orthography.read(lower) for name, orthography in _orthographies().items() if name != CHINESE))


@lru_cache(maxsize=1 << 16)
def chinese_reading(name: str) -> str:
    """The letters of a whole name read as Chinese, in whatever romanisation: Mao Tse-tung and Mao Zedong are equal."""
    return _orthographies()[CHINESE].read("".join(char for char in plain(name).casefold() if char.isalnum()))


@lru_cache(maxsize=1 << 16)
def coarse_keys(word: str) -> tuple[str, ...]:
    """Block keys of a word: its consonants in classes, one key per reading; equal names share one, similar ones mostly."""
    return tuple(sorted({coarse(reading) for reading in readings(word)}))


@lru_cache(maxsize=1 << 16)
def coarse(reading: str) -> str:
    """The consonant classes of a reading after its first sound, without h and j: "tokaief" -> "tkf"."""
    classes = "".join(sound for sound in reading.translate(_COARSE) if sound not in VOWELS and sound != "_")
    return _single(classes) or "-"


@lru_cache(maxsize=1 << 18)
def sound_distance(left: str, right: str, limit: float = HOPELESS) -> float:
    """The smallest distance between readings of two words, over the longer reading's length: 0 for equal sounds.

    Exact up to the limit; of a greater distance only that it is greater, since nobody asks by how much.
    """
    if max(len(left), len(right)) > LONGEST:
        return 0.0 if left == right else FAR
    pairs = [(a, b) for a in readings(left) for b in readings(right)]
    if any(a == b for a, b in pairs):
        return 0.0
    alike = [(a, b) for a, b in pairs if coarse(a) == coarse(b)]
    return min(_distance(a, b, limit) / max(len(a), len(b), 1) for a, b in alike or pairs)


@lru_cache(maxsize=1 << 16)
def _distance(left: str, right: str, limit: float) -> float:
    """Weighted edit distance of two readings; where it is certain to be beyond the limit, only that it is more than that."""
    beyond = limit * max(len(left), len(right))
    if (least := _least_distance(left, right)) > beyond:
        return least
    row = [0.0]
    for sound in right:
        row.append(row[-1] + _LOST.get(sound, 1.0))
    for a in left:
        lost = _LOST.get(a, 1.0)
        above = row[0]
        new = [above + lost]
        for b, below in zip(right, row[1:], strict=True):
            swapped = above if a == b else above + _SWAPS.get(a + b, 1.0)
            new.append(min(swapped, below + lost, new[-1] + _LOST.get(b, 1.0)))
            above = below
        row = new
        if min(row) > beyond:
            return min(row)
    return row[-1]


def _least_distance(left: str, right: str) -> float:
    """What the distance is at least: each sound that only one side has must be lost or swapped."""
    one, other = _sounds(left), _sounds(right)
    return max(sum(_LEAST.get(sound, 1.0) for sound in one - other), sum(_LEAST.get(sound, 1.0) for sound in other - one))


@lru_cache(maxsize=1 << 16)
def _sounds(reading: str) -> frozenset[str]:
    return frozenset(reading)


def _single(sounds: str) -> str:
    return re.sub(r"(.)\1+", r"\1", sounds)


@lru_cache(maxsize=1 << 16)
def plain(word: str) -> str:
    """The word without accents; case is kept."""
    if word.isascii():
        return word.replace("'", "")
    return "".join(char for char in unicodedata.normalize("NFKD", word.translate(_LETTERS)) if not unicodedata.combining(char))


def romanised(word: str) -> str:
    """A Cyrillic word in Latin letters, as German newspapers write it; any other word as it is."""
    if word.isascii():
        return word
    letters = _cyrillic()
    return "".join(letters.get(char.lower(), char) for char in unicodedata.normalize("NFC", word))


@cache
def _tables() -> dict[str, dict[str, str]]:
    path = files("claimpack.builders.link") / "data" / "orthographies.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))


@cache
def _cyrillic() -> dict[str, str]:
    return _tables()["cyrillic"]


@cache
def _orthographies() -> dict[str, Orthography]:
    return {name: _orthography(table) for name, table in _tables().items() if name != "cyrillic"}


def _orthography(table: dict[str, str]) -> Orthography:
    letters = sorted({key.removeprefix("^") for key in table}, key=lambda key: (-len(key), key))
    return Orthography(re.compile("|".join(map(re.escape, letters))), table)
