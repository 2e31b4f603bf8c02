"""Names of one sentence made right where the model's borders are known to slip, and words added that are names wherever they stand.

Titles and common nouns at the border of a person's name are cut off; adjectives and peoples of listed places, countries, and compounds that
begin with a name are names even where the model overlooks them.
"""

from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from claimpack.builders.extract.mentions.names import Forms, FoundName, untagged
from claimpack.builders.languages.pack import Pack
from claimpack.builders.models.lexicon import Lexicon, load_lexicon
from claimpack.builders.models.name_words import NameWords, name_words
from claimpack.builders.models.titles import is_title


def repair_borders(forms: Forms, names: list[FoundName], pack: Pack) -> list[FoundName]:
    """The names with titles and common nouns cut off persons' borders; a person that only was a title is no name."""
    lexicon = load_lexicon(pack)
    repaired: list[FoundName] = []
    for name in names:
        if name.entity_type == "PER" and name.derivation == "none" and name.end - name.first > 1:
            repaired += _person(forms, name, lexicon, pack)
        else:
            repaired.append(name)
    return repaired


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


def _is_noun(form: str, lexicon: Lexicon) -> bool:
    return form[0].isupper() and form in lexicon.dictionary and lexicon.is_common(form)


def heed_heads(forms: Forms, names: list[FoundName], pack: Pack) -> list[FoundName]:
    """The names with the type that the word right before them gives away: der Sender X, die Stadt Y, Minister Z.

    A capitalised word without a type that the dictionary does not know is a name after a word for a body.
    """
    words, lexicon = name_words(pack), load_lexicon(pack)
    heeded = [_heeded(forms, name, lexicon, pack) if name.derivation == "none" else name for name in names]
    hits = [at for at in range(1, len(forms)) if _is_body(forms[at - 1], words) and _may_name_body(forms[at], lexicon)]
    is_free = untagged(names, len(forms)) if hits else []
    return sorted([*heeded, *(FoundName(at, at + 1, "ORG") for at in hits if is_free[at] and is_free[at - 1])]) if hits else heeded


def _heeded(forms: Forms, name: FoundName, lexicon: Lexicon, pack: Pack) -> FoundName:
    before, form, is_one = forms[name.first - 1], forms[name.first], name.end - name.first == 1
    if is_one and (form in lexicon.territories or (form[-1] == "s" and form[:-1] in lexicon.territories)):
        return replace(name, entity_type="LOC")
    if not name.first or not before[0].isupper():
        return name
    lower = before.lower()
    if lower.endswith(lexicon.words.place_heads):
        return replace(name, entity_type="LOC")
    if lower.endswith(lexicon.words.organisation_heads) and name.entity_type == "PER" and "g" not in lexicon.listed_names.get(form, ""):
        return replace(name, entity_type="ORG")
    if is_one and name.entity_type in ("LOC", "ORG") and is_title(before, pack):
        return replace(name, entity_type="PER")
    return name


@lru_cache(maxsize=1 << 16)
def _is_body(form: str, words: NameWords) -> bool:
    return form[0].isupper() and form.lower().endswith(words.organisation_heads)


def _may_name_body(form: str, lexicon: Lexicon) -> bool:
    return len(form) > 2 and form[0].isupper() and form.isalpha() and form not in lexicon.dictionary and lexicon.compound(form) == "-"


def add_known(forms: Forms, names: list[FoundName], pack: Pack) -> list[FoundName]:
    """The names and the untagged words that are surely names: georgische, Georgien, Sowjetrepublik."""
    lexicon = load_lexicon(pack)
    hits = [at for at, form in enumerate(forms) if len(form) > 3 and _sure(form, lexicon)]
    if not hits:
        return names
    is_free = untagged(names, len(forms))
    return sorted([*names, *(FoundName(at, at + 1, "LOC", _sure(forms[at], lexicon)) for at in hits if is_free[at])])


@lru_cache(maxsize=1 << 16)
def _sure(form: str, lexicon: Lexicon) -> str:
    return lexicon.sure(form)
