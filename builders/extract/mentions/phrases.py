"""Names that their surroundings give away: a long name before its acronym in brackets, a name in quotation marks after a word for a body.

"Organisation für Frieden und Recht (OFR)": the words whose first letters make the acronym, or, for an acronym that no list knows, the noun
with its adjectives. "die Zeitung "Morgenruf"": all between the marks.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from claimpack.builders.extract.mentions.names import Forms, FoundName, with_name
from claimpack.builders.languages.pack import Pack
from claimpack.builders.models.lexicon import load_lexicon
from claimpack.builders.models.name_words import name_words
from claimpack.builders.models.sequences import MARKS
from claimpack.builders.text.words import analyse

_LONGEST_NAME = 10
_LONGEST_QUOTED = 6
_CLOSERS = (")", ",", ";", "/")


def add_long_forms(forms: Forms, names: list[FoundName], pack: Pack) -> list[FoundName]:
    """The names and the long forms of acronyms in brackets behind them."""
    if "(" not in forms:
        return names
    for at in range(1, len(forms) - 1):
        if forms[at] == "(":
            if is_acronym_form(forms[at + 1]) and (at + 2 == len(forms) or forms[at + 2] in _CLOSERS):
                names = _with_long_form(forms, names, at, pack)
            elif is_acronym_form(forms[at - 1]):
                names = _with_explanation(forms, names, at, pack)
    return names


def is_acronym_form(form: str) -> bool:
    """Whether the form looks like an acronym: two to seven letters, all or all but one of them capitals."""
    return 2 <= len(form) <= 7 and form[0].isupper() and form.isalpha() and sum(char.isupper() for char in form) >= max(2, len(form) - 1)


def _with_long_form(forms: Forms, names: list[FoundName], at: int, pack: Pack) -> list[FoundName]:
    """The names with the long form that ends before the bracket at `at`, of the acronym's type."""
    acronym = next((name for name in names if name.first == at + 1), None)
    first = _spelt_out(forms, at, forms[at + 1], pack)
    if first < 0 and acronym is not None and acronym.entity_type == "ORG" and not _is_listed(forms[at + 1], pack):
        first = _noun_phrase(forms, at, pack) if all(name.end != at for name in names) else -1
    if first < 0:
        return names
    entity_type = acronym.entity_type if acronym is not None and acronym.entity_type != "PER" else "ORG"
    if acronym is None or acronym.entity_type == "PER":
        names = with_name(names, FoundName(at + 1, at + 2, entity_type))
    return with_name(names, FoundName(first, at, entity_type))


def _with_explanation(forms: Forms, names: list[FoundName], at: int, pack: Pack) -> list[FoundName]:
    """The names with what explains the acronym before the bracket at `at`: as many words as it has letters, beginning with its first."""
    acronym = next((name for name in names if name.end == at and name.entity_type in ("ORG", "OTH")), None)
    end = next((end for end in range(at + 1, min(len(forms), at + 2 + _LONGEST_NAME)) if forms[end] in _CLOSERS), -1)
    if acronym is None or end < 0:
        return names
    functions = name_words(pack).function_words
    letters = [form[0].casefold() for form in forms[at + 1 : end] if form.casefold() not in functions]
    fits = len(letters) == len(forms[at - 1]) > 1 and letters[0] == forms[at - 1][0].casefold() and forms[at + 1][0].isupper()
    return with_name(names, FoundName(at + 1, end, acronym.entity_type)) if fits else names


def _spelt_out(forms: Forms, end: int, acronym: str, pack: Pack) -> int:
    """The first of the words up to `end` whose first letters, function words counted or not, are the acronym's; -1 if there is none."""
    functions = name_words(pack).function_words
    for skipped in (functions, frozenset[str]()):
        letters = list(acronym.casefold())
        at = end
        while letters and at > 0 and end - at < _LONGEST_NAME:
            at -= 1
            form = forms[at].casefold()
            if form not in skipped:
                if form[0] != letters.pop():
                    break
                if not letters and end - at > 1 and forms[end - 1][0].isupper() and form not in functions:
                    return at
    return -1


def _noun_phrase(forms: Forms, end: int, pack: Pack) -> int:
    """The first word of the adjectives and the noun before `end`; -1 if there is no such noun or nothing opens the phrase before it."""
    at = end - 1
    if not forms[at][0].isupper() or not forms[at].isalpha():
        return -1
    while at > 0 and forms[at - 1].isalpha() and _is_adjective(forms[at - 1], pack):
        at -= 1
    opener = analyse(forms[at - 1].lower(), pack) if at > 0 and forms[at - 1].isalpha() else None
    return at if opener is not None and (opener.is_article or opener.is_preposition or opener.is_determiner) and end - at > 1 else -1


def _is_adjective(form: str, pack: Pack) -> bool:
    word = analyse(form.lower(), pack)
    return word.is_adjective and not (word.is_article or word.is_preposition or word.is_determiner or word.is_pronoun or word.is_adverb)


def _is_listed(form: str, pack: Pack) -> bool:
    words = name_words(pack)
    return form in words.organisations or form in words.aliases or load_lexicon(pack).dictionary.get(form) is not None


def add_quoted(forms: Forms, names: list[FoundName], pack: Pack) -> list[FoundName]:
    """The names and what stands in quotation marks right after a word for a body: der Sender "Kanal 5"."""
    if MARKS.isdisjoint(forms):
        return names
    heads = name_words(pack).organisation_heads
    for at in range(1, len(forms) - 2):
        if forms[at] in MARKS and forms[at - 1][0].isupper() and forms[at - 1].lower().endswith(heads):
            end = next((end for end in range(at + 1, min(len(forms), at + 2 + _LONGEST_QUOTED)) if forms[end] in MARKS), -1)
            if end > at + 1 and forms[at + 1][0].isupper():
                names = with_name(names, FoundName(at + 1, end, "ORG"))
    return names


def explained_acronyms(forms: Forms, names: Sequence[FoundName]) -> Iterator[tuple[FoundName, FoundName]]:
    """Acronyms with the long name that stands beside them, one of the two in brackets."""
    for one, two in pairwise(names):
        if two.first == one.end + 1 and forms[one.end] == "(" and one.entity_type == two.entity_type != "PER":
            for short, long in ((two, one), (one, two)):
                if (
                    short.end - short.first == 1
                    and is_acronym_form(forms[short.first])
                    and _may_explain(forms[long.first : long.end], forms[short.first])
                ):
                    yield short, long
                    break


def _may_explain(words: Forms, acronym: str) -> bool:
    """Whether the words may be what the acronym is short for: they begin with its first letter, hold its letters, or merely describe."""
    text = "".join(words).casefold()
    letters = iter(text)
    holds = all(char in letters for char in acronym.casefold())
    return text != acronym.casefold() and (holds or (len(words) > 1 and (text[0] == acronym[0].casefold() or words[0][0].islower())))
