"""What a word is around a number: number, unit, noun, adjective, vague word ...

Each form is judged alone and once. Its kind is one of KINDS, written as one character, so that the grammar can use regular expressions
over the kinds of a sentence.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from claimpack.builders.extract.quantities.number_words import number_of, number_words, ordinal_of
from claimpack.builders.languages.pack import Pack
from claimpack.builders.text.forms import FormTable

_NUMBERS = (
    "number",
    "round",
    "magnitude",
    "magnitudes",
    "plural",
    "vague",
    "vague_noun",
    "ordinal",
    "figure_adjective",
    "repeated",
    "fraction",
)
_AROUND = ("one", "half", "limit_adjective", "whole", "limiter", "more", "unit", "money_before", "additional", "genitive", "article", "of")
_JOINTS = ("to", "or", "between", "and", "comma", "dash")
KINDS = ("other", "score", "noun", "casualty", "adjective", "adverb", *_NUMBERS, *_AROUND, *_JOINTS)
LETTERS = {kind: chr(0x100 + index) for index, kind in enumerate(KINDS)}
_SCORE = re.compile(r"\d{1,3}:\d{1,3}(?::\d{1,3})*$")


@dataclass(frozen=True, slots=True)
class Form:
    """A word form around numbers: its kind, its value or least value, and a code (vague class, comparator, unit of a figure adjective)."""

    kind: str
    value: float = 0
    code: str = ""


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit: the kind of quantity it makes, its UCUM or ISO 4217 code, and how much of it one word is."""

    kind: str
    code: str
    factor: float = 1


class _Judge:
    """What a form is around a number, by the lists of a pack."""

    def __init__(self, pack: Pack) -> None:
        self._pack = pack
        self._listed = _listed(pack)
        self._endings = _figure_endings(pack)
        self._multiples = words_of(pack, "multiples", "endings")
        self._no_multiples = frozenset(words_of(pack, "multiples", "not"))
        self._no_adjectives = frozenset(words_of(pack, "not_adjectives"))
        self._adjective_endings = pack.words("times", "adjective_endings")

    def __call__(self, form: str) -> Form:
        lower = form.lower()
        if listed := self._listed.get(form) or self._listed.get(lower):
            return listed
        if (value := number_of(form, self._pack)) is not None:
            return Form("number", value)
        if form.isdigit() and len(form) == 3:
            return Form("number", int(form))  # "000" of "12 000"
        if rank := ordinal_of(form, self._pack):
            return Form("ordinal", rank)
        if found := self._with_figure(lower):
            return found
        if not form[0].isalpha():
            return Form("score" if _SCORE.match(form) else "other")
        if form[0].isupper():
            return Form("noun")
        is_adjective = len(form) > 3 and lower.endswith(self._adjective_endings) and lower not in self._no_adjectives
        return Form("adjective" if is_adjective else "other")

    def _with_figure(self, lower: str) -> Form | None:
        """For "81-jährige", "dreimal", "20-fache"."""
        if lower.endswith(self._multiples) and lower not in self._no_multiples:
            ending = next(ending for ending in self._multiples if lower.endswith(ending))
            value = number_of(lower.removesuffix(ending).rstrip("-") or "-", self._pack)
            return None if value is None else Form("repeated", value)
        if "ig" not in lower:
            return None
        for length in range(min(len(lower) - 1, 14), 4, -1):
            code = self._endings.get(lower[-length:])
            if code:
                value = number_of(lower[:-length].rstrip("-"), self._pack)
                return None if value is None else Form("figure_adjective", value, code)
        return None


@cache
def quantity_words(pack: Pack) -> FormTable[Form]:
    """The words of quantities.toml and units.toml, and the forms read so far."""
    return FormTable(_Judge(pack), LETTERS)


@cache
def units(pack: Pack) -> Mapping[str, Unit]:
    """Unit phrases as they stand in a text: "Prozent", "Grad Celsius", "US-Dollar"."""
    table = pack.section("units")
    found = {phrase: Unit("measure", str(code)) for phrase, code in _mapping(table["measures"]).items()}
    found |= {phrase: Unit("percent", "%", float(str(factor))) for phrase, factor in _mapping(table["percent"]).items()}
    for name, kind in (("periods", "duration"), ("money", "money")):
        for phrase, entry in _mapping(table[name]).items():
            code, factor = pair_of(entry)
            found[phrase] = Unit(kind, code, factor)
    return found


