"""Names of one sentence made right where the model's borders are known to slip, and words added that are names wherever they stand.

Titles and common nouns at the border of a person's name are cut off; adjectives and peoples of listed places, countries, and compounds that
begin with a name are names even where the model overlooks them.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

from claimpack.builders.extract.mentions.names import Forms, FoundName, untagged
from claimpack.builders.extract.mentions.signs import BODY, LAND, PLACE, SURE, TITLE
from claimpack.builders.languages.pack import Pack
from claimpack.builders.models.lexicon import Lexicon, load_lexicon
from claimpack.builders.models.titles import is_title


def repair_borders(forms: Forms, names: list[FoundName], pack: Pack) -> list[FoundName]:
    """The names with titles and common nouns cut off persons' borders; a word for persons ("Sängerin") is no people of a place."""
    lexicon = load_lexicon(pack)
    repaired: list[FoundName] = []
    for name in names:
        if name.entity_type == "PER" and name.derivation == "none" and name.end - name.first > 1:
            repaired += _person(forms, name, lexicon, pack)
        elif name.derivation != "deriv" or not _is_person_word(forms[name.first], lexicon):
            repaired.append(name)
    return repaired


def _is_person_word(form: str, lexicon: Lexicon) -> bool:
    return lexicon.role(form) == "p" and form not in lexicon.derived_forms


def _person(forms: Forms, name: FoundName, lexicon: Lexicon, pack: Pack) -> Iterator[FoundName]:
    first, end = name.first, name.end
    while end - first > 1 and (is_title(forms[first], pack) or _is_noun(forms[first], lexicon)):
        first += 1
    while end - first > 1 and _ends_before(forms, end - 1, lexicon):
        end -= 1
    yield FoundName(first, end, name.entity_type)


def _ends_before(forms: Forms, at: int, lexicon: Lexicon) -> bool:
    """Whether the word stands after a name's genitive and is a common noun: Vucics | Idee, Raúls | Trikotnummer."""
    before = forms[at - 1]
    return before.endswith("s") and "g" not in lexicon.listed_names.get(before, "") and _is_noun(forms[at], lexicon)


@lru_cache(maxsize=1 << 12)
def _is_noun(form: str, lexicon: Lexicon) -> bool:
    """Whether the form, or its last part behind a hyphen, is a common noun of the dictionary."""
    last = form.rpartition("-")[2]
    return form[0].isupper() and last in lexicon.dictionary and lexicon.is_common(last)


def heed_heads(forms: Forms, signs: Sequence[int], names: list[FoundName], pack: Pack) -> list[FoundName]:
    """The names with the type that the word right before them gives away: der Sender X, die Stadt Y, Minister Z."""
    given = load_lexicon(pack).listed_names
    return [_heeded(forms, signs, name, given) if name.derivation == "none" else name for name in names]


def add_bodies(forms: Forms, signs: Sequence[int], names: list[FoundName], pack: Pack) -> list[FoundName]:
    """The names and the capitalised words that the dictionary does not know after a word for a body: der Sender X."""
    lexicon = load_lexicon(pack)
    hits = [at for at, sign in enumerate(signs[:-1], start=1) if sign & BODY and _may_name_body(forms[at], lexicon)]
    is_free = untagged(names, len(forms)) if hits else []
    return sorted([*names, *(FoundName(at, at + 1, "ORG") for at in hits if is_free[at] and is_free[at - 1])]) if hits else names


def _heeded(forms: Forms, signs: Sequence[int], name: FoundName, listed: Mapping[str, str]) -> FoundName:
    is_one = name.end - name.first == 1
    if is_one and signs[name.first] & LAND:
        return name if name.entity_type == "LOC" else replace(name, entity_type="LOC")
    before = signs[name.first - 1] if name.first else 0
    if not before & (PLACE | BODY | TITLE) or not forms[name.first - 1][0].isupper():
        return name
    if before & PLACE:
        return replace(name, entity_type="LOC")
    if before & BODY and name.entity_type == "PER" and "g" not in listed.get(forms[name.first], ""):
        return replace(name, entity_type="ORG")
    if is_one and name.entity_type in ("LOC", "ORG") and before & TITLE:
        return replace(name, entity_type="PER")
    return name


@lru_cache(maxsize=1 << 12)
def _may_name_body(form: str, lexicon: Lexicon) -> bool:
    return len(form) > 2 and form[0].isupper() and form.isalpha() and form not in lexicon.dictionary and lexicon.compound(form) == "-"


def add_known(forms: Forms, signs: Sequence[int], names: list[FoundName], pack: Pack) -> list[FoundName]:
    """The names and the untagged words that are surely names: georgische, Georgien, Sowjetrepublik."""
    hits = [at for at, sign in enumerate(signs) if sign & SURE and not any(name.first <= at < name.end for name in names)]
    return sorted([*names, *(FoundName(at, at + 1, "LOC", load_lexicon(pack).sure(forms[at])) for at in hits)]) if hits else names
