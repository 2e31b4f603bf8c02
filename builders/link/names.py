"""Whether two names can name one thing, by what rule, and how surely. Knows names only, not the texts around them.

Rules: exact (letters, without case and accents), inflection (a case ending), surname (one has no given name), acronym (initials of a long
name), transliteration (the sounds), alias (names.toml), gazetteer (the same place). Towns of the gazetteer are decided by it alone.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from claimpack.builders.languages.pack import Pack
from claimpack.builders.link.gazetteer import sure_place
from claimpack.builders.link.person import is_veto, parse_person, person_score
from claimpack.builders.link.readings import sound_distance
from claimpack.builders.models.name_words import NameWords, name_words
from claimpack.builders.models.places import load_places, place_key

# Highest distance of two names of places or organisations, as a part of their length.
NAME_LIMIT = 0.07
# The same where the gazetteer knows one of two places: the other may be a misspelling of it, and hardly more.
KNOWN_LIMIT = 0.055
# Least score of two persons' names that are one word each.
SINGLE_SCORE = 0.97
# How many of names.toml's case endings are genitives; they stand first.
GENITIVES = 5
WORD_LIMIT = 0.06
# A genitive that no town or country has: "des Harzes", but Cherson, Chersons.
LONG_GENITIVE = ("es", "ens")
# The last for a body's name that is one word.
SINGLE_LIMIT = 0.02


@dataclass(frozen=True, slots=True)
class Match:
    """Why two names are held to be one: the rule and a score from 0 to 1."""

    rule: str
    score: float


EXACT = Match("exact", 1.0)


def match_names(left: str, right: str, entity_type: str, pack: Pack) -> Match | None:
    """How the two names agree as names of that type (PER, LOC, ORG, OTH), or None."""
    if letters(left) == letters(right):
        return EXACT
    words = name_words(pack)
    is_person = entity_type == "PER"
    if is_inflected(left, right, words, is_person=is_person) or is_inflected(right, left, words, is_person=is_person):
        longer, bare = sorted((left, right), key=len, reverse=True)
        if entity_type != "LOC" or not longer.endswith(LONG_GENITIVE) or sure_place(bare, words) is None:
            return Match("inflection", 0.95)
    if is_person:
        return match_persons(left, right, pack)
    if standard(left, words) == standard(right, words):
        return Match("alias", 0.95)
    if is_acronym(left, right, words) or is_acronym(right, left, words):
        return Match("acronym", 0.8)
    return match_places(left, right, pack) if entity_type == "LOC" else match_bodies(left, right, pack)


def match_persons(left: str, right: str, pack: Pack) -> Match | None:
    """The match of two names of persons: transliteration, or surname where one of them has no given name."""
    a, b = parse_person(left, pack), parse_person(right, pack)
    score = person_score(a, b, pack)
    if not score:
        return None
    if bool(a.given) != bool(b.given):
        return Match("surname", round(score, 4))
    if not a.given and (score < SINGLE_SCORE or min(len(a.surname), len(b.surname)) < 6 or {a.surname, b.surname} & name_words(pack).given):
        return None
    return Match("alias" if len(a.words) != len(b.words) and score >= 0.95 else "transliteration", round(score, 4))


def match_places(left: str, right: str, pack: Pack) -> Match | None:
    """The match of two names of places: by the gazetteer if it knows both, else by their sounds without the endings of languages."""
    places, words = load_places(), name_words(pack)
    a, b = places.first(standard(left, words)), places.first(standard(right, words))
    if a is not None and b is not None:
        is_same = a == b and a in (sure_place(left, words), sure_place(right, words))
        return Match("gazetteer", 0.95) if is_same else None
    if min(len(left), len(right)) < 6:
        return None
    is_known = a is not None or b is not None or left in words.places or right in words.places
    limit = KNOWN_LIMIT if is_known else NAME_LIMIT
    distance = words_distance(_stem(left, words.place_endings), _stem(right, words.place_endings), limit)
    return Match("transliteration", round(1 - distance, 4)) if distance <= limit else None


def match_bodies(left: str, right: str, pack: Pack) -> Match | None:
    """The match of two names of organisations or other things: word for word, without function words and case endings."""
    words = name_words(pack)
    a, b = content_words(left, words), content_words(right, words)
    if a == b:
        return Match("inflection", 0.95)
    if len(a) != len(b) or (len(a) == 1 and left.isupper() != right.isupper()):
        return None
    limit, greatest = WORD_LIMIT if len(a) > 1 else SINGLE_LIMIT, 0.0
    for one, other in zip(a, b, strict=True):
        greatest = max(greatest, _body_distance(one, other, limit))
        if greatest > limit:
            return None
    if any(is_veto(one.capitalize(), other.capitalize(), pack) for one, other in _changed(left, right, words)):
        return None
    return Match("transliteration", round(1 - greatest, 4))


def words_distance(left: str, right: str, limit: float) -> float:
    """The greatest distance of the words of two names, one by one; that of the whole where they have not the same number of words.

    Exact up to the limit (readings.py).
    """
    a, b = left.replace("-", " ").split(), right.replace("-", " ").split()
    if len(a) != len(b):
        return _word_distance("".join(a), "".join(b), limit)
    return max((_word_distance(one, other, limit) for one, other in zip(a, b, strict=True)), default=9.0)


@lru_cache(maxsize=1 << 16)
def content_words(name: str, words: NameWords) -> tuple[str, ...]:
    """The words that tell the name apart, small, without function words and endings: "organisation vertrag kollektiv sicherheit"."""
    return tuple(_stem(word, words.word_endings) for word in _kept(name, words))


def _kept(name: str, words: NameWords) -> list[str]:
    parts = name.casefold().replace("-", " ").split()
    return [part for part in parts if part not in words.function_words] or parts or [name.casefold()]


def is_inflected(form: str, name: str, words: NameWords, *, is_person: bool = False) -> bool:
    """Whether the form is the name with case endings: Vucics, Vereinten Nationen. A person's name has a genitive alone, at its end."""
    a, b = form.split(), name.split()
    if len(a) != len(b):
        return False
    endings = words.name_endings[:GENITIVES] if is_person or len(a) == 1 else words.name_endings
    changed = [(one, other) for one, other in zip(a, b, strict=True) if one != other]
    if is_person and changed != [(a[-1], b[-1])]:
        return False
    return all(len(other) > 2 and one.startswith(other) and one[len(other) :] in endings for one, other in changed)


