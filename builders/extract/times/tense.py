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
    first, last = start, end
    while first and forms[first - 1] not in _MARKS:
        first -= 1
    while last < len(forms) and forms[last] not in _MARKS:
        last += 1
    clause = [*forms[first:last]]
    if not first and clause:
        clause[0] = clause[0].lower()
    is_future = not words.future.isdisjoint(clause)
    if not words.past.isdisjoint(clause) or _has_preterite(clause, words, is_future=is_future):
        return -1
    if not words.perfect.isdisjoint(clause) and any(map(words.participle.match, clause)):
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
    lists["perfect"] -= lists["future"]
    return _Tense(
        **lists,
        infinitive=str(shapes["infinitive"]),
        participle=re.compile(str(shapes["participle"])),
        preterite=re.compile(str(shapes["preterite"])),
    )
