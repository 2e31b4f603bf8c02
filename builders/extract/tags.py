"""One letter for what a token can be, so that clause grammar can be written as regular expressions over a sentence.

Marks        , ; : -   comma, semicolon, colon, dash            . stop   ~ other mark
Nominal      N noun or name   # number   A adjective   D article or determiner   R der/die/das (article, relative, demonstrative)
             O subject pronoun (er, ich)   o other pronoun (es, sich)
Small words  P preposition   p preposition with article (im)   b adverb   Z zu   C und/oder   K aber/denn/doch/sondern
             S subordinator (dass)   s weak one (als, wie, um)   Q question word
Verbs        H W B M finite haben, werden, sein, modal   h w m the same forms where they may be infinitives   y sein (also possessive)
             F finite   E finite or adjective (verhängte)   U finite plural or infinitive   V finite or participle (verletzt)
             G infinitive, participle or finite (entlassen)   X participle   x worden, gewesen   z infinitive with zu inside (mitzuteilen)
             j u like F and U, but with their particle in front (stattfindet): only at the end of a clause

Quotation marks and what stands in brackets get no letter; brackets around the whole or without a partner are passed over.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from operator import itemgetter
from typing import NamedTuple

from claimpack.builders.languages.pack import Pack
from claimpack.builders.text.document import Token
from claimpack.builders.text.forms import Judged
from claimpack.builders.text.words import Word, analyse

QUOTES = frozenset("\"“”„‟»«›‹‘’‚'")
_OPENING = frozenset("([{")
_CLOSING = frozenset(")]}")
_MARKS = {",": ",", ";": ";", ":": ":", "-": "-", "–": "-", "—": "-", "‐": "-", "‑": "-"}
_UNITS = frozenset("%‰€$£¥°")
_STOPS = frozenset(".!?…")
_UNLETTERED = frozenset('"()')
# Where a capital letter may say nothing behind a mark, or brackets leave words out.
_FORM = itemgetter(0)
_NEEDS_CARE = re.compile(r"[-.~\"]|.*[:()]").match


class Tagged(NamedTuple):
    """A sentence as letters; `indexes[k]` is the token that letter k stands for. `words` run in parallel to all tokens."""

    letters: str
    indexes: Sequence[int]
    words: tuple[Word, ...]


@dataclass(frozen=True, slots=True, eq=False)
class _Letters:
    """Letters that words.toml gives, and the classes that need more than a flag."""

    small: Mapping[str, str]
    capital: Mapping[str, str]
    weak: frozenset[str]
    late_coordinators: frozenset[str]
    articled: frozenset[str]
    demonstratives: frozenset[str]


class _Forms(NamedTuple):
    """Letter and word of each form met so far."""

    letters: Judged[str]
    words: Judged[Word]


def tag(tokens: Sequence[Token], pack: Pack) -> Tagged:
    """The tokens as letters, without quotation marks and bracketed text, and as words."""
    later, first = _forms(pack)
    if not tokens:
        return Tagged("", (), ())
    form, behind = tokens[0][0], tokens[1:]
    letters = first.letters[form] + "".join(map(later.letters.__getitem__, map(_FORM, behind)))
    if _NEEDS_CARE(letters) is not None:
        return _tag_marked(tokens, pack)
    words = (first.words[form], *map(later.words.__getitem__, map(_FORM, behind)))
    if '"' not in letters:
        return Tagged(letters, range(len(letters)), words)
    return Tagged(letters.replace('"', ""), [index for index, letter in enumerate(letters) if letter != '"'], words)


def _tag_marked(tokens: Sequence[Token], pack: Pack) -> Tagged:
    """The same where quotation marks, brackets and colons have to be looked at one by one."""
    later, first = _forms(pack)
    letters: list[str] = []
    indexes: list[int] = []
    words: list[Word] = []
    depth = 0
    is_first = True
    for index, token in enumerate(tokens):
        form, forms = token.text, first if is_first else later
        letter = forms.letters[form]
        words.append(forms.words[form])
        if letter not in _UNLETTERED:
            if not depth:
                letters.append(letter)
                indexes.append(index)
                is_first = letter == ":" or (is_first and letter in "-.~")
        elif letter == '"':
            is_first = is_first or bool(letters and letters[-1] == ":")
        elif letter == "(":
            depth += index > 0 and (depth > 0 or any(later.text in _CLOSING for later in tokens[index + 1 :]))
        else:
            depth = max(0, depth - 1)
    return Tagged("".join(letters), indexes, tuple(words))


def letter_of(form: str, pack: Pack, *, is_first: bool = False) -> str:
    """The letter of one form; `is_first` where a capital letter says nothing. Quotation marks are \", brackets ( and )."""
    return _forms(pack)[is_first].letters[form]