@lru_cache(maxsize=1 << 16)
def is_acronym(short: str, long: str, words: NameWords) -> bool:
    """Whether the short name is made of the first letters of the long one's words, function words counted or not."""
    letters_ = [char for char in short if char.isalpha()]
    if not 2 <= len(letters_) <= 8 or " " in short or sum(char.isupper() for char in letters_) < len(letters_) - 1:
        return False
    return short.casefold() in initials(long, words)


@lru_cache(maxsize=1 << 16)
def initials(name: str, words: NameWords) -> tuple[str, ...]:
    """The small first letters of the name's words, with and without function words; none for a name of one word."""
    parts = [part for word in name.split() for part in word.split("-") if part]
    if len(parts) < 2:
        return ()
    strict = [part for part in parts if part.casefold() not in words.function_words]
    return tuple(dict.fromkeys("".join(part[0] for part in row).casefold() for row in (parts, strict)))


def letters(name: str) -> str:
    """The name's letters and digits, small, without accents."""
    return place_key(name)


def standard(name: str, words: NameWords) -> str:
    """The name that stands for all of an alias's, also where it is inflected ("Vereinten Nationen"), or the name itself."""
    found = words.aliases.get(name)
    return found or (_long_aliases(words).get(content_words(name, words), name) if " " in name else name)


@cache
def _long_aliases(words: NameWords) -> Mapping[tuple[str, ...], str]:
    """The names of several words that aliases stand for, by their content words."""
    return {content_words(name, words): name for name in sorted(set(words.aliases.values())) if " " in name}


def _body_distance(left: str, right: str, limit: float) -> float:
    """The distance of two words; words that differ by an umlaut alone are two."""
    return 9.0 if left != right and letters(left) == letters(right) else _word_distance(left, right, limit)


def _changed(left: str, right: str, words: NameWords) -> list[tuple[str, str]]:
    """The words that differ, as they stand, small."""
    a, b = _kept(left, words), _kept(right, words)
    return [(one, other) for one, other in zip(a, b, strict=False) if one != other]


def _word_distance(left: str, right: str, limit: float) -> float:
    if left == right:
        return 0.0
    if min(len(left), len(right)) < 4:
        return 9.0
    return sound_distance(left, right, limit)


@lru_cache(maxsize=1 << 16)
def _stem(name: str, endings: tuple[str, ...]) -> str:
    """The name without the first of the endings that leaves four letters."""
    return next((name[: -len(ending)] for ending in endings if name.endswith(ending) and len(name) - len(ending) > 3), name)
