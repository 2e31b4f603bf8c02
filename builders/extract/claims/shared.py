"""The subject of a clause, and what a coordinated verb phrase borrows from the clause before it.

Works on the letters of tags.py; ranges are positions of letters, end-exclusive. The subject is a guess from word order: case is not known.
"""

import re
from dataclasses import dataclass
from functools import cache

from claimpack.builders.languages.pack import Pack
from claimpack.builders.text.words import Word

_HEAD = re.compile(r"b*[DR#Ay]?(?:[bDAEXV#]|s(?=[#b]))*(?:(?<=#)NA+N+|N+)|O|[DR#]A?(?![N])")
# er, wir, man behind the finite verb, with nothing but sich and adverbs between.
_PRONOUN_BEHIND = re.compile(r"[ob]*O")
# A first place that is a clause: "Obwohl A kam," "Ohne zu zögern,"; so is one with a full stop: "„Wer war das?“, fragte A".
_CLAUSE_FIRST = re.compile(r"[SQ]|[Ps][^,]*(?:Z[UuGhwmy]|z|[FEUVGHWBMhwm]),")
# werden or sein with a participle.
_PASSIVE = re.compile(r"[WwB][^,;:]*[XVGx]")
_NOMINAL_START = frozenset("DRNA#Ooy")


@dataclass(frozen=True, slots=True, eq=False)
class NounWords:
    """Small words that decide where a noun phrase goes on and whether it can be a subject."""

    genitives: frozenset[str]
    attributive: frozenset[str]
    oblique: frozenset[str]
    object_pronouns: frozenset[str]
    equating: frozenset[str]
    subject_articles: frozenset[str]
    counting: frozenset[str]
    leading_articles: frozenset[str]
    opening_coordinators: frozenset[str]
    time_adverbs: frozenset[str]


@dataclass(frozen=True, slots=True)
class Phrases:
    """A sentence's letters with the words they stand for."""

    letters: str
    words: tuple[Word, ...]
    lists: NounWords


@cache
def noun_words(pack: Pack) -> NounWords:
    """The lists of words.toml."""

    def words(key: str) -> frozenset[str]:
        return frozenset(pack.words("words", key))

    return NounWords(
        genitives=words("genitives"),
        attributive=words("attributive"),
        oblique=words("oblique"),
        object_pronouns=words("object_pronouns"),
        equating=words("equating"),
        subject_articles=words("subject_articles"),
        counting=words("counting"),
        leading_articles=words("leading_articles"),
        opening_coordinators=words("opening_coordinators"),
        time_adverbs=words("time_adverbs"),
    )


def find_subject(phrases: Phrases, start: int, finite: int, end: int) -> tuple[int, int] | None:
    """The first noun phrase that can be a nominative: a pronoun behind the finite verb, else before it, else behind it."""
    letters = phrases.letters
    pronoun = _PRONOUN_BEHIND.match(letters, finite + 1, end)
    if pronoun and start < finite:
        return pronoun.end() - 1, pronoun.end()
    at = start + 1 if letters[start] in "KC" else start
    found = _noun_phrase(phrases, at, finite) if at < finite else None
    behind = letters[found[1]] if found else ""
    if found and (found[1] == finite or behind not in "bA"):
        return (found[0], finite) if behind in ",PpsRDC" else found
    return _subject_behind(phrases, finite + 1, end)


def _subject_behind(phrases: Phrases, at: int, end: int) -> tuple[int, int] | None:
    """The first noun phrase from a position on that can be a nominative; one in "der" behind a noun may be its genitive."""
    letters = phrases.letters
    genitive = None
    start = at
    while at < end:
        if letters[at] in "Pps" and phrases.words[at].lower not in phrases.lists.equating:
            at = _head_end(phrases, at + 1, end) or at + 1
        elif found := _noun_phrase(phrases, at, end):
            if letters[at : found[1]] != "#" and (letters[at - 1] != "N" or phrases.words[at].lower not in phrases.lists.genitives):
                return found
            genitive = genitive or found
            at = found[1]
        elif letters[at] in ",;:-" or (letters[at] in "XUuzx" and at > start):
            break
        else:
            at = _head_end(phrases, at, end) or at + 1
    return genitive


