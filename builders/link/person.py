"""A person's name in its parts, and whether two such names can be one person's.

Surnames are compared strictly, given names loosely; initials, generations, feminine endings and two German surnames veto. Whether two
bearers of one name are one person cannot be known from names.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from claimpack.builders.languages.pack import Pack
from claimpack.builders.link.readings import chinese_reading, plain, romanised, sound_distance
from claimpack.builders.models.name_words import NameWords, name_words
from claimpack.builders.models.titles import is_title

# Highest distance of two surnames, and of two given names, as a part of their length, and of the first plus half of the second; set on
# pairs of real spellings (builders/evaluate/names.py).
SURNAME_LIMIT = 0.11
GIVEN_LIMIT = 0.2
BOTH_LIMIT = 0.12
# The first for names of up to five letters; their vowels must agree (Peng, Ping).
SHORT_LIMIT = 0.06
# The first where one surname is German: nobody transliterates it (Müller, Miller).
GERMAN_LIMIT = 0.02
# The first for whole names of which family name and given names cannot be told apart.
EASTERN_LIMIT = 0.01
# The same without length, so that a long name tolerates no foreign letter either.
FARTHEST = 1.3
_ARABIC = str.maketrans("oe", "ui")
_FINAL_Y = re.compile(r"y(?![aeiou])")


@dataclass(frozen=True, slots=True)
class Person:
    """The parts of a name, without titles, articles and particles. One word alone stands as the surname."""

    given: tuple[str, ...]
    surname: str
    generation: str

    @property
    def words(self) -> tuple[str, ...]:
        return (*self.given, self.surname)


@lru_cache(maxsize=1 << 16)
def parse_person(name: str, pack: Pack) -> Person:
    """The parts: "Präsident Muammar al-Gaddafi" -> Muammar | Gaddafi, "Meier, Anna" -> Anna | Meier, "Papst Pius XII." -> Pius, XII."""
    words = name_words(pack)
    first, comma, rest = name.partition(",")
    tokens = (f"{rest} {first}" if comma and rest.strip() else name).split()
    while len(tokens) > 1 and is_title(tokens[0], pack):
        tokens = tokens[1:]
    generation = ""
    if len(tokens) > 1 and tokens[-1] in words.generations:
        generation = tokens.pop().rstrip(".").casefold()
    core = [bare for token in tokens if (bare := _bare(token, words))] or tokens
    return Person(tuple(core[:-1]), core[-1], generation)


def person_score(left: Person, right: Person, pack: Pack) -> float:
    """How surely two names are one person's: 1 for the same letters, 0 for a veto, between them by the distance of the sounds."""
    if left.generation != right.generation:
        return 0.0
    if joined(left) == joined(right):
        return 1.0
    score = _ordered(left, right, pack)
    if not score and len(left.words) == len(right.words) == 2 and not _are_given(left, pack):
        score = _ordered(Person((left.surname,), left.given[0], left.generation), right, pack)
    return score or _eastern(left, right)


def _are_given(person: Person, pack: Pack) -> bool:
    """Whether both words are given names, so that the other order is another name: Pavel Petr, Petr Pavel."""
    given = name_words(pack).given
    return person.surname in given and person.given[0] in given


def joined(person: Person) -> str:
    """The letters of the whole name, without case and accents: "Kim Jong-un" and "Kim Jong Un" are equal."""
    return "".join(char for char in plain("".join(person.words)).casefold() if char.isalnum())


def surname_score(left: str, right: str, pack: Pack) -> float:
    """How surely two surnames are one: 1 for the same letters, 0 beyond the limit or under a veto."""
    if plain(left).casefold() == plain(right).casefold():
        return 1.0
    if is_veto(left, right, pack) or min(len(left), len(right)) < 3:
        return 0.0
    longer = max(len(left), len(right))
    limit = min(SURNAME_LIMIT, FARTHEST / longer)
    if longer < 6:
        limit = SHORT_LIMIT if _has_same_vowels(left, right) else 0.0
    elif is_german(left, pack) or is_german(right, pack):
        limit = GERMAN_LIMIT
    distance = sound_distance(left, right, limit)
    return 1.0 - distance if distance <= limit else 0.0


def given_score(left: tuple[str, ...], right: tuple[str, ...]) -> float:
    """How well given names agree: the shorter list must lie within the longer one, in order; an initial agrees with its name."""
    short, long = sorted((left, right), key=len)
    if _initials(short) and _initials(long) and _initials(short) != _initials(long):
        return 0.0
    scores: list[float] = []
    at = 0
    for place, word in enumerate(short):
        fits = (
            (number, _given_word(word, other))
            for number, other in enumerate(long)
            if number >= at and _in_place(word, other, place, number)
        )
        number, score = next(((number, score) for number, score in fits if score), (-1, 0.0))
        if number < 0:
            return 0.0
        scores.append(score)
        at = number + 1
    return min(scores) if len(short) == len(long) else min(0.95, *scores)


