"""Which words make a quantity: the number, what limits it, its unit, and what is counted.

Regular expressions over the kinds of words (quantity_words.KINDS): HEAD finds the number, others what follows it. Spans are token
indexes.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from claimpack.builders.extract.quantities.comparators import comparator_before
from claimpack.builders.extract.quantities.intervals import Interval, between, limited, scaled
from claimpack.builders.extract.quantities.words import LETTERS, Form, Unit, masses, plural_endings, table_of, unit_at, words_of
from claimpack.builders.languages.pack import Pack

COUNT = Unit("count", "1")
_NAME = re.compile(r"[a-z_]+")
_GROUP = re.compile(r"\((?!\?)")
_MAGNITUDE = "(magnitude | magnitudes)"
_ONE = f"one (half | limit_adjective | whole)? {_MAGNITUDE}"
_NUMBER = f"(number (number | round | {_MAGNITUDE})? | {_ONE} | half {_MAGNITUDE} | round)"
_HEADS = {
    "fraction": "(one | number | article)? fraction",
    "between": f"between other? {_NUMBER} and other? {_NUMBER}",
    "range": f"({_NUMBER} (to | dash | or) | one (to | or)) {_NUMBER}",
    "vague_magnitude": f"(vague | one vague_noun) (round | {_MAGNITUDE})",
    "number": f"money_before? {_NUMBER}",
    "vague_noun": "one (adjective | whole)? vague_noun of?",
    "vague": "vague",
    "plural": "plural | magnitudes",
    "more": "more",
    "ordinal": "ordinal",
    "figure_adjective": "figure_adjective",
    "repeated": "repeated",
    "one": "one",
}
_HEAD_NAMES = tuple(_HEADS)
_NOUNS = frozenset({"noun", "casualty"})
_JOINTS = frozenset({"to", "dash", "or", "and"})
_NAMES = "(noun | casualty)"
_NOUN = f"(adjective | adverb | additional | limit_adjective | whole | half)* {_NAMES}"
_COORDINATED = f"((comma adjective* {_NAMES})* and adjective* {_NAMES})?"
_BEFORE_UNIT = frozenset({"adjective", "whole", "additional", "limit_adjective"})


def letters_of(pattern: str) -> str:
    """A pattern over kinds as one over their letters; its groups capture nothing."""
    return _GROUP.sub("(?:", _NAME.sub(lambda match: LETTERS[match[0]], pattern).replace(" ", ""))


HEAD = re.compile("|".join(f"({letters_of(pattern)})" for pattern in _HEADS.values()))
# What the heads begin with: a set of letters is sought faster than the heads themselves.
_HEAD_OPENER = re.compile(
    letters_of(
        "(fraction | one | number | article | between | half | round | vague | money_before | vague_noun | plural | magnitudes | more"
        " | ordinal | figure_adjective | repeated)"
    )
)
TRIGGER = re.compile(
    letters_of(
        "number | round | magnitudes | plural | vague | vague_noun | ordinal | figure_adjective | repeated | fraction | half | more"
        " | score | limiter one | one (adjective | whole | limit_adjective)* (casualty | unit | additional | magnitude | of)"
    )
)
_COUNTED = re.compile(letters_of(f"{_NOUN} {_COORDINATED}"))
_OF = re.compile(letters_of(f"of article? {_NOUN} {_COORDINATED}"))
_GENITIVE = re.compile(letters_of(f"genitive {_NOUN} {_COORDINATED}"))


@dataclass(slots=True, eq=False)
class Line:
    """A sentence as the rules see it: forms, lower-case forms, what they are, and the letters of their kinds.

    One is made for every sentence with a number, so it is not frozen: that would double the time; nothing changes it.
    """

    forms: Sequence[str]
    lowers: Sequence[str]
    words: Sequence[Form]
    letters: str
    pack: Pack

    def kind(self, index: int) -> str:
        """The kind of a token; empty outside the sentence."""
        return self.words[index].kind if 0 <= index < len(self.words) else ""

    def is_noun(self, index: int) -> bool:
        """Whether a token is a noun or a name."""
        return self.kind(index) in _NOUNS


@dataclass(slots=True, eq=False)
class Phrase:
    """A quantity in a sentence: tokens start:end, the number inside, the comparator, the counted nouns, and what they amount to.

    Not frozen, as a line is not; nothing changes it.
    """

    head: str
    start: int
    end: int
    number: tuple[int, int]
    comparator: tuple[int, int]
    counted: tuple[int, int] | None
    interval: Interval
    unit: Unit
    is_additional: bool = False


def next_head(letters: str, position: int) -> re.Match[str] | None:
    """The first head from a position on."""
    while opener := _HEAD_OPENER.search(letters, position):
        if match := HEAD.match(letters, opener.start()):
            return match
        position = opener.end()
    return None


def head_name(match: re.Match[str]) -> str:
    """Which of the heads a match of HEAD is."""
    return _HEAD_NAMES[(match.lastindex or 1) - 1]


def number_phrase(line: Line, head: str, start: int, end: int) -> Phrase | None:
    """A quantity around a number, a range or a fraction."""
    if head == "fraction" and not _is_share(line, start, end):
        return None
    values = _values(line, head, start + (line.kind(start) in {"between", "money_before", "article"}), end)
    if values is None:
        return None
    unit, after = _unit(line, start, end)
    if head == "fraction":
        unit, after = Unit("percent", "%"), end
    counted, tail = counted_after(line, unit, after, is_of=line.kind(end - 1) == "magnitude")
    limit = _limit(line, start, end, tail, is_measured=unit.kind != "count")
    interval = scaled(between(*values) if len(values) == 2 else limited(values[0], limit.kind), unit.factor)
    first = limit.first - (line.kind(limit.first - 1) == "additional")
    return Phrase(
        head,
        first,
        limit.end,
        (start, end),
        (start, start + 1) if head == "between" else limit.span,
        counted,
        interval,
        unit,
        first < limit.first or is_additional(line, end, max(after, tail)),
    )


class _Limit(NamedTuple):
    """The comparator of a number: its kind, its tokens, and where the phrase begins and ends with it."""

    kind: str
    span: tuple[int, int]
    first: int
    end: int


def _limit(line: Line, start: int, end: int, tail: int, *, is_measured: bool) -> _Limit:
    """The comparator before a number, inside it ("ein gutes Dutzend") or behind what it counts ("20 Menschen oder mehr")."""
    if before := comparator_before(line.lowers, start, line.pack, is_measured=is_measured):
        return _Limit(before.kind, (start - before.n_tokens, start), start - before.n_tokens, tail)
    behind = table_of(line.pack, "comparators_after").get(" ".join(line.lowers[tail : tail + 2]))
    if behind:
        return _Limit(str(behind), (tail, tail + 2), start, tail + 2)
    inside = next((word.code for word in line.words[start:end] if word.kind == "limit_adjective"), "eq")
    return _Limit(inside, (start, start), start, tail)


def counted_after(line: Line, unit: Unit, after: int, *, is_of: bool) -> tuple[tuple[int, int] | None, int]:
    """The counted nouns that follow a number, and where the phrase ends. Money and periods count nothing, masses what follows at once."""
    if unit.kind in {"money", "duration"} or (unit.kind == "measure" and line.forms[after - 1] not in masses(line.pack)):
        return None, after
    if unit.kind == "measure":
        return ((after, after + 1), after + 1) if line.is_noun(after) else (None, after)
    patterns = (_GENITIVE,) if unit.kind == "percent" else (_COUNTED, _GENITIVE, _OF) if is_of else (_COUNTED, _GENITIVE)
    for pattern in patterns:
        if match := pattern.match(line.letters, after):
            first = next(i for i in range(after, match.end()) if line.is_noun(i))
            last = match.end() if _is_list_of_plurals(line, first, match.end()) else first + 1
            return (first, last), last
    end = after
    while line.kind(end) == "additional":
        end += 1
    return None, end


def is_additional(line: Line, start: int, end: int) -> bool:
    """Whether "weitere" or the like stands between two tokens."""
    return any(word.kind == "additional" for word in line.words[start:end])


def _is_list_of_plurals(line: Line, start: int, end: int) -> bool:
    """Whether every noun of a list may be plural: else it counts the first only ("20 Menschen und Präsident X"), as before a name."""
    endings = plural_endings(line.pack)
    is_title = end > start + 1 and line.is_noun(end)
    return not is_title and all(line.forms[i].endswith(endings) for i in range(start, end) if line.is_noun(i))


def _values(line: Line, head: str, start: int, end: int) -> tuple[float, ...] | None:
    """The one or two numbers of a head; the first of a range takes the second's magnitude ("zwei bis drei Millionen")."""
    if head == "fraction":
        times = line.words[start].value if line.kind(start) == "number" else 1.0
        return (round(100 * times * line.words[end - 1].value, 2),)
    if head == "number":
        value = value_of(line, start, end)
        return None if value is None else (value,)
    joint = next((i for i in range(start + 1, end) if line.kind(i) in _JOINTS), start + 1)
    begin, behind = (at + (line.kind(at) == "other") for at in (start, joint + 1))
    first, second = value_of(line, begin, joint), value_of(line, behind, end)
    if first is None or second is None:
        return None
    last = line.words[end - 1]
    is_shared = joint == begin + 1 and last.kind in {"magnitude", "magnitudes", "round"} and first <= second / last.value
    return (first * last.value if is_shared else first), second