def unit_at(forms: Sequence[str], index: int, pack: Pack) -> tuple[Unit, int] | None:
    """The unit that begins at a token, the longest first, and how many tokens it takes."""
    known = units(pack)
    for n_tokens in (4, 3, 2, 1):
        unit = known.get(" ".join(forms[index : index + n_tokens]))
        if unit and index + n_tokens <= len(forms):
            return unit, n_tokens
    return None


@cache
def masses(pack: Pack) -> frozenset[str]:
    """Units that are followed by what is measured: "Liter Wasser"."""
    return frozenset(_list(_mapping(pack.section("units")["masses"])["words"]))


@cache
def plural_endings(pack: Pack) -> tuple[str, ...]:
    """Endings of nouns that may be plural."""
    return tuple(_list(_mapping(pack.section("times")["endings"])["plural"]))


@cache
def words_of(pack: Pack, name: str, key: str = "words") -> tuple[str, ...]:
    """A list of words of quantities.toml, inside a table. Raises TypeError if it is missing."""
    found = _mapping(pack.section("quantities").get(name)).get(key)
    if not isinstance(found, list):
        raise TypeError(f"languages/{pack.code}/quantities.toml: {name}.{key} is not a list")
    return tuple(str(word) for word in found)


@cache
def word_set(pack: Pack, name: str, key: str = "words") -> frozenset[str]:
    """The same list where only membership is asked for."""
    return frozenset(words_of(pack, name, key))


def pair_of(entry: object) -> tuple[str, float]:
    """A code and a number, as the tables write them: ["several", 2]. Raises TypeError for anything else."""
    if not isinstance(entry, list) or len(entry) != 2:
        raise TypeError(f"not a pair of code and number: {entry!r}")
    return str(entry[0]), float(entry[1])


def table_of(pack: Pack, name: str) -> Mapping[str, object]:
    """A table of quantities.toml."""
    return _mapping(pack.section("quantities").get(name))


def _listed(pack: Pack) -> dict[str, Form]:
    """Every form of the lists; where two name one, the later wins."""
    found: dict[str, Form] = {}
    found |= {phrase: Form("unit") for phrase in units(pack) if " " not in phrase}
    for key in ("noun", "article", "genitive", "whole", "half", "additional", "of", "and", "comma", "dash", "to", "or", "between", "one"):
        found |= {word: Form(key) for word in words_of(pack, "words", key)}
    found |= {word: Form("adverb") for word in words_of(pack, "inner_adverbs") if word not in found}
    for code in table_of(pack, "comparator_adjectives"):
        found |= {word: Form("limit_adjective", 0, code) for word in words_of(pack, "comparator_adjectives", code)}
    for name, kind in (("vague", "vague"), ("vague_nouns", "vague_noun"), ("plurals", "plural")):
        for word, entry in table_of(pack, name).items():
            code, least = pair_of(entry)
            found[word] = Form(kind, least, code)
    found |= {word: Form("repeated", 0, "several") for word in table_of(pack, "repeated")}
    found |= {word: Form("fraction", float(str(share))) for word, share in table_of(pack, "fractions").items()}
    found |= {word: Form("magnitudes" if word in found else "magnitude", value) for word, value in number_words(pack).magnitudes.items()}
    found |= {word: Form("round", value) for word, value in number_words(pack).rounds.items()}
    found |= {word: Form("casualty") for key in ("counted", "persons") for word in words_of(pack, "one", key)}
    found |= {word: Form("limiter") for word in words_of(pack, "one", "comparators") if " " not in word}
    found |= {phrase.rsplit(" ", 1)[-1]: Form("more") for phrase in table_of(pack, "vague_comparatives")}
    return found | {word: Form("money_before") for word in _list(_mapping(pack.section("units")["money_before"])["words"])}


def _figure_endings(pack: Pack) -> dict[str, str]:
    """Declined ending of an adjective with a figure -> what it measures."""
    table = table_of(pack, "figure_adjectives")
    stems = {stem: str(code) for stem, code in table.items() if stem != "declension"}
    return {stem + ending: code for stem, code in stems.items() for ending in _list(table["declension"])}


def _list(values: object) -> list[str]:
    if not isinstance(values, list):
        raise TypeError(f"not a list: {values!r}")
    return [str(value) for value in values]


def _mapping(table: object) -> Mapping[str, object]:
    if not isinstance(table, dict):
        raise TypeError("a table of quantities.toml or units.toml is missing")
    return table
