"""The words of a language that stand in names and beside them, from names.toml of its pack, as one typed record."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from claimpack.builders.languages.pack import Pack

SECTION = "names"
# Codes of the classes of words that stand beside names.
HEAD_CODES = {"person": "p", "place": "l", "organisation": "o", "work": "w"}
LONG_NAME_CODES = {"organisation_names": "o", "place_names": "p"}
_BYNAMES = ("house_particles", "directions", "articles", "bynames")
VERB_CODES = {"saying": "S", "living": "L", "founding": "F", "lying": "P"}


@dataclass(frozen=True, slots=True, eq=False)
class NameWords:
    """What names.toml says; the comments there say what each list is.

    `derived`, `aliases` and `compound_places` go from a word to the name of the place or body that it means, `head_words` and
    `verb_classes` to a code, `long_names` from their first two words to their words and the code of their type.
    """

    titles: frozenset[str]
    title_endings: tuple[str, ...]
    organisation_heads: tuple[str, ...]
    place_heads: tuple[str, ...]
    particles: frozenset[str]
    generations: frozenset[str]
    house_particles: frozenset[str]
    directions: frozenset[str]
    articles: frozenset[str]
    bynames: frozenset[str]
    name_endings: tuple[str, ...]
    derived_endings: tuple[str, ...]
    town_endings: tuple[str, ...]
    place_prefixes: tuple[str, ...]
    compound_prefixes: frozenset[str]
    article_prefixes: tuple[str, ...]
    abd: frozenset[str]
    feminine_surnames: tuple[tuple[str, str], ...]
    place_endings: tuple[str, ...]
    function_words: frozenset[str]
    word_endings: tuple[str, ...]
    german_surnames: frozenset[str]
    german_surname_endings: tuple[str, ...]
    given: frozenset[str]
    surnames: frozenset[str]
    organisations: frozenset[str]
    places: frozenset[str]
    towns: frozenset[str]
    derived: Mapping[str, str]
    aliases: Mapping[str, str]
    compound_places: Mapping[str, str]
    long_names: Mapping[str, Mapping[str, tuple[tuple[tuple[str, ...], str], ...]]]
    head_words: Mapping[str, str]
    verb_classes: Mapping[str, str]


@cache
def name_words(pack: Pack) -> NameWords:
    """The record of a pack. Raises KeyError or TypeError if names.toml lacks a list or holds something else."""

    def words(key: str) -> tuple[str, ...]:
        return pack.words(SECTION, key)

    return NameWords(
        titles=frozenset(words("titles")),
        title_endings=words("title_endings"),
        organisation_heads=words("organisation_heads"),
        place_heads=words("place_heads"),
        particles=frozenset(words("particles")),
        generations=frozenset(words("generations")),
        **{key: frozenset(words(key)) for key in _BYNAMES},
        name_endings=words("name_endings"),
        derived_endings=words("derived_endings"),
        town_endings=words("town_endings"),
        place_prefixes=words("place_prefixes"),
        compound_prefixes=frozenset(words("compound_prefixes")),
        article_prefixes=words("article_prefixes"),
        abd=frozenset(words("abd")),
        feminine_surnames=_pairs(pack, "feminine_surnames"),
        place_endings=words("place_endings"),
        function_words=frozenset(words("function_words")),
        word_endings=words("word_endings"),
        german_surnames=_split(pack, "german_surnames"),
        german_surname_endings=words("german_surname_endings"),
        given=_split(pack, "given"),
        surnames=_split(pack, "surnames"),
        organisations=_split(pack, "organisations"),
        places=_split(pack, "places"),
        towns=_split(pack, "towns"),
        derived=_inverted(pack, "derived"),
        aliases=_inverted(pack, "aliases"),
        compound_places=_inverted(pack, "compound_places"),
        long_names=_phrases({code: _text(pack, key) for key, code in LONG_NAME_CODES.items()}),
        head_words=_classes(pack, "head_words", HEAD_CODES),
        verb_classes=_classes(pack, "verb_classes", VERB_CODES),
    )


def _text(pack: Pack, key: str) -> str:
    value = pack.section(SECTION)[key]
    if not isinstance(value, str):
        raise TypeError(f"languages/{pack.code}/{SECTION}.toml: {key} is no text")
    return value


def _split(pack: Pack, key: str) -> frozenset[str]:
    """The words of a text."""
    return frozenset(_text(pack, key).split())


def _pairs(pack: Pack, key: str) -> tuple[tuple[str, str], ...]:
    value = pack.section(SECTION)[key]
    if not isinstance(value, list) or not all(isinstance(pair, list) and len(pair) == 2 for pair in value):
        raise TypeError(f"languages/{pack.code}/{SECTION}.toml: {key} is no list of pairs")
    return tuple((str(first), str(second)) for first, second in value)


def _inverted(pack: Pack, key: str) -> Mapping[str, str]:
    """From each word of a table's lists to its key; the first key that has a word keeps it."""
    value = pack.section(SECTION)[key]
    if not isinstance(value, dict):
        raise TypeError(f"languages/{pack.code}/{SECTION}.toml: {key} is no table")
    inverted: dict[str, str] = {}
    for name, words in value.items():
        for word in words:
            inverted.setdefault(str(word), str(name))
    return inverted


def _phrases(texts: Mapping[str, str]) -> Mapping[str, Mapping[str, tuple[tuple[tuple[str, ...], str], ...]]]:
    """The names of several words, one a line, by their first and second word; the longest first."""
    phrases: dict[str, dict[str, list[tuple[tuple[str, ...], str]]]] = {}
    for code, text in texts.items():
        for line in text.strip().split("\n"):
            words = tuple(line.split())
            phrases.setdefault(words[0], {}).setdefault(words[1], []).append((words, code))
    return {
        first: {second: tuple(sorted(names, key=lambda name: (-len(name[0]), name))) for second, names in seconds.items()}
        for first, seconds in phrases.items()
    }


def _classes(pack: Pack, key: str, codes: Mapping[str, str]) -> Mapping[str, str]:
    """From each word of a table's texts to the code of its class; the first class that has a word keeps it."""
    value = pack.section(SECTION)[key]
    if not isinstance(value, dict) or value.keys() != codes.keys():
        raise TypeError(f"languages/{pack.code}/{SECTION}.toml: {key} is no table of {', '.join(codes)}")
    classes: dict[str, str] = {}
    for name, words in value.items():
        for word in str(words).split():
            classes.setdefault(word, codes[name])
    return classes
