"""What stands before a number and limits it: "mehr als", "knapp", "mindestens", "bis zu".

A comparator says how the number binds what is counted; the interval it makes is built in quantities. Kinds are those of the column
quantities.comparator.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from claimpack.builders.languages.pack import Pack

APPROXIMATE = frozenset({"approx", "approx_below", "approx_above"})
_LONGEST = 4


class Comparator(NamedTuple):
    """A comparator before a number: its kind, and how many tokens it takes."""

    kind: str
    n_tokens: int


@dataclass(frozen=True, slots=True, eq=False)
class _Words:
    kinds: Mapping[str, str]
    last: frozenset[str]
    measured: frozenset[str]


def comparator_before(lowers: Sequence[str], index: int, pack: Pack, *, is_measured: bool) -> Comparator | None:
    """The comparator that ends before the token at index, or None. `lowers` are the sentence's tokens, lower-case.

    Of several in a row ("mindestens rund") the one that sets a bound counts. Some words are comparators before a measure only ("unter").
    """
    words = _words(pack)
    kind, start = "", index
    while start and lowers[start - 1] in words.last:
        n_tokens = next((n for n in range(min(_LONGEST, start), 0, -1) if " ".join(lowers[start - n : start]) in words.kinds), 0)
        phrase = " ".join(lowers[start - n_tokens : start])
        if not n_tokens or (phrase in words.measured and not is_measured):
            break
        found = words.kinds[phrase]
        kind = found if not kind or kind in APPROXIMATE else kind
        start -= n_tokens
    return Comparator(kind, index - start) if kind else None


@cache
def _words(pack: Pack) -> _Words:
    table = pack.section("quantities")["comparators"]
    if not isinstance(table, dict):
        raise TypeError(f"languages/{pack.code}/quantities.toml: [comparators] is missing")
    kinds = {str(phrase): str(kind) for kind, phrases in table.items() for phrase in phrases}
    measured = pack.section("quantities")["measured_comparators"]
    if not isinstance(measured, dict):
        raise TypeError(f"languages/{pack.code}/quantities.toml: [measured_comparators] is missing")
    return _Words(kinds, frozenset(phrase.rsplit(" ", 1)[-1] for phrase in kinds), frozenset(map(str, measured["words"])))
