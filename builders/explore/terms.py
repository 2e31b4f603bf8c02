"""The index of the search, cut into files so that a page reads only what a question needs.

Everything that can be found is a row: its text and its address. Every word of a text leads to the numbers of its rows. The words are
sorted and cut into files of about WORDS_BYTES, so that the beginning of a word leads to one file or to a few that stand side by side; the
rows are cut into files of ROWS. A file hands its content to a function of the page: so a page can read it from a disk, too, where it may
read nothing but scripts.
"""

import json
import re
import unicodedata
from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

ROWS = 200
WORDS_BYTES = 65_536
FOLDER = "search"
_WORD = re.compile(r"[^\W_]+")
_KEPT = 1 << 16

# What can be found: its text and its address.
Row = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Part:
    """A file of the index: its path in the explorer and its content."""

    path: str
    content: bytes


class Index:
    """The rows of each word. Numbers of rows count from 0."""

    def __init__(self) -> None:
        self.n_rows = 0
        self.first_words: list[str] = []
        self._rows: defaultdict[str, array[int]] = defaultdict(lambda: array("I"))

    def parts(self, rows: Iterable[Row]) -> Iterator[Part]:
        """All files, those of the rows first; afterwards `first_words` holds the first word of each file of words."""
        held: list[Row] = []
        for row in rows:
            for term in terms(row[0]):
                self._rows[term].append(self.n_rows)
            held.append(row)
            self.n_rows += 1
            if len(held) == ROWS:
                yield _part("r", self.n_rows // ROWS - 1, held)
                held = []
        if held:
            yield _part("r", self.n_rows // ROWS, held)
        yield from self._words()

    def _words(self) -> Iterator[Part]:
        held: dict[str, list[int]] = {}
        n_bytes = 0
        for word in sorted(self._rows):
            gaps = _gaps(self._rows[word])
            size = len(word) + sum(len(str(gap)) + 1 for gap in gaps)
            if held and n_bytes + size > WORDS_BYTES:
                yield _part("w", len(self.first_words) - 1, held)
                held, n_bytes = {}, 0
            if not held:
                self.first_words.append(word)
            held[word] = gaps
            n_bytes += size
        if held:
            yield _part("w", len(self.first_words) - 1, held)


def terms(text: str) -> Iterator[str]:
    """The words of a text, once each, without capitals and accents: search.js does the same to a question."""
    yield from dict.fromkeys(_WORD.findall((text if text.isascii() else _plain(text)).lower()))


@lru_cache(_KEPT)
def _plain(text: str) -> str:
    letters = unicodedata.normalize("NFKD", text.replace("ß", "ss").replace("ẞ", "SS"))
    return "".join(letter for letter in letters if not unicodedata.category(letter).startswith("M"))


def _gaps(numbers: Sequence[int]) -> list[int]:
    """Each number less the one before it, which is shorter to write."""
    return [number - before for before, number in zip([0, *numbers], numbers, strict=False)]


def _part(kind: str, number: int, content: object) -> Part:
    """A file, as a call with its name and its content. JSON is JavaScript; what could end a line or begin an element is escaped."""
    plain = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    for letter in ("\u2028", "\u2029", "<"):
        plain = plain.replace(letter, f"\\u{ord(letter):04x}")
    return Part(f"{FOLDER}/{kind}{number}.js", f'claimpackPart("{kind}{number}",{plain});\n'.encode())
