"""What one sentence of an article tells about the names of another: a second pass over the whole article.

A surname or acronym that was recognised once is one everywhere in the article, a form has one type, and a compound that begins with a
name of the article is part of a name ("Muster-Partei" beside "Muster").
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from claimpack.builders.extract.mentions.names import Forms, FoundName
from claimpack.builders.languages.pack import Pack
from claimpack.builders.models.lexicon import Lexicon, load_lexicon

Line = tuple[Forms, list[FoundName]]


@dataclass(frozen=True, slots=True)
class _Known:
    """What is known of the article's names: types by single form, and the names of several words by their first.

    `starts` are all forms, but for compounds, that a name may begin with.
    """

    types: Mapping[str, str]
    phrases: Mapping[str, list[tuple[tuple[str, ...], str]]]
    starts: frozenset[str]
    lexicon: Lexicon

    def type_of(self, form: str) -> str:
        """The type of the form, or of the form without a genitive s, or ""."""
        return self.types.get(form) or (self.types.get(form[:-1], "") if form[-1] == "s" else "")


def repeat_names(lines: Sequence[Line], pack: Pack) -> list[list[FoundName]]:
    """The names of each line: types made one, and names added that another line has shown to be such."""
    known = _known(lines, load_lexicon(pack))
    if not known.types and not known.phrases:
        return [names for _, names in lines]
    return [_added(forms, _harmonised(forms, names, known), known) for forms, names in lines]


def _known(lines: Sequence[Line], lexicon: Lexicon) -> _Known:
    counts: dict[str, dict[str, int]] = {}
    phrases: dict[str, dict[tuple[str, ...], str]] = {}
    for forms, names in lines:
        for name in names:
            if name.derivation != "none":
                continue
            last, size = forms[name.end - 1], name.end - name.first
            if size > 1 and name.entity_type != "PER":
                words = tuple(forms[name.first : name.end])
                phrases.setdefault(words[0], {}).setdefault(words, name.entity_type)
            elif size == 1 or last[0].isupper():
                # A surname beside a given name is a surer sign than a name alone.
                seen = counts.setdefault(last, {})
                seen[name.entity_type] = seen.get(name.entity_type, 0) + (1 if size == 1 else 3)
    types = {form: _type(form, seen, counts) for form, seen in counts.items() if _may_repeat(form, seen, lexicon)}
    starts = frozenset((*types, *(form + "s" for form in types), *phrases))
    return _Known(types, {first: sorted(entries.items()) for first, entries in phrases.items()}, starts, lexicon)


def _type(form: str, seen: Mapping[str, int], counts: Mapping[str, Mapping[str, int]]) -> str:
    """The most frequent type of a form, its genitive counted; of two equally frequent ones the first of the alphabet."""
    more = counts.get(form + "s", {})
    if len(seen) == 1 and not more:
        return next(iter(seen))
    return min(sorted({*seen, *more}), key=lambda entity_type: -seen.get(entity_type, 0) - more.get(entity_type, 0))


def _may_repeat(form: str, seen: Mapping[str, int], lexicon: Lexicon) -> bool:
    """Whether the form is a name wherever it stands: no common noun, or seen as a name more than once."""
    if len(form) < 2 or not form[0].isalpha() or form.islower() or not any(char.isupper() for char in form):
        return False
    return sum(seen.values()) > 1 or not _is_common(form, lexicon)


@lru_cache(maxsize=1 << 12)
def _is_common(form: str, lexicon: Lexicon) -> bool:
    return lexicon.is_common(form)


def _harmonised(forms: Forms, names: list[FoundName], known: _Known) -> list[FoundName]:
    return [_with_type(forms, name, known) if name.derivation == "none" else name for name in names]


def _with_type(forms: Forms, name: FoundName, known: _Known) -> FoundName:
    """The name with the type that its form has in the article; of several words, a place that is a person of the article becomes one."""
    entity_type = known.type_of(forms[name.end - 1])
    if name.end - name.first > 1 and not (name.entity_type == "LOC" and entity_type == "PER" and _has_no_place(forms, name, known.lexicon)):
        return name
    return replace(name, entity_type=entity_type) if entity_type not in ("", name.entity_type) else name


def _has_no_place(forms: Forms, name: FoundName, lexicon: Lexicon) -> bool:
    """Whether no word of the name is a listed place or a word for one."""
    return all(not lexicon.role(form) and lexicon.place(form) == "-" for form in forms[name.first : name.end])


def _added(forms: Forms, names: list[FoundName], known: _Known) -> list[FoundName]:
    starts = known.starts
    hits = [at for at, form in enumerate(forms) if form in starts or "-" in form]
    taken = {at for name in names for at in range(name.first, name.end)} if hits else set()
    added: list[FoundName] = []
    for at in hits:
        name = _name_at(forms, at, known) if at not in taken and forms[at][-1].isalnum() else None
        if name is not None and taken.isdisjoint(range(name.first, name.end)):
            added.append(name)
            taken.update(range(name.first, name.end))
    return sorted([*names, *added]) if added else names


def _name_at(forms: Forms, at: int, known: _Known) -> FoundName | None:
    form = forms[at]
    for words, entity_type in known.phrases.get(form, ()):
        if tuple(forms[at : at + len(words)]) == words:
            return FoundName(at, at + len(words), entity_type)
    if not form[0].isupper() and form not in known.types:
        return None
    if entity_type := known.type_of(form):
        return None if _is_common(form, known.lexicon) else FoundName(at, at + 1, entity_type)
    first, hyphen, rest = form.partition("-")
    if hyphen and rest[:1].isupper() and (entity_type := known.type_of(first)):
        return FoundName(at, at + 1, entity_type, "part")
    return None