@lru_cache(maxsize=1 << 16)
def is_veto(left: str, right: str, pack: Pack) -> bool:
    """Whether two different surnames are surely two: both German (Meier, Maier), or one with an ending (Alijew, Alijewa)."""
    words = name_words(pack)
    if is_german(left, pack) and is_german(right, pack):
        return True
    a, b = sorted((plain(left).casefold(), plain(right).casefold()), key=len)
    return b in (a + "i", a + "a") or _is_feminine(b, a, words) or _is_feminine(a, b, words)


def is_german(surname: str, pack: Pack) -> bool:
    """Whether the surname is a German one, by the list or its ending."""
    words = name_words(pack)
    return surname in words.german_surnames or (len(surname) > 4 and surname.lower().endswith(words.german_surname_endings))


def _is_feminine(woman: str, man: str, words: NameWords) -> bool:
    return any(
        woman.endswith(feminine) and man.endswith(masculine) and not man.endswith(feminine)
        for feminine, masculine in words.feminine_surnames
        if masculine or man + feminine == woman
    )


def _ordered(left: Person, right: Person, pack: Pack) -> float:
    surname = surname_score(left.surname, right.surname, pack)
    if not surname or not left.given or not right.given:
        return surname
    given = given_score(left.given, right.given)
    return min(surname, given) if given and (1 - surname) + (1 - given) / 2 <= BOTH_LIMIT else 0.0


def _eastern(left: Person, right: Person) -> float:
    """Chinese and Korean names, family name first, in two romanisations: syllables joined or not, Mao Tse-tung or Mao Zedong."""
    if not (left.given and right.given) or len(left.words) > 3 or len(right.words) > 3:
        return 0.0
    a, b = joined(left), joined(right)
    if max(len(a), len(b)) > 18:
        return 0.0
    if len(left.words) != len(right.words) or _is_hyphenated(left) != _is_hyphenated(right):
        return 0.9 if chinese_reading(a) == chinese_reading(b) or sound_distance(a, b, EASTERN_LIMIT) <= EASTERN_LIMIT else 0.0
    return 0.0


def _is_hyphenated(person: Person) -> bool:
    return any("-" in word for word in person.words)


def _in_place(word: str, other: str, place: int, number: int) -> bool:
    """Whether two given names may stand for each other there: an initial only for a name in the same place."""
    return place == number or min(len(word.rstrip(".")), len(other.rstrip("."))) > 1


def _given_word(left: str, right: str) -> float:
    """How well two given names agree; names that only end in other vowels are two (Christian, Christiane; Anna, Anne)."""
    a, b = plain(left).casefold().rstrip("."), plain(right).casefold().rstrip(".")
    if a == b:
        return 1.0
    if len(a) == 1 or len(b) == 1:
        return 0.9 if a[0] == b[0] else 0.0
    distance = sound_distance(left, right, GIVEN_LIMIT)
    if a.rstrip("aeioyju") == b.rstrip("aeioyju"):
        return float(distance == 0)
    limits = (0.0, SHORT_LIMIT) if max(len(a), len(b)) < 6 else (GIVEN_LIMIT / 2, GIVEN_LIMIT)
    return 1.0 - distance if distance <= limits[_has_same_vowels(left, right)] else 0.0


def _has_same_vowels(left: str, right: str) -> bool:
    """Whether two short names have the same vowels; in five letters o is as good as u and e as i, as in Arabic names (Saleh, Salih)."""
    a, b = _vowels(left), _vowels(right)
    is_tiny = max(len(left), len(right)) < 5
    return a == b if is_tiny else a.translate(_ARABIC) == b.translate(_ARABIC)


def _vowels(word: str) -> str:
    letters = plain(romanised(word)).casefold().replace("ou", "u").replace("oo", "u").replace("ee", "i")
    return "".join(char for char in _FINAL_Y.sub("i", letters) if char in "aeiou")


def _initials(given: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(word[0].casefold() for word in given[1:] if len(word.rstrip(".")) == 1)


def _bare(token: str, words: NameWords) -> str:
    """The word without an Arabic article; nothing for a particle."""
    lower = token.casefold()
    if lower in words.particles:
        return ""
    if lower in words.abd:
        return token[:3]
    prefix = next((prefix for prefix in words.article_prefixes if lower.startswith(prefix)), "")
    rest = token[len(prefix) :]
    return rest if rest[:1].isupper() else token
