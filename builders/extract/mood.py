"""The mood of finite verbs: indicative, Konjunktiv I, Konjunktiv II, or a form that does not say.

Konjunktiv I of the third person singular is the infinitive without its n ("habe", "unterstütze"; "sei" and "seien" stand alone).
Konjunktiv II of strong and modal verbs is a closed table (mood.toml). A weak preterite ("nutzte") and "sollte" are ambiguous: what they
are depends on the clause. A plural whose Konjunktiv I equals the indicative ("sie haben") counts as indicative. Not known here: whether
a Konjunktiv reports or imagines.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from claimpack.builders.languages.pack import Pack
from claimpack.builders.text.document import Sentence, Token
from claimpack.builders.text.words import Word, analyse
from claimpack.schema.records import Span

INDICATIVE = "indicative"
KONJUNKTIV_1 = "konjunktiv_1"
KONJUNKTIV_2 = "konjunktiv_2"
AMBIGUOUS = "ambiguous"
_CLAUSE_ENDS = frozenset(',;:.!?–„“”»«"')
_BEFORE_CAPITALS = frozenset(':.!?„“”»«"')


@dataclass(frozen=True, slots=True)
class MoodFinding:
    """A finite verb, its mood and its lemma."""

    span: Span
    mood: str
    lemma: str


@dataclass(frozen=True, slots=True, eq=False)
class _Moods:
    """The tables of mood.toml."""

    first: frozenset[str]
    or_adjective: frozenset[str]
    not_first: frozenset[str]
    second: frozenset[str]
    ambiguous: frozenset[str]
    first_persons: frozenset[str]
    subjects: frozenset[str]
    pronouns: frozenset[str]
    not_after: frozenset[str]
    prefixes: frozenset[str]
    prefix_lengths: tuple[int, ...]


def finite_moods(sentence: Sentence, pack: Pack) -> tuple[MoodFinding, ...]:
    """Every finite verb of the sentence with its mood, in text order.

    A form that may also be an infinitive or participle counts as finite only if it is Konjunktiv: the indicative is listed only for
    forms that can be nothing else.
    """
    tokens = sentence.tokens
    found = []
    for at, token in enumerate(tokens):
        mood = mood_at(tokens, at, pack)
        if mood:
            found.append(MoodFinding(Span(token.start_char, token.end_char), mood, analyse(token.text, pack, is_first=at == 0).lemma))
    return tuple(found)


def mood_at(tokens: Sequence[Token], at: int, pack: Pack) -> str:
    """The mood of the token in its sentence; empty if it is no finite verb."""
    text = tokens[at].text
    if not text[0].isalpha() or (at > 0 and text[0].isupper() and tokens[at - 1].text not in _BEFORE_CAPITALS):
        return ""
    mood = mood_of_form(text.lower(), pack)
    if mood not in (KONJUNKTIV_1, KONJUNKTIV_2):
        return mood
    if mood == KONJUNKTIV_1 and _is_first_person(tokens, at, pack):
        return INDICATIVE
    return mood if _is_verb_here(tokens, at, pack) else ""


@lru_cache(maxsize=1 << 16)
def mood_of_form(form: str, pack: Pack) -> str:
    """The mood that a small-written form has by itself; empty if it is no finite verb."""
    moods = _moods(pack)
    word = analyse(form, pack)
    if form in moods.first or _is_konjunktiv_1(form, word, moods):
        return KONJUNKTIV_1
    if form in moods.ambiguous:
        return AMBIGUOUS
    if form in moods.second or _without_prefix(form, moods):
        return KONJUNKTIV_2
    if not word.is_finite or word.is_infinitive or word.is_participle:
        return INDICATIVE if word.is_finite and (word.is_auxiliary or word.is_modal) and not word.is_participle else ""
    is_weak = form.endswith(("te", "ten")) and not (word.is_modal or word.is_auxiliary)
    return AMBIGUOUS if is_weak else INDICATIVE


def _is_konjunktiv_1(form: str, word: Word, moods: _Moods) -> bool:
    """Whether the form is its own infinitive without the n: "stelle", "ändere", "handle"."""
    if not form.endswith("e") or len(form) < 4 or form in moods.not_first or word.is_adverb or not word.is_finite:
        return False
    lemma = word.lemma
    if lemma == form + "n":
        return True
    return (lemma == form[:-1] + "n" and form.endswith(("ele", "ere"))) or (lemma == form[:-2] + "eln" and form.endswith("le"))


def _without_prefix(form: str, moods: _Moods) -> bool:
    """Whether the form without a prefix is in the table of Konjunktiv II: "verstünde"."""
    return any(form[length:] in moods.second and form[:length] in moods.prefixes for length in moods.prefix_lengths)


def _is_first_person(tokens: Sequence[Token], at: int, pack: Pack) -> bool:
    """Whether "ich" stands in the clause, or the sentence begins with the verb and no subject follows ("Habe gut gegessen.")."""
    moods = _moods(pack)
    left, right = at, at
    while left > 0 and tokens[left - 1].text not in _CLAUSE_ENDS:
        left -= 1
    while right + 1 < len(tokens) and tokens[right + 1].text not in _CLAUSE_ENDS:
        right += 1
    if any(token.text.lower() in moods.first_persons for token in tokens[left : right + 1]):
        return True
    if left < at or at + 1 >= len(tokens):
        return False
    following = analyse(tokens[at + 1].text, pack)
    is_opening = left == 0 or tokens[left - 1].text in '„“”»«".'
    return is_opening and following.form not in moods.subjects


def _is_verb_here(tokens: Sequence[Token], at: int, pack: Pack) -> bool:
    """No verb stands between an article and a noun, and what is an adjective or a noun as well is one before a noun or a genitive."""
    moods = _moods(pack)
    if tokens[at].text[0].isupper() and not _opens_with_verb(tokens, at, moods, pack):
        return False
    if at + 1 >= len(tokens) or not tokens[at + 1].text[0].isupper():
        return True
    is_behind_article = at > 0 and tokens[at - 1].text.lower() in moods.not_after
    is_adjective = tokens[at].text.lower() in moods.or_adjective and (at == 0 or tokens[at - 1].text.lower() not in moods.pronouns)
    return not is_behind_article and not is_adjective


def _opens_with_verb(tokens: Sequence[Token], at: int, moods: _Moods, pack: Pack) -> bool:
    """Whether a capitalised form that opens a sentence is a verb: an auxiliary, no noun, or before a pronoun ("Komme er zu spät")."""
    text = tokens[at].text
    if not text[1:].islower():
        return False
    if at + 1 < len(tokens) and tokens[at + 1].text.lower() in moods.pronouns:
        return True
    small, capital = analyse(text.lower(), pack), analyse(text, pack)
    return small.is_auxiliary or small.is_modal or capital.is_name or not capital.is_noun


@cache
def _moods(pack: Pack) -> _Moods:
    def words(key: str) -> frozenset[str]:
        return frozenset(pack.words("mood", key))

    umlaut = pack.words("mood", "konjunktiv_2_umlaut")
    second = frozenset((*umlaut, *(form + "n" for form in umlaut), *pack.words("mood", "konjunktiv_2_singular")))
    prefixes = frozenset((*pack.words("words", "inseparable_prefixes"), *pack.words("words", "particles")))
    return _Moods(
        first=words("konjunktiv_1_sein") | words("konjunktiv_1_closed") | words("konjunktiv_1_or_adjective"),
        or_adjective=words("konjunktiv_1_or_adjective"),
        not_first=words("konjunktiv_1_not"),
        second=second - words("konjunktiv_2_not"),
        ambiguous=words("ambiguous"),
        first_persons=words("first_persons"),
        subjects=words("subjects"),
        pronouns=words("subject_pronouns"),
        not_after=words("not_after"),
        prefixes=prefixes,
        prefix_lengths=tuple(sorted({len(prefix) for prefix in prefixes})),
    )
