"""Which words make a time expression: rules over the kinds of words, each with the function that says what it means.

A rule is a regular expression whose symbols are kinds of words (time_words.KINDS), separated by spaces. Of rules that fit at one word the
first wins, so the longer ones stand first. A rule's function may still refuse; then the search goes on at the next word.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache

from claimpack.builders.extract.times.lexicon import Word
from claimpack.builders.extract.times.values import Day, Reading, Scene
from claimpack.builders.extract.times.words import LETTERS, OPENING, TELLING
from claimpack.builders.languages.pack import Pack

_NAME = re.compile(r"[a-z_]+")
_GROUP = re.compile(r"\((?!\?)")
_OPENER = re.compile("[" + "".join(LETTERS[kind] for kind in (*OPENING, *TELLING)) + "]")


@dataclass(slots=True, eq=False)
class Phrase:
    """The words of a sentence, and which of them a rule took: words[start:end]. `forms` are the words as written.

    One is made for every rule that fits, so it is not frozen: that would double the time; nothing changes it.
    """

    words: Sequence[Word]
    forms: Sequence[str]
    lowers: Sequence[str]
    start: int
    end: int
    pack: Pack

    @property
    def following(self) -> str:
        """The word after, as written; empty at the end of the sentence."""
        return self.forms[self.end] if self.end < len(self.forms) else ""

    def first(self, *kinds: str) -> Word | None:
        """The first taken word of one of the kinds."""
        return next((word for word in self.words[self.start : self.end] if word.kind in kinds), None)

    def last(self, *kinds: str) -> Word | None:
        """The last taken word of one of the kinds."""
        return next((word for word in reversed(self.words[self.start : self.end]) if word.kind in kinds), None)

    def before(self, n_words: int = 1) -> str:
        """The kind of the word before (or of the second, third before); empty at the head of the sentence."""
        at = self.start - n_words
        return self.words[at].kind if at >= 0 else ""

    def after(self) -> str:
        """The kind of the word after; empty at the end of the sentence."""
        return self.words[self.end].kind if self.end < len(self.words) else ""


@dataclass(frozen=True, slots=True)
class Found:
    """What a rule made of its words: the reading, the day it names if it names one, and the first token if that is not the rule's."""

    reading: Reading
    day: Day | None = None
    start: int | None = None


Build = Callable[[Phrase, Scene], Found | None]
Rules = tuple[tuple[str, Build], ...]


def letters_of(pattern: str) -> str:
    """A pattern over kinds as one over their letters; its groups capture nothing."""
    return _GROUP.sub("(?:", _NAME.sub(lambda match: LETTERS[match[0]], pattern).replace(" ", ""))


@cache
def trigger() -> re.Pattern[str]:
    """Finds a kind without which there is no time expression."""
    return re.compile("[" + "".join(LETTERS[kind] for kind in TELLING) + "]")


def compiled(patterns: Sequence[str]) -> re.Pattern[str]:
    """All patterns as one, each a group of its own: match.lastindex is the number of the rule, from 1."""
    return re.compile("|".join(f"({letters_of(pattern)})" for pattern in patterns))


def next_match(pattern: re.Pattern[str], letters: str, position: int) -> re.Match[str] | None:
    """The first match of a compiled pattern from a position on: only some kinds begin one, and a set is sought faster."""
    while opener := _OPENER.search(letters, position):
        if match := pattern.match(letters, opener.start()):
            return match
        position = opener.end()
    return None
