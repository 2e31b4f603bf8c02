"""What belongs to a person's name: a house or a home ("Anton von Oldenburg"), a byname ("Karl der Große").

Nobody is called by the given name alone in the news unless something tells him apart, so it is joined where all words of the name are given
names or numbers, but not in "fuhr Maria von Köln nach Bonn". Of 38 such names in GermEval's sentences 33 go on so.
"""

from collections.abc import Sequence

from claimpack.builders.extract.mentions.names import Forms, FoundName
from claimpack.builders.languages.pack import Pack
from claimpack.builders.models.lexicon import Lexicon, load_lexicon


def join_bynames(forms: Forms, names: list[FoundName], pack: Pack) -> list[FoundName]:
    """The names, with those of persons as long as what belongs to them."""
    lexicon = load_lexicon(pack)
    words = lexicon.words
    hits = [at for at, name in enumerate(names) if name.end + 1 < len(forms) and name.entity_type == "PER" and name.derivation == "none"]
    for at in reversed(hits):
        behind = forms[names[at].end]
        if behind in words.house_particles:
            names = _with_house(forms, names, at, lexicon)
        elif behind in words.articles and forms[names[at].end + 1] in words.bynames and names[at].end - names[at].first < 3:
            names = _joined(names, at, names[at].end + 2)
    return names


def _with_house(forms: Forms, names: list[FoundName], at: int, lexicon: Lexicon) -> list[FoundName]:
    """The names with one of them joined to the person or place behind its particle, or to a capitalised word that is no other."""
    name = names[at]
    if not all(_is_given(form, lexicon) for form in forms[name.first : name.end]):
        return names
    house = name.end + 1
    found = next((other for other in names[at + 1 :] if other.first == house), None)
    end = found.end if found else house + 1
    if end < len(forms) and forms[end] in lexicon.words.directions:
        return names
    if found:
        is_house = found.entity_type == "LOC" or (found.entity_type == "PER" and end - house == 1)
        return _joined(names, at, end) if is_house and found.derivation == "none" else names
    return _joined(names, at, end) if _may_be_house(forms[house], lexicon) else names


def _is_given(form: str, lexicon: Lexicon) -> bool:
    return "g" in lexicon.listed(form) or form in lexicon.words.generations


def _may_be_house(form: str, lexicon: Lexicon) -> bool:
    """Whether a capitalised word is neither in the dictionary nor made of its words, nor a word for a person or the like."""
    if len(form) < 3 or not form[0].isupper() or not form.isalpha() or lexicon.role(form):
        return False
    return lexicon.dictionary_class(form) == "--" and lexicon.compound(form) == "-"


def _joined(names: Sequence[FoundName], at: int, end: int) -> list[FoundName]:
    """The names with one of them a person's reaching up to `end`, in place of what lies in it."""
    long = FoundName(names[at].first, end, "PER")
    return [*names[:at], long, *(name for name in names[at + 1 :] if name.first >= end)]
