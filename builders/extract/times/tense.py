"""Whether the clause around some words speaks of what is to come or of what was: enough to say which Thursday is meant.

A clause is what stands between commas, brackets and quotation marks. Words and shapes are those of [tense] in times.toml.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from claimpack.builders.extract.times.lexicon import table, words_of
from claimpack.builders.languages.pack import Pack

_MARKS = frozenset({",", ";", ":", "–", "—", "(", ")", '"', "„", "“", "”", "»", "«"})


@dataclass(frozen=True, slots=True, eq=False)
class _Tense:
    future: frozenset[str]
    past: frozenset[str]
    perfect: frozenset[str]
    no_preterite: frozenset[str]
    infinitive: str
    participle: re.Pattern[str]
    preterite: re.Pattern[str]


def tense_of(forms: Sequence[str], start: int, end: int, pack: Pack) -> int:
    """1 if the clause around forms[start:end] speaks of what is to come, -1 if of what was, 0 if it does not show."""
    words = _words(pack)
    first = next((i + 1 for i in range(start - 1, -1, -1) if forms[i] in _MARKS), 0)
    last = next((i for i in range(end, len(forms)) if forms[i] in _MARKS), len(forms))
    clause = [form.lower() if i == 0 else form for i, form in enumerate(forms[first:last], first)]
    is_future = any(word in words.future for word in clause)
    if any(word in words.past for word in clause) or _has_preterite(clause, words, is_future=is_future):
        return -1
    has_participle = any(words.participle.match(word) for word in clause)
    if has_participle and any(word in words.perfect and word not in words.future for word in clause):
        return -1
    return int(is_future)


def _has_preterite(clause: Sequence[str], words: _Tense, *, is_future: bool) -> bool:
    """A weak preterite: by its shape, and not an adjective before a noun; beside a modal verb a plural is an infinitive ("antreten")."""
    for word, following in zip(clause, (*clause[1:], ""), strict=True):
        if not words.preterite.match(word) or word in words.no_preterite or following[:1].isupper():
            continue
        if not (is_future and word.endswith(words.infinitive)):
            return True
    return False


@cache
def _words(pack: Pack) -> _Tense:
    lists = {name: frozenset(words_of(pack, "tense", name)) for name in ("future", "past", "perfect", "no_preterite")}
    shapes = table(pack, "tense")
    return _Tense(
        **lists,
        infinitive=str(shapes["infinitive"]),
        participle=re.compile(str(shapes["participle"])),
        preterite=re.compile(str(shapes["preterite"])),
    )
