"""Words, numbers and marks of one sentence, in offsets of the whole text.

The stretch is taken to be one sentence. So a full stop that stands inside it after a word belongs to that word ("5. Januar", "Dr. Müller",
"usw., und"), and the one at its end stands alone. No list of abbreviations is needed: sentences have decided what ends where.
Offsets are Unicode code points, 0-based, end-exclusive.
"""

import re

from claimpack.builders.text.document import Token
from claimpack.builders.text.forms import Judged

# Combining accents (decomposed umlauts) and the soft hyphen belong to a word.
_LETTER = r"[\w\u0300-\u036f\u00ad]"
_WORD = rf"{_LETTER}+"
# A full stop after a word that does not end the sentence: the sentence goes on with a word, an opening mark, a dash, a comma or "/6. Mai".
_DOT = r"\.(?=\s*[,;:]|\s+[^\s.!?…\])}]|[-–/]\d)"
# What joins two words to one: Anti-Terror, COVID-19 (but 10-15 is three), geht's, H&M, tagesschau.de, Dr.-Ing., Bürger:innen, Bürger*in.
_JOINT = r"(?:(?<!\d)[-‐‑]|[-‐‑](?=\D)|['’&]|\.(?=[^\W\d_])|\.-(?=[^\W\d_])|[*:/](?=-?in(?:nen)?\b)-?)"

# The form itself, or the equal one that was met before.
_ONE_OF_EQUALS = Judged(str).__getitem__
# Token(...) without its Python layer: this loop is half of the time of reading.
_TUPLE = tuple.__new__
_KINDS = (
    # Most tokens, at once: what follows lets nothing join them, and no other token begins with these marks.
    r"[a-zA-ZÀ-ÖØ-öø-ÿ]++(?=[ ,;!?)\"“”«»])",
    r"[,;:!?\"„“”»«()]",
    r"https?://[^\s<>„“”»«\"]*[^\s<>„“”»«\".,;:!?)\]]",
    rf"(?:www\.|{_LETTER}[\w.+-]{{0,64}}+@){_LETTER}[\w.-]*\w(?:/[^\s<>„“”»«\",;]*[\w/])?",
    r"\d{4}-\d\d(?:-\d\d)?\b",
    # 10.000, 3,5, 14.30, 12:45, 6.1.2021; with their dot where a date goes on: 12.3. statt
    rf"\d+(?:[.,:]\d+)+(?:{_DOT}|(?:-(?=\D){_WORD})+)?",
    # z.B., U.S.-Präsident
    rf"(?:{_LETTER}\.){{2,}}(?:-{_WORD})*",
    # words; -versuche and ex-Sowjet- keep their hyphen
    rf"(?:(?<!\w)-(?=[^\W\d]))?{_WORD}(?:{_JOINT}{_WORD})*(?:{_DOT}|[-‐‑](?!\S))?",
    r"#\w+|@\w+",
    r"\.{2,}|…|''",
    r"\S",
)
# With the white space before it: what begins with it would be tried in vain at each space.
_TOKEN = re.compile(rf"\s*+({'|'.join(_KINDS)})")


def tokenize(text: str, start_char: int, end_char: int) -> tuple[Token, ...]:
    """The tokens of text[start_char:end_char], one sentence, in order; white space is in none of them.

    Equal forms are one string: every step looks them up in tables of its own, which then share their keys in the processor's caches.
    """
    tokens = []
    at = start_char
    find = text.find
    for form in map(_ONE_OF_EQUALS, _TOKEN.findall(text, start_char, end_char)):
        start = find(form, at)
        at = start + len(form)
        tokens.append(_TUPLE(Token, (form, start, at)))
    return tuple(tokens)
