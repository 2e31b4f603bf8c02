"""What the grammar of attribution needs of one word form: its letter, the form written small, the lemma, what it may be a sign of.

The letters are those of extract/tags, with '"' for a quotation that is a piece of its own. Signs say which rules a sentence is worth: the
bits of its words, joined by "|". A particle makes a verb of saying only of a stem, "nach" a source only of a noun of saying,
a verb of judging reports only where words are quoted.
"""

import re
from functools import cache
from typing import NamedTuple

from claimpack.builders.extract.attribution.cue_words import CueWords, cue_words
from claimpack.builders.extract.mood import KONJUNKTIV_1, KONJUNKTIV_2, mood_of_form
from claimpack.builders.extract.tags import letter_of
from claimpack.builders.languages.pack import Pack
from claimpack.builders.text.words import analyse

QUOTE = '"'
BORDERS = frozenset(",;:-" + QUOTE)
VERBS = frozenset("HWBMF")
MARK, OPENING, CLOSING = "'", "(", ")"
UNLETTERED = frozenset((MARK, OPENING, CLOSING))
(
    VERB,
    JUDGEMENT,
    STEM,
    PARTICLE,
    NOUN,
    PHRASE,
    WEAK_PHRASE,
    SUPPORT,
    KONJUNKTIV,
    SOLLEN,
    INTENT,
    OBJECT,
    BACKWARD,
    DOUBTFUL_VERB,
    LISTENER,
    STRONG,
) = (1 << bit for bit in range(16))
# Letters of forms that can be the finite verb of a clause.
_FINITE = frozenset("HWBMFEhwmjuUVG")
_MARKS = frozenset("\"“”„‟»«›‹‘’‚'")
_OPENING, _CLOSING = frozenset("([{"), frozenset(")]}")
# t-online.de, documenta-Homepage
_NAME = re.compile(r"^[a-zäöü].*[a-z]\.[a-z]{2,3}$|^[a-zäöü]\S*-[A-ZÄÖÜ][a-zäöü]")
_REMEMBERED = 1 << 17


class Term(NamedTuple):
    """A form's letter, the form written small, its lemma, its signs."""

    letter: str
    lower: str
    lemma: str
    signs: int = 0


QUOTATION = Term(QUOTE, QUOTE, "")


class Terms(dict[str, Term]):
    """The terms of the forms met so far: a plain dictionary is the fastest cache there is.

    `is_first`: the forms open a sentence, so that a capital letter says nothing. Marks and brackets have letters of their own.
    """

    def __init__(self, pack: Pack, *, is_first: bool) -> None:
        """No term yet."""
        self._pack = pack
        self._is_first = is_first

    def __missing__(self, form: str) -> Term:
        if len(self) > _REMEMBERED:
            self.clear()
        found = self[form] = _term(form, self._pack, is_first=self._is_first)
        return found


@cache
def terms_of(pack: Pack) -> tuple[Terms, Terms]:
    """The terms inside a sentence, and those at its beginning."""
    return Terms(pack, is_first=False), Terms(pack, is_first=True)


def _term(form: str, pack: Pack, *, is_first: bool) -> Term:
    if form in _MARKS:
        return Term(MARK, form, "")
    if form in _OPENING or form in _CLOSING:
        return Term(OPENING if form in _OPENING else CLOSING, form, "")
    lower = form.lower()
    words = cue_words(pack)
    forced = words.forms.get(lower)
    if forced is not None and (is_first or form == lower):
        letter, lemma = forced
    elif _NAME.search(form):
        letter, lemma = "N", form
    else:
        letter, lemma = letter_of(form, pack, is_first=is_first), analyse(form, pack, is_first=is_first).lemma
        if is_first and lower.endswith(words.adverbial if letter == "A" else words.surely_adverbial):
            letter = "b"
    return Term(letter, lower, lemma, _signs(form, letter, (lower, lemma), words, pack))


def _signs(form: str, letter: str, small: tuple[str, str], words: CueWords, pack: Pack) -> int:
    """What the form may be a sign of. `small`: the form written small, and its lemma."""
    lower, lemma = small
    verb = words.whole.get(lemma)
    says = verb is not None and (verb.clause or verb.noun or bool(verb.prepositions))
    return (
        VERB * (says or lower in words.adjective_cues)
        | JUDGEMENT * (verb is not None and not says)
        | STEM * (lemma in words.parts)
        | PARTICLE * (lower in words.particles)
        | NOUN * (form in words.saying or form in words.verbatim)
        | PHRASE * (lower in words.phrase_triggers)
        | WEAK_PHRASE * (lower in words.weak_triggers)
        | SUPPORT * (form in words.supporting or lower.endswith(words.after_nach_endings))
        | KONJUNKTIV * (letter in _FINITE and mood_of_form(lower, pack) in (KONJUNKTIV_1, KONJUNKTIV_2))
        | SOLLEN * (lower in words.forms_of_sollen)
        | INTENT * (lemma in words.intending)
        | OBJECT * (verb is not None and (verb.noun or bool(verb.prepositions)))
        | BACKWARD * (lower in words.backward)
        | LISTENER * (lower in words.addressees or lower in words.interview)
        | STRONG * (verb is not None and (not verb.weak or lemma in words.plain_verbs or lemma in words.thinking))
        | DOUBTFUL_VERB * (letter == "D" and form in words.verbs_like_possessives)
        | DOUBTFUL_VERB * (letter == "A" and form == lower and mood_of_form(lower, pack) == KONJUNKTIV_1)
    )