def find_shared(phrases: Phrases, base: tuple[int, int, int], start: int, *, lent: int | None) -> list[tuple[int, int]]:
    """The ranges that the clause from `start` borrows from its base clause (start, finite, end): in order, joined where they touch.

    `lent` is the finite verb that it borrows, None if it has its own. A passive that goes on with a noun phrase, or any clause with a sure
    nominative, has a subject of its own and borrows the verb with the circumstances before it ("Im Tal wurden").
    """
    begin, finite, end = base
    letters = phrases.letters
    while begin < finite and letters[begin] in "KC,-.":
        begin += 1
    if lent is not None and letters[start - 1] != "K" and _has_own_subject(phrases, start, lent, end):
        is_circumstance = begin < finite == lent and letters[begin] in "Pp" and letters[start] not in "Pp"
        return [(begin if is_circumstance and "," not in letters[begin:finite] else lent, lent + 1)]
    if lent is None and (alone := _subject_of_verb_final(phrases, begin, finite, end)) is not None:
        return [alone]
    subject = find_subject(phrases, max(base[0], letters.rfind(".", begin, finite) + 1), finite, end)
    is_object = (
        subject is not None and subject[0] > finite and letters[begin] in "DRN#A" and _noun_phrase(phrases, begin, finite) is not None
    )
    is_contrast = letters[begin] in "Pp" and phrases.words[begin].lower == phrases.words[start].lower
    is_clause = _CLAUSE_FIRST.match(letters, begin, finite) is not None or "." in letters[begin:finite]
    ranges = [(begin, finite)] if finite > begin and not (is_contrast or is_object or is_clause) else []
    if lent is not None:
        ranges.append((lent, lent + 1 if letters[start - 1] == "K" else _adverbs_end(letters, lent + 1, end)))
    if subject and (subject[0] > finite or not any(first <= subject[0] < last for first, last in ranges)):
        ranges.append(subject)
    return _joined(sorted(ranges))


def _subject_of_verb_final(phrases: Phrases, begin: int, finite: int, end: int) -> tuple[int, int] | None:
    """The first phrase of a clause with its verb at its end, where another phrase follows: "die Stadt keinen Schutz bieten kann"."""
    letters = phrases.letters
    if letters[finite + 1 : end].strip(".") or begin >= finite:
        return None
    found = _noun_phrase(phrases, begin, finite)
    if found is None or found[1] >= finite:
        return None
    behind = letters[found[1]]
    is_article = behind == "R" and phrases.words[found[1]].lower not in phrases.lists.genitives
    return found if is_article or behind in "DOo#AbXVGUuz" else None


def _has_own_subject(phrases: Phrases, start: int, lent: int, end: int) -> bool:
    """Whether what follows begins with a nominative: a pronoun, "der", or any noun phrase behind a passive."""
    letters = phrases.letters
    if letters[start] == "O" or phrases.words[start].lower in phrases.lists.subject_articles:
        return True
    is_counted = phrases.words[start].lower in phrases.lists.counting and letters[start + 1 : start + 2] == "#"
    is_year = letters[start] == "#" and letters[start + 1 : start + 2] in ("X", "V", "G")
    is_nominal = (letters[start] in _NOMINAL_START and not is_year) or is_counted
    return is_nominal and _PASSIVE.match(letters, lent, end) is not None


def _noun_phrase(phrases: Phrases, at: int, end: int) -> tuple[int, int] | None:
    """The noun phrase at a position, with names, genitives and "von", if it can be a nominative."""
    letters, words, lists = phrases.letters, phrases.words, phrases.lists
    if letters[at] == "o":
        return (at, at + 1) if words[at].lower not in lists.object_pronouns else None
    if letters[at] not in "bDR#AONsy" or words[at].lower in lists.oblique or words[at].lower in lists.time_adverbs:
        return None
    last = _head_end(phrases, at, end)
    if not last:
        return None
    while last < end:
        is_genitive = letters[last] in "DR" and words[last].lower in lists.genitives
        is_attribute = letters[last] == "P" and words[last].lower in lists.attributive
        further = _head_end(phrases, last + is_attribute, end) if is_genitive or is_attribute else 0
        if not further:
            break
        last = further
    return at, last


def _head_end(phrases: Phrases, at: int, end: int) -> int:
    match = _HEAD.match(phrases.letters, at, end)
    if not match or match.end() == match.start():
        return 0
    last = match.end()
    for position in range(match.start() + 1, last):
        if phrases.letters[position] == "N" and _begins_anew(phrases.words[position - 1], phrases.words[position]):
            return position
    return last


def _begins_anew(before: Word, word: Word) -> bool:
    """Whether a noun behind a noun is a phrase of its own: a common noun behind a name, or one in the plural."""
    return before.is_noun and not word.is_name and (before.is_name or word.lemma != word.form)


def _adverbs_end(letters: str, at: int, end: int) -> int:
    """The end of the adverbs that stand directly behind the finite verb."""
    while at < end and letters[at] == "b":
        at += 1
    return at


def _joined(ranges: list[tuple[int, int]]) -> list[tuple[int, int]]:
    joined: list[tuple[int, int]] = []
    for start, end in ranges:
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined
