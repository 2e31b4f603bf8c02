"""The base form of a name in the text: without case ending, adjective ending or the rest of its compound.

"georgischen" -> Georgien, "OVKS-Truppen" -> OVKS, "Vucics" -> Vucic. A case ending is only taken off where the corpus or a list knows the
bare name, so that no name loses a letter of its own.
"""

from collections.abc import Iterable, Mapping
from functools import cache

from claimpack.builders.languages.pack import Pack
from claimpack.builders.link.uses import Form
from claimpack.builders.models.lexicon import Lexicon, load_lexicon
from claimpack.builders.models.name_words import NameWords
from claimpack.builders.models.places import load_places

Key = tuple[str, str]  # entity type, base form
# Letters of a compound in which the name that it begins with is looked for.
LONGEST = 64
_QUOTES = "\"'„“”»«‘’"


def base_forms(forms: Iterable[Form], pack: Pack) -> dict[Form, Key]:
    """Entity type and base form of each name as it stands in the texts of a corpus."""
    lexicon = load_lexicon(pack)
    rows = {form: _clean(form.text) for form in forms}
    known = _attested(rows)
    return {form: (form.entity_type, _base(text, form.entity_type, form.derivation, known, lexicon)) for form, text in rows.items()}


def place_of_adjective(form: str, words: NameWords) -> str:
    """The place that an adjective or a people comes from ("georgischen" -> Georgien), or ""."""
    derived = _derived_places(words)
    return derived.get(form) or derived.get(form[:1].lower() + form[1:], "")


def _clean(text: str) -> str:
    return " ".join(text.split()).strip(_QUOTES) or text


def _attested(rows: Mapping[Form, str]) -> set[Key]:
    """Names as they stand, and the words of persons' names."""
    known: set[Key] = set()
    for form, text in rows.items():
        if form.derivation == "none":
            known.add((form.entity_type, text))
            if form.entity_type == "PER":
                known.update(("PER", word) for word in text.split()[1:])
    return known


def _base(text: str, entity_type: str, derivation: str, known: set[Key], lexicon: Lexicon) -> str:
    if derivation == "deriv":
        return place_of_adjective(text, lexicon.words) or _town(text, known, lexicon) or text
    if derivation == "part":
        return _part(text, entity_type, known, lexicon)
    return _without_case(text, entity_type, known, lexicon)


def _town(text: str, known: set[Key], lexicon: Lexicon) -> str:
    """The town of "Kieler", if the corpus or the gazetteer knows it."""
    ending = next((ending for ending in lexicon.words.town_endings if text.endswith(ending)), "")
    stem = text[: len(text) - len(ending)]
    if not ending or len(stem) < 3:
        return ""
    names = (stem, stem + "e", stem + "en", stem + "a")
    return next((name for name in names if ("LOC", name) in known), "") or next(
        (name for name in names if lexicon.place(name) in _TOWNS), ""
    )


_TOWNS = ("T", "C1", "C2", "C3")


def _part(text: str, entity_type: str, known: set[Key], lexicon: Lexicon) -> str:
    """The name that a compound is made of."""
    parts = [part for part in text.split("-") if part]
    if len(parts) > 1 and parts[0] in lexicon.words.compound_prefixes:
        parts = parts[1:]
    for size in range(len(parts), 0, -1):
        if (entity_type, "-".join(parts[:size])) in known:
            return "-".join(parts[:size])
    first = parts[0] if parts else text
    start = next((start for start in lexicon.compound_starts if first.startswith(start) and first != start), "")
    if start:
        return lexicon.words.compound_places[start]
    if len(parts) > 1:
        return first
    return (
        next((first[:at] for at in range(min(len(first), LONGEST) - 3, 3, -1) if (entity_type, first[:at]) in known), "")
        or first[: lexicon.begins_with(first) or len(first)]
    )


def _without_case(text: str, entity_type: str, known: set[Key], lexicon: Lexicon) -> str:
    """The text without a genitive ending, if the bare name is known; a listed name that ends so keeps it (Peters, Siemens)."""
    last = text.rsplit(" ", 1)[-1]
    if last in lexicon.listed_names or last in lexicon.words.german_surnames:
        return text
    for ending in lexicon.words.name_endings[:4]:
        bare = text[: len(text) - len(ending)]
        if text.endswith(ending) and len(last) - len(ending) > 2 and _is_known(bare, entity_type, known, lexicon):
            return bare
    return text


def _is_known(bare: str, entity_type: str, known: set[Key], lexicon: Lexicon) -> bool:
    if (entity_type, bare) in known or (entity_type == "PER" and ("PER", bare.rsplit(" ", 1)[-1]) in known):
        return True
    last = bare.rsplit(" ", 1)[-1]
    if entity_type == "LOC" and " " not in bare:
        return bare in lexicon.listed_names or (load_places().first(bare) is not None and load_places().first(bare + "s") is None)
    return "s" in lexicon.listed_names.get(last, "") if entity_type == "PER" else last in lexicon.listed_names


@cache
def _derived_places(words: NameWords) -> Mapping[str, str]:
    forms: dict[str, str] = {}
    for stem, place in words.derived.items():
        for ending in ("", *words.derived_endings):
            forms.setdefault(stem + ending, place)
    return forms
