"""What the grammar of attribution needs of one word form: its letter, the form written small, the dictionary lemma.

The letters are those of extract/tags, with '"' for a quotation that is a piece of its own.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from claimpack.builders.extract.attribution.cue_words import cue_words
from claimpack.builders.extract.tags import letter_of
from claimpack.builders.languages.pack import Pack
from claimpack.builders.text.words import analyse

QUOTE = '"'
BORDERS = frozenset(",;:-" + QUOTE)
VERBS = frozenset("HWBMF")
# t-online.de, documenta-Homepage
_NAME = re.compile(r"^[a-zäöü].*[a-z]\.[a-z]{2,3}$|^[a-zäöü]\S*-[A-ZÄÖÜ][a-zäöü]")
_REMEMBERED = 1 << 17


@dataclass(frozen=True, slots=True)
class Term:
    """A form's letter, the form written small, its lemma."""

    letter: str
    lower: str
    lemma: str


QUOTATION = Term(QUOTE, QUOTE, "")


@lru_cache(maxsize=_REMEMBERED)
def term(form: str, pack: Pack, *, is_first: bool) -> Term:
    """The term of a form. `is_first`: it opens a sentence, so that its capital letter says nothing."""
    lower = form.lower()
    forced = cue_words(pack).forms.get(lower)
    if forced is not None and (is_first or form == lower):
        return Term(forced[0], lower, forced[1])
    if _NAME.search(form):
        return Term("N", lower, form)
    return Term(letter_of(form, pack, is_first=is_first), lower, analyse(form, pack, is_first=is_first).lemma)
