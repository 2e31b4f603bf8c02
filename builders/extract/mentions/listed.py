"""Names that the lists give away where the model overlooks them: whole names of several words, and places after "in", "aus", "nach".

A word for a currency is no name. A place may be a word too ("in Essen", "auf Rügen"): a noun that can be counted would have an article
there.
"""

from collections.abc import Sequence

from claimpack.builders.extract.mentions.names import Forms, FoundName, with_name
from claimpack.builders.extract.mentions.signs import IN, LISTED, NO_NAME, ON, REGION, TOWN
from claimpack.builders.languages.pack import Pack
from claimpack.builders.models.name_words import name_words

_TYPES = {"o": "ORG", "p": "LOC"}


def without_units(signs: Sequence[int], names: list[FoundName]) -> list[FoundName]:
    """The names but for single words that are none."""
    return [name for name in names if name.end - name.first > 1 or not signs[name.first] & NO_NAME]


def add_listed(forms: Forms, signs: Sequence[int], names: list[FoundName], pack: Pack) -> list[FoundName]:
    """The names and the listed names of several words, which take the place of what was found inside them."""
    listed = name_words(pack).long_names
    for at, sign in enumerate(signs[:-1]):
        if sign & LISTED:
            for words, code in listed[forms[at]].get(forms[at + 1], ()):
                end = at + len(words)
                if tuple(forms[at:end]) == words and _gives_way(names, at, end, _TYPES[code]):
                    names = with_name(names, FoundName(at, end, _TYPES[code]))
                    break
    return names


def _gives_way(names: Sequence[FoundName], first: int, end: int, entity_type: str) -> bool:
    """Whether what was found there is part of the listed name: nothing longer, and no whole name of another type but an adjective's."""
    inside = [name for name in names if name.first < end and first < name.end]
    return all(
        first <= name.first
        and name.end <= end
        and (name.derivation != "none" or name.entity_type == entity_type or name.end - name.first > 1)
        for name in inside
    )


def add_places(signs: Sequence[int], names: list[FoundName]) -> list[FoundName]:
    """The names and the untagged words that are listed places or large towns, right after a preposition that such names stand with."""
    hits = [at for at in range(1, len(signs)) if signs[at] & (TOWN | REGION) and _is_placed(signs[at - 1], signs[at])]
    free = [at for at in hits if not any(name.first <= at and at - 1 < name.end for name in names)]
    return sorted([*names, *(FoundName(at, at + 1, "LOC") for at in free)]) if free else names


def _is_placed(before: int, sign: int) -> bool:
    return bool((before & IN and sign & (TOWN | REGION)) or (before & ON and sign & REGION))