def value_of(line: Line, start: int, end: int) -> float | None:
    """The value of a number of one to three words: "3,5 Millionen", "ein halbes Dutzend", "12 000"."""
    words = line.words[start:end]
    if len(words) == 2 and words[0].kind == words[1].kind == "number":
        return _with_space(line, start)
    if len(words) == 1 and line.forms[start][0] == "0" and line.forms[start][1:2].isdigit():
        return None
    value = 1.0 if words[0].kind == "one" else 0.5 if words[0].kind == "half" else words[0].value
    for word in words[1:]:
        value *= 0.5 if word.kind == "half" else word.value if word.value else 1
    return round(value, 6)


def _is_share(line: Line, start: int, end: int) -> bool:
    """Whether "Hälfte", "Drittel" is a share: "das Viertel" and, without a genitive, "ein Viertel" are part of a town."""
    share, opener = line.lowers[end - 1], line.kind(start)
    if line.kind(start - 1) == "ordinal":
        return False
    if share in words_of(line.pack, "whole_fractions") or opener == "number":
        return True
    is_ambiguous = share in words_of(line.pack, "whole_fractions", "ambiguous")
    following = line.lowers[end] if end < len(line.lowers) else ""
    return opener == "one" and (not is_ambiguous or following in words_of(line.pack, "whole_fractions", "following"))


def _with_space(line: Line, start: int) -> float | None:
    """For "12 000": three digits after one to three."""
    first, second = line.forms[start], line.forms[start + 1]
    is_grouped = first.isdigit() and second.isdigit() and len(first) <= 3 and len(second) == 3 and first != "0"
    return float(first + second) if is_grouped else None


def _unit(line: Line, start: int, end: int) -> tuple[Unit, int]:
    """The unit of a number and the token after it: a sign before, a word after ("drei lange Tage"); a plain count if there is none."""
    if line.kind(start) == "money_before":
        found = unit_at(line.forms, start, line.pack)
        return (found[0], end) if found else (COUNT, end)
    for at in range(end, end + 3):
        if line.kind(at) in {"unit", "noun", "casualty", "adjective", "money_before"} and (found := unit_at(line.forms, at, line.pack)):
            return found[0], at + found[1]
        if line.kind(at) not in _BEFORE_UNIT:
            break
    return COUNT, end