@cache
def _forms(pack: Pack) -> tuple[_Forms, _Forms]:
    """Those inside a sentence, and those that open one."""
    return _judged(pack, is_first=False), _judged(pack, is_first=True)


def _judged(pack: Pack, *, is_first: bool) -> _Forms:
    letters = _letters(pack)
    words = Judged(lambda form: analyse(form, pack, is_first=is_first))
    return _Forms(Judged(lambda form: _letter(words[form], letters, is_small=is_first or form[0].islower())), words)


def _letter(word: Word, letters: _Letters, *, is_small: bool) -> str:
    form = word.form
    if form in _MARKS:
        return _MARKS[form]
    if word.is_mark:
        return _mark(form)
    if word.is_number:
        return "#"
    return _closed(word, letters, is_small=is_small) or _open(word)


def _mark(form: str) -> str:
    if form in QUOTES:
        return '"'
    if form in _OPENING or form in _CLOSING:
        return "(" if form in _OPENING else ")"
    return "N" if form in _UNITS else "." if form[0] in _STOPS else "~"


def _closed(word: Word, letters: _Letters, *, is_small: bool) -> str:
    """The letter of an auxiliary or a small word; empty for any other."""
    if not is_small:
        return letters.capital.get(word.form, "")
    if word.lower in letters.small:
        return letters.small[word.lower]
    if auxiliary := _auxiliary(word):
        return auxiliary
    if word.is_coordinator:
        return "K" if word.lower in letters.late_coordinators else "C"
    if word.is_subordinator:
        return "s" if word.lower in letters.weak else "Q" if word.is_question else "S"
    if word.is_relative and word.is_article:
        return "R"
    return "Q" if word.is_question else _nominal(word, letters)


def _nominal(word: Word, letters: _Letters) -> str:
    if word.is_nominative:
        return "O"
    if word.is_determiner and word.lower not in letters.demonstratives:
        return "D"
    if word.is_pronoun:
        return "o"
    if word.is_preposition:
        return "p" if word.lower in letters.articled else "P"
    return "b" if word.is_adverb or (word.is_separable and not word.is_verb) else ""


def _auxiliary(word: Word) -> str:
    letter = "H" if word.is_haben else "W" if word.is_werden else "B" if word.is_sein else "M" if word.is_modal else ""
    return letter.lower() if letter and word.is_infinitive else letter


def _open(word: Word) -> str:
    """The letter of a verb, noun or adjective."""
    if word.is_noun:
        return "N"
    if word.is_zu_infinitive:
        return "z"
    if word.is_finite:
        return _finite(word)
    if word.is_participle:
        return "G" if word.is_infinitive else "X"
    return "U" if word.is_infinitive else "A"


def _finite(word: Word) -> str:
    if word.particle and not word.is_participle:
        return "u" if word.is_infinitive else "j"
    if word.is_infinitive:
        return "G" if word.is_participle else "U"
    if word.is_participle:
        return "V"
    return "E" if word.is_adjective else "F"


@cache
def _letters(pack: Pack) -> _Letters:
    def words(key: str) -> frozenset[str]:
        return frozenset(pack.words("words", key))

    return _Letters(
        small=_table(pack, "letters"),
        capital=_table(pack, "capital_letters"),
        weak=words("weak_subordinators"),
        late_coordinators=words("late_coordinators"),
        articled=words("articled_prepositions"),
        demonstratives=words("demonstratives"),
    )


def _table(pack: Pack, name: str) -> Mapping[str, str]:
    table = pack.section("words")[name]
    if not isinstance(table, dict):
        raise TypeError(f"languages/{pack.code}/words.toml: {name} is not a table")
    return {str(form): str(letter) for form, letter in table.items()}
